//! What a value is about, told from the names around it.

use super::{Request, address, contact, date, identifier, person, text, vehicle};
use xoev_runtime::grammar::Primitive;

/// What a value is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Topic {
    Person(person::Field),
    Address(address::Field),
    Date(date::Event),
    Identifier(identifier::Field),
    Contact(contact::Field),
    Vehicle(vehicle::Field),
    Text(text::Field),
}

impl Topic {
    /// The topic of the first name that tells one, that of the value itself first. A date's name counts for dates and
    /// texts, all others for texts and numbers.
    pub(super) fn of(names: &[&str], primitive: Primitive) -> Option<Self> {
        let dated = matches!(
            primitive,
            Primitive::DateTime
                | Primitive::Date
                | Primitive::GYear
                | Primitive::GYearMonth
                | Primitive::GMonthDay
                | Primitive::GDay
                | Primitive::GMonth
        );
        if dated {
            let event = names.iter().find_map(|name| date::Event::of(&plain(name)));
            return Some(Self::Date(event.unwrap_or(date::Event::Recent)));
        }
        let is_textual = matches!(primitive, Primitive::String | Primitive::Decimal | Primitive::AnyUri);
        names.iter().filter(|_| is_textual).find_map(|name| Self::of_name(&plain(name)))
    }

    fn of_name(name: &str) -> Option<Self> {
        vehicle::Field::of(name)
            .map(Self::Vehicle)
            .or_else(|| identifier::Field::of(name).map(Self::Identifier))
            .or_else(|| date::Event::of_text(name).map(Self::Date))
            .or_else(|| contact::Field::of(name).map(Self::Contact))
            .or_else(|| address::Field::of(name).map(Self::Address))
            .or_else(|| person::Field::of(name).map(Self::Person))
            .or_else(|| text::Field::of(name).map(Self::Text))
    }

    /// Values about it, the most usual first.
    pub(super) fn values(self, request: &Request<'_>) -> Vec<String> {
        match self {
            Self::Person(field) => field.values(request),
            Self::Address(field) => field.values(request),
            Self::Date(event) => event.values(request),
            Self::Identifier(field) => field.values(request),
            Self::Contact(field) => field.values(request),
            Self::Vehicle(field) => field.values(request),
            Self::Text(field) => field.values(request),
        }
    }
}

/// In small letters, umlauts spelled out.
fn plain(name: &str) -> String {
    name.to_lowercase().replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss")
}

/// Whether a name has one of these parts.
pub(super) fn has(name: &str, parts: &[&str]) -> bool {
    parts.iter().any(|part| name.contains(part))
}

/// The entry of a table for a scene and variant.
pub(super) fn pick<T: Copy>(table: &[T], request: &Request<'_>, step: u32) -> Option<T> {
    let at = (request.scene.wrapping_mul(step).wrapping_add(request.variant.number)) as usize;
    table.get(at % table.len().max(1)).copied()
}

/// A table from the entry of a scene and variant on.
pub(super) fn from<T: Copy>(table: &[T], request: &Request<'_>, step: u32) -> Vec<T> {
    let at = request.scene.wrapping_mul(step).wrapping_add(request.variant.number) as usize;
    let at = at % table.len().max(1);
    table.iter().skip(at).chain(table.iter().take(at)).copied().collect()
}
