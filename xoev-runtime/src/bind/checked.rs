//! Values of a schema's own simple types, made in a program.

use super::{NamespaceContext, NoNamespaces, SimpleValue};
use crate::grammar::{Grammar, TypeId};
use crate::report::{Language, value_message};
use crate::validator::simple::check;
use crate::value::ValueFault;
use std::fmt;
use std::sync::OnceLock;

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

/// The values of an enumeration in sorted order, found out when one is first looked for: schemas have enumerations
/// with thousands of values.
#[doc(hidden)]
#[derive(Debug)]
pub struct ValueOrder(OnceLock<Box<[u32]>>);

impl ValueOrder {
    /// Tables up to this length are read from the top.
    const SHORT: usize = 12;

    /// Nothing found out yet.
    #[allow(clippy::new_without_default, reason = "for the statics of generated code only")]
    #[must_use]
    pub const fn new() -> Self {
        Self(OnceLock::new())
    }

    /// The value of a text: that of `all` which stands where the text stands in the table. Both are always the same.
    #[inline]
    pub fn find<T: Copy>(&self, table: &[(&str, &str)], all: &[T], text: &str) -> Result<T, ValueFault> {
        let position = self.position(table, text)?;
        all.get(position).copied().ok_or_else(|| unknown_value(table))
    }

    fn position(&self, table: &[(&str, &str)], text: &str) -> Result<usize, ValueFault> {
        let found = if table.len() <= Self::SHORT {
            table.iter().position(|(value, _)| *value == text)
        } else {
            let value = |position: &u32| table.get(*position as usize).map_or("", |(value, _)| *value);
            let order = self.0.get_or_init(|| {
                let mut order: Box<[u32]> = (0..table.len() as u32).collect();
                order.sort_by_key(value);
                order
            });
            order.binary_search_by_key(&text, value).ok().and_then(|at| order.get(at)).map(|it| *it as usize)
        };
        found.ok_or_else(|| unknown_value(table))
    }
}

/// The text and the label of a value, by its position in the table of its enumeration.
#[doc(hidden)]
#[must_use]
pub fn table_row(table: &[(&'static str, &'static str)], position: usize) -> (&'static str, &'static str) {
    table.get(position).copied().unwrap_or_default()
}

#[cold]
fn unknown_value(table: &[(&str, &str)]) -> ValueFault {
    ValueFault::Enumeration { allowed: table.iter().map(|(value, _)| (*value).to_owned()).collect() }
}

#[cfg(test)]
mod tests {
    use super::ValueOrder;

    #[test]
    fn values_of_a_long_table_are_found() {
        let values: Vec<String> = (0..1000).map(|n| format!("{}", n * 7919 % 1000)).collect();
        let table: Vec<(&str, &str)> = values.iter().map(|value| (value.as_str(), "")).collect();
        let order = ValueOrder::new();
        for (at, value) in values.iter().enumerate() {
            assert_eq!(order.position(&table, value), Ok(at));
        }
        assert!(order.position(&table, "1000").is_err());
        assert!(ValueOrder::new().position(&table[..3], &values[4]).is_err());
    }
}
