//! The online service: from a form to a message, from an answer to a sentence for the citizen.

use crate::xbeispiel::Nachricht;
use crate::xbeispiel::datum::{
    TeilbekanntesDatum as DatumAngabe, TeilbekanntesDatumMitUnbekannt, TeilbekanntesDatumMitUnbekanntAuswahl,
    Zeitraum,
};
use crate::xbeispiel::xbeispiel::{
    Anschrift, AnschriftAuswahl, AnschriftInland, CodeBezirk, CodeNachrichtentyp, CodeWohnungsstatus, Geburt,
    Identifikation, Nachrichtenkopf, Nachrichtentyp, NameNatuerlichePerson, Person, UmmeldungAntrag0101,
    UmmeldungAntrag0101Auswahl, Wohnungsstatus, Wohnungswechsel,
};
use crate::{Fehler, stelle};
use xoev_characters::{DatatypeA, InvalidText, Language};
use xoev_codelists::{Action, CheckCodes, CodeListRegistry, CodePolicy, ListPolicy};
use xoev_runtime::datum::TeilbekanntesDatum;
use xoev_runtime::header::{Identifikation as _, Nachrichtenkopf as _, ReadPolicy, now};

/// What the citizen typed and chose.
#[derive(Debug, Clone, Copy)]
pub struct Formular<'a> {
    /// Family name.
    pub familienname: &'a str,
    /// Given names.
    pub vornamen: &'a str,
    /// Date of birth, as far as it is known: `1964-08-12`, `1964-08` or `1964`.
    pub geburtsdatum: &'a str,
    /// Street and number that are moved to.
    pub strasse: &'a str,
    /// The district, by the name the code list has for it.
    pub bezirk: &'a str,
}

/// The Kennung of the list of districts.
const BEZIRKE: &str = "urn:xoev-beispiel:codeliste:bezirk";

/// A name by DIN 91379, data type A: composed (NFC), or refused with the characters that do not belong.
///
/// # Errors
/// Names the field and every character.
pub fn name(feld: &str, text: &str) -> Result<DatatypeA, Fehler> {
    DatatypeA::normalized(text).map_err(|InvalidText { faults, .. }| {
        let faults: Vec<String> = faults.iter().map(|fault| fault.message(Language::De)).collect();
        Fehler::Eingabe(format!("{feld}: {}", faults.join("; ")))
    })
}

/// The code of a district in the newest version of the list that is loaded.
fn bezirk(listen: &CodeListRegistry, label: &str) -> Result<CodeBezirk, Fehler> {
    let snapshot = listen.snapshot();
    let list = snapshot.versions(BEZIRKE).first();
    let list = list.ok_or_else(|| Fehler::Eingabe("Bezirk: die Codeliste fehlt".to_owned()))?;
    let row = list.rows().find(|row| row.label() == Some(label));
    let code = row.and_then(|row| row.value(list.code_column()?));
    let code = code.ok_or_else(|| Fehler::Eingabe(format!("Bezirk: ‚{label}‘ steht nicht in der Liste")))?;
    let version = list.version.as_deref().unwrap_or_default();
    let mut bezirk = CodeBezirk::new(version.parse()?, code.parse()?);
    bezirk.name = Some(label.parse()?);
    Ok(bezirk)
}

/// The message for a form: written only if schema and code lists have nothing against it.
///
/// # Errors
/// Names what has to be corrected.
pub fn antrag(formular: &Formular<'_>, listen: &CodeListRegistry) -> Result<UmmeldungAntrag0101, Fehler> {
    let familienname = name("Familienname", formular.familienname)?;
    let vornamen = name("Vornamen", formular.vornamen)?;
    let geburt: TeilbekanntesDatum = formular
        .geburtsdatum
        .parse()
        .map_err(|_| Fehler::Eingabe(format!("Geburtsdatum: ‚{}‘ gibt es nicht", formular.geburtsdatum)))?;
    let datum = TeilbekanntesDatumMitUnbekanntAuswahl::TeilbekanntesDatum(DatumAngabe::try_from(geburt)?);
    let person = Person::new(
        "1".parse()?,
        NameNatuerlichePerson::new(familienname.as_str().parse()?, vornamen.as_str().parse()?),
        Geburt::new(TeilbekanntesDatumMitUnbekannt::new(datum)),
    );
    let mut neu = AnschriftInland::new(formular.strasse.parse()?, "01001".parse()?, "Musterstadt".parse()?);
    neu.bezirk = Some(bezirk(listen, formular.bezirk)?);
    let bisher = AnschriftInland::new("Ahornweg".parse()?, "01002".parse()?, "Neustadt".parse()?);
    let wechsel = Wohnungswechsel::new(
        Anschrift::new(AnschriftAuswahl::Inland(bisher)),
        Anschrift::new(AnschriftAuswahl::Inland(neu)),
        CodeWohnungsstatus::new(Wohnungsstatus::AlleinigeWohnung),
        Zeitraum::new("2026-03-01".parse()?),
    );
    let antrag = UmmeldungAntrag0101::new(
        "Beispieldienst".parse()?,
        "Beispiel GmbH".parse()?,
        kopf()?,
        "2026-03-02".parse()?,
        wechsel,
        vec![person],
        "1".parse()?,
        UmmeldungAntrag0101Auswahl::ElektronischBestaetigt(now()?),
    );
    let report = antrag.check_codes(listen, &strenge());
    if report.is_valid() { Ok(antrag) } else { Err(report.into()) }
}

/// Before a message leaves the house, every code must be known in the version it names; but for the list of directories,
/// which this service does not have.
fn strenge() -> CodePolicy {
    let ohne_liste = ListPolicy { list_unknown: Some(Action::Accept), ..ListPolicy::default() };
    CodePolicy::strict().with_list("urn:xoev-beispiel:codeliste:verzeichnis", ohne_liste)
}

/// A header for a new message: a UUID of its own and the present time, from this service to the authority.
fn kopf() -> Result<Nachrichtenkopf, Fehler> {
    let typ = CodeNachrichtentyp::new(Nachrichtentyp::UmmeldungAntrag0101);
    Ok(Nachrichtenkopf::from_parts(
        Identifikation::for_new_message(typ)?,
        stelle("mb:01001", "Meldebehörde Musterstadt (Beispiel)")?,
        stelle("online:4711", "Online-Dienst Umzug (Beispiel)")?,
    ))
}

/// What the citizen is told about the answer to a message.
///
/// # Errors
/// If the answer is not valid, is a test, or answers another message.
pub fn antwort(text: &str, antrag: &UmmeldungAntrag0101) -> Result<String, Fehler> {
    let received = ReadPolicy::new().read::<Nachricht>(text)?;
    if !received.header.answers(antrag.nachrichtenkopf.identification().id()) {
        return Err(Fehler::Unbekannt("die Antwort gehört zu einer anderen Nachricht".to_owned()));
    }
    Ok(match received.message {
        Nachricht::UmmeldungBestaetigung0102(_) => "Sie sind umgemeldet.".to_owned(),
        Nachricht::UmmeldungAblehnung0103(ablehnung) => {
            let gruende: Vec<_> = ablehnung.grund.iter().map(|grund| grund.code.label()).collect();
            format!("Ihr Antrag wurde abgelehnt. {}", gruende.join(" "))
        }
        _ => "Die Behörde hat mit einer Nachricht geantwortet, die hier nicht vorgesehen ist.".to_owned(),
    })
}
