//! Which constraints may care about a name: so that documents with many constraints stay quick.

use super::super::names::NameKey;
use crate::grammar::{IdentityConstraint, IdentityConstraintKind, NameId, NameTest, Path, Step};
use std::collections::HashMap;

/// A path of a field (or selector) of an open scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Candidate {
    pub scope: usize,
    pub field: usize,
    pub path: usize,
}

/// Candidates by the last step of their path. Scopes close in the opposite order they open, so that each list is
/// sorted by scope.
#[derive(Debug, Default)]
pub(super) struct Index {
    fields: ByName,
    attributes: ByName,
    /// Selectors of keys, by element.
    selectors: ByName,
}

#[derive(Debug, Default)]
struct ByName {
    named: HashMap<NameId, Vec<Candidate>>,
    /// Paths that end in a wildcard or at the target itself.
    any: Vec<Candidate>,
}

impl ByName {
    fn list(&mut self, path: &Path) -> &mut Vec<Candidate> {
        match path.steps.last() {
            Some(Step::Child(NameTest::Name(id)) | Step::Attribute(NameTest::Name(id))) => {
                self.named.entry(*id).or_default()
            }
            _ => &mut self.any,
        }
    }

    fn find(&self, name: NameKey, found: &mut Vec<Candidate>) {
        found.clear();
        found.extend_from_slice(&self.any);
        if let Some(named) = name.id.and_then(|id| self.named.get(&id)) {
            found.extend_from_slice(named);
        }
    }
}

fn is_attribute(path: &Path) -> bool {
    matches!(path.steps.last(), Some(Step::Attribute(_)))
}

impl Index {
    pub(super) fn add(&mut self, scope: usize, constraint: &IdentityConstraint) {
        self.each(constraint, |list, field, path| list.push(Candidate { scope, field, path }));
    }

    /// Removes a scope and those opened after it.
    pub(super) fn remove(&mut self, scope: usize, constraint: &IdentityConstraint) {
        self.each(constraint, |list, _, _| {
            while list.last().is_some_and(|candidate| candidate.scope >= scope) {
                list.pop();
            }
        });
    }

    fn each(&mut self, constraint: &IdentityConstraint, act: impl Fn(&mut Vec<Candidate>, usize, usize)) {
        for (field, paths) in constraint.fields.iter().enumerate() {
            for (at, path) in paths.iter().enumerate() {
                let by_name = if is_attribute(path) { &mut self.attributes } else { &mut self.fields };
                act(by_name.list(path), field, at);
            }
        }
        if constraint.kind == IdentityConstraintKind::Key {
            for (at, path) in constraint.selector.iter().enumerate() {
                act(self.selectors.list(path), 0, at);
            }
        }
    }

    pub(super) fn fields(&self, name: NameKey, found: &mut Vec<Candidate>) {
        self.fields.find(name, found);
    }

    pub(super) fn attributes(&self, name: NameKey, found: &mut Vec<Candidate>) {
        self.attributes.find(name, found);
    }

    pub(super) fn selectors(&self, name: NameKey, found: &mut Vec<Candidate>) {
        self.selectors.find(name, found);
    }
}
