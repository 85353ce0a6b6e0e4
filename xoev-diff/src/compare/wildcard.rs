//! Wildcards.

use super::field::Effect;
use super::tree::wildcards;
use super::{Comparer, Found};
use crate::language::NamespaceSet;
use crate::side::Mapped;
use std::sync::Arc;
use xoev_runtime::grammar::ProcessContents;
use xoev_schema::component::{ComplexType, NamespaceConstraint, ParticleId, Wildcard, WildcardId};

impl Comparer<'_> {
    /// The wildcards of two contents, in their order.
    pub(super) fn wildcards_of_contents(
        &mut self,
        (one, other): (Option<ParticleId>, Option<ParticleId>),
        path: &str,
        effect: &mut Effect,
    ) {
        let (old, new) = (wildcards(self.old, one), wildcards(self.new, other));
        for at in 0..old.len().max(new.len()) {
            let found = (old.get(at).map(|(_, id)| *id), new.get(at).map(|(_, id)| *id));
            let asked = self.wildcard(found, &super::below(path, "*"));
            effect.narrows |= asked.0;
            effect.widens |= asked.1;
        }
    }

    /// The attribute wildcards of two types.
    pub(super) fn attribute_wildcards(&mut self, old: &ComplexType, new: &ComplexType, path: &str) {
        self.wildcard((old.attribute_wildcard, new.attribute_wildcard), &super::below(path, "@*"));
    }

    /// Whether something is lost, and whether something is won.
    fn wildcard(&mut self, pair: (Option<WildcardId>, Option<WildcardId>), path: &str) -> (bool, bool) {
        let (old, new) = (self.old.components(), self.new.components());
        match pair {
            (None, None) => (false, false),
            (Some(one), None) => {
                let one = &old.wildcards[one];
                self.report("diff-wildcard-removed", path, Found::removed(shown(one)).at(one.span, None));
                (true, false)
            }
            (None, Some(other)) => {
                let other = &new.wildcards[other];
                self.report("diff-wildcard-added", path, Found::added(shown(other)).at(None, other.span));
                (false, true)
            }
            (Some(one), Some(other)) => {
                let (one, other) = (&old.wildcards[one], &new.wildcards[other]);
                let (lost, won) =
                    (!is_within(self.old, one, self.new, other), !is_within(self.new, other, self.old, one));
                let id = match (lost, won) {
                    (false, false) => return (false, false),
                    (true, false) => "diff-wildcard-narrowed",
                    (false, true) => "diff-wildcard-widened",
                    (true, true) => "diff-wildcard-changed",
                };
                let found = Found::between(shown(one), shown(other)).at(one.span, other.span);
                self.report(id, path, found);
                (lost, won)
            }
        }
    }
}

/// Whether everything one wildcard lets in is let in by another.
fn is_within(side: Mapped<'_>, one: &Wildcard, other_side: Mapped<'_>, other: &Wildcard) -> bool {
    let strictness = |it: &Wildcard| match it.process_contents {
        ProcessContents::Skip => 0,
        ProcessContents::Lax => 1,
        ProcessContents::Strict => 2,
    };
    let (names, others) =
        (NamespaceSet::new(&one.namespaces, side), NamespaceSet::new(&other.namespaces, other_side));
    strictness(other) <= strictness(one) && names.is_subset_of(&others)
}

/// A wildcard as the sentences show it.
fn shown(it: &Wildcard) -> String {
    let name = |it: &Option<Arc<str>>| it.as_deref().unwrap_or("##local").to_owned();
    let namespaces = match &it.namespaces {
        NamespaceConstraint::Any => "##any".to_owned(),
        NamespaceConstraint::Not(_) => "##other".to_owned(),
        NamespaceConstraint::OneOf(all) => all.iter().map(name).collect::<Vec<_>>().join(" "),
    };
    let contents = match it.process_contents {
        ProcessContents::Skip => "skip",
        ProcessContents::Lax => "lax",
        ProcessContents::Strict => "strict",
    };
    format!("{namespaces} ({contents})")
}
