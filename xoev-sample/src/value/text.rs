//! Texts: titles, remarks, names of organisations and files.

use super::Request;
use super::topic::{from, has};

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Organisation,
    FileName,
    MediaType,
    Language,
    Code,
    Title,
    Remark,
    Test,
}

const ORGANISATIONS: [&str; 4] =
    ["Bürgeramt Musterstadt", "Amtsgericht Musterstadt", "Standesamt Beispielhausen", "Prüfwerke GmbH"];
const FILES: [&str; 3] = ["antrag.pdf", "lageplan.pdf", "urkunde.pdf"];
const TITLES: [&str; 4] = ["Antrag auf Erteilung", "Lageplan", "Bescheinigung", "Änderung der Angaben"];
const REMARKS: [&str; 4] = [
    "Nur zur Probe.",
    "Bitte prüfen: Größe, Straße, Übermaß.",
    "Kein wirklicher Vorgang",
    "Die Angaben sind erfunden.",
];

impl Field {
    /// What a name asks for.
    pub(super) fn of(name: &str) -> Option<Self> {
        let is = |parts: &[&str]| has(name, parts);
        if is(&["dateiname", "filename"]) {
            return Some(Self::FileName);
        }
        if is(&["mimetype", "medientyp", "mediatype", "mime"]) {
            return Some(Self::MediaType);
        }
        if is(&["sprache", "language"]) {
            return Some(Self::Language);
        }
        if is(&["behoerde", "organisation", "gericht", "firma", "hersteller", "amtsname", "herausgeber"]) {
            return Some(Self::Organisation);
        }
        if name == "test" {
            return Some(Self::Test);
        }
        if name == "code" {
            return Some(Self::Code);
        }
        if is(&["titel", "betreff", "bezeichnung", "ueberschrift", "thema"]) {
            return Some(Self::Title);
        }
        is(&[
            "bemerkung",
            "hinweis",
            "erlaeuterung",
            "text",
            "beschreibung",
            "begruendung",
            "freitext",
            "kommentar",
        ])
        .then_some(Self::Remark)
    }

    /// Its values.
    pub(super) fn values(self, request: &Request<'_>) -> Vec<String> {
        let table = match self {
            Self::Organisation => from(&ORGANISATIONS, request, 1),
            Self::FileName => from(&FILES, request, 1),
            Self::MediaType => vec!["application/pdf"],
            Self::Language => vec!["de", "deu", "ger"],
            Self::Code => vec!["01", "1", "001", "A"],
            Self::Title => from(&TITLES, request, 1),
            Self::Remark => from(&REMARKS, request, 1),
            Self::Test => vec!["TEST", "true"],
        };
        table.into_iter().map(str::to_owned).collect()
    }
}

/// A text of exactly so many characters.
pub(super) fn of_length(length: u64) -> String {
    let words = "Beispieltext mit Größe und Straße ";
    let mut text: String = words.chars().cycle().take(length as usize).collect();
    if text.ends_with(' ') {
        text.pop();
        text.push('n');
    }
    text
}
