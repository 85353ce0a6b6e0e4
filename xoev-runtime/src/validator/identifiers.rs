//! ID, IDREF and ENTITY values (XSD 1.0 Part 1 §3.15.4 `cvc-id`, §3.14.4).

use crate::grammar::{Builtin, Grammar, TypeId, TypeKind, Variety};
use crate::report::{Fault, Issue, Position};
use std::collections::{HashMap, HashSet};

/// What a value of a type is to the document as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Id,
    IdRef,
    Entity,
}

/// The role of the values of a type, or of their items. The type is no union (but the member that accepted).
pub(super) fn role(grammar: &Grammar, type_definition: TypeId) -> Option<Role> {
    let TypeKind::Simple(simple) = &grammar.types.get(type_definition.index())?.kind else { return None };
    let builtin = match &simple.variety {
        Variety::Atomic(_) => simple.builtin,
        Variety::List(item) => match &grammar.types.get(item.index())?.kind {
            TypeKind::Simple(item) => item.builtin,
            TypeKind::Complex(_) => return None,
        },
        Variety::Union(_) => return None,
    };
    match builtin {
        Builtin::Id => Some(Role::Id),
        Builtin::IdRef => Some(Role::IdRef),
        Builtin::Entity => Some(Role::Entity),
        _ => None,
    }
}

/// Whether values of a type may have a role: those of a union may.
#[inline]
pub(super) fn may_have_role(grammar: &Grammar, type_definition: TypeId) -> bool {
    grammar.type_plan(type_definition).is_some_and(|plan| plan.may_identify)
}

/// The IDs of a document and the references that have not found theirs yet.
#[derive(Debug, Default)]
pub(super) struct Identifiers {
    ids: HashSet<String>,
    open: HashMap<String, Vec<Reference>>,
    references: usize,
    /// Open references whose line and column are not known yet.
    unplaced: Vec<(String, usize)>,
}

#[derive(Debug)]
struct Reference {
    /// Counts the references, for their order.
    number: usize,
    path: String,
    position: Position,
}

impl Identifiers {
    /// How many IDs and open references are kept.
    pub(super) fn kept(&self) -> usize {
        self.ids.len() + self.open.values().map(Vec::len).sum::<usize>()
    }

    /// Notes an ID; false if it is not the first of its name.
    pub(super) fn define(&mut self, id: &str) -> bool {
        self.open.remove(id);
        self.ids.insert(id.to_owned())
    }

    /// Notes a reference; `path` is asked only where its ID has not come yet.
    pub(super) fn refer(&mut self, id: &str, path: impl FnOnce() -> String, position: Position) {
        if !self.ids.contains(id) {
            self.references += 1;
            let number = self.references;
            let reference = Reference { number, path: path(), position };
            if position.line == 0 && position.offset != 0 {
                self.unplaced.push((id.to_owned(), number));
            }
            self.open.entry(id.to_owned()).or_default().push(reference);
        }
    }

    /// Hands out the places of open references that came since the last call and have no line and column.
    pub(super) fn place(&mut self, mut place: impl FnMut(&mut Position)) {
        for (id, number) in self.unplaced.drain(..) {
            let references = self.open.get_mut(&id).into_iter().flatten();
            references.filter(|r| r.number == number).for_each(|reference| place(&mut reference.position));
        }
    }

    /// The references without an ID, at the end of the document, in its order.
    pub(super) fn dangling(&mut self) -> Vec<Issue> {
        let mut open: Vec<(String, Reference)> = std::mem::take(&mut self.open)
            .into_iter()
            .flat_map(|(id, references)| references.into_iter().map(move |reference| (id.clone(), reference)))
            .collect();
        open.sort_by_key(|(_, reference)| reference.number);
        let issue = |(value, Reference { path, position, .. })| {
            Issue::new(path, position, Fault::DanglingIdRef { value })
        };
        open.into_iter().map(issue).collect()
    }
}
