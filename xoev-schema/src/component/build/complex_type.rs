//! Complex type definitions (§3.4.2): what all forms have in common.

use super::attribute::OwnAttributes;
use super::context::ContextId;
use super::{ANY_SIMPLE_TYPE, ANY_TYPE, Builder};
use crate::component::{
    ComplexType, ComplexTypeId, ContentType, ElementDeclarationId, ParticleId, SimpleTypeId, TypeId,
    Wildcard, WildcardId,
};
use crate::diagnostics::Diagnostic;
use crate::name::ExpandedName;
use crate::source::Span;
use crate::syntax::{AttributeUsesNode, ComplexTypeNode, ContentNode, ParticleNode, QNameNode};
use std::sync::Arc;
use xoev_runtime::grammar::Derivation;

/// How a complex type is made; the base may not be complete yet.
#[derive(Debug)]
pub(super) struct ComplexForm {
    /// The node, for what is decided when the base is complete.
    pub(super) node: Arc<ComplexTypeNode>,
    /// The type's own particle; `None` where there is none, or where it is empty (§3.4.2, explicit content).
    pub(super) particle: Option<ParticleId>,
    /// The `simpleType` inside a `simpleContent` restriction.
    pub(super) simple_type: Option<SimpleTypeId>,
    /// The type's own attributes.
    pub(super) attributes: OwnAttributes,
    /// Whether the base was not found, or was cut from a cycle; this was reported.
    pub(super) lacks_base: bool,
}

impl Builder<'_> {
    /// Adds a complex type whose body is read by [`Self::define_complex_type`].
    pub(super) fn push_complex_type(
        &mut self,
        node: &ComplexTypeNode,
        name: Option<ExpandedName>,
        context: Option<ElementDeclarationId>,
    ) -> ComplexTypeId {
        let derivation = match &node.content {
            ContentNode::Implicit { .. } => Derivation::Restriction,
            ContentNode::Simple(content) => content.derivation.method,
            ContentNode::Complex(content) => content.derivation.method,
        };
        let annotation = self.annotation(&node.annotation);
        self.complex_forms.push(None);
        self.components.complex_types.push(ComplexType {
            name,
            span: Some(node.span),
            context,
            base: TypeId::Complex(ANY_TYPE),
            derivation,
            is_abstract: node.is_abstract,
            final_: node.final_,
            block: node.block,
            attribute_uses: Vec::new(),
            attribute_wildcard: None,
            content: ContentType::Empty,
            annotation,
        })
    }

    /// Reads the body of a complex type.
    pub(super) fn define_complex_type(
        &mut self,
        id: ComplexTypeId,
        node: &Arc<ComplexTypeNode>,
        context: ContextId,
        original: Option<ComplexTypeId>,
    ) {
        let original = original.map(TypeId::Complex);
        let form = match &node.content {
            ContentNode::Implicit { particle, attributes } => {
                self.complex_form(node, particle.as_ref(), attributes, context)
            }
            ContentNode::Complex(content) => {
                let base = original.or_else(|| self.complex_base(&content.derivation.base, context));
                let form = self.complex_form(node, content.particle.as_ref(), &content.attributes, context);
                self.components.complex_types[id].base = base.unwrap_or(TypeId::Complex(ANY_TYPE));
                ComplexForm { lacks_base: base.is_none(), ..form }
            }
            ContentNode::Simple(content) => {
                let base = original.or_else(|| self.find_type(&content.derivation.base, context));
                let inner = content.simple_type.as_ref();
                let simple_type = inner.map(|it| self.anonymous_simple_type(it, context));
                let form = self.complex_form(node, None, &content.attributes, context);
                self.components.complex_types[id].base = base.unwrap_or(TypeId::Complex(ANY_TYPE));
                ComplexForm { simple_type, lacks_base: base.is_none(), ..form }
            }
        };
        self.complex_forms[id] = Some(form);
    }

    fn complex_form(
        &mut self,
        node: &Arc<ComplexTypeNode>,
        particle: Option<&ParticleNode>,
        attributes: &AttributeUsesNode,
        context: ContextId,
    ) -> ComplexForm {
        ComplexForm {
            node: Arc::clone(node),
            particle: particle.and_then(|it| self.explicit_content(it, context)),
            simple_type: None,
            lacks_base: false,
            attributes: self.own_attributes(attributes, context, None),
        }
    }

    /// `src-ct.1`: the base of `complexContent` is a complex type.
    fn complex_base(&mut self, name: &QNameNode, context: ContextId) -> Option<TypeId> {
        let base = self.find_type(name, context)?;
        if matches!(base, TypeId::Simple(_)) {
            let message = format!("the base {} of complex content is a simple type", name.name);
            self.report(Diagnostic::error("src-ct.1", name.span, message).hint("use simpleContent"));
            return None;
        }
        Some(base)
    }

    /// Computes the effective values of a complex type; its base is complete.
    pub(super) fn complete_complex_type(&mut self, id: ComplexTypeId) {
        let Some(form) = self.complex_forms[id].take() else { return };
        if form.lacks_base {
            // What cannot be extended stands for itself; anything else would lead to further reports.
            self.components.complex_types[id].derivation = Derivation::Restriction;
        }
        let content = match &form.node.content {
            ContentNode::Simple(_) if form.lacks_base => {
                ContentType::Simple(form.simple_type.unwrap_or(ANY_SIMPLE_TYPE))
            }
            ContentNode::Implicit { .. } => self.complex_content(id, &form, form.node.mixed),
            ContentNode::Complex(content) => {
                self.complex_content(id, &form, content.mixed.unwrap_or(form.node.mixed))
            }
            ContentNode::Simple(content) => self.simple_content(id, content, form.simple_type),
        };
        self.components.complex_types[id].content = content;
        let is_implicit = form.lacks_base || matches!(form.node.content, ContentNode::Implicit { .. });
        self.complete_type_attributes(id, &form, is_implicit);
    }

    /// `{attribute uses}` and `{attribute wildcard}`.
    fn complete_type_attributes(&mut self, id: ComplexTypeId, form: &ComplexForm, is_implicit: bool) {
        let span = form.node.span;
        let own = self.complete_attributes(&form.attributes, span, "ct-props-correct.4");
        let derivation = self.components.complex_types[id].derivation;
        let base = match self.components.complex_types[id].base {
            TypeId::Complex(base) if !is_implicit => Some(base),
            _ => None,
        };
        let mut uses =
            base.map(|it| self.components.complex_types[it].attribute_uses.clone()).unwrap_or_default();
        for it in own.uses {
            let name = self.components.use_name(&it);
            let inherited = uses.iter_mut().find(|other| self.components.use_name(other) == name);
            match (inherited, derivation) {
                (None, _) => uses.push(it),
                (Some(inherited), Derivation::Restriction) => *inherited = it,
                (Some(inherited), Derivation::Extension) => {
                    let fault = super::attribute_group::repeated_use(
                        "ct-props-correct.4",
                        name,
                        inherited.span,
                        it.span,
                    );
                    self.report(fault);
                }
            }
        }
        if derivation == Derivation::Restriction {
            uses.retain(|it| !own.prohibited.contains(self.components.use_name(it)));
        }
        let inherited = base.and_then(|it| self.components.complex_types[it].attribute_wildcard);
        let wildcard = match (derivation, own.wildcard, inherited) {
            (Derivation::Restriction, own, _) => own,
            (Derivation::Extension, None, inherited) => inherited,
            (Derivation::Extension, own, None) => own,
            (Derivation::Extension, Some(own), Some(inherited)) => Some(self.unite(own, inherited, span)),
        };
        let completed = &mut self.components.complex_types[id];
        completed.attribute_uses = uses;
        completed.attribute_wildcard = wildcard;
    }

    /// `cos-aw-union`; the process contents are those of the first.
    fn unite(&mut self, own: WildcardId, inherited: WildcardId, span: Span) -> WildcardId {
        let (one, other) = (&self.components.wildcards[own], &self.components.wildcards[inherited]);
        match super::wildcard::union(&one.namespaces, &other.namespaces) {
            Some(namespaces) => {
                let merged = Wildcard { namespaces, ..one.clone() };
                self.components.wildcards.push(merged)
            }
            None => {
                let message = "the union of the attribute wildcard with that of the base cannot be expressed";
                let fault = Diagnostic::error("cos-aw-union", span, message)
                    .also(one.span, "the own one")
                    .also(other.span, "that of the base");
                self.report(fault);
                own
            }
        }
    }
}
