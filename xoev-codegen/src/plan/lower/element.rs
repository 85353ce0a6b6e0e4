//! Elements to the types of their values: declared types, substitution groups, types that `xsi:type` may name.

use super::Lowering;
use super::owner::{Owner, Part};
use crate::plan::item::{DerivedTypesPlan, Documentation, ItemId, ItemKind, TypeReference, VariantPlan};
use crate::plan::name::identifier::{type_name, variant_name};
use crate::plan::name::scope::Scope;
use std::collections::HashMap;
use xoev_runtime::grammar::Derivation;
use xoev_schema::component::{
    AttributeDeclarationId, AttributeGroupId, ComplexTypeId, Components, ContentType, ElementDeclarationId,
    ModelGroupDefinitionId, Term, TypeId,
};

impl Lowering<'_> {
    /// The type of an element particle's values: the declared type, or what may stand for a head.
    pub(super) fn element_value(&mut self, element: ElementDeclarationId, owner: &Owner) -> TypeReference {
        match self.heads.get(&element) {
            Some(&id) => TypeReference::Item(id),
            None => self.declared_value(element, owner),
        }
    }

    /// The type of an element's values by its own declaration.
    pub(super) fn declared_value(&mut self, element: ElementDeclarationId, owner: &Owner) -> TypeReference {
        let declaration = &self.components.elements[element];
        let nillable = declaration.nillable;
        let type_ = match declaration.type_definition {
            TypeId::Complex(id) => self.complex_value(id, element, owner),
            TypeId::Simple(id) => {
                let owner = self.owner_of_element(element, owner);
                self.simple_value(id, &owner, Part::named(&declaration.name.local))
            }
        };
        if nillable { TypeReference::Nillable(Box::new(type_)) } else { type_ }
    }

    fn complex_value(
        &mut self,
        id: ComplexTypeId,
        element: ElementDeclarationId,
        owner: &Owner,
    ) -> TypeReference {
        if id.0 == 0 {
            return TypeReference::AnyType;
        }
        let type_ = TypeId::Complex(id);
        if let Some(&item) = self.derived.get(&type_).or_else(|| self.types.get(&type_)) {
            return TypeReference::Item(item);
        }
        let owner = self.owner_of_element(element, owner);
        let name = self.components.elements[element].name.local.clone();
        self.anonymous(type_, &owner, Part::named(&name))
    }

    /// The substitution group of a head as an enum.
    pub(super) fn substitution(&mut self, id: ItemId, head: ElementDeclarationId) -> ItemKind {
        self.items[id].documentation = self.documenter.substitution(head);
        let members = self.components.substitution_groups.get(&head).cloned().unwrap_or_default();
        let mut scope = Scope::default();
        let owner = self.owner(id, None);
        let mut variants = Vec::new();
        for element in std::iter::once(head).chain(members) {
            let declaration = &self.components.elements[element];
            if declaration.is_abstract || self.map.element(element).is_none() {
                continue;
            }
            variants.push(self.element_variant(element, &owner, &mut scope));
        }
        ItemKind::Substitution(variants)
    }

    /// A variant for a global element.
    pub(in crate::plan) fn element_variant(
        &mut self,
        element: ElementDeclarationId,
        owner: &Owner,
        scope: &mut Scope,
    ) -> VariantPlan {
        let declaration = &self.components.elements[element];
        let local = declaration.name.local.to_string();
        let type_ = self.declared_value(element, owner);
        VariantPlan {
            name: scope.claim(&variant_name(&local), "", &local),
            number: self.element_number(element),
            // The sizes of the members differ widely, and a new member should not change the others.
            is_boxed: matches!(declaration.type_definition, TypeId::Complex(id) if id.0 != 0),
            type_,
            documentation: self.documenter.message(element, self.standard),
            converts: false,
        }
    }

    /// A type with its derived types as an enum.
    pub(super) fn derived_types(&mut self, id: ItemId, type_: TypeId) -> ItemKind {
        self.items[id].documentation = self.documenter.derived_types(type_);
        let derived = self.components.derived_types.get(&type_).cloned().unwrap_or_default();
        let mut scope = Scope::default();
        let mut variants = Vec::new();
        for candidate in std::iter::once(type_).chain(derived) {
            let TypeId::Complex(complex) = candidate else { continue };
            let definition = &self.components.complex_types[complex];
            let (Some(name), Some(&item)) = (&definition.name, self.types.get(&candidate)) else { continue };
            if definition.is_abstract {
                continue;
            }
            variants.push(VariantPlan {
                name: scope.claim(&variant_name(&name.local), "", &name.local),
                number: self.type_number(candidate),
                type_: TypeReference::Item(item),
                is_boxed: true,
                documentation: Documentation::named(&name.local),
                converts: false,
            });
        }
        ItemKind::DerivedTypes(DerivedTypesPlan { declared: self.type_number(type_), variants })
    }

    /// Whose name an anonymous type in an element carries: the named group or the base type that declares the
    /// element, so that the name does not depend on which derived type comes first.
    fn owner_of_element(&self, element: ElementDeclarationId, owner: &Owner) -> Owner {
        if let Some(group) = self.element_groups.get(&element)
            && let Some((name, module)) = self.group_names.get(group)
        {
            return Owner::named(name.clone(), *module, None);
        }
        self.climb(owner, |components, id| {
            let (ContentType::ElementOnly(content) | ContentType::Mixed(content)) =
                components.complex_types[id].content
            else {
                return false;
            };
            let leaves = components.leaves(content);
            leaves.iter().any(|&leaf| components.particles[leaf].term == Term::Element(element))
        })
    }

    /// The same for the anonymous type of an attribute.
    pub(super) fn owner_of_attribute(&self, attribute: AttributeDeclarationId, owner: &Owner) -> Owner {
        if let Some(&group) = self.attribute_groups.get(&attribute) {
            let name = &self.components.attribute_groups[group].name;
            let module = self.modules.of(name.namespace_uri());
            return Owner::named(type_name(&name.local), module, None);
        }
        self.climb(owner, |components, id| {
            components.complex_types[id].attribute_uses.iter().any(|u| u.declaration == attribute)
        })
    }

    /// The most basic type of the extension chain that still declares something.
    fn climb(&self, owner: &Owner, declares: impl Fn(&Components, ComplexTypeId) -> bool) -> Owner {
        let mut best = owner.clone();
        let Some(TypeId::Complex(mut id)) = owner.type_ else { return best };
        while let complex = &self.components.complex_types[id]
            && complex.derivation == Derivation::Extension
            && let TypeId::Complex(base) = complex.base
            && base.0 != 0
            && declares(self.components, base)
        {
            let type_ = TypeId::Complex(base);
            if let Some(&item) = self.types.get(&type_) {
                best = self.owner(item, Some(type_));
            } else if let Some(name) = &self.components.complex_types[base].name {
                let module = self.modules.of(name.namespace_uri());
                best = Owner::named(type_name(&name.local), module, Some(type_));
            }
            id = base;
        }
        best
    }
}

/// The named group each local element is declared in.
pub(super) fn groups_of_elements(
    components: &Components,
) -> HashMap<ElementDeclarationId, ModelGroupDefinitionId> {
    let mut out = HashMap::new();
    for (id, definition) in components.model_group_definitions.iter() {
        let mut open = vec![definition.model_group];
        while let Some(group) = open.pop() {
            let group = &components.model_groups[group];
            if group.definition.is_some_and(|d| d != id) {
                continue;
            }
            for &particle in &group.particles {
                match components.particles[particle].term {
                    Term::Element(element) => drop(out.insert(element, id)),
                    Term::ModelGroup(inner) => open.push(inner),
                    Term::Wildcard(_) => {}
                }
            }
        }
    }
    out
}

/// The named attribute group each attribute is declared in.
pub(super) fn groups_of_attributes(
    components: &Components,
) -> HashMap<AttributeDeclarationId, AttributeGroupId> {
    let mut out = HashMap::new();
    for (id, group) in components.attribute_groups.iter() {
        for attribute in &group.attribute_uses {
            out.entry(attribute.declaration).or_insert(id);
        }
    }
    out
}
