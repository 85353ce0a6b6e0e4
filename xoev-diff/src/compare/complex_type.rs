//! Complex types.

use super::element::Blocking;
use super::{Comparer, Found};
use xoev_runtime::grammar::Derivation;
use xoev_schema::component::{
    ComplexType, ComplexTypeId, Components, ContentType, ElementDeclarationId, ParticleId, Term, TypeId,
};
use xoev_schema::hash::HashSet;
use xoev_schema::source::Span;

impl Comparer<'_> {
    /// Compares two complex types by their effective content.
    pub(super) fn complex_types(&mut self, old: ComplexTypeId, new: ComplexTypeId, path: &str) {
        let (one, other) =
            (&self.old.components().complex_types[old], &self.new.components().complex_types[new]);
        let (Some(old_span), Some(new_span)) = (one.span, other.span) else { return };
        self.abstract_and_block(Blocking::of_type(one), Blocking::of_type(other), path);
        if one.name.is_some() || other.name.is_some() {
            self.bases((one.base, old_span), (other.base, new_span), path);
        }
        self.attributes(one, other, path);
        let (old_kind, new_kind) = (content_kind(one.content), content_kind(other.content));
        match (one.content, other.content) {
            (ContentType::Simple(one), ContentType::Simple(other)) => {
                self.types(TypeId::Simple(one), TypeId::Simple(other), path, (old_span, new_span));
            }
            _ if old_kind != new_kind && (old_kind == "simple" || new_kind == "simple") => {
                let found = Found::between(old_kind, new_kind).at(old_span, new_span);
                self.report("diff-content-kind-changed", path, found);
            }
            _ => {
                self.mixed(one, other, path);
                self.contents(one, other, path);
            }
        }
    }

    fn mixed(&mut self, one: &ComplexType, other: &ComplexType, path: &str) {
        let is_mixed = |it: &ComplexType| matches!(it.content, ContentType::Mixed(_));
        match (is_mixed(one), is_mixed(other)) {
            (false, true) => {
                self.report("diff-mixed-allowed", path, Found::default().at(one.span, other.span))
            }
            (true, false) => {
                self.report("diff-mixed-forbidden", path, Found::default().at(one.span, other.span))
            }
            _ => {}
        }
    }

    /// Another base matters to `xsi:type` alone, and so to named types: what the content is, is compared as it is.
    fn bases(&mut self, (old, old_span): (TypeId, Span), (new, new_span): (TypeId, Span), path: &str) {
        if self.is_deep || self.pairs.types.get(&old) == Some(&new) {
            return;
        }
        let names = (self.old.side.type_name(old), self.new.side.type_name(new));
        if let (Some(one), Some(other)) = names {
            let found = Found::between(self.old.side.display(one), self.new.side.display(other));
            self.report("diff-base-changed", path, found.at(old_span, new_span));
        }
    }

    /// Whether what both types have from their bases by extension is said at the bases.
    pub(super) fn share_a_base(&self, old: &ComplexType, new: &ComplexType) -> bool {
        let is_extended = |it: &ComplexType| it.derivation == Derivation::Extension;
        !self.is_deep
            && is_extended(old)
            && is_extended(new)
            && self.pairs.types.get(&old.base) == Some(&new.base)
    }
}

impl Blocking {
    fn of_type(it: &ComplexType) -> Self {
        Self { is_abstract: it.is_abstract, block: it.block, span: it.span }
    }
}

/// The particle of a content of elements.
pub(super) fn particle(content: ContentType) -> Option<ParticleId> {
    match content {
        ContentType::ElementOnly(particle) | ContentType::Mixed(particle) => Some(particle),
        ContentType::Empty | ContentType::Simple(_) => None,
    }
}

fn content_kind(content: ContentType) -> &'static str {
    match content {
        ContentType::Empty => "empty",
        ContentType::Simple(_) => "simple",
        ContentType::ElementOnly(_) | ContentType::Mixed(_) => "elements",
    }
}

/// The elements of the content of a base.
pub(super) fn base_elements(components: &Components, it: &ComplexType) -> HashSet<ElementDeclarationId> {
    let TypeId::Complex(base) = it.base else { return HashSet::default() };
    let leaves = particle(components.complex_types[base].content).map(|it| components.leaves(it));
    let terms = leaves.unwrap_or_default().into_iter().map(|it| components.particles[it].term);
    terms.filter_map(|it| if let Term::Element(id) = it { Some(id) } else { None }).collect()
}
