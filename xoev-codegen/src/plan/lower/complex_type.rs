//! Complex types to structs: attributes, then the content.

use super::content::Place;
use super::owner::{Owner, Part};
use super::shape::shape;
use super::{Lowering, Origin};
use crate::plan::item::{
    ContentKind, Documentation, FieldPlan, FieldSource, Initial, ItemId, ItemKind, MixedPlan,
    MixedVariantPlan, Occurs, StructPlan, TypeReference,
};
use crate::plan::name::identifier::{field_name, variant_name};
use crate::plan::name::scope::Scope;
use xoev_schema::component::{AttributeUse, ComplexTypeId, ContentType, ParticleId, SimpleTypeId, TypeId};

impl Lowering<'_> {
    /// A complex type as a struct. Names in the content come first in a clash, since they are what is read most.
    pub(super) fn complex_type(&mut self, id: ItemId, type_: ComplexTypeId) -> ItemKind {
        let components = self.components;
        let definition = &components.complex_types[type_];
        self.items[id].documentation = self.documenter.complex_type(type_);
        let owner = self.owner(id, Some(TypeId::Complex(type_)));
        let mut scope = Scope::default();
        let (content, content_fields) = self.content(definition.content, &owner, &mut scope);
        let mut fields = Vec::with_capacity(definition.attribute_uses.len() + content_fields.len());
        for (slot, attribute) in definition.attribute_uses.iter().enumerate() {
            fields.push(self.attribute(slot as u32, attribute, &owner, &mut scope));
        }
        if definition.attribute_wildcard.is_some() {
            fields.push(plain_field(
                scope.claim_quietly("weitere_attribute", ""),
                FieldSource::AnyAttributes,
                Occurs::Many(None),
                TypeReference::AnyAttribute,
            ));
        }
        fields.extend(content_fields);
        for remark in scope.into_remarks() {
            self.remarks.push(format!("in `{}`: {remark}", self.items[id].name));
        }
        let type_id = self.type_number(TypeId::Complex(type_));
        ItemKind::Struct(StructPlan { type_id, fields, content, derives_default: false })
    }

    fn content(
        &mut self,
        content: ContentType,
        owner: &Owner,
        scope: &mut Scope,
    ) -> (ContentKind, Vec<FieldPlan>) {
        match content {
            ContentType::Empty => (ContentKind::Empty, Vec::new()),
            ContentType::Simple(simple) => (ContentKind::Text, vec![self.text(simple, owner, scope)]),
            ContentType::Mixed(_) => (ContentKind::Mixed, vec![self.mixed_field(owner, scope)]),
            ContentType::ElementOnly(particle) => self.elements(particle, owner, scope),
        }
    }

    fn elements(
        &mut self,
        particle: ParticleId,
        owner: &Owner,
        scope: &mut Scope,
    ) -> (ContentKind, Vec<FieldPlan>) {
        let Some(shape) = shape(self.components, particle, &mut 0) else {
            return (ContentKind::Empty, Vec::new());
        };
        let place = Place { owner, first_leaf: 0, is_nested: false, is_optional: false };
        let mut fields = self.fields(&shape, &place, scope);
        if !matches!(shape.term, super::shape::ShapeTerm::All(_)) {
            return (ContentKind::Elements, fields);
        }
        let name = scope.claim_quietly("reihenfolge", "");
        fields.push(plain_field(name, FieldSource::Order, Occurs::One, TypeReference::AllOrder));
        (ContentKind::All, fields)
    }

    fn text(&mut self, simple: SimpleTypeId, owner: &Owner, scope: &mut Scope) -> FieldPlan {
        let type_ = self.simple_value(simple, owner, Part::generic("Wert"));
        let name = scope.claim_quietly("wert", "");
        FieldPlan { initial: Initial::Parameter, ..plain_field(name, FieldSource::Text, Occurs::One, type_) }
    }

    fn mixed_field(&mut self, owner: &Owner, scope: &mut Scope) -> FieldPlan {
        let id = self.add_nested_item(owner, Part::generic("Inhalt"), "Gemischt");
        if let Some(type_) = owner.type_ {
            self.pending.push((id, Origin::Mixed(type_)));
        }
        let name = scope.claim_quietly("inhalt", "");
        plain_field(name, FieldSource::Mixed, Occurs::Many(None), TypeReference::Item(id))
    }

    /// Mixed content as an enum: text, and a variant for each element name.
    pub(super) fn mixed(&mut self, id: ItemId, type_: TypeId) -> ItemKind {
        let mut plan = MixedPlan { text: "Text".to_owned(), variants: Vec::new() };
        let TypeId::Complex(complex) = type_ else { return ItemKind::Mixed(plan) };
        let components = self.components;
        let ContentType::Mixed(content) = components.complex_types[complex].content else {
            return ItemKind::Mixed(plan);
        };
        let item = self.types.get(&type_).copied().unwrap_or(id);
        let owner = self.owner(item, Some(type_));
        let mut scope = Scope::default();
        scope.reserve(&plan.text, "der Text");
        for (leaf, particle) in components.leaves(content).into_iter().enumerate() {
            let leaf = leaf as u32;
            let xml_name = self.leaf_name(particle).unwrap_or_else(|| "WeiteresElement".to_owned());
            let type_ = self.leaf_type(particle, &owner);
            let same = |v: &&mut MixedVariantPlan| v.xml_name == xml_name && v.type_ == type_;
            if let Some(variant) = plan.variants.iter_mut().find(same) {
                variant.leaves.push(leaf);
                continue;
            }
            let name = scope.claim(&variant_name(&xml_name), "Element", &xml_name);
            plan.variants.push(MixedVariantPlan { name, leaves: vec![leaf], type_, xml_name });
        }
        ItemKind::Mixed(plan)
    }

    fn attribute(
        &mut self,
        slot: u32,
        attribute: &AttributeUse,
        owner: &Owner,
        scope: &mut Scope,
    ) -> FieldPlan {
        let components = self.components;
        let declaration = &components.attributes[attribute.declaration];
        let local = &declaration.name.local;
        let name = scope.claim(&field_name(local), "_attribut", local);
        let type_owner = self.owner_of_attribute(attribute.declaration, owner);
        let type_ = self.simple_value(declaration.type_definition, &type_owner, Part::named(local));
        let constraint = attribute.value_constraint.as_ref().or(declaration.value_constraint.as_ref());
        let fixed = constraint
            .filter(|c| c.is_fixed && self.is_plain_simple(TypeId::Simple(declaration.type_definition)));
        let initial = match fixed {
            Some(fixed) => Initial::Fixed(fixed.value.clone()),
            None if attribute.is_required => Initial::Parameter,
            None => Initial::Empty,
        };
        let occurs = if attribute.is_required { Occurs::One } else { Occurs::Optional };
        let documentation = self.documenter.attribute(attribute, &name);
        let source = FieldSource::Attribute(slot);
        FieldPlan { name, documentation, source, occurs, type_, is_boxed: false, initial }
    }
}

/// A field without documentation that stays empty at first.
fn plain_field(name: String, source: FieldSource, occurs: Occurs, type_: TypeReference) -> FieldPlan {
    let documentation = Documentation::default();
    FieldPlan { name, documentation, source, occurs, type_, is_boxed: false, initial: Initial::Empty }
}
