//! Which types may stand in an element (XSD 1.0 Part 1 §3.3.4, `cvc-elt.4`).

use std::collections::HashMap;
use xoev_runtime::grammar::{Builtin, Element, Grammar, TypeId, TypeKind};
use xoev_runtime::validator::may_stand_for_type;

/// By element: the declared type and the named ones that may stand for it by `xsi:type`, without abstract ones. Nearly
/// everything is derived from the built-in types; for these no other type is named.
pub(super) fn by_element(grammar: &Grammar) -> Vec<Vec<TypeId>> {
    let derived = derived_types(grammar);
    grammar.elements.iter().map(|element| of_element(grammar, element, &derived)).collect()
}

fn of_element(grammar: &Grammar, element: &Element, derived: &HashMap<TypeId, Vec<TypeId>>) -> Vec<TypeId> {
    let declared = element.type_definition;
    let named = derived.get(&declared).into_iter().flatten().copied();
    let named = named.filter(|id| may_stand_for_type(grammar, *id, declared, element.block));
    std::iter::once(declared).chain(named).filter(|id| !grammar.type_definition(*id).is_abstract).collect()
}

/// The named types derived from a complex type of the schema, at any depth, in the order of their ids.
fn derived_types(grammar: &Grammar) -> HashMap<TypeId, Vec<TypeId>> {
    let mut derived: HashMap<TypeId, Vec<TypeId>> = HashMap::new();
    let mut named: Vec<TypeId> = grammar.global_types.iter().map(|(_, id)| *id).collect();
    named.sort_unstable();
    for id in named {
        let mut at = id;
        loop {
            let definition = grammar.type_definition(at);
            let base = definition.base;
            if base == at || base.index() < Builtin::ALL.len() || !is_complex(grammar, base) {
                break;
            }
            derived.entry(base).or_default().push(id);
            at = base;
        }
    }
    derived
}

fn is_complex(grammar: &Grammar, id: TypeId) -> bool {
    matches!(grammar.type_definition(id).kind, TypeKind::Complex(_))
}
