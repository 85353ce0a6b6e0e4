//! Values against each other.

use crate::component::{Components, ContentType, TypeId, ValueConstraint};
use xoev_runtime::grammar::WhiteSpace;

/// Whether two values are the same text after the type's white space is normalised.
pub(super) fn same_value(
    components: &Components,
    type_definition: TypeId,
    one: &ValueConstraint,
    other: &ValueConstraint,
) -> bool {
    let simple = match type_definition {
        TypeId::Simple(id) => Some(id),
        TypeId::Complex(id) => match components.complex_types[id].content {
            ContentType::Simple(id) => Some(id),
            _ => None,
        },
    };
    match simple.map(|id| components.simple_types[id].white_space) {
        Some(WhiteSpace::Collapse) => {
            one.value.split_ascii_whitespace().eq(other.value.split_ascii_whitespace())
        }
        _ => one.value == other.value,
    }
}
