//! Addresses: postcode, town, state and keys that belong together; streets that are in every town.

use super::Request;
use super::topic::{from, has, pick};

/// A part of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Street,
    HouseNumber,
    HouseNumberSuffix,
    Postcode,
    Town,
    District,
    MunicipalityKey,
    RegionalKey,
    State,
    Country,
    Supplement,
    PostBox,
    StreetKey,
}

/// A town. Postcode and keys are public facts.
#[derive(Debug, Clone, Copy)]
struct Town {
    name: &'static str,
    postcode: &'static str,
    /// Amtlicher Gemeindeschlüssel (AGS), eight digits.
    key: &'static str,
    /// Amtlicher Regionalschlüssel (ARS), twelve digits.
    regional: &'static str,
    state: &'static str,
    district: &'static str,
}

const fn town(
    name: &'static str,
    postcode: &'static str,
    key: &'static str,
    regional: &'static str,
    state: &'static str,
    district: &'static str,
) -> Town {
    Town { name, postcode, key, regional, state, district }
}

const TOWNS: [Town; 10] = [
    town("Köln", "50667", "05315000", "053150000000", "Nordrhein-Westfalen", "Altstadt-Nord"),
    town("Bremen", "28195", "04011000", "040110000000", "Bremen", "Mitte"),
    town("München", "80331", "09162000", "091620000000", "Bayern", "Altstadt"),
    town("Dresden", "01067", "14612000", "146120000000", "Sachsen", "Friedrichstadt"),
    town("Kiel", "24103", "01002000", "010020000000", "Schleswig-Holstein", "Vorstadt"),
    town("Stuttgart", "70173", "08111000", "081110000000", "Baden-Württemberg", "Mitte"),
    town("Erfurt", "99084", "16051000", "160510000000", "Thüringen", "Altstadt"),
    town("Hamburg", "20095", "02000000", "020000000000", "Hamburg", "Altstadt"),
    town("Berlin", "10115", "11000000", "110000000000", "Berlin", "Mitte"),
    town("Potsdam", "14467", "12054000", "120540000000", "Brandenburg", "Innenstadt"),
];
const STREETS: [&str; 6] =
    ["Musterstraße", "Beispielweg", "Am Prüfstein", "Bahnhofstraße", "Straße der Probe", "Große Gasse"];
const NUMBERS: [&str; 5] = ["1", "12", "7", "104", "38"];
const SUFFIXES: [&str; 3] = ["a", "b", "c"];
const SUPPLEMENTS: [&str; 3] = ["Hinterhaus", "3. Etage links", "bei Beispiel"];
const COUNTRIES: [&str; 4] = ["Deutschland", "DE", "DEU", "000"];

impl Field {
    /// What a name asks for.
    pub(super) fn of(name: &str) -> Option<Self> {
        let is = |parts: &[&str]| has(name, parts);
        if is(&["strassenschluessel"]) {
            return Some(Self::StreetKey);
        }
        if is(&["regionalschluessel"]) || name == "ars" {
            return Some(Self::RegionalKey);
        }
        if is(&["gemeindeschluessel", "gemeindekennziffer", "agsschluessel"]) || name == "ags" {
            return Some(Self::MunicipalityKey);
        }
        if is(&["postleitzahl", "postcode"]) || name == "plz" || name.ends_with("plz") {
            return Some(Self::Postcode);
        }
        if is(&[
            "hausnummernzusatz",
            "hausnummerbuchstabe",
            "hausnummernbuchstabe",
            "hausnummerzusatz",
            "teilnummer",
        ]) {
            return Some(Self::HouseNumberSuffix);
        }
        if is(&["hausnummer", "hausnr"]) {
            return Some(Self::HouseNumber);
        }
        if is(&["postfach"]) {
            return Some(Self::PostBox);
        }
        if is(&["strasse"]) {
            return Some(Self::Street);
        }
        if is(&[
            "stockwerk",
            "zusatzangabe",
            "adresszusatz",
            "anschriftenzusatz",
            "wohnungsinhaber",
            "wohnungsgeber",
        ]) {
            return Some(Self::Supplement);
        }
        if is(&["ortsteil", "stadtteil", "wohnortfruehererg", "gemeindeteil"]) {
            return Some(Self::District);
        }
        if is(&["bundesland"]) {
            return Some(Self::State);
        }
        let is_town = is(&["wohnort", "ortsname", "gemeindename", "stadt", "geburtsort", "gemeinde"])
            || name == "ort"
            || name.ends_with("ort") && !name.ends_with("wort");
        if is_town {
            return Some(Self::Town);
        }
        (is(&["staat", "nation"]) || name.ends_with("land")).then_some(Self::Country)
    }

    /// Its values for a scene.
    pub(super) fn values(self, request: &Request<'_>) -> Vec<String> {
        let owned = |table: Vec<&str>| table.into_iter().map(str::to_owned).collect();
        let towns = |part: fn(Town) -> &'static str| {
            from(&TOWNS, request, 1).into_iter().map(part).map(str::to_owned).collect()
        };
        match self {
            Self::Street => owned(from(&STREETS, request, 1)),
            Self::HouseNumber => owned(from(&NUMBERS, request, 1)),
            Self::HouseNumberSuffix => owned(from(&SUFFIXES, request, 1)),
            Self::Supplement => owned(from(&SUPPLEMENTS, request, 1)),
            Self::Country => owned(COUNTRIES.to_vec()),
            Self::Postcode => towns(|it| it.postcode),
            Self::Town => towns(|it| it.name),
            Self::District => towns(|it| it.district),
            Self::State => towns(|it| it.state),
            Self::MunicipalityKey => keys(request),
            Self::RegionalKey => towns(|it| it.regional),
            Self::PostBox => vec!["10 01 23".to_owned(), "100123".to_owned()],
            Self::StreetKey => vec!["01234".to_owned(), "00123".to_owned()],
        }
    }
}

/// The AGS, and what it begins with where less is asked for: district, region, state.
fn keys(request: &Request<'_>) -> Vec<String> {
    let Some(town) = pick(&TOWNS, request, 1) else { return Vec::new() };
    [8, 5, 3, 2].into_iter().filter_map(|length| town.key.get(..length)).map(str::to_owned).collect()
}
