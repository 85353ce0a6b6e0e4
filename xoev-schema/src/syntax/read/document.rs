//! `schema` and its directives (§3.15, §4.2); `notation` (§3.12).

use super::value::{BLOCK, FULL_DERIVATIONS, as_written, trimmed};
use super::{Reader, children};
use crate::diagnostics::Diagnostic;
use crate::source::xml::Element;
use crate::syntax::shape::{IMPORT, INCLUDE, NOTATION, REDEFINE, SCHEMA};
use crate::syntax::{
    DirectiveNode, ImportNode, IncludeNode, NotationNode, RedefineItem, RedefineNode, SchemaDocument,
    TopLevelNode,
};
use std::sync::Arc;

impl Reader<'_> {
    pub(super) fn document(&mut self, root: Element<'_>) -> SchemaDocument {
        self.check(root, &SCHEMA);
        self.target_namespace = self.namespace(root, "targetNamespace");
        self.elements_qualified = self.form(root, "elementFormDefault").unwrap_or(false);
        self.attributes_qualified = self.form(root, "attributeFormDefault").unwrap_or(false);
        self.block_default = self.derivations(root, "blockDefault", BLOCK).unwrap_or_default();
        self.final_default = self.derivations(root, "finalDefault", FULL_DERIVATIONS).unwrap_or_default();
        let mut document = SchemaDocument {
            file: self.file,
            span: root.span,
            target_namespace: self.target_namespace.clone(),
            version: as_written(root, "version"),
            language: root.xml_attribute("lang").map(|a| a.value.to_string()),
            block_default: self.block_default,
            final_default: self.final_default,
            // The first binding is that of “xml”, which every document has.
            namespaces: root.scope().bindings.iter().skip(1).cloned().collect(),
            directives: Vec::new(),
            items: Vec::new(),
            annotation: self.annotation(root),
        };
        for child in children(root) {
            if let Some(directive) = self.directive(child) {
                document.directives.push(directive);
            } else if let Some(item) = self.top_level(child) {
                document.items.push(item);
            }
        }
        document
    }

    /// A namespace name; an empty one is no namespace (§3.15.2).
    fn namespace(&mut self, element: Element<'_>, name: &str) -> Option<Arc<str>> {
        let (value, span) = trimmed(element, name)?;
        if value.is_empty() {
            self.invalid_value(name, value, span, "a namespace name, or no attribute at all,");
            return None;
        }
        Some(Arc::from(value))
    }

    fn directive(&mut self, element: Element<'_>) -> Option<DirectiveNode> {
        match element.local() {
            "include" => {
                self.check(element, &INCLUDE);
                self.annotation(element);
                let schema_location = self.schema_location(element)?;
                Some(DirectiveNode::Include(IncludeNode { span: element.span, schema_location }))
            }
            "import" => Some(DirectiveNode::Import(self.import(element))),
            "redefine" => self.redefine(element).map(DirectiveNode::Redefine),
            _ => None,
        }
    }

    fn schema_location(&self, element: Element<'_>) -> Option<String> {
        trimmed(element, "schemaLocation").map(|(value, _)| value.to_owned())
    }

    fn import(&mut self, element: Element<'_>) -> ImportNode {
        self.check(element, &IMPORT);
        self.annotation(element);
        let namespace = self.namespace(element, "namespace");
        if namespace.is_some() && namespace == self.target_namespace {
            let message = "a document cannot import its own target namespace";
            let fault = Diagnostic::error("src-import.1.1", element.span, message);
            self.diagnostics.report(fault.hint("documents of the same namespace are taken in by “include”"));
        }
        if namespace.is_none() && self.target_namespace.is_none() {
            let message = "an import without “namespace” needs a target namespace around it";
            self.error("src-import.1.2", element.span, message);
        }
        ImportNode { span: element.span, namespace, schema_location: self.schema_location(element) }
    }

    fn redefine(&mut self, element: Element<'_>) -> Option<RedefineNode> {
        self.check(element, &REDEFINE);
        self.annotation(element);
        let items = children(element).filter_map(|child| self.redefine_item(child)).collect();
        let schema_location = self.schema_location(element)?;
        Some(RedefineNode { span: element.span, schema_location, items })
    }

    fn redefine_item(&mut self, element: Element<'_>) -> Option<RedefineItem> {
        match self.top_level(element)? {
            TopLevelNode::SimpleType(node) => Some(RedefineItem::SimpleType(node)),
            TopLevelNode::ComplexType(node) => Some(RedefineItem::ComplexType(node)),
            TopLevelNode::Group(node) => Some(RedefineItem::Group(node)),
            TopLevelNode::AttributeGroup(node) => Some(RedefineItem::AttributeGroup(node)),
            TopLevelNode::Element(_) | TopLevelNode::Attribute(_) | TopLevelNode::Notation(_) => None,
        }
    }

    fn top_level(&mut self, element: Element<'_>) -> Option<TopLevelNode> {
        match element.local() {
            "simpleType" => self.global_simple_type(element).map(TopLevelNode::SimpleType),
            "complexType" => self.global_complex_type(element).map(TopLevelNode::ComplexType),
            "group" => self.group(element).map(TopLevelNode::Group),
            "attributeGroup" => self.attribute_group(element).map(TopLevelNode::AttributeGroup),
            "element" => self.global_element(element).map(TopLevelNode::Element),
            "attribute" => self.global_attribute(element).map(TopLevelNode::Attribute),
            "notation" => self.notation(element).map(TopLevelNode::Notation),
            _ => None,
        }
    }

    fn notation(&mut self, element: Element<'_>) -> Option<Arc<NotationNode>> {
        self.check(element, &NOTATION);
        let annotation = self.annotation(element);
        let name = self.nc_name(element, "name")?;
        let (public, system) = (as_written(element, "public"), as_written(element, "system"));
        Some(Arc::new(NotationNode { span: element.span, name, public, system, annotation }))
    }
}
