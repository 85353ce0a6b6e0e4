//! `complexType`, `complexContent`, `simpleContent` (§3.4).

use super::value::DERIVATIONS;
use super::{Reader, child, children};
use crate::name::ExpandedName;
use crate::source::xml::Element;
use crate::syntax::shape::{
    COMPLEX_CONTENT, COMPLEX_CONTENT_DERIVATION, COMPLEX_TYPE, LOCAL_COMPLEX_TYPE, SIMPLE_CONTENT,
    SIMPLE_CONTENT_EXTENSION, SIMPLE_CONTENT_RESTRICTION,
};
use crate::syntax::{
    AnnotationNode, ComplexContentNode, ComplexTypeNode, ContentNode, DerivationNode, SimpleContentNode,
};
use std::sync::Arc;
use xoev_runtime::grammar::Derivation;

impl Reader<'_> {
    pub(super) fn global_complex_type(&mut self, element: Element<'_>) -> Option<Arc<ComplexTypeNode>> {
        self.check(element, &COMPLEX_TYPE);
        let name = self.declared_name(element);
        let node = self.complex_type(element, name.clone());
        name.map(|_| node)
    }

    pub(super) fn local_complex_type(&mut self, element: Element<'_>) -> Arc<ComplexTypeNode> {
        self.check(element, &LOCAL_COMPLEX_TYPE);
        self.complex_type(element, None)
    }

    fn complex_type(&mut self, element: Element<'_>, name: Option<ExpandedName>) -> Arc<ComplexTypeNode> {
        let block = self.derivations(element, "block", DERIVATIONS);
        let final_ = self.derivations(element, "final", DERIVATIONS);
        let mut annotation = self.annotation(element);
        let content = self.content(element, &mut annotation);
        Arc::new(ComplexTypeNode {
            span: element.span,
            name,
            is_abstract: self.boolean(element, "abstract").unwrap_or(false),
            mixed: self.boolean(element, "mixed").unwrap_or(false),
            block: block.unwrap_or(DERIVATIONS.apply(self.block_default)),
            final_: final_.unwrap_or(DERIVATIONS.apply(self.final_default)),
            content,
            annotation,
        })
    }

    fn content(&mut self, element: Element<'_>, annotation: &mut AnnotationNode) -> ContentNode {
        let content = if let Some(inner) = child(element, "simpleContent") {
            self.simple_content(inner, annotation).map(ContentNode::Simple)
        } else if let Some(inner) = child(element, "complexContent") {
            self.complex_content(inner, annotation).map(ContentNode::Complex)
        } else {
            None
        };
        content.unwrap_or_else(|| ContentNode::Implicit {
            particle: self.particle(element),
            attributes: self.attribute_uses(element),
        })
    }

    fn simple_content(
        &mut self,
        element: Element<'_>,
        annotation: &mut AnnotationNode,
    ) -> Option<SimpleContentNode> {
        self.check(element, &SIMPLE_CONTENT);
        self.join_annotation(element, annotation);
        let inner = derivation_element(element)?;
        let is_restriction = inner.local() == "restriction";
        self.check(
            inner,
            if is_restriction { &SIMPLE_CONTENT_RESTRICTION } else { &SIMPLE_CONTENT_EXTENSION },
        );
        self.join_annotation(inner, annotation);
        let (simple_type, facets) = if is_restriction {
            (self.inner_simple_type(inner), self.facets(inner))
        } else {
            (None, Vec::new())
        };
        Some(SimpleContentNode {
            derivation: self.derivation(inner),
            simple_type,
            facets,
            attributes: self.attribute_uses(inner),
        })
    }

    fn complex_content(
        &mut self,
        element: Element<'_>,
        annotation: &mut AnnotationNode,
    ) -> Option<ComplexContentNode> {
        self.check(element, &COMPLEX_CONTENT);
        self.join_annotation(element, annotation);
        let mixed = self.boolean(element, "mixed");
        let inner = derivation_element(element)?;
        self.check(inner, &COMPLEX_CONTENT_DERIVATION);
        self.join_annotation(inner, annotation);
        Some(ComplexContentNode {
            mixed,
            derivation: self.derivation(inner),
            particle: self.particle(inner),
            attributes: self.attribute_uses(inner),
        })
    }

    fn derivation(&mut self, element: Element<'_>) -> DerivationNode {
        let method = match element.local() {
            "extension" => Derivation::Extension,
            _ => Derivation::Restriction,
        };
        // A missing base was reported with the shape.
        let base = self.qname(element, "base").unwrap_or_else(|| Self::built_in("anyType", element.span));
        DerivationNode { span: element.span, method, base }
    }
}

fn derivation_element<'e>(element: Element<'e>) -> Option<Element<'e>> {
    children(element).find(|c| matches!(c.local(), "restriction" | "extension"))
}
