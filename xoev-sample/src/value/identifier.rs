//! Numbers that identify something: UUIDs, IBANs, tax and file numbers. Ranges no bank and no office gives out.

use super::check_digits::{iban, tax_identification};
use super::topic::has;
use super::{Request, Variant};

/// A kind of identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Uuid,
    Iban,
    Bic,
    TaxIdentification,
    FileReference,
    Version,
    Destination,
}

impl Field {
    /// What a name asks for.
    pub(super) fn of(name: &str) -> Option<Self> {
        let is = |parts: &[&str]| has(name, parts);
        if is(&["uuid", "guid", "nachrichtenid", "prozessid"]) {
            return Some(Self::Uuid);
        }
        if is(&["iban"]) {
            return Some(Self::Iban);
        }
        if name == "bic" || is(&["swift", "bankidentif"]) || name.ends_with(".bic") {
            return Some(Self::Bic);
        }
        if is(&["steueridentifikation", "steuerid", "identifikationsnummer", "idnr", "idnummer"]) {
            return Some(Self::TaxIdentification);
        }
        if is(&["aktenzeichen", "geschaeftszeichen", "aktenkennzeichen", "vorgangsnummer", "registernummer"])
        {
            return Some(Self::FileReference);
        }
        if is(&["listversion", "version"]) {
            return Some(Self::Version);
        }
        is(&["behoerdenkennung", "dvdv"]).then_some(Self::Destination)
    }

    /// Its values.
    pub(super) fn values(self, request: &Request<'_>) -> Vec<String> {
        match self {
            Self::Uuid => vec![uuid(request)],
            // Bank code 00000000 is no bank's.
            Self::Iban => {
                iban("DE", &format!("00000000{:010}", number(request) % 10_000)).into_iter().collect()
            }
            Self::Bic => vec!["TESTDE00XXX".to_owned(), "TESTDE00".to_owned(), "TESTDEF0XXX".to_owned()],
            // Numbers that begin with 0 are kept for tests.
            Self::TaxIdentification => vec![tax_identification(&tax_digits(request))],
            Self::FileReference => {
                let number = number(request) % 1_000;
                vec![
                    format!("TEST-{number}/2026"),
                    format!("12 C {number}/26"),
                    format!("{number}/26"),
                    format!("{number:03}26"),
                ]
            }
            Self::Version => ["1.0", "2026-01-01", "1", "1.0.0"].map(str::to_owned).to_vec(),
            Self::Destination => vec!["ags:05315000".to_owned(), "psw:05315000".to_owned()],
        }
    }
}

fn number(request: &Request<'_>) -> u32 {
    let Variant { number, .. } = request.variant;
    request.serial.wrapping_add(number)
}

/// One digit stands twice, the first is 0, the others once at most (the rules for the first ten digits).
fn tax_digits(request: &Request<'_>) -> String {
    let mut digits: Vec<u8> = b"123456789".to_vec();
    let turns = (request.scene.wrapping_add(request.variant.number) % 9) as usize;
    digits.rotate_left(turns);
    digits.truncate(8);
    if let Some(first) = digits.first().copied() {
        digits.push(first);
    }
    format!("0{}", String::from_utf8_lossy(&digits))
}

/// A UUID of version 4 by its form, made of the request and no chance.
fn uuid(request: &Request<'_>) -> String {
    let mut state = u64::from(request.serial) << 32 | u64::from(request.variant.number);
    state ^= u64::from(request.scene) << 16;
    let mut next = || {
        // SplitMix64, as published by Steele, Lea and Flood.
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut word = state;
        word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        word ^ (word >> 31)
    };
    let (high, low) = (next(), next());
    format!(
        "{:08x}-{:04x}-4{:03x}-8{:03x}-{:012x}",
        high >> 32,
        high >> 16 & 0xFFFF,
        high & 0xFFF,
        low >> 48 & 0xFFF,
        low & 0xFFFF_FFFF_FFFF
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use xoev_runtime::grammar::TypeId;

    #[test]
    fn identifiers_have_their_form() {
        let request = Request {
            type_definition: TypeId(0),
            names: &[],
            scene: 3,
            serial: 7,
            variant: Variant::default(),
        };
        let uuid = Field::Uuid.values(&request);
        assert_eq!(uuid[0].len(), 36);
        assert_eq!(uuid, Field::Uuid.values(&request));
        let tax = Field::TaxIdentification.values(&request);
        assert_eq!((tax[0].len(), &tax[0][..1]), (11, "0"));
        assert!(Field::Iban.values(&request)[0].starts_with("DE"));
    }
}
