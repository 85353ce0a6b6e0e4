//! Element declarations.

use super::{Comparer, Found};
use crate::side::Mapped;
use xoev_runtime::grammar::DerivationSet;
use xoev_schema::component::{ElementDeclaration, ElementDeclarationId};

impl Comparer<'_> {
    /// Compares two declarations: what they say of themselves, and their types where those are no subjects.
    pub(super) fn declarations(&mut self, old: ElementDeclarationId, new: ElementDeclarationId, path: &str) {
        let (one, other) = (&self.old.components().elements[old], &self.new.components().elements[new]);
        let spans = (one.span, other.span);
        match (one.nillable, other.nillable) {
            (false, true) => {
                self.report("diff-nillable-allowed", path, Found::default().at(spans.0, spans.1))
            }
            (true, false) => {
                self.report("diff-nillable-forbidden", path, Found::default().at(spans.0, spans.1))
            }
            _ => {}
        }
        let (old_value, new_value) = (one.value_constraint.as_ref(), other.value_constraint.as_ref());
        self.values((old_value, spans.0), (new_value, spans.1), &other.name.local, path);
        self.substitution(old, new, path);
        self.constraints(&one.identity_constraints, &other.identity_constraints, path);
        self.annotations((&one.annotation, spans.0), (&other.annotation, spans.1), path);
        self.types(one.type_definition, other.type_definition, path, spans);
    }

    /// Abstract, `block`, and the members of the substitution group.
    fn substitution(&mut self, old: ElementDeclarationId, new: ElementDeclarationId, path: &str) {
        let (one, other) = (&self.old.components().elements[old], &self.new.components().elements[new]);
        self.abstract_and_block(Blocking::of(one), Blocking::of(other), path);
        let (old_members, new_members) = (members(self.old, old), members(self.new, new));
        let old_names: Vec<_> = old_members.iter().map(|it| self.old.name(&it.name)).collect();
        let new_names: Vec<_> = new_members.iter().map(|it| it.name.clone()).collect();
        for (member, _) in old_members.iter().zip(&old_names).filter(|(_, it)| !new_names.contains(it)) {
            let name = self.old.side.display(&member.name);
            self.report("diff-substitution-member-removed", path, Found::removed(name).at(member.span, None));
        }
        for (member, _) in new_members.iter().zip(&new_names).filter(|(_, it)| !old_names.contains(it)) {
            let name = self.new.side.display(&member.name);
            self.report("diff-substitution-member-added", path, Found::added(name).at(None, member.span));
        }
    }

    /// Whether something may stand itself, and what may stand for it.
    pub(super) fn abstract_and_block(&mut self, old: Blocking, new: Blocking, path: &str) {
        match (old.is_abstract, new.is_abstract) {
            (false, true) => {
                self.report("diff-abstract-added", path, Found::default().at(old.span, new.span))
            }
            (true, false) => {
                self.report("diff-abstract-removed", path, Found::default().at(old.span, new.span))
            }
            _ => {}
        }
        let (one, other) = (methods(old.block), methods(new.block));
        let found = || Found::between(shown(&one), shown(&other)).at(old.span, new.span);
        if other.iter().any(|it| !one.contains(it)) {
            self.report("diff-substitution-blocked", path, found());
        }
        if one.iter().any(|it| !other.contains(it)) {
            self.report("diff-substitution-unblocked", path, found());
        }
    }
}

/// The members of a substitution group that may stand for its head.
fn members(side: Mapped<'_>, head: ElementDeclarationId) -> Vec<&ElementDeclaration> {
    let components = side.components();
    let all = components.substitution_groups.get(&head).into_iter().flatten();
    all.map(|it| &components.elements[*it]).filter(|it| !it.is_abstract).collect()
}

/// What says whether something may be substituted.
#[derive(Clone, Copy)]
pub(super) struct Blocking {
    pub is_abstract: bool,
    pub block: DerivationSet,
    pub span: Option<xoev_schema::source::Span>,
}

impl Blocking {
    fn of(it: &ElementDeclaration) -> Self {
        Self { is_abstract: it.is_abstract, block: it.block, span: Some(it.span) }
    }
}

fn methods(set: DerivationSet) -> Vec<&'static str> {
    let all =
        [(set.extension, "extension"), (set.restriction, "restriction"), (set.substitution, "substitution")];
    all.into_iter().filter(|(is_in, _)| *is_in).map(|(_, name)| name).collect()
}

fn shown(methods: &[&str]) -> String {
    if methods.is_empty() { "–".to_owned() } else { methods.join(" ") }
}
