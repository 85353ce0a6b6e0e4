//! Checks texts against simple types (XSD 1.0 Part 1 §3.14.4 "String Valid", Part 2 §4).
//!
//! In: a simple type of a [`Grammar`] and a text with the namespaces in scope. Out: the normalised text and the type
//! that accepted it, or what is wrong. Invariants: nothing is copied where white space normalisation changes nothing
//! and no fault is found; every facet is checked here and nowhere else.
//! Not here: default and fixed values, ID and IDREF, entities: the engine knows the document.

mod atomic;
mod enumeration;
mod facets;
mod failure;
mod run;

use crate::bind::NamespaceContext;
use crate::grammar::{Grammar, TypeId};
use crate::value::{Value, ValueFault};
pub(crate) use enumeration::EnumerationTable;
use run::Run;
use std::borrow::Cow;

/// A text that a simple type accepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked<'t> {
    /// The text after white space normalisation.
    pub normalized: Cow<'t, str>,
    /// The type that accepted it: of a union, the first member that does (and its own member, if that is a union).
    pub member: TypeId,
}

/// Checks a text against a simple type, or against the simple content of a complex type.
///
/// # Errors
/// The first thing that is wrong, the one that says most first: lexical form, enumeration, digits, bounds, lengths,
/// patterns.
pub fn check<'t>(
    grammar: &Grammar,
    type_definition: TypeId,
    text: &'t str,
    namespaces: &dyn NamespaceContext,
) -> Result<Checked<'t>, ValueFault> {
    let run = Run { grammar, namespaces };
    run.check(type_definition, text).map_err(|failure| failure.into_fault(run, text))
}

/// As [`check`], but does not say what is wrong.
#[inline]
pub(super) fn accept<'t>(
    grammar: &Grammar,
    type_definition: TypeId,
    text: &'t str,
    namespaces: &dyn NamespaceContext,
) -> Option<Checked<'t>> {
    Run { grammar, namespaces }.check(type_definition, text).ok()
}

/// As [`check`], but gives everything that is wrong: of a text in the lexical space each facet it breaks, of a list each
/// item that is wrong.
///
/// # Errors
/// All faults, in the order of [`check`].
pub fn check_all<'t>(
    grammar: &Grammar,
    type_definition: TypeId,
    text: &'t str,
    namespaces: &dyn NamespaceContext,
) -> Result<Checked<'t>, Vec<ValueFault>> {
    let run = Run { grammar, namespaces };
    run.check(type_definition, text).map_err(|_| {
        let failures = run.failures(type_definition, text);
        failures.into_iter().map(|failure| failure.into_fault(run, text)).collect()
    })
}

/// The value of a normalised text, to be compared with others: for fixed values and identity constraints.
///
/// The text must be one that [`check`] accepted (`Checked::normalized`, with the same type or `Checked::member`); of
/// any other, what comes out is a string that equals nothing but the same text.
#[must_use]
pub fn value(
    grammar: &Grammar,
    type_definition: TypeId,
    normalized: &str,
    namespaces: &dyn NamespaceContext,
) -> Value {
    enumeration::value_of(Run { grammar, namespaces }, type_definition, normalized)
}
