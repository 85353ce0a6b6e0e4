//! Values of a schema's own simple types, made in a program.

use super::{NamespaceContext, NoNamespaces, SimpleValue};
use crate::grammar::{Grammar, TypeId};
use crate::report::{Language, value_message};
use crate::validator::simple::check;
use crate::value::ValueFault;
use std::fmt;

/// A text that is no value of a simple type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidValue {
    /// The Rust name of the type.
    pub type_name: &'static str,
    /// The text.
    pub value: String,
    /// What is wrong with it.
    pub fault: ValueFault,
}

impl InvalidValue {
    /// A text that is no value.
    #[cold]
    #[must_use]
    pub fn new(type_name: &'static str, value: &str, fault: ValueFault) -> Self {
        Self { type_name, value: value.to_owned(), fault }
    }

    /// What is wrong, for people: as in a [`Report`](crate::report::Report).
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        value_message(language, &self.value, &self.fault)
    }
}

impl fmt::Display for InvalidValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} [{}]", self.type_name, self.message(Language::En), self.fault.rule())
    }
}

impl std::error::Error for InvalidValue {}

impl AsRef<ValueFault> for InvalidValue {
    fn as_ref(&self) -> &ValueFault {
        &self.fault
    }
}

/// The value of a text that a simple type of the grammar accepts.
///
/// # Errors
/// If it does not accept it.
#[inline]
pub fn checked<T: SimpleValue>(
    grammar: &Grammar,
    type_definition: u32,
    type_name: &'static str,
    text: &str,
) -> Result<T, InvalidValue> {
    let normalized = normalize(grammar, type_definition, type_name, text)?;
    T::from_lexical(&normalized, &NoNamespaces).map_err(|fault| InvalidValue::new(type_name, text, fault))
}

fn normalize(
    grammar: &Grammar,
    type_definition: u32,
    type_name: &'static str,
    text: &str,
) -> Result<String, InvalidValue> {
    let id = TypeId(type_definition);
    match check(grammar, id, text, &NoNamespaces) {
        Ok(checked) => Ok(checked.normalized.into_owned()),
        Err(fault) => Err(InvalidValue::new(type_name, text, fault)),
    }
}

/// The member of a union that accepts a text, and the text normalised after it.
#[doc(hidden)]
pub fn union_member(
    grammar: &Grammar,
    type_definition: u32,
    text: &str,
    namespaces: &dyn NamespaceContext,
) -> Result<(u32, String), ValueFault> {
    let checked = check(grammar, TypeId(type_definition), text, namespaces)?;
    Ok((checked.member.0, checked.normalized.into_owned()))
}

/// The position of a value in the table of an enumeration.
#[doc(hidden)]
pub fn enumeration_position(table: &[(&str, &str)], text: &str) -> Result<usize, ValueFault> {
    match table.iter().position(|(value, _)| *value == text) {
        Some(position) => Ok(position),
        None => Err(unknown_value(table)),
    }
}

#[cold]
fn unknown_value(table: &[(&str, &str)]) -> ValueFault {
    ValueFault::Enumeration { allowed: table.iter().map(|(value, _)| (*value).to_owned()).collect() }
}
