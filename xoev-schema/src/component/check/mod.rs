//! Schema component constraints (XSD 1.0 Part 1, "Constraints on … Schema Components").
//!
//! In: finished [`Components`]. Out: diagnostics only.
//! Invariants: one file per constraint, named after it; a new constraint is a file and a line in [`CHECKS`].
//! Not here: constraints on the XML representation (`src-…`), which are checked while building.

mod a_props_correct;
mod cos_all_limited;
mod cos_ct_extends;
mod cos_element_consistent;
pub(super) mod cos_particle_restrict;
mod cos_st_restricts;
mod ct_props_correct;
pub(super) mod derivation_ok_restriction;
mod e_props_correct;
mod enumeration_required_notation;
mod length_facets;
mod n_props_correct;
mod namespaces;
mod p_props_correct;
mod range_facets;
mod values;

use super::{Components, ContentType, TypeId};
use crate::diagnostics::Diagnostics;
use xoev_runtime::grammar::Builtin;

/// A constraint.
type Check = fn(&Components, &mut Diagnostics);

/// All constraints, in the order of the recommendation.
const CHECKS: [Check; 13] = [
    a_props_correct::check,
    e_props_correct::check,
    ct_props_correct::check,
    cos_ct_extends::check,
    derivation_ok_restriction::check,
    cos_all_limited::check,
    cos_element_consistent::check,
    p_props_correct::check,
    cos_st_restricts::check,
    length_facets::check,
    range_facets::check,
    enumeration_required_notation::check,
    n_props_correct::check,
];

/// Checks all constraints.
pub(super) fn run(components: &Components, diagnostics: &mut Diagnostics) {
    for check in CHECKS {
        check(components, diagnostics);
    }
}

/// Whether values of a type are of type ID.
fn is_id(components: &Components, id: TypeId) -> bool {
    match id {
        TypeId::Simple(id) => components.simple_types[id].builtin == Builtin::Id,
        TypeId::Complex(id) => match components.complex_types[id].content {
            ContentType::Simple(id) => components.simple_types[id].builtin == Builtin::Id,
            _ => false,
        },
    }
}
