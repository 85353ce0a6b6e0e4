//! Gives every global definition its id and its place in the symbol space of its kind (§2.5).

use super::ANY_SIMPLE_TYPE;
use super::builtin::XML_NAMESPACE;
use super::context::ContextId;
use super::{Builder, Declared};
use crate::component::{
    AttributeDeclaration, AttributeDeclarationId, AttributeGroupDefinition, AttributeGroupId, ComplexTypeId,
    Compositor, ElementDeclarationId, ModelGroup, ModelGroupDefinition, ModelGroupDefinitionId, Notation,
    SimpleTypeId, TypeId,
};
use crate::diagnostics::Diagnostic;
use crate::name::ExpandedName;
use crate::source::Span;
use crate::syntax::{
    AttributeGroupNode, AttributeNode, ComplexTypeNode, ElementNode, GroupNode, NotationNode, SimpleTypeNode,
    TopLevelNode,
};
use std::sync::Arc;

impl Builder<'_> {
    /// Declares the top-level items of all documents.
    pub(super) fn declare_globals(&mut self) {
        let set = self.set;
        for (index, document) in (0..).zip(&set.documents) {
            let context = ContextId(index);
            for item in &document.document.items {
                match item {
                    TopLevelNode::SimpleType(node) => self.declare_simple_type(node, context),
                    TopLevelNode::ComplexType(node) => self.declare_complex_type(node, context),
                    TopLevelNode::Group(node) => self.declare_group(node, context),
                    TopLevelNode::AttributeGroup(node) => self.declare_attribute_group(node, context),
                    TopLevelNode::Element(node) => self.declare_element(node, context),
                    TopLevelNode::Attribute(node) => self.declare_attribute(node, context),
                    TopLevelNode::Notation(node) => self.declare_notation(node, context),
                }
            }
        }
    }

    fn declare_simple_type(&mut self, node: &Arc<SimpleTypeNode>, context: ContextId) {
        let Some(name) = &node.name else { return };
        let name = self.context(context).declared(name, true);
        if self.is_type_taken(&name, node.span) {
            return;
        }
        let id = self.new_simple_type(node, Some(name.clone()), context, None);
        self.components.global_types.insert(name, TypeId::Simple(id));
    }

    fn declare_complex_type(&mut self, node: &Arc<ComplexTypeNode>, context: ContextId) {
        let Some(name) = &node.name else { return };
        let name = self.context(context).declared(name, true);
        if self.is_type_taken(&name, node.span) {
            return;
        }
        let id = self.new_complex_type(node, Some(name.clone()), context, None);
        self.components.global_types.insert(name, TypeId::Complex(id));
    }

    fn is_type_taken(&mut self, name: &ExpandedName, span: Span) -> bool {
        let Some(&taken) = self.components.global_types.get(name) else { return false };
        match self.components.type_span(taken) {
            Some(first) => self.report_duplicate("type", name, first, span),
            None => self.report(Diagnostic::error(
                "sch-props-correct.2",
                span,
                format!("the name of the built-in type {name} is taken"),
            )),
        }
        true
    }

    fn declare_group(&mut self, node: &Arc<GroupNode>, context: ContextId) {
        let name = self.context(context).declared(&node.name, true);
        if let Some(&taken) = self.components.global_groups.get(&name) {
            let first = self.components.model_group_definitions[taken].span;
            return self.report_duplicate("group", &name, first, node.span);
        }
        let id = self.new_group(node, name.clone(), context, None);
        self.components.global_groups.insert(name, id);
    }

    fn declare_attribute_group(&mut self, node: &Arc<AttributeGroupNode>, context: ContextId) {
        let name = self.context(context).declared(&node.name, true);
        if let Some(&taken) = self.components.global_attribute_groups.get(&name) {
            let first = self.components.attribute_groups[taken].span;
            return self.report_duplicate("attribute group", &name, first, node.span);
        }
        let id = self.new_attribute_group(node, name.clone(), context, None);
        self.components.global_attribute_groups.insert(name, id);
    }

    fn declare_element(&mut self, node: &Arc<ElementNode>, context: ContextId) {
        let Some(name) = &node.name else { return };
        let name = self.context(context).declared(name, true);
        if let Some(&taken) = self.components.global_elements.get(&name) {
            let first = self.components.elements[taken].span;
            return self.report_duplicate("element", &name, first, node.span);
        }
        let id: ElementDeclarationId = self.new_element(node, name.clone(), true);
        self.globals.elements.push(Declared { id, node: Arc::clone(node), context, original: None });
        self.components.global_elements.insert(name, id);
    }

    fn declare_attribute(&mut self, node: &Arc<AttributeNode>, context: ContextId) {
        let Some(name) = &node.name else { return };
        let name = self.context(context).declared(name, true);
        if let Some(&taken) = self.components.global_attributes.get(&name) {
            let first = self.components.attributes[taken].span;
            return self.report_duplicate("attribute", &name, first, node.span);
        }
        let id: AttributeDeclarationId = self.new_attribute(node, name.clone(), true);
        self.globals.attributes.push(Declared { id, node: Arc::clone(node), context, original: None });
        self.components.global_attributes.insert(name, id);
    }

    fn declare_notation(&mut self, node: &NotationNode, context: ContextId) {
        let namespace = self.context(context).target_namespace.clone();
        let name = ExpandedName { namespace, local: Arc::clone(&node.name) };
        if let Some(taken) = self.components.notations.get(&name) {
            let first = taken.span;
            return self.report_duplicate("notation", &name, first, node.span);
        }
        let notation = Notation {
            span: node.span,
            public: node.public.clone(),
            system: node.system.clone(),
            annotation: node.annotation.clone(),
        };
        self.components.notations.insert(name, notation);
    }

    /// A second definition of a name; what stands in a copy of the document says nothing new.
    pub(super) fn report_duplicate(&mut self, kind: &str, name: &ExpandedName, first: Span, second: Span) {
        // Every standard brings a copy of the schema for `xml:lang` and its like, of this age or that.
        let is_xml = name.namespace_uri() == XML_NAMESPACE;
        if first != second && !is_xml && !self.copies.are_copies(self.set, first.file, second.file) {
            self.report_second_definition(kind, name, first, second);
        }
    }

    /// A second definition of a name (`sch-props-correct.2`).
    pub(super) fn report_second_definition(
        &mut self,
        kind: &str,
        name: &ExpandedName,
        first: Span,
        second: Span,
    ) {
        let hint = if first.file == second.file {
            "rename or remove one of the two"
        } else {
            "include one of the two documents only"
        };
        self.report(
            Diagnostic::error("sch-props-correct.2", second, format!("the {kind} {name} is defined twice"))
                .label("defined again here")
                .also(first, "first defined here")
                .hint(hint),
        );
    }

    /// Makes a named simple type whose body is read later.
    pub(super) fn new_simple_type(
        &mut self,
        node: &Arc<SimpleTypeNode>,
        name: Option<ExpandedName>,
        context: ContextId,
        original: Option<SimpleTypeId>,
    ) -> SimpleTypeId {
        let id = self.push_simple_type(node, name);
        self.globals.simple_types.push(Declared { id, node: Arc::clone(node), context, original });
        id
    }

    /// Makes a named complex type whose body is read later.
    pub(super) fn new_complex_type(
        &mut self,
        node: &Arc<ComplexTypeNode>,
        name: Option<ExpandedName>,
        context: ContextId,
        original: Option<ComplexTypeId>,
    ) -> ComplexTypeId {
        let id = self.push_complex_type(node, name, None);
        self.globals.complex_types.push(Declared { id, node: Arc::clone(node), context, original });
        id
    }

    /// Makes a named group with its still empty model group.
    pub(super) fn new_group(
        &mut self,
        node: &Arc<GroupNode>,
        name: ExpandedName,
        context: ContextId,
        original: Option<ModelGroupDefinitionId>,
    ) -> ModelGroupDefinitionId {
        let inner = node.model_group.as_deref();
        let model_group = self.components.model_groups.push(ModelGroup {
            span: inner.map_or(node.span, |it| it.span),
            compositor: inner.map_or(Compositor::Sequence, |it| it.compositor),
            particles: Vec::new(),
            definition: None,
        });
        let annotation = self.annotation(&node.annotation);
        let definition = ModelGroupDefinition { name, span: node.span, model_group, annotation };
        let id = self.components.model_group_definitions.push(definition);
        self.components.model_groups[model_group].definition = Some(id);
        self.globals.groups.push(Declared { id, node: Arc::clone(node), context, original });
        id
    }

    /// Makes a named attribute group whose uses are read later.
    pub(super) fn new_attribute_group(
        &mut self,
        node: &Arc<AttributeGroupNode>,
        name: ExpandedName,
        context: ContextId,
        original: Option<AttributeGroupId>,
    ) -> AttributeGroupId {
        let annotation = self.annotation(&node.annotation);
        let id = self.components.attribute_groups.push(AttributeGroupDefinition {
            name,
            span: node.span,
            attribute_uses: Vec::new(),
            attribute_wildcard: None,
            annotation,
        });
        self.globals.attribute_groups.push(Declared { id, node: Arc::clone(node), context, original });
        id
    }

    /// Makes an attribute declaration whose type is resolved later.
    pub(super) fn new_attribute(
        &mut self,
        node: &AttributeNode,
        name: ExpandedName,
        is_global: bool,
    ) -> AttributeDeclarationId {
        let annotation = self.annotation(&node.annotation);
        self.components.attributes.push(AttributeDeclaration {
            name,
            span: node.span,
            is_global,
            type_definition: ANY_SIMPLE_TYPE,
            value_constraint: None,
            annotation,
        })
    }
}
