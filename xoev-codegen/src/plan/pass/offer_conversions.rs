//! Which variants an enum can be made from without naming them: those whose struct no other variant holds.
//!
//! An alias may stand for what another variant holds, so only structs count.

use crate::plan::item::{ItemId, ItemKind, RustPlan, TypeReference, VariantPlan};
use std::collections::HashMap;

/// Marks the variants.
pub fn offer_conversions(plan: &mut RustPlan) {
    let is_struct: Vec<bool> =
        plan.items.iter().map(|item| matches!(item.kind, ItemKind::Struct(_))).collect();
    for item in &mut plan.items {
        match &mut item.kind {
            ItemKind::Substitution(variants) | ItemKind::Messages(variants) => mark(variants, &is_struct),
            ItemKind::DerivedTypes(plan) => mark(&mut plan.variants, &is_struct),
            _ => {}
        }
    }
}

fn mark(variants: &mut [VariantPlan], is_struct: &[bool]) {
    let mut uses: HashMap<ItemId, usize> = HashMap::new();
    for variant in variants.iter() {
        if let TypeReference::Item(id) = variant.type_ {
            *uses.entry(id).or_default() += 1;
        }
    }
    for variant in variants {
        variant.converts = match variant.type_ {
            TypeReference::Item(id) => is_struct[id.index()] && uses.get(&id) == Some(&1),
            _ => false,
        };
    }
}
