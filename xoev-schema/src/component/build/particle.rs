//! Particles (§3.9.2).

use super::context::ContextId;
use super::{ANY_TYPE, Builder};
use crate::component::{ModelGroup, Particle, ParticleId, Term, TypeId};
use crate::source::Span;
use crate::syntax::{AnnotationNode, ElementNode, GroupRefNode, OccursNode, ParticleNode};
use std::sync::Arc;

impl Builder<'_> {
    /// The particle of a node; `None` for `maxOccurs="0"` and for unresolved groups.
    pub(super) fn particle(&mut self, node: &ParticleNode, context: ContextId) -> Option<ParticleId> {
        match node {
            ParticleNode::Element(node) => self.element_particle(node, context),
            ParticleNode::GroupRef(node) => self.group_particle(node, context),
            ParticleNode::ModelGroup(node) => {
                if node.occurs.max == Some(0) {
                    return None;
                }
                let particles = self.particles(&node.particles, context);
                let group = self.components.model_groups.push(ModelGroup {
                    span: node.span,
                    compositor: node.compositor,
                    particles,
                    definition: None,
                });
                let annotation = self.annotation(&node.annotation);
                Some(self.push_particle(node.span, node.occurs, Term::ModelGroup(group), annotation))
            }
            ParticleNode::Any(node) => {
                if node.occurs.max == Some(0) {
                    return None;
                }
                let wildcard = self.element_wildcard(node, context);
                let annotation = self.annotation(&node.annotation);
                Some(self.push_particle(node.span, node.occurs, Term::Wildcard(wildcard), annotation))
            }
        }
    }

    /// The particles of a model group.
    pub(super) fn particles(&mut self, nodes: &[ParticleNode], context: ContextId) -> Vec<ParticleId> {
        nodes.iter().filter_map(|it| self.particle(it, context)).collect()
    }

    fn element_particle(&mut self, node: &Arc<ElementNode>, context: ContextId) -> Option<ParticleId> {
        if node.occurs.max == Some(0) {
            return None;
        }
        let (element, annotation) = match (&node.reference, &node.name) {
            (Some(reference), _) => {
                let element = match self.resolve_element(reference, context) {
                    Some(id) => id,
                    None => {
                        let name = self.context(context).referenced(reference);
                        let id = self.new_element(node, name, false);
                        self.components.elements[id].type_definition = TypeId::Complex(ANY_TYPE);
                        id
                    }
                };
                (element, self.annotation(&node.annotation))
            }
            (None, Some(name)) => {
                let name = self.context(context).declared(name, node.is_qualified);
                let element = self.new_element(node, name, false);
                self.define_element(element, node, context);
                (element, Arc::clone(&self.components.elements[element].annotation))
            }
            (None, None) => return None,
        };
        Some(self.push_particle(node.span, node.occurs, Term::Element(element), annotation))
    }

    fn group_particle(&mut self, node: &GroupRefNode, context: ContextId) -> Option<ParticleId> {
        if node.occurs.max == Some(0) {
            return None;
        }
        let name = self.context(context).referenced(&node.reference);
        let definition = match self.redefined_group.as_ref() {
            Some((own, original)) if *own == name => *original,
            _ => self.resolve_group(&node.reference, context)?,
        };
        let group = self.components.model_group_definitions[definition].model_group;
        let annotation = self.annotation(&node.annotation);
        Some(self.push_particle(node.span, node.occurs, Term::ModelGroup(group), annotation))
    }

    fn push_particle(
        &mut self,
        span: Span,
        occurs: OccursNode,
        term: Term,
        annotation: Arc<AnnotationNode>,
    ) -> ParticleId {
        self.components.particles.push(Particle {
            span,
            min_occurs: occurs.min,
            max_occurs: occurs.max,
            term,
            annotation,
        })
    }
}
