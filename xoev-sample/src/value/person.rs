//! Names and what else is said of a person. All made up: combinations of common names, as forms of authorities show them.

use super::Request;
use super::topic::{from, has};

/// What is said of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Surname,
    BirthSurname,
    GivenName,
    PseudonymOrOrder,
    Doctorate,
    FullName,
    Salutation,
    Occupation,
    Religion,
}

/// With letters of DIN 91379 beyond those of German.
const SURNAMES: [&str; 12] = [
    "Mustermann",
    "Musterfrau-Größe",
    "Beispiel",
    "Müller-Muster",
    "Probst-Probe",
    "Šimůnek-Muster",
    "Łęczna",
    "O’Beispiel",
    "Yıldız-Probe",
    "Ñandú-Muster",
    "Đorđević-Probe",
    "Ångström-Beispiel",
];
const BIRTH_SURNAMES: [&str; 6] = ["Gabler", "Vorname-Test", "Größer", "Éxemple", "Çelik-Muster", "Õunapuu"];
const GIVEN_NAMES: [&str; 12] = [
    "Erika",
    "Max",
    "Jürgen",
    "Zoë",
    "Björn",
    "Łucja",
    "Ján",
    "Renée",
    "Gökçe",
    "Ærøya",
    "Þóra",
    "Anna-Lena",
];
const PSEUDONYMS: [&str; 3] = ["Die Probe", "Bruder Beispiel", "Max der Musterhafte"];
const DOCTORATES: [&str; 4] = ["Dr.", "Dr.-Ing.", "Dr. phil.", "Dr. Dr. h. c."];
const SALUTATIONS: [&str; 3] = ["Frau", "Herr", "Guten Tag"];
const OCCUPATIONS: [&str; 4] = ["Verwaltungsfachangestellte", "Tischler", "Ärztin", "Prüferin"];
const RELIGIONS: [&str; 3] = ["ev", "rk", "--"];

impl Field {
    /// What a name asks for.
    pub(super) fn of(name: &str) -> Option<Self> {
        let is = |parts: &[&str]| has(name, parts);
        if is(&["vornam", "rufnam"]) {
            return Some(Self::GivenName);
        }
        if is(&["geburtsname", "namevorersterehe", "fruehererfamilienname", "frueherername"]) {
            return Some(Self::BirthSurname);
        }
        if is(&["kuenstler", "ordensname", "pseudonym"]) {
            return Some(Self::PseudonymOrOrder);
        }
        if is(&["doktor", "akademischergrad", "titel"]) && !is(&["vorgang", "dokument", "plan"]) {
            return Some(Self::Doctorate);
        }
        if is(&["familienname", "nachname", "ehename", "lebenspartnerschaftsname"]) {
            return Some(Self::Surname);
        }
        if is(&["anrede"]) {
            return Some(Self::Salutation);
        }
        if is(&["beruf", "taetigkeit"]) {
            return Some(Self::Occupation);
        }
        if is(&["religion"]) {
            return Some(Self::Religion);
        }
        let is_whole =
            is(&["vollstaendigername", "ansprechpartner", "bearbeiter", "sachbearbeit", "vollername"]);
        is_whole.then_some(Self::FullName)
    }

    /// Its values for a scene.
    pub(super) fn values(self, request: &Request<'_>) -> Vec<String> {
        let owned = |table: Vec<&str>| table.into_iter().map(str::to_owned).collect();
        match self {
            Self::Surname => owned(from(&SURNAMES, request, 1)),
            Self::BirthSurname => owned(from(&BIRTH_SURNAMES, request, 1)),
            Self::GivenName => owned(from(&GIVEN_NAMES, request, 5)),
            Self::PseudonymOrOrder => owned(from(&PSEUDONYMS, request, 1)),
            Self::Doctorate => owned(from(&DOCTORATES, request, 1)),
            Self::Salutation => owned(from(&SALUTATIONS, request, 1)),
            Self::Occupation => owned(from(&OCCUPATIONS, request, 1)),
            Self::Religion => owned(from(&RELIGIONS, request, 1)),
            Self::FullName => {
                let names = from(&GIVEN_NAMES, request, 5).into_iter().zip(from(&SURNAMES, request, 1));
                names.map(|(given, surname)| format!("{given} {surname}")).collect()
            }
        }
    }
}
