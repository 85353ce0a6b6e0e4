//! Element declarations (§3.3.2).

use super::attribute::value_constraint;
use super::context::ContextId;
use super::order::dependency_order;
use super::{ANY_TYPE, Builder};
use crate::component::{ElementDeclaration, ElementDeclarationId, TypeId};
use crate::diagnostics::Diagnostic;
use crate::name::ExpandedName;
use crate::syntax::{ElementNode, TypeNode};

impl Builder<'_> {
    /// Adds an element declaration whose body is read by [`Self::define_element`].
    pub(super) fn new_element(
        &mut self,
        node: &ElementNode,
        name: ExpandedName,
        is_global: bool,
    ) -> ElementDeclarationId {
        let annotation = self.annotation(&node.annotation);
        self.components.elements.push(ElementDeclaration {
            name,
            span: node.span,
            is_global,
            type_definition: TypeId::Complex(ANY_TYPE),
            nillable: node.nillable,
            is_abstract: node.is_abstract,
            block: node.block,
            final_: node.final_,
            value_constraint: node.value_constraint.as_ref().map(value_constraint),
            identity_constraints: Vec::new(),
            substitution_group_affiliation: None,
            annotation,
        })
    }

    /// Reads the body of an element declaration.
    pub(super) fn define_element(
        &mut self,
        id: ElementDeclarationId,
        node: &ElementNode,
        context: ContextId,
    ) {
        let head = node.substitution_group.as_ref().and_then(|it| self.resolve_element(it, context));
        let type_definition = match &node.type_definition {
            Some(TypeNode::Reference(name)) => self.resolve_type(name, context),
            Some(TypeNode::Simple(inner)) => TypeId::Simple(self.anonymous_simple_type(inner, context)),
            Some(TypeNode::Complex(inner)) => {
                let complex = self.push_complex_type(inner, None, Some(id));
                self.define_complex_type(complex, inner, context, None);
                TypeId::Complex(complex)
            }
            None => {
                if head.is_some() {
                    self.untyped_elements.push(id);
                }
                TypeId::Complex(ANY_TYPE)
            }
        };
        let element = &mut self.components.elements[id];
        element.type_definition = type_definition;
        element.substitution_group_affiliation = head;
        self.define_identity_constraints(id, node, context);
    }

    /// An element without a type has that of the head of its substitution group.
    pub(super) fn inherit_element_types(&mut self) {
        let order = dependency_order(self.components.elements.len(), |element| {
            let element = &self.components.elements[ElementDeclarationId::from(element)];
            element.substitution_group_affiliation.into_iter().map(usize::from).collect()
        });
        for (from, to) in order.cyclic {
            let (from, to) = (ElementDeclarationId::from(from), ElementDeclarationId::from(to));
            let span = self.components.elements[from].span;
            let name = &self.components.elements[to].name;
            let message = format!("the substitution group of {name} leads back to itself");
            self.report(Diagnostic::error("e-props-correct.6", span, message));
            self.components.elements[from].substitution_group_affiliation = None;
        }
        let untyped: crate::hash::HashSet<_> = self.untyped_elements.drain(..).collect();
        for element in order.sorted {
            let id = ElementDeclarationId::from(element);
            let head = self.components.elements[id].substitution_group_affiliation;
            if let Some(head) = head.filter(|_| untyped.contains(&id)) {
                self.components.elements[id].type_definition = self.components.elements[head].type_definition;
            }
        }
    }
}
