//! Two items that are the same one: path, kind, members, constructor, traits.

use super::change::{RustChange, RustChangeKind};
use crate::pair::{FIELD_THRESHOLD, name_similarity};
use std::collections::HashMap;
use xoev_codegen::emit::api::{ApiItem, ApiMember};
use xoev_codegen::plan::item::{ItemId, Occurs, TypeReference};

type Ids = HashMap<ItemId, ItemId>;

pub(super) fn compare_items(old: &ApiItem, new: &ApiItem, ids: &Ids) -> Vec<RustChange> {
    let mut out = Vec::new();
    let between = |kind, one: &str, other: &str| RustChange::of(kind, "", one.to_owned(), other.to_owned());
    if old.path != new.path {
        out.push(between(RustChangeKind::ItemRenamed, &old.path, &new.path));
    }
    if old.keyword != new.keyword {
        out.push(between(RustChangeKind::KindChanged, old.keyword, new.keyword));
    }
    let found = out.len();
    members(old, new, ids, &mut out);
    // The parameters say nothing new where all that differs is the name of a type.
    let has_other_members = out.len() > found;
    if old.constructor != new.constructor && (has_other_members || has_other_parameters(old, new)) {
        let (one, other) = (old.constructor.clone(), new.constructor.clone());
        out.push(RustChange::of(RustChangeKind::ConstructorChanged, "", one, other));
    }
    for it in old.traits.iter().filter(|it| !new.traits.contains(*it)) {
        out.push(RustChange::of(RustChangeKind::TraitRemoved, "", (*it).to_owned(), None));
    }
    for it in new.traits.iter().filter(|it| !old.traits.contains(*it)) {
        out.push(RustChange::of(RustChangeKind::TraitAdded, "", None, (*it).to_owned()));
    }
    out
}

/// Whether the names of the parameters differ.
fn has_other_parameters(old: &ApiItem, new: &ApiItem) -> bool {
    let names = |it: &ApiItem| -> Option<Vec<String>> {
        let parts = it.constructor.as_ref()?.split(", ");
        Some(parts.filter_map(|it| Some(it.split_once(": ")?.0.to_owned())).collect())
    };
    names(old) != names(new)
}

fn members(old: &ApiItem, new: &ApiItem, ids: &Ids, out: &mut Vec<RustChange>) {
    let mut gone: Vec<&ApiMember> = Vec::new();
    for member in &old.members {
        match new.members.iter().find(|it| it.name == member.name) {
            Some(other) if !is_same(member, other, ids) => {
                let (one, now) = (member.declared.clone(), other.declared.clone());
                out.push(RustChange::of(RustChangeKind::TypeChanged, &other.name, one, now));
            }
            Some(_) => {}
            None => gone.push(member),
        }
    }
    for member in new.members.iter().filter(|it| !old.members.iter().any(|old| old.name == it.name)) {
        let alike = |it: &&ApiMember| {
            is_same(it, member, ids)
                && it.type_.is_some()
                && name_similarity(&it.name, &member.name) >= FIELD_THRESHOLD
        };
        if let Some(at) = gone.iter().position(alike) {
            let old = gone.remove(at).name.clone();
            let new = member.name.clone();
            out.push(RustChange::of(RustChangeKind::MemberRenamed, &member.name, old, new));
        } else {
            let declared = member.declared.clone();
            out.push(RustChange::of(RustChangeKind::MemberAdded, &member.name, None, declared));
        }
    }
    for member in gone {
        let declared = member.declared.clone();
        out.push(RustChange::of(RustChangeKind::MemberRemoved, &member.name, declared, None));
    }
}

/// Whether two members are of the same Rust type, items under other names counted as the same.
fn is_same(old: &ApiMember, new: &ApiMember, ids: &Ids) -> bool {
    let shape = |it: &ApiMember| {
        let occurs = match it.occurs {
            Occurs::One => 0,
            Occurs::Optional => 1,
            Occurs::Many(_) => 2,
        };
        (occurs, it.is_boxed)
    };
    shape(old) == shape(new)
        && match (&old.type_, &new.type_) {
            (Some(one), Some(other)) => is_same_type(one, other, ids),
            (None, None) => old.declared == new.declared,
            _ => false,
        }
}

fn is_same_type(old: &TypeReference, new: &TypeReference, ids: &Ids) -> bool {
    match (old, new) {
        (TypeReference::Item(one), TypeReference::Item(other)) => ids.get(one) == Some(other),
        (TypeReference::List(one), TypeReference::List(other))
        | (TypeReference::Nillable(one), TypeReference::Nillable(other)) => is_same_type(one, other, ids),
        (one, other) => one == other,
    }
}
