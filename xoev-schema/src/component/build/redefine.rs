//! `redefine` (§4.2.2): a new definition takes the name; inside itself the name means the old one.

use super::Builder;
use super::context::ContextId;
use super::identical::redefinition_span;
use crate::component::check::cos_particle_restrict;
use crate::component::check::derivation_ok_restriction::attributes::{self, Attributes};
use crate::component::{ModelGroupDefinitionId, Particle, ParticleId, Term, TypeId};
use crate::diagnostics::Diagnostic;
use crate::name::ExpandedName;
use crate::schema_set::{DocumentId, Redefinition};
use crate::source::{FileId, Span};
use crate::syntax::{
    AttributeGroupNode, AttributeGroupRefNode, ComplexTypeNode, ContentNode, GroupNode, ModelGroupNode,
    ParticleNode, QNameNode, RedefineItem, SimpleTypeNode, SimpleVarietyNode,
};
use std::sync::Arc;

impl Builder<'_> {
    /// Declares the redefinitions of all documents, the innermost first.
    pub(super) fn declare_redefinitions(&mut self) {
        let set = self.set;
        let mut all: Vec<(u32, &Redefinition)> = (0..)
            .zip(&set.documents)
            .flat_map(|(index, document)| document.redefines.iter().map(move |it| (index, it)))
            .collect();
        // A document that is redefined has fewer documents below it than the one that redefines it. Circles come last:
        // what redefines them from outside goes before.
        all.sort_by_key(|(_, redefinition)| (redefinition.is_circular, redefinition.redefined.len()));
        for (index, redefinition) in all {
            let document = set.documents.get(index as usize);
            let Some(node) = document.and_then(|it| it.redefine_node(redefinition)) else { continue };
            for item in &node.items {
                let place = Place { context: ContextId(index), redefinition };
                match item {
                    RedefineItem::SimpleType(node) => self.redefine_simple_type(node, item, &place),
                    RedefineItem::ComplexType(node) => self.redefine_complex_type(node, item, &place),
                    RedefineItem::Group(node) => self.redefine_group(node, item, &place),
                    RedefineItem::AttributeGroup(node) => self.redefine_attribute_group(node, item, &place),
                }
            }
        }
    }

    fn redefine_simple_type(&mut self, node: &Arc<SimpleTypeNode>, item: &RedefineItem, place: &Place<'_>) {
        let Some(name) = node.name.as_ref().map(|it| self.context(place.context).declared(it, true)) else {
            return;
        };
        let base = match &node.variety {
            SimpleVarietyNode::Restriction(restriction) => restriction.base.as_ref(),
            SimpleVarietyNode::List(_) | SimpleVarietyNode::Union(_) => None,
        };
        let Some(TypeId::Simple(original)) = self.redefined_type(&name, base, item, place) else { return };
        let id = self.new_simple_type(node, Some(name.clone()), place.context, Some(original));
        self.components.simple_types[original].name = None;
        self.components.global_types.insert(name, TypeId::Simple(id));
    }

    fn redefine_complex_type(&mut self, node: &Arc<ComplexTypeNode>, item: &RedefineItem, place: &Place<'_>) {
        let Some(name) = node.name.as_ref().map(|it| self.context(place.context).declared(it, true)) else {
            return;
        };
        let base = match &node.content {
            ContentNode::Implicit { .. } => None,
            ContentNode::Simple(content) => Some(&content.derivation.base),
            ContentNode::Complex(content) => Some(&content.derivation.base),
        };
        let Some(TypeId::Complex(original)) = self.redefined_type(&name, base, item, place) else { return };
        let id = self.new_complex_type(node, Some(name.clone()), place.context, Some(original));
        self.components.complex_types[original].name = None;
        self.components.global_types.insert(name, TypeId::Complex(id));
    }

    /// The type a redefinition replaces; reports `src-redefine` where there is none of its kind, or where the
    /// redefinition does not derive from it (`src-redefine.5`).
    fn redefined_type(
        &mut self,
        name: &ExpandedName,
        base: Option<&QNameNode>,
        item: &RedefineItem,
        place: &Place<'_>,
    ) -> Option<TypeId> {
        let span = redefinition_span(item);
        if base.is_none_or(|it| self.context(place.context).referenced(it) != *name) {
            let message = format!("a redefinition of the type {name} is derived from {name} itself");
            self.report(Diagnostic::error("src-redefine.5", base.map_or(span, |it| it.span), message));
            return None;
        }
        let found = self.components.global_types.get(name).copied();
        let is_same_kind = matches!(
            (found, item),
            (Some(TypeId::Simple(_)), RedefineItem::SimpleType(_))
                | (Some(TypeId::Complex(_)), RedefineItem::ComplexType(_))
        );
        let original = found.filter(|_| is_same_kind).and_then(|it| self.components.type_span(it));
        self.check_redefined("type", name, original, span, place).then_some(found).flatten()
    }

    fn redefine_group(&mut self, node: &Arc<GroupNode>, item: &RedefineItem, place: &Place<'_>) {
        let name = self.context(place.context).declared(&node.name, true);
        let original = self.components.global_groups.get(&name).copied();
        let span = original.map(|it| self.components.model_group_definitions[it].span);
        if self.check_redefined("group", &name, span, redefinition_span(item), place) {
            let id = self.new_group(node, name.clone(), place.context, original);
            if let Some(original) = original.filter(|_| !self.refers_to_itself(node, &name, place.context)) {
                self.restricted_groups.push((id, original));
            }
            self.components.global_groups.insert(name, id);
        }
    }

    fn redefine_attribute_group(
        &mut self,
        node: &Arc<AttributeGroupNode>,
        item: &RedefineItem,
        place: &Place<'_>,
    ) {
        let name = self.context(place.context).declared(&node.name, true);
        let original = self.components.global_attribute_groups.get(&name).copied();
        let span = original.map(|it| self.components.attribute_groups[it].span);
        if self.check_redefined("attribute group", &name, span, redefinition_span(item), place) {
            let id = self.new_attribute_group(node, name.clone(), place.context, original);
            let own =
                |it: &&AttributeGroupRefNode| self.context(place.context).referenced(&it.reference) == name;
            let references: Vec<Span> = node.uses.groups.iter().filter(own).map(|it| it.span).collect();
            match (references.as_slice(), original) {
                ([], Some(original)) => self.restricted_attribute_groups.push((id, original)),
                ([first, second, ..], _) => {
                    let message =
                        format!("a redefinition of the attribute group {name} refers to it once at most");
                    let fault = Diagnostic::error("src-redefine.7.1", *second, message);
                    self.report(fault.also(*first, "the first reference"));
                }
                _ => {}
            }
            self.components.global_attribute_groups.insert(name, id);
        }
    }

    /// Whether a redefined group holds itself; if so, once and occurring once (`src-redefine.6.1`).
    fn refers_to_itself(&mut self, node: &GroupNode, name: &ExpandedName, context: ContextId) -> bool {
        let mut references = Vec::new();
        let mut open: Vec<&ModelGroupNode> = node.model_group.as_deref().into_iter().collect();
        while let Some(group) = open.pop() {
            for particle in &group.particles {
                match particle {
                    ParticleNode::ModelGroup(inner) => open.push(inner),
                    ParticleNode::GroupRef(it)
                        if self.context(context).referenced(&it.reference) == *name =>
                    {
                        references.push((it.span, it.occurs));
                    }
                    _ => {}
                }
            }
        }
        references.sort_by_key(|(span, _)| span.start);
        if let [(first, _), (second, _), ..] = references.as_slice() {
            let message = format!("a redefinition of the group {name} refers to it once at most");
            let fault = Diagnostic::error("src-redefine.6.1.1", *second, message);
            self.report(fault.also(*first, "the first reference"));
        }
        for (span, occurs) in &references {
            if (occurs.min, occurs.max) != (1, Some(1)) {
                let message =
                    format!("the reference of the group {name} to what it redefines must occur once");
                let hint = "take minOccurs and maxOccurs away";
                self.report(Diagnostic::error("src-redefine.6.1.2", *span, message).hint(hint));
            }
        }
        !references.is_empty()
    }

    /// `src-redefine.6.2.2` and `7.2.2`: what does not hold the original restricts it.
    pub(super) fn check_redefinitions(&mut self) {
        for (id, original) in std::mem::take(&mut self.restricted_groups) {
            let span = self.components.model_group_definitions[id].span;
            let (own, other) = (self.whole_group(id), self.whole_group(original));
            if let Ok(Some(fault)) | Err(fault) = cos_particle_restrict::check(&self.components, own, other) {
                let fault = fault.diagnostic(&self.components, span, "in this redefinition");
                self.report(fault);
            }
        }
        for (id, original) in std::mem::take(&mut self.restricted_attribute_groups) {
            let groups = &self.components.attribute_groups;
            let (own, other) = (Attributes::of_group(&groups[id]), Attributes::of_group(&groups[original]));
            attributes::check(&self.components, own, other, groups[id].span, self.diagnostics);
        }
    }

    /// The model group of a named group as a particle.
    fn whole_group(&mut self, id: ModelGroupDefinitionId) -> ParticleId {
        let group = self.components.model_group_definitions[id].model_group;
        self.components.particles.push(Particle {
            span: self.components.model_groups[group].span,
            min_occurs: 1,
            max_occurs: Some(1),
            term: Term::ModelGroup(group),
            annotation: Arc::clone(&self.no_annotation),
        })
    }

    /// Whether what a redefinition replaces stands in a redefined document.
    fn check_redefined(
        &mut self,
        kind: &str,
        name: &ExpandedName,
        original: Option<Span>,
        span: Span,
        place: &Place<'_>,
    ) -> bool {
        let Some(original) = original else {
            let message = format!("the redefined document has no {kind} {name}");
            self.report(Diagnostic::error("src-redefine", span, message));
            return false;
        };
        if place.redefinition.redefined.iter().any(|it| self.file_of(*it) == Some(original.file)) {
            return true;
        }
        if place.redefinition.is_circular {
            self.report(circular(kind, name, original, span));
        } else if original != span && !self.copies.are_copies(self.set, original.file, span.file) {
            let message = format!("the {kind} {name} is redefined twice");
            self.report(
                Diagnostic::error("sch-props-correct.2", span, message)
                    .also(original, "already defined here"),
            );
        }
        false
    }

    fn file_of(&self, id: DocumentId) -> Option<FileId> {
        self.set.documents.get(id.0 as usize).map(|it| it.document.file)
    }
}

/// Where a redefinition stands.
struct Place<'a> {
    context: ContextId,
    redefinition: &'a Redefinition,
}

/// A redefinition inside a circle beside one from outside. The recommendation does not say which of them counts; the one
/// from outside is what its author sees last.
fn circular(kind: &str, name: &ExpandedName, other: Span, span: Span) -> Diagnostic {
    let message = format!("the {kind} {name} is redefined in a circle of documents, and from outside it");
    Diagnostic::warning("xoev-circular-redefine", span, message)
        .also(other, "this redefinition counts")
        .hint("redefine it in one place")
}
