//! Tells the story of a move; see `lib.rs`. `cargo run -p example-buergerdienst`

use example_buergerdienst::fachverfahren::bearbeite;
use example_buergerdienst::onlinedienst::{Formular, antrag, antwort};
use example_buergerdienst::{Fehler, codelisten};
use xoev_runtime::report::{Language, Severity};

fn main() {
    if let Err(fehler) = geschichte() {
        println!("{}", text(&fehler));
    }
}

fn geschichte() -> Result<(), Fehler> {
    let listen = codelisten();
    let formular = Formular {
        familienname: "Mu\u{308}ller-Żółć",
        vornamen: "Erika",
        geburtsdatum: "1964-08",
        strasse: "Birkenallee",
        bezirk: "Ahornau",
    };

    println!("1. Was nicht in Namen und Listen steht, wird schon im Formular abgewiesen:");
    for falsch in [
        Formular { familienname: "Müller №1", ..formular },
        Formular { geburtsdatum: "1964-02-30", ..formular },
        Formular { bezirk: "Anderswo", ..formular },
    ] {
        if let Err(fehler) = antrag(&falsch, &listen) {
            println!("   {}", text(&fehler));
        }
    }

    println!("2. Sonst wird daraus eine Nachricht mit eigener UUID, geprüft gegen Schema und Codelisten:");
    let nachricht = antrag(&formular, &listen)?;
    println!(
        "   {}",
        nachricht.person.first().map(|it| it.name.familienname.to_string()).unwrap_or_default()
    );

    println!("3. Das Fachverfahren erkennt Standard und Version, prüft und antwortet:");
    let vorgang = bearbeite(&nachricht.to_xml()?, &listen)?;
    println!("   {}: {}", vorgang.standard, antwort(&vorgang.antwort, &nachricht)?);

    println!("4. Ein Geburtsjahr allein sagt nicht, ob jemand alt genug ist:");
    let jung = antrag(&Formular { geburtsdatum: "2010", ..formular }, &listen)?;
    println!("   {}", antwort(&bearbeite(&jung.to_xml()?, &listen)?.antwort, &jung)?);

    println!("5. Eine Testnachricht wird im Echtbetrieb nicht angenommen:");
    let mut test = nachricht;
    test.test = Some("Abnahme".parse()?);
    if let Err(fehler) = bearbeite(&test.to_xml()?, &listen) {
        println!("   {}", text(&fehler));
    }
    Ok(())
}

fn text(fehler: &Fehler) -> String {
    match fehler {
        Fehler::Eingabe(text) | Fehler::Unbekannt(text) => text.clone(),
        Fehler::Nachricht(report) => {
            let faults = report.issues.iter().filter(|issue| issue.severity == Severity::Fault);
            faults.map(|issue| issue.text(Language::De)).collect::<Vec<_>>().join("; ")
        }
    }
}
