//! `{content type}` of complex content (§3.4.2).

use super::Builder;
use super::complex_type::ComplexForm;
use super::context::ContextId;
use crate::component::{
    ComplexTypeId, Compositor, ContentType, ModelGroup, Particle, ParticleId, Term, TypeId,
};
use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::syntax::ParticleNode;
use std::sync::Arc;
use xoev_runtime::grammar::Derivation;

impl Builder<'_> {
    /// Clause 2, explicit content: `None` is `empty`.
    pub(super) fn explicit_content(&mut self, node: &ParticleNode, context: ContextId) -> Option<ParticleId> {
        if let ParticleNode::ModelGroup(group) = node
            && group.particles.is_empty()
            && (group.compositor != Compositor::Choice || group.occurs.min == 0)
        {
            return None;
        }
        self.particle(node, context)
    }

    /// Clauses 3 and 4.
    pub(super) fn complex_content(
        &mut self,
        id: ComplexTypeId,
        form: &ComplexForm,
        mixed: bool,
    ) -> ContentType {
        let span = form.node.span;
        let derivation = self.components.complex_types[id].derivation;
        let effective = match form.particle {
            Some(particle) => Some(particle),
            None if mixed => Some(self.sequence(span, Vec::new())),
            None => None,
        };
        let wrap = |it: ParticleId| if mixed { ContentType::Mixed(it) } else { ContentType::ElementOnly(it) };
        let base = match (derivation, self.components.complex_types[id].base) {
            (Derivation::Extension, TypeId::Complex(base)) => self.components.complex_types[base].content,
            _ => ContentType::Empty,
        };
        match (base, effective) {
            (base, None) => base,
            (ContentType::Empty, Some(own)) => wrap(own),
            (ContentType::Simple(_), Some(_)) => {
                let message = "an extension of simple content cannot add elements";
                self.report(Diagnostic::error("cos-ct-extends.1.4", span, message));
                base
            }
            (ContentType::ElementOnly(inherited) | ContentType::Mixed(inherited), Some(own)) => {
                self.check_mixed_alike(base, mixed, span);
                wrap(self.extended(inherited, own, span))
            }
        }
    }

    /// `cos-ct-extends.1.4.2.2`: both are mixed, or neither.
    fn check_mixed_alike(&mut self, base: ContentType, mixed: bool, span: Span) {
        let base_mixed = matches!(base, ContentType::Mixed(_));
        if base_mixed != mixed {
            let (own, other) = if mixed { ("mixed", "is not") } else { ("not mixed", "is") };
            let message = format!("an extension that is {own} has a base that {other}");
            self.report(Diagnostic::error("cos-ct-extends.1.4.2.2", span, message));
        }
    }

    /// The base's content followed by the own one.
    fn extended(&mut self, inherited: ParticleId, own: ParticleId, span: Span) -> ParticleId {
        if let Some(excess) = self.particle_measure(own).and(self.particle_measure(inherited)).excess() {
            self.report(Diagnostic::error("xoev-limit", span, excess));
            return own;
        }
        self.sequence(span, vec![inherited, own])
    }

    /// A particle that is a sequence occurring once.
    fn sequence(&mut self, span: Span, particles: Vec<ParticleId>) -> ParticleId {
        let group = self.components.model_groups.push(ModelGroup {
            span,
            compositor: Compositor::Sequence,
            particles,
            definition: None,
        });
        self.measure(group);
        self.components.particles.push(Particle {
            span,
            min_occurs: 1,
            max_occurs: Some(1),
            term: Term::ModelGroup(group),
            annotation: Arc::clone(&self.no_annotation),
        })
    }
}
