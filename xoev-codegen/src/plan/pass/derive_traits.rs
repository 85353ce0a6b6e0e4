//! `Default` for structs in which everything may be absent. All items have `Debug`, `Clone` and `PartialEq`;
//! enumerations also `Copy`, `Eq` and `Hash`, since their values are names and nothing else.

use crate::plan::item::{FieldPlan, FieldSource, ItemKind, Occurs, RustPlan};

/// Marks what may be made from nothing.
pub fn derive_traits(plan: &mut RustPlan) {
    for item in plan.items.values_mut() {
        match &mut item.kind {
            ItemKind::Struct(plan) => plan.derives_default = may_be_absent(&plan.fields),
            ItemKind::Group(plan) => plan.derives_default = may_be_absent(&plan.fields),
            _ => {}
        }
    }
}

fn may_be_absent(fields: &[FieldPlan]) -> bool {
    fields.iter().all(|f| f.occurs != Occurs::One || f.source == FieldSource::Order)
}
