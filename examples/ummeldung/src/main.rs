//! Tells the story of a move; see `lib.rs`. `cargo run -p example-ummeldung`

use example_ummeldung::fachverfahren::{Fehler, MELDEBEHOERDE, bearbeite};
use example_ummeldung::kopf::Anlass;
use example_ummeldung::onlinedienst::{Formular, Wohnung, antrag, antwort, protokoll};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let anlass =
        Anlass { uuid: "5f000001-1b2c-4d3e-8f40-0123456789ab", zeitpunkt: "2026-03-02T10:15:30.250+01:00" };
    let spaeter =
        Anlass { uuid: "5f000002-1b2c-4d3e-8f40-0123456789ab", zeitpunkt: "2026-03-03T08:00:00.000Z" };
    let mut formular = Formular {
        familienname: "Müller",
        vornamen: "Erika",
        geburtsdatum: "1964-08-12",
        bisher: Wohnung { strasse: "Ahornweg", hausnummer: "12", postleitzahl: "01002", ort: "Neustadt" },
        neu: Wohnung { strasse: "Birkenallee", hausnummer: "3 a", postleitzahl: "01001", ort: "Musterstadt" },
        einzug: "2026-03-01",
    };

    println!("1. Der Online-Dienst prüft schon das Formular:");
    for (familienname, geburtsdatum) in [("Mu\u{308}ller", "1964-08-12"), ("Müller", "12.8.1964")] {
        let formular = Formular { familienname, geburtsdatum, ..formular };
        if let Err(fehler) = antrag(&formular, anlass, MELDEBEHOERDE) {
            println!("   {fehler}");
        }
    }

    println!("2. Richtig ausgefüllt wird daraus eine Nachricht:");
    let nachricht = antrag(&formular, anlass, MELDEBEHOERDE)?.to_xml()?;
    println!("   {} Zeichen, gültig nach XBeispiel 1.0", nachricht.chars().count());

    println!("3. Das Fachverfahren antwortet, der Online-Dienst liest die Antwort:");
    println!("   {}", antwort(&bearbeite(&nachricht, spaeter).map_err(text)?)?);

    println!("4. Zieht Erika Müller nach Neustadt, ist Musterstadt nicht zuständig:");
    (formular.bisher, formular.neu) = (formular.neu, formular.bisher);
    let nachricht = antrag(&formular, anlass, MELDEBEHOERDE)?.to_xml()?;
    println!("   {}", antwort(&bearbeite(&nachricht, spaeter).map_err(text)?)?);

    println!("5. Eine verfälschte Nachricht wird abgewiesen, mit Stelle und Grund:");
    let verfaelscht =
        nachricht.replace("<antragsteller>1<", "<antragsteller>7<").replace("2026-03-01", "2026-02-30");
    if let Err(fehler) = bearbeite(&verfaelscht, spaeter) {
        println!("   {}", text(fehler).trim_end().replace('\n', "\n   "));
    }
    Ok(())
}

fn text(fehler: Fehler) -> String {
    match fehler {
        Fehler::Ungueltig(report) => protokoll(&report),
        Fehler::Antwort(fehler) => fehler.to_string(),
    }
}
