//! Which item of the old code is which of the new one.

use crate::pair::Pairs;
use std::collections::HashMap;
use xoev_codegen::emit::api::ApiItem;
use xoev_codegen::plan::item::{ItemId, RustPlan, TypeReference};

/// Items of both sides that are the same one.
pub(super) struct Paired {
    /// From old to new.
    pub ids: HashMap<ItemId, ItemId>,
    /// Positions among the items: of the new for each old one, and the other way round.
    new_at: Vec<Option<usize>>,
    old_at: Vec<Option<usize>>,
}

impl Paired {
    pub(super) fn new_of(&self, old: usize) -> Option<usize> {
        self.new_at.get(old).copied().flatten()
    }

    pub(super) fn old_of(&self, new: usize) -> Option<usize> {
        self.old_at.get(new).copied().flatten()
    }

    fn take(&mut self, old: (usize, ItemId), new: (usize, ItemId)) {
        let places = (self.new_at.get_mut(old.0), self.old_at.get_mut(new.0));
        if let (Some(new_at @ None), Some(old_at @ None)) = places {
            *new_at = Some(new.0);
            *old_at = Some(old.0);
            self.ids.insert(old.1, new.1);
        }
    }
}

/// Pairs items: as the named types they are of; then by path; then, below items that were renamed, what fields of one name
/// are made of.
pub(super) fn pair(
    pairs: &Pairs,
    (old_plan, old_items): (&RustPlan, &[ApiItem]),
    (new_plan, new_items): (&RustPlan, &[ApiItem]),
) -> Paired {
    let position = |items: &[ApiItem]| -> HashMap<ItemId, usize> {
        items.iter().enumerate().map(|(at, it)| (it.id, at)).collect()
    };
    let (old_at, new_at) = (position(old_items), position(new_items));
    let mut paired = Paired {
        ids: HashMap::new(),
        new_at: vec![None; old_items.len()],
        old_at: vec![None; new_items.len()],
    };
    for (old, new) in &pairs.types {
        if let (Some(old), Some(new)) = (old_plan.types.get(old), new_plan.types.get(new))
            && let (Some(at), Some(other)) = (old_at.get(old), new_at.get(new))
        {
            paired.take((*at, *old), (*other, *new));
        }
    }
    let by_path: HashMap<&str, (usize, ItemId)> =
        new_items.iter().enumerate().map(|(at, it)| (it.path.as_str(), (at, it.id))).collect();
    for (at, it) in old_items.iter().enumerate() {
        if let Some(other) = by_path.get(it.path.as_str()) {
            paired.take((at, it.id), *other);
        }
    }
    // Positions of pairs whose members are still to be followed.
    let mut open: Vec<(usize, usize)> =
        paired.new_at.iter().enumerate().filter_map(|(old, new)| Some((old, (*new)?))).collect();
    while let Some((old, new)) = open.pop() {
        let (Some(old_item), Some(new_item)) = (old_items.get(old), new_items.get(new)) else { continue };
        for member in &old_item.members {
            let other = new_item.members.iter().find(|it| it.name == member.name);
            let types = (member.type_.as_ref().and_then(item), other.and_then(|it| item(it.type_.as_ref()?)));
            if let (Some(one), Some(other)) = types
                && let (Some(at), Some(other_at)) = (old_at.get(&one), new_at.get(&other))
                && paired.new_of(*at).is_none()
                && paired.old_of(*other_at).is_none()
                && !old_plan.types.values().any(|it| *it == one)
            {
                paired.take((*at, one), (*other_at, other));
                open.push((*at, *other_at));
            }
        }
    }
    paired
}

fn item(type_: &TypeReference) -> Option<ItemId> {
    match type_ {
        TypeReference::Item(id) => Some(*id),
        TypeReference::List(inner) | TypeReference::Nillable(inner) => item(inner),
        _ => None,
    }
}
