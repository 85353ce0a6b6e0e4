//! Element declarations and global attribute declarations.

use super::{Compiler, value};
use crate::component::{ContentType, ElementDeclaration, SimpleTypeId, TypeId};
use xoev_runtime::grammar;

impl Compiler<'_> {
    pub(super) fn elements(&mut self) {
        let components = self.components;
        for (id, element) in components.elements.iter() {
            if self.map.element(id).is_some() {
                let element = self.element(element);
                self.grammar.elements.push(element);
            }
        }
    }

    fn element(&mut self, element: &ElementDeclaration) -> grammar::Element {
        let value_constraint = element.value_constraint.as_ref().map(|constraint| {
            value::constraint(self.components, constraint, self.simple_content(element.type_definition))
        });
        grammar::Element {
            name: self.tables.name(&element.name),
            type_definition: self.type_id(element.type_definition),
            nillable: element.nillable,
            is_abstract: element.is_abstract,
            block: element.block,
            value_constraint,
            identity_constraints: element
                .identity_constraints
                .iter()
                .filter_map(|id| self.map.identity_constraint(*id))
                .collect(),
            substitution_head: element.substitution_group_affiliation.and_then(|h| self.map.element(h)),
            is_global: element.is_global,
        }
    }

    /// The simple type of the text an element of this type holds.
    fn simple_content(&self, id: TypeId) -> Option<SimpleTypeId> {
        match id {
            TypeId::Simple(id) => Some(id),
            TypeId::Complex(id) => match self.components.complex_types[id].content {
                ContentType::Simple(id) => Some(id),
                _ => None,
            },
        }
    }

    pub(super) fn global_attributes(&mut self, are_reached: bool) {
        if !are_reached {
            return;
        }
        for (name, id) in &self.components.global_attributes {
            let attribute = &self.components.attributes[*id];
            let simple_type = attribute.type_definition;
            let value_constraint = attribute.value_constraint.as_ref();
            let attribute = grammar::GlobalAttribute {
                name: self.tables.name(name),
                type_definition: self.type_id(TypeId::Simple(simple_type)),
                value_constraint: value_constraint
                    .map(|v| value::constraint(self.components, v, Some(simple_type))),
            };
            self.grammar.global_attributes.push(attribute);
        }
        self.grammar.global_attributes.sort_by_key(|a| a.name);
    }
}
