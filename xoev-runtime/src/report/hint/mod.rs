//! Guesses at what led to a fault, made when a report is read: nothing of it runs while a document is checked.
//!
//! In: a [`Fault`]. Out: the [`Hint`] that tells most, if any. Invariants: a hint says what to do or to look for; it
//! repeats nothing that the message says already.
//! Not here: the words, which `text/` has.

mod character;
mod document;
mod name;
mod number;
mod place;
mod similar;
#[cfg(test)]
mod tests;
mod time;
mod value;
mod version;

use super::{CodeFault, Fault, HeaderFault, Name, Subject};
pub(in crate::report) use character::{CharacterHint, is_combining, is_invisible};
pub(in crate::report) use document::DocumentHint;
pub(in crate::report) use name::NameHint;
pub(in crate::report) use place::PlaceHint;
pub(crate) use similar::is_similar;
pub(in crate::report) use value::{ValueHint, value_hint};
pub(in crate::report) use version::VersionHint;

/// What probably led to a fault; worded in `text/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) enum Hint {
    Name(NameHint),
    Place(PlaceHint),
    Version(VersionHint),
    Value(ValueHint),
    Character(CharacterHint),
    Document(DocumentHint),
}

/// The hint for a fault, if there is one.
pub(in crate::report) fn hint(fault: &Fault) -> Option<Hint> {
    match fault {
        Fault::WellFormedness(fault) => document::hint(fault).map(Hint::Document),
        Fault::UnexpectedElement { found, expected, placement } => {
            let expected = expected.iter().filter_map(name::element);
            let namespace = name::namespace_hint(found, expected.clone()).map(Hint::Name);
            let place = || place::hint(found, placement).map(Hint::Place);
            namespace.or_else(place).or_else(|| name::similar_hint(found, expected).map(Hint::Name))
        }
        Fault::UnexpectedAtEnd { found, placement } => place::hint(found, placement).map(Hint::Place),
        Fault::UndeclaredRoot { name, similar } => {
            Some(Hint::Name(name::hint(name, similar.iter()).unwrap_or(NameHint::ForeignMessage)))
        }
        Fault::TextInElementContent { holder: Some(child), .. } => {
            Some(Hint::Place(PlaceHint::TextInside(child.clone())))
        }
        Fault::UnexpectedAttribute { found, expected } => {
            name::attribute_hint(found, expected).map(Hint::Name)
        }
        Fault::AttributeOnSimpleType { found } => name::attribute_hint(found, &[]).map(Hint::Name),
        Fault::UnknownType { name, similar } => name::hint(name, similar.iter()).map(Hint::Name),
        Fault::TypeNameSyntax { value } => name::type_prefix(value).map(Hint::Name),
        Fault::MissingElement { is_needless: true, .. } | Fault::InvalidValue { is_needless: true, .. } => {
            Some(Hint::Place(PlaceHint::LeaveOut))
        }
        Fault::InvalidValue { subject, value, fault, .. } => {
            value_hint(value, fault).or_else(|| version::of_value(subject, value).map(Hint::Version))
        }
        Fault::FixedAttribute { name, expected, found } => {
            let form = value::form(found, expected).map(Hint::Value);
            form.or_else(|| version::of_attribute(name, found, expected).map(Hint::Version))
        }
        Fault::FixedElement { expected, found, .. } => value::form(found, expected).map(Hint::Value),
        Fault::Header(HeaderFault::TestMessage { .. }) => Some(Hint::Version(VersionHint::TestIsMarked)),
        Fault::Code(fault) => code_hint(fault),
        _ => None,
    }
}

fn code_hint(fault: &CodeFault) -> Option<Hint> {
    match fault {
        CodeFault::CodeUnknown { code, similar, .. } => {
            value::form(code, similar.as_deref()?).map(Hint::Value)
        }
        CodeFault::OtherVersion { known_in, .. } => {
            known_in.first().cloned().map(|version| Hint::Version(VersionHint::NameVersion(version)))
        }
        CodeFault::VersionUnknown { .. } | CodeFault::ListUnknown { .. } => None,
    }
}

impl Subject {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &Name {
        match self {
            Self::Element(name) | Self::Attribute(name) => name,
        }
    }
}
