//! The specialist procedure: takes messages in, checks what the schema cannot, decides, answers.

use crate::Fehler;
use crate::xbeispiel::datum::TeilbekanntesDatumMitUnbekanntAuswahl;
use crate::xbeispiel::xbeispiel::{
    Ablehnungsgrund, Bezug, CodeAblehnungsgrund, CodeNachrichtentyp, Identifikation, Meldeergebnis,
    MeldeergebnisAuswahl, Nachrichtenkopf, Nachrichtentyp, UmmeldungAblehnung0103, UmmeldungAntrag0101,
    UmmeldungBestaetigung0102,
};
use crate::xbeispiel::{GRAMMAR, Nachricht};
use xoev_codelists::{CodeChecker, CodeListRegistry, CodePolicy};
use xoev_runtime::Dispatcher;
use xoev_runtime::datum::TeilbekanntesDatum;
use xoev_runtime::header::{Identifikation as _, Nachrichtenkopf as _, ReadPolicy};
use xoev_runtime::report::{Language, Report};

/// The age from which people report a move themselves.
const MELDEALTER: u16 = 16;

/// A message that was answered.
#[derive(Debug)]
pub struct Vorgang {
    /// Standard and version, told from the first lines.
    pub standard: String,
    /// What is worth a look, but no fault.
    pub warnungen: Report,
    /// The answer.
    pub antwort: String,
}

/// Takes a message in and answers it.
///
/// # Errors
/// If it belongs to no known standard, is not valid, is a test, or has a code no version of its list has.
pub fn bearbeite(text: &str, listen: &CodeListRegistry) -> Result<Vorgang, Fehler> {
    let dispatcher = Dispatcher::new([GRAMMAR.get()]);
    let found =
        dispatcher.sniff(text.as_bytes()).map_err(|fault| Fehler::Unbekannt(fault.message(Language::De)))?;
    let standard = found.standard().to_string();
    let (policy, codes) = (ReadPolicy::new().check_creation_time(true), CodePolicy::default());
    let judge = CodeChecker::new(listen, &codes);
    let (received, warnungen) = policy.read_with_codes::<Nachricht>(text, &judge)?;
    let Nachricht::UmmeldungAntrag0101(antrag) = received.message else {
        return Err(Fehler::Unbekannt(format!("{} wird hier nicht bearbeitet", received.header.message)));
    };
    let antwort = match ist_alt_genug(&antrag) {
        Some(true) => bestaetigung(&antrag)?.to_xml()?,
        Some(false) | None => ablehnung(&antrag)?.to_xml()?,
    };
    Ok(Vorgang { standard, warnungen, antwort })
}

/// Whether the first person may report the move; `None` where the known part of the birth date does not tell.
fn ist_alt_genug(antrag: &UmmeldungAntrag0101) -> Option<bool> {
    let TeilbekanntesDatumMitUnbekanntAuswahl::TeilbekanntesDatum(geburt) =
        &antrag.person.first()?.geburt.datum.auswahl
    else {
        return None;
    };
    let geburt = TeilbekanntesDatum::try_from(geburt).ok()?;
    geburt.has_completed(MELDEALTER, &TeilbekanntesDatum::of(&antrag.antragsdatum).ok()?)
}

/// The header of the answer: a new message, from who was written to, to who wrote.
fn kopf(antrag: &UmmeldungAntrag0101, typ: Nachrichtentyp) -> Result<Nachrichtenkopf, Fehler> {
    Ok(antrag.nachrichtenkopf.answer(Identifikation::for_new_message(CodeNachrichtentyp::new(typ))?))
}

/// Which message is answered.
fn bezug(antrag: &UmmeldungAntrag0101) -> Bezug {
    let identifikation = antrag.nachrichtenkopf.identification();
    Bezug::new(identifikation.nachrichten_uuid.clone(), identifikation.nachrichtentyp.clone())
}

fn bestaetigung(antrag: &UmmeldungAntrag0101) -> Result<UmmeldungBestaetigung0102, Fehler> {
    let tag = &antrag.wohnungswechsel.nutzung.beginn;
    let ergebnisse = antrag.person.iter().map(|person| {
        Meldeergebnis::new(person.nummer.clone(), MeldeergebnisAuswahl::AngemeldetAm(tag.clone()))
    });
    Ok(UmmeldungBestaetigung0102::new(
        "Beispielverfahren".parse()?,
        "Beispiel AG".parse()?,
        kopf(antrag, Nachrichtentyp::UmmeldungBestaetigung0102)?,
        bezug(antrag),
        ergebnisse.collect(),
    ))
}

fn ablehnung(antrag: &UmmeldungAntrag0101) -> Result<UmmeldungAblehnung0103, Fehler> {
    Ok(UmmeldungAblehnung0103::new(
        "Beispielverfahren".parse()?,
        "Beispiel AG".parse()?,
        kopf(antrag, Nachrichtentyp::UmmeldungAblehnung0103)?,
        bezug(antrag),
        vec![CodeAblehnungsgrund::new(Ablehnungsgrund::DieAngabenSindUnvollstaendig)],
    ))
}
