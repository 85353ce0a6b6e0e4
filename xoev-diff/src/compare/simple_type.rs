//! Simple types.

use super::{Comparer, Found};
use crate::side::Mapped;
use xoev_runtime::grammar::{Builtin, WhiteSpace};
use xoev_schema::component::{SimpleType, SimpleTypeId, TypeId, Variety};
use xoev_schema::source::Span;

impl Comparer<'_> {
    /// Compares two simple types by what they allow.
    pub(super) fn simple_types(
        &mut self,
        old: SimpleTypeId,
        new: SimpleTypeId,
        path: &str,
        spans: (Span, Span),
    ) {
        let (one, other) =
            (&self.old.components().simple_types[old], &self.new.components().simple_types[new]);
        if one.span.is_none() && other.span.is_none() && one.name == other.name && one.name.is_some() {
            return;
        }
        let spans = (one.span.unwrap_or(spans.0), other.span.unwrap_or(spans.1));
        match (&one.variety, &other.variety) {
            (Variety::Atomic(_), Variety::Atomic(_)) => self.basic_types(one, other, path, spans),
            (Variety::List(old_item), Variety::List(new_item)) => {
                self.types(TypeId::Simple(*old_item), TypeId::Simple(*new_item), path, spans);
            }
            (Variety::Union(old_members), Variety::Union(new_members)) => {
                self.unions(old_members, new_members, path, spans);
            }
            (old, new) => {
                let found = Found::between(variety(old), variety(new)).at(spans.0, spans.1);
                self.report("diff-data-type-changed", path, found);
                return;
            }
        }
        self.facets(one, other, path, spans);
        self.enumerations(&one.facets.enumeration, &other.facets.enumeration, path, spans);
    }

    /// The built-in types that two types are derived from.
    fn basic_types(&mut self, one: &SimpleType, other: &SimpleType, path: &str, spans: (Span, Span)) {
        let (old, new) = (one.builtin, other.builtin);
        let id = match (old, new) {
            _ if old == new => None,
            _ if is_text(old) && is_text(new) => None,
            _ if is_derived(old, new) => Some("diff-data-type-widened"),
            _ if is_derived(new, old) => Some("diff-data-type-narrowed"),
            _ => Some("diff-data-type-changed"),
        };
        let names = |one: &str, other: &str| Found::between(one, other).at(spans.0, spans.1);
        if let Some(id) = id {
            self.report(id, path, names(old.name(), new.name()));
        }
        let is_free = new == Builtin::AnySimpleType;
        if one.white_space != other.white_space && !is_free && id != Some("diff-data-type-changed") {
            let found = names(white_space(one.white_space), white_space(other.white_space));
            self.report("diff-white-space-changed", path, found);
        }
    }

    /// Members of unions: named ones by their name, the others by their place among the anonymous ones.
    fn unions(&mut self, old: &[SimpleTypeId], new: &[SimpleTypeId], path: &str, spans: (Span, Span)) {
        let mut left: Vec<SimpleTypeId> = new.to_vec();
        let mut unnamed = Vec::new();
        let name = |side: Mapped<'_>, id: SimpleTypeId| side.components().simple_types[id].name.clone();
        for one in old {
            let partner = self.pairs.types.get(&TypeId::Simple(*one));
            if let Some(at) = left.iter().position(|it| partner == Some(&TypeId::Simple(*it))) {
                let other = left.remove(at);
                self.types(TypeId::Simple(*one), TypeId::Simple(other), path, spans);
            } else if name(self.old, *one).is_none() {
                unnamed.push(*one);
            } else {
                self.member(true, *one, path, spans);
            }
        }
        for one in unnamed {
            match left.iter().position(|it| name(self.new, *it).is_none()) {
                Some(at) => {
                    let other = left.remove(at);
                    let (one, other) = (TypeId::Simple(one), TypeId::Simple(other));
                    self.described_definitions(one, other, path, spans);
                }
                None => self.member(true, one, path, spans),
            }
        }
        left.into_iter().for_each(|it| self.member(false, it, path, spans));
    }

    fn member(&mut self, is_removed: bool, id: SimpleTypeId, path: &str, spans: (Span, Span)) {
        let side = if is_removed { self.old } else { self.new };
        let name = side.side.type_name(TypeId::Simple(id)).map(|it| side.side.display(it));
        let name = name.unwrap_or_else(|| "–".to_owned());
        let (id, found) = match is_removed {
            true => ("diff-union-member-removed", Found::removed(name)),
            false => ("diff-union-member-added", Found::added(name)),
        };
        self.report(id, path, found.at(spans.0, spans.1));
    }
}

/// Whether every value of one built-in type is one of another.
fn is_derived(from: Builtin, base: Builtin) -> bool {
    if base == Builtin::AnySimpleType {
        return true;
    }
    let mut current = from;
    while current != Builtin::AnySimpleType && current != Builtin::AnyType {
        if current == base || is_text(current) && is_text(base) {
            return true;
        }
        current = current.base();
    }
    false
}

/// The types that any text is a value of; they differ in white space alone.
fn is_text(it: Builtin) -> bool {
    matches!(it, Builtin::String | Builtin::NormalizedString | Builtin::Token)
}

fn variety(it: &Variety) -> &'static str {
    match it {
        Variety::Atomic(_) => "atomic",
        Variety::List(_) => "list",
        Variety::Union(_) => "union",
    }
}

fn white_space(it: WhiteSpace) -> &'static str {
    match it {
        WhiteSpace::Preserve => "preserve",
        WhiteSpace::Replace => "replace",
        WhiteSpace::Collapse => "collapse",
    }
}
