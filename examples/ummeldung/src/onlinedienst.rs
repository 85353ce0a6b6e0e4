//! The online service: from a form to a message, from an answer to a sentence for the citizen.

use crate::eingabe::{Eingabefehler, wert};
use crate::kopf::{Anlass, Eintrag, kopf};
use crate::standard::Nachricht;
use crate::standard::datum::{
    TeilbekanntesDatum, TeilbekanntesDatumAuswahl, TeilbekanntesDatumMitUnbekannt,
    TeilbekanntesDatumMitUnbekanntAuswahl, Zeitraum,
};
use crate::standard::xbeispiel::{
    Anschrift, AnschriftAuswahl, AnschriftInland, CodeWohnungsstatus, Geburt, Nachrichtentyp,
    NameNatuerlichePerson, Person, UmmeldungAntrag0101, UmmeldungAntrag0101Auswahl, Wohnungsstatus,
    Wohnungswechsel,
};
use xoev_runtime::report::{Language, Report};

/// The service in the directory.
pub const ONLINEDIENST: Eintrag<'_> =
    Eintrag { kennung: "online:4711", name: "Online-Dienst Umzug (Beispiel)" };

/// What the citizen typed.
#[derive(Debug, Clone, Copy)]
pub struct Formular<'a> {
    /// Family name.
    pub familienname: &'a str,
    /// Given names.
    pub vornamen: &'a str,
    /// Day of birth.
    pub geburtsdatum: &'a str,
    /// The dwelling that is left.
    pub bisher: Wohnung<'a>,
    /// The dwelling that is moved into.
    pub neu: Wohnung<'a>,
    /// The day of moving in.
    pub einzug: &'a str,
}

/// A dwelling as it is typed.
#[derive(Debug, Clone, Copy)]
pub struct Wohnung<'a> {
    /// Street.
    pub strasse: &'a str,
    /// House number.
    pub hausnummer: &'a str,
    /// Postal code.
    pub postleitzahl: &'a str,
    /// Town.
    pub ort: &'a str,
}

/// The message for a form.
///
/// # Errors
/// Names the field of the form that has to be corrected.
pub fn antrag(
    formular: &Formular<'_>,
    anlass: Anlass<'_>,
    behoerde: Eintrag<'_>,
) -> Result<UmmeldungAntrag0101, Eingabefehler> {
    let name = NameNatuerlichePerson::new(
        wert("Familienname", formular.familienname)?,
        wert("Vornamen", formular.vornamen)?,
    );
    let geburtsdatum = TeilbekanntesDatumAuswahl::JahrMonatTag(wert("Geburtsdatum", formular.geburtsdatum)?);
    let geburtsdatum =
        TeilbekanntesDatumMitUnbekanntAuswahl::TeilbekanntesDatum(TeilbekanntesDatum::new(geburtsdatum));
    let geburt = Geburt::new(TeilbekanntesDatumMitUnbekannt::new(geburtsdatum));
    let person = Person::new(wert("Nummer", "1")?, name, geburt);
    let wechsel = Wohnungswechsel::new(
        anschrift(&formular.bisher)?,
        anschrift(&formular.neu)?,
        CodeWohnungsstatus::new(Wohnungsstatus::AlleinigeWohnung),
        Zeitraum::new(wert("Einzug", formular.einzug)?),
    );
    Ok(UmmeldungAntrag0101::new(
        wert("produkt", "Beispieldienst")?,
        wert("produkthersteller", "Beispiel GmbH")?,
        kopf(Nachrichtentyp::UmmeldungAntrag0101, anlass, ONLINEDIENST, behoerde)?,
        wert("Antragsdatum", "2026-03-02")?,
        wechsel,
        vec![person],
        wert("Antragsteller", "1")?,
        UmmeldungAntrag0101Auswahl::ElektronischBestaetigt(wert("Zeitpunkt", anlass.zeitpunkt)?),
    ))
}

fn anschrift(wohnung: &Wohnung<'_>) -> Result<Anschrift, Eingabefehler> {
    let mut inland = AnschriftInland::new(
        wert("Straße", wohnung.strasse)?,
        wert("Postleitzahl", wohnung.postleitzahl)?,
        wert("Ort", wohnung.ort)?,
    );
    inland.hausnummer = Some(wert("Hausnummer", wohnung.hausnummer)?);
    Ok(Anschrift::new(AnschriftAuswahl::Inland(inland)))
}

/// What the citizen is told about an answer.
///
/// # Errors
/// The report on an answer that is not valid.
pub fn antwort(text: &str) -> Result<String, Report> {
    Ok(match Nachricht::from_xml(text)? {
        Nachricht::UmmeldungBestaetigung0102(bestaetigung) => {
            let hinweise = bestaetigung.hinweis.iter().map(|hinweis| hinweis.wert.to_string());
            hinweise.fold("Sie sind umgemeldet.".to_owned(), |satz, hinweis| format!("{satz} {hinweis}"))
        }
        Nachricht::UmmeldungAblehnung0103(ablehnung) => {
            let gruende: Vec<_> = ablehnung.grund.iter().map(|grund| grund.code.label()).collect();
            format!("Ihr Antrag wurde abgelehnt. {}", gruende.join(" "))
        }
        _ => "Die Behörde hat mit einer Nachricht geantwortet, die hier nicht vorgesehen ist.".to_owned(),
    })
}

/// A report, as a service writes it into its log.
#[must_use]
pub fn protokoll(report: &Report) -> String {
    report.text(Language::De)
}
