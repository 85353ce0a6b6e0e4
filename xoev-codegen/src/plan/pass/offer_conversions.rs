//! Which variants an enum can be made from without naming them: those whose struct no other variant holds.
//!
//! An alias may stand for what another variant holds, so only structs count.

use crate::plan::item::{ItemId, ItemKind, RustPlan, TypeReference, VariantPlan};
use std::collections::{HashMap, HashSet};

/// Marks the variants.
pub fn offer_conversions(plan: &mut RustPlan) {
    let structs = plan.items.iter().filter(|(_, item)| matches!(item.kind, ItemKind::Struct(_)));
    let structs: HashSet<ItemId> = structs.map(|(id, _)| id).collect();
    for item in plan.items.values_mut() {
        match &mut item.kind {
            ItemKind::Substitution(variants) | ItemKind::Messages(variants) => mark(variants, &structs),
            ItemKind::DerivedTypes(plan) => mark(&mut plan.variants, &structs),
            _ => {}
        }
    }
}

fn mark(variants: &mut [VariantPlan], structs: &HashSet<ItemId>) {
    let mut uses: HashMap<ItemId, usize> = HashMap::new();
    for variant in variants.iter() {
        if let TypeReference::Item(id) = variant.type_ {
            *uses.entry(id).or_default() += 1;
        }
    }
    for variant in variants {
        variant.converts = match variant.type_ {
            TypeReference::Item(id) => structs.contains(&id) && uses.get(&id) == Some(&1),
            _ => false,
        };
    }
}
