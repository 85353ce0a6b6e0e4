//! Boxes where a type would contain itself: only there, and only where no `Vec` or box stands in between already.
//!
//! A depth-first walk in the order of the items boxes each use that leads back to an item still open. So the same
//! schema gives the same boxes, and a type without recursion has none.

use crate::plan::item::{FieldPlan, ItemId, ItemKind, Occurs, RustPlan, TypeReference};
use std::collections::HashMap;

/// Boxes what closes a cycle.
pub fn break_cycles(plan: &mut RustPlan) {
    let mut seen: HashMap<ItemId, State> = HashMap::new();
    let ids: Vec<ItemId> = plan.items.iter().map(|(id, _)| id).collect();
    for start in ids {
        if seen.contains_key(&start) {
            continue;
        }
        // (item, next use to look at)
        let mut path = vec![(start, 0)];
        seen.insert(start, State::Open);
        while let Some((id, next)) = path.last_mut() {
            let id = *id;
            let Some((at, target)) = use_after(&plan.items[id].kind, *next) else {
                seen.insert(id, State::Done);
                path.pop();
                continue;
            };
            *next = at + 1;
            match seen.get(&target) {
                Some(State::Open) => set_boxed(&mut plan.items[id].kind, at),
                Some(State::Done) => {}
                None => {
                    seen.insert(target, State::Open);
                    path.push((target, 0));
                }
            }
        }
    }
}

#[derive(Clone, Copy)]
enum State {
    Open,
    Done,
}

/// The first by-value use of an item at or after a position, with its position.
fn use_after(kind: &ItemKind, from: usize) -> Option<(usize, ItemId)> {
    let of_field = |it: &FieldPlan| by_value(it.occurs, it.is_boxed, &it.type_);
    match kind {
        ItemKind::Struct(it) => first(&it.fields, from, of_field),
        ItemKind::Group(it) => first(&it.fields, from, of_field),
        ItemKind::Choice(it) => first(&it.branches, from, |it| by_value(it.occurs, it.is_boxed, &it.type_)),
        ItemKind::Substitution(variants) => {
            first(variants, from, |it| by_value(Occurs::One, it.is_boxed, &it.type_))
        }
        _ => None,
    }
}

fn first<T>(parts: &[T], from: usize, of: impl Fn(&T) -> Option<ItemId>) -> Option<(usize, ItemId)> {
    parts.iter().enumerate().skip(from).find_map(|(at, it)| Some((at, of(it)?)))
}

fn by_value(occurs: Occurs, is_boxed: bool, type_: &TypeReference) -> Option<ItemId> {
    if matches!(occurs, Occurs::Many(_)) || is_boxed { None } else { target(type_) }
}

fn target(type_: &TypeReference) -> Option<ItemId> {
    match type_ {
        TypeReference::Item(id) => Some(*id),
        TypeReference::Nillable(inner) => target(inner),
        _ => None,
    }
}

fn set_boxed(kind: &mut ItemKind, at: usize) {
    let is_boxed = match kind {
        ItemKind::Struct(it) => it.fields.get_mut(at).map(|it| &mut it.is_boxed),
        ItemKind::Group(it) => it.fields.get_mut(at).map(|it| &mut it.is_boxed),
        ItemKind::Choice(it) => it.branches.get_mut(at).map(|it| &mut it.is_boxed),
        ItemKind::Substitution(variants) => variants.get_mut(at).map(|it| &mut it.is_boxed),
        _ => None,
    };
    if let Some(is_boxed) = is_boxed {
        *is_boxed = true;
    }
}
