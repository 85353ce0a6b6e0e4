//! The enum over all messages, and which types are the content of exactly one global element.

use crate::plan::item::{ItemId, ItemKind, TypeReference, VariantPlan};
use crate::plan::lower::{Lowering, Owner};
use crate::plan::name::scope::Scope;
use std::collections::HashMap;
use xoev_schema::component::ElementDeclarationId;

/// Adds the enum over the messages to the root, after everything else.
pub(in crate::plan) fn collect_messages(
    lowering: &mut Lowering<'_>,
    messages_item: Option<ItemId>,
    elements: &[ElementDeclarationId],
) {
    let Some(id) = messages_item else { return };
    lowering.items[id].documentation = lowering.documenter.messages(lowering.standard);
    let mut scope = Scope::default();
    let owner = Owner::named(lowering.items[id].name.clone(), 0, None);
    let variants: Vec<VariantPlan> = elements
        .iter()
        .filter(|&&element| lowering.map.element(element).is_some())
        .map(|&element| lowering.element_variant(element, &owner, &mut scope))
        .collect();
    mark_roots(lowering, &variants);
    lowering.items[id].kind = ItemKind::Messages(variants);
    lowering.order.insert(0, id);
}

/// Gives a type the functions of a message where it is the content of one global element alone.
fn mark_roots(lowering: &mut Lowering<'_>, variants: &[VariantPlan]) {
    let mut uses: HashMap<ItemId, Vec<u32>> = HashMap::new();
    for variant in variants {
        if let TypeReference::Item(item) = variant.type_ {
            uses.entry(item).or_default().push(variant.number);
        }
    }
    for (item, elements) in uses {
        let item = &mut lowering.items[item];
        if let ([element], ItemKind::Struct(_) | ItemKind::DerivedTypes(_)) =
            (elements.as_slice(), &item.kind)
        {
            item.root_element = Some(*element);
        }
    }
}
