//! Boxes where a type would contain itself: only there, and only where no `Vec` or box stands in between already.
//!
//! A depth-first walk in the order of the items boxes each use that leads back to an item still open. So the same
//! schema gives the same boxes, and a type without recursion has none.

use crate::plan::item::{ItemId, ItemKind, Occurs, RustPlan, TypeReference};

/// Boxes what closes a cycle.
pub fn break_cycles(plan: &mut RustPlan) {
    let mut state = vec![State::New; plan.items.len()];
    for start in 0..plan.items.len() {
        if state[start] != State::New {
            continue;
        }
        // (item, next use to look at)
        let mut path = vec![(ItemId(start as u32), 0)];
        state[start] = State::Open;
        while let Some((id, next)) = path.last_mut() {
            let Some((at, target)) = use_after(plan, *id, *next) else {
                state[id.index()] = State::Done;
                path.pop();
                continue;
            };
            *next = at + 1;
            let id = *id;
            match state[target.index()] {
                State::Open => set_boxed(plan, id, at),
                State::New => {
                    state[target.index()] = State::Open;
                    path.push((target, 0));
                }
                State::Done => {}
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

/// The first by-value use of an item at or after a position, with its position.
fn use_after(plan: &RustPlan, id: ItemId, from: usize) -> Option<(usize, ItemId)> {
    let by_value = |occurs: Occurs, is_boxed: bool, type_: &TypeReference| {
        if matches!(occurs, Occurs::Many(_)) || is_boxed { None } else { target(type_) }
    };
    match &plan.items[id.index()].kind {
        ItemKind::Struct(plan) => plan
            .fields
            .iter()
            .enumerate()
            .skip(from)
            .find_map(|(i, f)| Some((i, by_value(f.occurs, f.is_boxed, &f.type_)?))),
        ItemKind::Group(plan) => plan
            .fields
            .iter()
            .enumerate()
            .skip(from)
            .find_map(|(i, f)| Some((i, by_value(f.occurs, f.is_boxed, &f.type_)?))),
        ItemKind::Choice(plan) => plan
            .branches
            .iter()
            .enumerate()
            .skip(from)
            .find_map(|(i, b)| Some((i, by_value(b.occurs, b.is_boxed, &b.type_)?))),
        ItemKind::Substitution(variants) => variants
            .iter()
            .enumerate()
            .skip(from)
            .find_map(|(i, v)| Some((i, by_value(Occurs::One, v.is_boxed, &v.type_)?))),
        _ => None,
    }
}

fn target(type_: &TypeReference) -> Option<ItemId> {
    match type_ {
        TypeReference::Item(id) => Some(*id),
        TypeReference::Nillable(inner) => target(inner),
        _ => None,
    }
}

fn set_boxed(plan: &mut RustPlan, id: ItemId, at: usize) {
    match &mut plan.items[id.index()].kind {
        ItemKind::Struct(plan) => plan.fields[at].is_boxed = true,
        ItemKind::Group(plan) => plan.fields[at].is_boxed = true,
        ItemKind::Choice(plan) => plan.branches[at].is_boxed = true,
        ItemKind::Substitution(variants) => variants[at].is_boxed = true,
        _ => {}
    }
}
