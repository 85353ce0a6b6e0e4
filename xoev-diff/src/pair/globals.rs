//! Global elements and named types of both sides.

use super::Namespaces;
use super::features::features;
use super::similarity::{TYPE_THRESHOLD, type_similarity};
use crate::side::{Mapped, Side};
use std::collections::HashSet;
use std::hash::Hash;
use std::sync::Arc;
use xoev_schema::component::{ElementDeclarationId, TypeId};
use xoev_schema::hash::{HashMap, IndexMap};
use xoev_schema::name::ExpandedName;

/// Components of both sides that are the same one.
#[derive(Debug)]
pub(crate) struct Pairs {
    pub namespaces: Namespaces,
    /// Named types, from old to new, in the order of the old side.
    pub types: IndexMap<TypeId, TypeId>,
    /// Global elements.
    pub elements: IndexMap<ElementDeclarationId, ElementDeclarationId>,
}

impl Pairs {
    pub(crate) fn new(old: Side<'_>, new: Side<'_>) -> Self {
        let namespaces = Namespaces::pair(old, new);
        let (types, elements) = {
            let old = Mapped { side: old, namespaces: Some(&namespaces) };
            let new = Mapped { side: new, namespaces: None };
            (types(old, new), elements(old, new))
        };
        Self { namespaces, types, elements }
    }
}

/// Pairs by equal names, then by equal local names that stand once among what is left: moved to another namespace.
fn by_name<T: Copy + Eq + Hash>(
    old: Mapped<'_>,
    old_table: &IndexMap<ExpandedName, T>,
    new_table: &IndexMap<ExpandedName, T>,
    may_be: impl Fn(T, T) -> bool,
) -> IndexMap<T, T> {
    let mut pairs = IndexMap::default();
    let mut taken = HashSet::new();
    for (name, id) in old_table {
        if let Some(found) = new_table.get(&old.name(name)).filter(|it| may_be(*id, **it)) {
            pairs.insert(*id, *found);
            taken.insert(*found);
        }
    }
    let mut left: HashMap<Arc<str>, (Vec<T>, Vec<T>)> = HashMap::default();
    for (name, id) in old_table.iter().filter(|(_, it)| !pairs.contains_key(*it)) {
        left.entry(Arc::clone(&name.local)).or_default().0.push(*id);
    }
    for (name, id) in new_table.iter().filter(|(_, it)| !taken.contains(*it)) {
        left.entry(Arc::clone(&name.local)).or_default().1.push(*id);
    }
    for (name, id) in old_table {
        if let Some((olds, news)) = left.get(&name.local)
            && let ([one], [other]) = (olds.as_slice(), news.as_slice())
            && one == id
            && may_be(*one, *other)
        {
            pairs.insert(*one, *other);
        }
    }
    let order: HashMap<T, usize> = old_table.values().enumerate().map(|(at, it)| (*it, at)).collect();
    pairs.sort_by(|one, _, other, _| order.get(one).cmp(&order.get(other)));
    pairs
}

fn types(old: Mapped<'_>, new: Mapped<'_>) -> IndexMap<TypeId, TypeId> {
    let (old_table, new_table) = (&old.components().global_types, &new.components().global_types);
    let same_sort = |one: TypeId, other: TypeId| {
        matches!(
            (one, other),
            (TypeId::Simple(_), TypeId::Simple(_)) | (TypeId::Complex(_), TypeId::Complex(_))
        )
    };
    let mut pairs = by_name(old, old_table, new_table, |_, _| true);
    let taken: HashSet<TypeId> = pairs.values().copied().collect();
    let left_old = left(old, old_table, |it| pairs.contains_key(&it));
    let left_new = left(new, new_table, |it| taken.contains(&it));
    let mut candidates = Vec::new();
    for (at_old, one) in left_old.iter().enumerate() {
        for (at_new, other) in left_new.iter().enumerate() {
            if same_sort(one.id, other.id) && may_have_same_list(one, other) {
                let likeness = type_similarity((one.local, &one.features), (other.local, &other.features));
                if likeness >= TYPE_THRESHOLD {
                    candidates.push((likeness, (at_old, at_new), (one.id, other.id)));
                }
            }
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut taken = HashSet::new();
    for (_, _, (one, other)) in candidates {
        if !pairs.contains_key(&one) && taken.insert(other) {
            pairs.insert(one, other);
        }
    }
    pairs
}

struct Left<'a> {
    id: TypeId,
    local: &'a str,
    features: HashSet<String>,
    /// The code list a code type fixes.
    list: Option<&'a str>,
}

/// All code types are made of the same: those of different lists are different ones.
fn may_have_same_list(one: &Left<'_>, other: &Left<'_>) -> bool {
    one.list.zip(other.list).is_none_or(|(one, other)| one == other)
}

fn left<'a>(
    side: Mapped<'a>,
    table: &'a IndexMap<ExpandedName, TypeId>,
    is_paired: impl Fn(TypeId) -> bool,
) -> Vec<Left<'a>> {
    let left = table.iter().filter(|(_, id)| !is_paired(**id));
    let list = |id: TypeId| {
        let mut types = side.side.standard.code_types.iter();
        types.find(|it| TypeId::Complex(it.type_definition) == id)?.list_uri.as_deref()
    };
    left.map(|(name, id)| Left {
        id: *id,
        local: &name.local,
        features: features(side, *id),
        list: list(*id),
    })
    .collect()
}

/// Elements by name; then messages that have kept their number.
fn elements(old: Mapped<'_>, new: Mapped<'_>) -> IndexMap<ElementDeclarationId, ElementDeclarationId> {
    let (old_table, new_table) = (&old.components().global_elements, &new.components().global_elements);
    let mut pairs = by_name(old, old_table, new_table, |_, _| true);
    let taken: HashSet<ElementDeclarationId> = pairs.values().copied().collect();
    let number = |side: Side<'_>, id| side.standard.message(id).and_then(|it| it.number.clone());
    let numbered =
        |side: Mapped<'_>, ids: Vec<ElementDeclarationId>| -> Vec<(String, ElementDeclarationId)> {
            ids.into_iter().filter_map(|id| Some((number(side.side, id)?, id))).collect()
        };
    let left_old = old_table.values().copied().filter(|it| !pairs.contains_key(it)).collect();
    let left_new = new_table.values().copied().filter(|it| !taken.contains(it)).collect();
    let (left_old, left_new) = (numbered(old, left_old), numbered(new, left_new));
    for (number, id) in &left_old {
        let fits: Vec<_> = left_new.iter().filter(|(it, _)| it == number).collect();
        let rivals = left_old.iter().filter(|(it, _)| it == number).count();
        if let ([(_, fit)], 1) = (fits.as_slice(), rivals) {
            pairs.insert(*id, *fit);
        }
    }
    pairs
}
