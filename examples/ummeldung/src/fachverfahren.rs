//! The specialist procedure: reads applications, decides, answers.

use crate::eingabe::{Eingabefehler, wert};
use crate::kopf::{Anlass, Eintrag, kopf};
use crate::onlinedienst::ONLINEDIENST;
use crate::standard::xbeispiel::{
    Ablehnungsgrund, AnschriftAuswahl, Bezug, CodeAblehnungsgrund, CodeNachrichtentyp, Hinweis,
    Meldeergebnis, MeldeergebnisAuswahl, Nachrichtentyp, UmmeldungAblehnung0103, UmmeldungAntrag0101,
    UmmeldungBestaetigung0102,
};
use xoev_runtime::report::Report;

/// The authority in the directory.
pub const MELDEBEHOERDE: Eintrag<'_> =
    Eintrag { kennung: "mb:01001", name: "Meldebehörde Musterstadt (Beispiel)" };

/// The postal code this authority is responsible for.
const ZUSTAENDIG: &str = "01001";

/// Why a message was not answered.
#[derive(Debug)]
pub enum Fehler {
    /// It breaks the standard; every fault with its place.
    Ungueltig(Report),
    /// The answer could not be written.
    Antwort(Eingabefehler),
}

impl From<Report> for Fehler {
    fn from(report: Report) -> Self {
        Self::Ungueltig(report)
    }
}

impl From<Eingabefehler> for Fehler {
    fn from(fehler: Eingabefehler) -> Self {
        Self::Antwort(fehler)
    }
}

/// Reads an application and answers it.
///
/// # Errors
/// When the application is not valid or the answer cannot be written.
pub fn bearbeite(text: &str, anlass: Anlass<'_>) -> Result<String, Fehler> {
    let antrag = UmmeldungAntrag0101::from_xml(text)?;
    let antwort = if zustaendig(&antrag) {
        bestaetigung(&antrag, anlass)?.to_xml()
    } else {
        ablehnung(&antrag, anlass)?.to_xml()
    };
    Ok(antwort?)
}

fn zustaendig(antrag: &UmmeldungAntrag0101) -> bool {
    match &antrag.wohnungswechsel.neue_wohnung.auswahl {
        AnschriftAuswahl::Inland(inland) => inland.postleitzahl.as_ref() == ZUSTAENDIG,
        AnschriftAuswahl::Ausland(_) | AnschriftAuswahl::OhneAnschrift(_) => false,
    }
}

fn bezug(antrag: &UmmeldungAntrag0101) -> Bezug {
    let uuid = antrag.nachrichtenkopf.identifikation.nachrichten_uuid.clone();
    Bezug::new(uuid, CodeNachrichtentyp::new(Nachrichtentyp::UmmeldungAntrag0101))
}

fn bestaetigung(
    antrag: &UmmeldungAntrag0101,
    anlass: Anlass<'_>,
) -> Result<UmmeldungBestaetigung0102, Eingabefehler> {
    let tag = &antrag.wohnungswechsel.nutzung.beginn;
    let ergebnis = |nummer| Meldeergebnis::new(nummer, MeldeergebnisAuswahl::AngemeldetAm(tag.clone()));
    let mut bestaetigung = UmmeldungBestaetigung0102::new(
        wert("produkt", "Beispielverfahren")?,
        wert("produkthersteller", "Beispiel AG")?,
        kopf(Nachrichtentyp::UmmeldungBestaetigung0102, anlass, MELDEBEHOERDE, ONLINEDIENST)?,
        bezug(antrag),
        antrag.person.iter().map(|person| ergebnis(person.nummer.clone())).collect(),
    );
    bestaetigung.hinweis =
        vec![Hinweis::new(wert("hinweis", "Bitte lassen Sie die Anschrift in Ihrem Ausweis ändern.")?)];
    Ok(bestaetigung)
}

fn ablehnung(
    antrag: &UmmeldungAntrag0101,
    anlass: Anlass<'_>,
) -> Result<UmmeldungAblehnung0103, Eingabefehler> {
    let grund = CodeAblehnungsgrund::new(Ablehnungsgrund::DieStelleIstNichtZustaendig);
    Ok(UmmeldungAblehnung0103::new(
        wert("produkt", "Beispielverfahren")?,
        wert("produkthersteller", "Beispiel AG")?,
        kopf(Nachrichtentyp::UmmeldungAblehnung0103, anlass, MELDEBEHOERDE, ONLINEDIENST)?,
        bezug(antrag),
        vec![grund],
    ))
}
