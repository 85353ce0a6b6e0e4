//! Partly known dates: a choice of exactly a day, a month and a year.

use super::builtin;
use crate::plan::item::{ItemId, ItemKind, Occurs, RustPlan, ShapePlan, TypeReference};
use xoev_runtime::grammar::Builtin;

/// The shape of a choice, if it is a partly known date.
pub(super) fn shape(plan: &RustPlan, id: ItemId) -> Option<ShapePlan> {
    let ItemKind::Choice(choice) = &plan.items[id].kind else { return None };
    if choice.branches.len() != 3 {
        return None;
    }
    let variant = |wanted| {
        let is_wanted = |branch: &&crate::plan::item::BranchPlan| {
            branch.occurs == Occurs::One && !branch.is_boxed && builtin(plan, &branch.type_) == Some(wanted)
        };
        choice.branches.iter().find(is_wanted).map(|branch| branch.name.clone())
    };
    Some(ShapePlan::PartlyKnownDate {
        variants: [variant(Builtin::Date)?, variant(Builtin::GYearMonth)?, variant(Builtin::GYear)?],
        owner: owner(plan, id),
    })
}

/// The struct in the same module whose only field is the choice, and the field.
fn owner(plan: &RustPlan, id: ItemId) -> Option<(String, String)> {
    let module = plan.items[id].module;
    plan.items.values().filter(|item| item.module == module).find_map(|item| {
        let ItemKind::Struct(owner) = &item.kind else { return None };
        let [field] = owner.fields.as_slice() else { return None };
        let is_it = field.occurs == Occurs::One && !field.is_boxed && field.type_ == TypeReference::Item(id);
        is_it.then(|| (item.name.clone(), field.name.clone()))
    })
}
