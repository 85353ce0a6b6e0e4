//! `element` (§3.3).

use super::value::{BLOCK, DERIVATIONS};
use super::{Reader, child, children};
use crate::diagnostics::Diagnostic;
use crate::source::xml::Element;
use crate::syntax::shape::{ELEMENT, LOCAL_ELEMENT};
use crate::syntax::{ElementNode, OccursNode, TypeNode};
use std::sync::Arc;

const ONCE: OccursNode = OccursNode { min: 1, max: Some(1) };

impl Reader<'_> {
    pub(super) fn global_element(&mut self, element: Element<'_>) -> Option<Arc<ElementNode>> {
        self.check(element, &ELEMENT);
        let name = self.declared_name(element);
        let mut node = self.element_declaration(element);
        node.substitution_group = self.qname(element, "substitutionGroup");
        node.is_abstract = self.boolean(element, "abstract").unwrap_or(false);
        node.final_ =
            self.derivations(element, "final", DERIVATIONS).unwrap_or(DERIVATIONS.apply(self.final_default));
        node.is_qualified = true;
        node.name = Some(name?);
        Some(Arc::new(node))
    }

    /// An element inside a model group.
    pub(super) fn local_element(&mut self, element: Element<'_>) -> Option<Arc<ElementNode>> {
        self.check(element, &LOCAL_ELEMENT);
        let occurs = self.occurs(element);
        match (element.attribute("ref"), element.attribute("name")) {
            (Some(_), None) => self.element_reference(element, occurs),
            (None, Some(_)) => {
                let local = self.nc_name(element, "name");
                let is_qualified = self.form(element, "form").unwrap_or(self.elements_qualified);
                let mut node = self.element_declaration(element);
                let mut name = self.global_name(&local?);
                if !is_qualified {
                    name.namespace = None;
                }
                (node.name, node.occurs, node.is_qualified) = (Some(name), occurs, is_qualified);
                Some(Arc::new(node))
            }
            (reference, _) => {
                let which = if reference.is_some() { "not both" } else { "and has neither" };
                let message = format!("an element inside a model group has “name” or “ref”, {which}");
                self.error("src-element.2.1", element.span, message);
                None
            }
        }
    }

    fn element_reference(&mut self, element: Element<'_>, occurs: OccursNode) -> Option<Arc<ElementNode>> {
        let forbidden = ["nillable", "default", "fixed", "form", "block", "type"];
        for attribute in element.attributes().iter().filter(|a| a.namespace.is_none()) {
            if forbidden.contains(&attribute.local()) {
                let message = format!("“{}” cannot stand beside “ref”", attribute.local());
                let hint = "it belongs to the declaration that “ref” names";
                self.diagnostics
                    .report(Diagnostic::error("src-element.2.2", attribute.name_span, message).hint(hint));
            }
        }
        for inner in children(element).filter(|c| c.local() != "annotation") {
            let message = format!("“{}” cannot stand inside an element with “ref”", inner.local());
            self.error("src-element.2.2", inner.span, message);
        }
        let annotation = self.annotation(element);
        let reference = self.qname(element, "ref")?;
        let mut node = blank(element);
        (node.reference, node.occurs, node.annotation) = (Some(reference), occurs, annotation);
        Some(Arc::new(node))
    }

    /// What global and local declarations share.
    fn element_declaration(&mut self, element: Element<'_>) -> ElementNode {
        let type_definition = self.element_type(element);
        let value_constraint = self.value_constraint(element, "src-element.1");
        let identity_constraints = children(element)
            .filter(|c| matches!(c.local(), "unique" | "key" | "keyref"))
            .filter_map(|c| self.identity_constraint(c))
            .collect();
        ElementNode {
            type_definition,
            value_constraint,
            nillable: self.boolean(element, "nillable").unwrap_or(false),
            block: self.derivations(element, "block", BLOCK).unwrap_or(BLOCK.apply(self.block_default)),
            identity_constraints,
            annotation: self.annotation(element),
            ..blank(element)
        }
    }

    fn element_type(&mut self, element: Element<'_>) -> Option<TypeNode> {
        let reference = self.qname(element, "type");
        let anonymous = match (child(element, "simpleType"), child(element, "complexType")) {
            (Some(inner), _) => Some((inner.span, TypeNode::Simple(self.local_simple_type(inner)))),
            (_, Some(inner)) => Some((inner.span, TypeNode::Complex(self.local_complex_type(inner)))),
            _ => None,
        };
        match (reference, anonymous) {
            (Some(reference), Some((span, _))) => {
                let message = "an element has “type” or a type inside, not both";
                let fault = Diagnostic::error("src-element.3", span, message);
                self.diagnostics.report(fault.also(reference.span, "the type named"));
                Some(TypeNode::Reference(reference))
            }
            (Some(reference), None) => Some(TypeNode::Reference(reference)),
            (None, anonymous) => anonymous.map(|(_, node)| node),
        }
    }
}

fn blank(element: Element<'_>) -> ElementNode {
    ElementNode {
        span: element.span,
        name: None,
        is_qualified: false,
        reference: None,
        occurs: ONCE,
        type_definition: None,
        substitution_group: None,
        value_constraint: None,
        nillable: false,
        is_abstract: false,
        block: Default::default(),
        final_: Default::default(),
        identity_constraints: Vec::new(),
        annotation: Default::default(),
    }
}
