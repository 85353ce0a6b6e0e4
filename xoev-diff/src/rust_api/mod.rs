//! What changes in the generated Rust API.
//!
//! In: both sides with the plans of their code. Out: [`RustComparison`].
//! Invariants: items are paired as the types they are of (so a renamed type is one item), then by their path; a type
//! counts as changed only where it is another one after pairing; what breaks is what the semantic versioning of Cargo
//! calls a major change, for items without `non_exhaustive`: a member added to a struct breaks those who write all of
//! them, a variant added those who match all.
//! Not here: what the code looks like (`xoev-codegen`).

mod change;
mod members;
mod pair;

pub use change::{Effect, RustChange, RustChangeKind, RustComparison, RustItem};

use crate::change::Presence;
use crate::pair::Pairs;
use crate::side::Side;
use members::compare_items;
use pair::pair;
use xoev_codegen::emit::api::{ApiItem, api};
use xoev_codegen::plan::item::RustPlan;

/// Compares the code generated for two versions.
#[must_use]
pub fn compare_rust_api(
    (old, old_plan): (Side<'_>, &RustPlan),
    (new, new_plan): (Side<'_>, &RustPlan),
) -> RustComparison {
    let pairs = Pairs::new(old, new);
    let (old_items, new_items) = (api(old_plan), api(new_plan));
    let paired = pair(&pairs, (old_plan, &old_items), (new_plan, &new_items));
    let mut items = Vec::new();
    for (at, it) in new_items.iter().enumerate() {
        match paired.old_of(at).and_then(|old| old_items.get(old)) {
            Some(old) => {
                let changes = compare_items(old, it, &paired.ids);
                if !changes.is_empty() {
                    items.push(RustItem { presence: Presence::Both, ..item(it, changes) });
                }
            }
            None => items.push(RustItem { presence: Presence::New, ..item(it, vec![RustChange::added()]) }),
        }
    }
    for (at, it) in old_items.iter().enumerate() {
        if paired.new_of(at).is_none() {
            items.push(RustItem { presence: Presence::Old, ..item(it, vec![RustChange::removed()]) });
        }
    }
    RustComparison { items }
}

fn item(it: &ApiItem, changes: Vec<RustChange>) -> RustItem {
    RustItem { path: it.path.clone(), keyword: it.keyword, presence: Presence::Both, changes }
}
