//! How to reach somebody: names and numbers that are kept for examples.

use super::Request;
use super::topic::{from, has};

/// A way to reach somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Telephone,
    Email,
    Address,
}

/// The Bundesnetzagentur keeps (0)30 23125 000 to 999 and (0)171 39200 00 to 99 for films and examples.
const TELEPHONES: [&str; 4] = ["+49 30 23125 123", "030 23125123", "+493023125123", "03023125123"];
/// RFC 2606 and RFC 6761 keep `.example` for examples.
const EMAILS: [&str; 3] = ["erika@muster.example", "poststelle@stadt.example", "probe@verwaltung.example"];
const ADDRESSES: [&str; 3] =
    ["https://www.stadt.example/antrag", "https://verwaltung.example/", "http://www.stadt.example"];

impl Field {
    /// What a name asks for.
    pub(super) fn of(name: &str) -> Option<Self> {
        let is = |parts: &[&str]| has(name, parts);
        if is(&["mail"]) {
            return Some(Self::Email);
        }
        if is(&["telefon", "telefax", "rufnummer", "mobil", "durchwahl", "phone"]) || name == "fax" {
            return Some(Self::Telephone);
        }
        (is(&["internet", "website", "homepage"]) || name == "url").then_some(Self::Address)
    }

    /// Its values.
    pub(super) fn values(self, request: &Request<'_>) -> Vec<String> {
        let table = match self {
            Self::Telephone => TELEPHONES.to_vec(),
            Self::Email => from(&EMAILS, request, 1),
            Self::Address => from(&ADDRESSES, request, 1),
        };
        table.into_iter().map(str::to_owned).collect()
    }
}
