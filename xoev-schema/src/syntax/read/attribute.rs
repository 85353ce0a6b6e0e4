//! `attribute`, `attributeGroup`, `anyAttribute` (§3.2, §3.6, §3.10).

use super::{Reader, child, children};
use crate::diagnostics::Diagnostic;
use crate::name::ExpandedName;
use crate::source::xml::Element;
use crate::syntax::shape::{
    ANY_ATTRIBUTE_ELEMENT, ATTRIBUTE, ATTRIBUTE_GROUP, ATTRIBUTE_GROUP_REFERENCE, LOCAL_ATTRIBUTE,
};
use crate::syntax::{
    AnyAttributeNode, AttributeGroupNode, AttributeGroupRefNode, AttributeNode, AttributeUsesNode, UseKind,
};
use std::sync::Arc;

const XSI_NAMESPACE: &str = "http://www.w3.org/2001/XMLSchema-instance";

impl Reader<'_> {
    pub(super) fn global_attribute(&mut self, element: Element<'_>) -> Option<Arc<AttributeNode>> {
        self.check(element, &ATTRIBUTE);
        let name = self.declared_name(element);
        let mut node = self.attribute_declaration(element);
        node.is_qualified = true;
        node.name = Some(self.permitted(name?, element)?);
        Some(Arc::new(node))
    }

    /// An attribute inside a complex type or attribute group.
    fn local_attribute(&mut self, element: Element<'_>) -> Option<Arc<AttributeNode>> {
        self.check(element, &LOCAL_ATTRIBUTE);
        let uses = [
            ("optional", UseKind::Optional),
            ("required", UseKind::Required),
            ("prohibited", UseKind::Prohibited),
        ];
        let use_kind = self.keyword(element, "use", &uses).unwrap_or(UseKind::Optional);
        let name = match (element.attribute("ref"), element.attribute("name")) {
            (Some(_), None) => None,
            (None, Some(_)) => Some(self.local_attribute_name(element)?),
            (reference, _) => {
                let which = if reference.is_some() { "not both" } else { "and has neither" };
                let message = format!("an attribute here has “name” or “ref”, {which}");
                self.error("src-attribute.3.1", element.span, message);
                return None;
            }
        };
        let mut node = self.attribute_declaration(element);
        if let Some((name, is_qualified)) = name {
            (node.name, node.is_qualified) = (Some(name), is_qualified);
        } else {
            self.check_reference(element);
            node.reference = Some(self.qname(element, "ref")?);
        }
        if element.attribute("default").is_some() && use_kind != UseKind::Optional {
            let message = "an attribute with a default value is always optional";
            self.error("src-attribute.2", element.span, message);
        }
        node.use_kind = use_kind;
        Some(Arc::new(node))
    }

    fn local_attribute_name(&mut self, element: Element<'_>) -> Option<(ExpandedName, bool)> {
        let is_qualified = self.form(element, "form").unwrap_or(self.attributes_qualified);
        let local = self.nc_name(element, "name")?;
        let mut name = self.global_name(&local);
        if !is_qualified {
            name.namespace = None;
        }
        self.permitted(name, element).map(|name| (name, is_qualified))
    }

    /// No attribute may be called `xmlns`, nor be in the namespace of `xsi:type` (§3.2.6).
    fn permitted(&mut self, name: ExpandedName, element: Element<'_>) -> Option<ExpandedName> {
        let span = element.attribute("name").map_or(element.span, |a| a.span);
        if &*name.local == "xmlns" {
            self.error("no-xmlns", span, "an attribute cannot be named “xmlns”");
            return None;
        }
        if name.namespace.as_deref() == Some(XSI_NAMESPACE) {
            let message = format!("no attribute can be declared in the namespace {XSI_NAMESPACE}");
            self.error("no-xsi", span, message);
            return None;
        }
        Some(name)
    }

    fn check_reference(&mut self, element: Element<'_>) {
        for name in ["form", "type"] {
            if let Some(attribute) = element.attribute(name) {
                let message = format!("“{name}” cannot stand beside “ref”");
                self.error("src-attribute.3.2", attribute.name_span, message);
            }
        }
        if let Some(inner) = child(element, "simpleType") {
            let message = "“simpleType” cannot stand inside an attribute with “ref”";
            self.error("src-attribute.3.2", inner.span, message);
        }
    }

    /// What global and local declarations share.
    fn attribute_declaration(&mut self, element: Element<'_>) -> AttributeNode {
        let type_reference = self.qname(element, "type");
        let inner = child(element, "simpleType");
        if let (Some(reference), Some(inner)) = (&type_reference, inner) {
            let message = "an attribute has “type” or a type inside, not both";
            let fault = Diagnostic::error("src-attribute.4", inner.span, message);
            self.diagnostics.report(fault.also(reference.span, "the type named"));
        }
        AttributeNode {
            span: element.span,
            name: None,
            is_qualified: false,
            reference: None,
            use_kind: UseKind::Optional,
            type_reference,
            simple_type: inner.map(|inner| self.local_simple_type(inner)),
            value_constraint: self.value_constraint(element, "src-attribute.1"),
            annotation: self.annotation(element),
        }
    }

    pub(super) fn attribute_group(&mut self, element: Element<'_>) -> Option<Arc<AttributeGroupNode>> {
        self.check(element, &ATTRIBUTE_GROUP);
        let name = self.declared_name(element);
        let uses = self.attribute_uses(element);
        let annotation = self.annotation(element);
        Some(Arc::new(AttributeGroupNode { span: element.span, name: name?, uses, annotation }))
    }

    /// The attributes listed directly inside an element.
    pub(super) fn attribute_uses(&mut self, element: Element<'_>) -> AttributeUsesNode {
        let mut uses = AttributeUsesNode::default();
        for inner in children(element) {
            match inner.local() {
                "attribute" => uses.attributes.extend(self.local_attribute(inner)),
                "attributeGroup" => {
                    self.check(inner, &ATTRIBUTE_GROUP_REFERENCE);
                    self.annotation(inner);
                    let reference = self.qname(inner, "ref");
                    let node =
                        reference.map(|reference| AttributeGroupRefNode { span: inner.span, reference });
                    uses.groups.extend(node);
                }
                "anyAttribute" => uses.wildcard = Some(self.any_attribute(inner)),
                _ => {}
            }
        }
        uses
    }

    fn any_attribute(&mut self, element: Element<'_>) -> AnyAttributeNode {
        self.check(element, &ANY_ATTRIBUTE_ELEMENT);
        self.annotation(element);
        AnyAttributeNode {
            span: element.span,
            namespace: self.wildcard_namespace(element),
            process_contents: self.process_contents(element),
        }
    }
}
