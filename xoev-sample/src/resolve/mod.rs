//! What concerns several places of a message: identifiers and references, keys and what refers to them.
//!
//! In: a built [`Document`]. Out: the same with values that agree; the keys that are referred to and have no entry.
//! Invariants: only texts and optional attributes change. Not here: which elements there are.

mod identifiers;
mod identity;
mod rows;
mod select;

pub(crate) use rows::{Occurrence, Row, Scope, involved, occurrences, scopes};
pub(crate) use select::{Address, Place, at, at_mut};

use crate::document::Document;
use crate::value::Values;
use std::collections::HashSet;
use xoev_runtime::grammar::{Grammar, IdentityConstraintId};

/// Makes the values of a message agree. The keys that come back need entries: something refers to them.
pub(crate) fn resolve(
    document: &mut Document,
    grammar: &Grammar,
    values: &Values<'_>,
) -> HashSet<IdentityConstraintId> {
    identifiers::resolve(document, grammar);
    identity::resolve(document, grammar, values)
}
