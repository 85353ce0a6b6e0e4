//! Contents to fields: sequences become fields, choices enums, repeating or optional sequences groups.

use super::owner::{Owner, Part};
use super::shape::{Shape, ShapeTerm};
use super::{Lowering, Origin};
use crate::plan::item::{
    BranchPlan, ChoicePlan, Documentation, FieldPlan, FieldSource, GroupPlan, Initial, ItemKind, Occurs,
    TypeReference,
};
use crate::plan::name::identifier::{field_name, type_name, variant_name};
use crate::plan::name::scope::Scope;
use xoev_schema::component::{ParticleId, Term};

/// Where fields are made: whose they are, and how their leaves count.
pub(super) struct Place<'p> {
    /// Who lends its name.
    pub(super) owner: &'p Owner,
    /// The number of the first leaf; leaves count from here.
    pub(super) first_leaf: u32,
    /// Whether it may repeat, so that bounds matter to the reading.
    pub(super) is_nested: bool,
    /// Whether the whole may be absent, so that nothing in it is required.
    pub(super) is_optional: bool,
}

impl Lowering<'_> {
    /// The fields of a content.
    pub(super) fn fields(&mut self, shape: &Shape, place: &Place<'_>, scope: &mut Scope) -> Vec<FieldPlan> {
        match &shape.term {
            ShapeTerm::Sequence(members, _) if shape.is_once() || place.is_nested => {
                members.iter().map(|member| self.field(member, place, scope)).collect()
            }
            ShapeTerm::All(members) => {
                let is_optional = !shape.is_required;
                let place = Place { is_optional, ..*place };
                members.iter().map(|member| self.field(member, &place, scope)).collect()
            }
            _ => vec![self.field(shape, place, scope)],
        }
    }

    fn field(&mut self, shape: &Shape, place: &Place<'_>, scope: &mut Scope) -> FieldPlan {
        match &shape.term {
            ShapeTerm::Leaf(particle) => self.leaf_field(*particle, shape, place, scope),
            _ => self.group_field(shape, place, scope),
        }
    }

    fn leaf_field(
        &mut self,
        particle: ParticleId,
        shape: &Shape,
        place: &Place<'_>,
        scope: &mut Scope,
    ) -> FieldPlan {
        let occurs = occurs(shape, place);
        let xml_name = self.leaf_name(particle);
        let name = match &xml_name {
            Some(name) => scope.claim(&field_name(name), "", name),
            None if shape.repeats() => scope.claim("weitere_elemente", "", "*"),
            None => scope.claim("weiteres_element", "", "*"),
        };
        let type_ = self.leaf_type(particle, place.owner);
        let documentation = self.documenter.leaf(particle, &name);
        let initial = match occurs {
            Occurs::One => self.fixed_element(particle).map_or(Initial::Parameter, Initial::Fixed),
            Occurs::Many(_) if shape.is_required && !place.is_optional => Initial::Parameter,
            Occurs::Optional | Occurs::Many(_) => Initial::Empty,
        };
        let source = FieldSource::Leaf(shape.from - place.first_leaf);
        FieldPlan { name, documentation, source, occurs, type_, is_boxed: false, initial }
    }

    fn group_field(&mut self, shape: &Shape, place: &Place<'_>, scope: &mut Scope) -> FieldPlan {
        let occurs = occurs(shape, place);
        let first = shape.first_leaf().and_then(|p| self.leaf_name(p)).unwrap_or_default();
        let named = self.group_definition(shape);
        let preferred = match (&named, &shape.term) {
            (Some(name), _) => field_name(name),
            (None, ShapeTerm::Choice(..)) => "auswahl".to_owned(),
            (None, _) => field_name(&format!("gruppe_{first}")),
        };
        let name = scope.claim_quietly(&preferred, &format!("_{}", field_name(&first)));
        let type_ = self.group_type(shape, place.owner, &name);
        let initial = match occurs {
            Occurs::One => Initial::Parameter,
            Occurs::Many(_) if shape.is_required && !place.is_optional => Initial::Parameter,
            Occurs::Optional | Occurs::Many(_) => Initial::Empty,
        };
        let source = FieldSource::Leaves(shape.from - place.first_leaf, shape.to - place.first_leaf);
        let documentation = Documentation::default();
        FieldPlan { name, documentation, source, occurs, type_, is_boxed: false, initial }
    }

    /// The item of a nested group; a named group is one item wherever it is used.
    fn group_type(&mut self, shape: &Shape, owner: &Owner, part: &str) -> TypeReference {
        let definition = match &shape.term {
            ShapeTerm::Sequence(_, definition) | ShapeTerm::Choice(_, definition) => *definition,
            ShapeTerm::Leaf(_) | ShapeTerm::All(_) => None,
        };
        let named = definition.and_then(|d| self.group_names.get(&d).cloned().map(|name| (d, name)));
        if let Some((definition, (name, module))) = named {
            let id = match self.groups.get(&definition) {
                Some(&id) => id,
                None => {
                    let id = self.add_named_item(module, name.clone());
                    self.groups.insert(definition, id);
                    let owner = Owner::named(name, module, None);
                    self.pending.push((id, Origin::Group(shape.clone(), owner)));
                    id
                }
            };
            return TypeReference::Item(id);
        }
        let part = Part::generic(part);
        let id = self.add_nested_item(owner, part, "Gruppe");
        let kind = if matches!(shape.term, ShapeTerm::Choice(..)) { "Auswahl" } else { "Gruppe" };
        self.items[id].documentation = owner.place_of(Part::generic(kind));
        self.pending.push((id, Origin::Group(shape.clone(), owner.within(part))));
        TypeReference::Item(id)
    }

    /// A nested group as an item of its own.
    pub(super) fn group(&mut self, shape: &Shape, owner: &Owner) -> ItemKind {
        let mut scope = Scope::default();
        let place = Place { owner, first_leaf: shape.from, is_nested: true, is_optional: false };
        match &shape.term {
            ShapeTerm::Choice(members, _) => {
                let branches = members.iter().map(|m| self.branch(m, &place, &mut scope)).collect();
                ItemKind::Choice(ChoicePlan { branches })
            }
            _ => {
                let fields = self.fields(shape, &place, &mut scope);
                ItemKind::Group(GroupPlan { fields, derives_default: false })
            }
        }
    }

    fn branch(&mut self, shape: &Shape, place: &Place<'_>, scope: &mut Scope) -> BranchPlan {
        let first = shape.first_leaf();
        let xml_name = first.and_then(|p| self.leaf_name(p)).unwrap_or_else(|| "WeiteresElement".to_owned());
        let max = shape.max;
        let occurs = if shape.repeats() { Occurs::Many(max) } else { Occurs::One };
        let from = shape.from - place.first_leaf;
        if let ShapeTerm::Leaf(particle) = shape.term {
            let name = scope.claim(&variant_name(&xml_name), "", &xml_name);
            let type_ = self.leaf_type(particle, place.owner);
            let documentation = self.documenter.leaf(particle, &name);
            let source = FieldSource::Leaf(from);
            return BranchPlan { name, documentation, source, occurs, type_, is_boxed: false };
        }
        let preferred = self.group_definition(shape).unwrap_or(xml_name);
        let name = scope.claim_quietly(&variant_name(&preferred), "Gruppe");
        let type_ = self.group_type(shape, place.owner, &format!("Auswahl{}", type_name(&preferred)));
        let source = FieldSource::Leaves(from, shape.to - place.first_leaf);
        BranchPlan { name, documentation: Documentation::default(), source, occurs, type_, is_boxed: false }
    }

    /// The XML name of a leaf; `None` for wildcards.
    pub(super) fn leaf_name(&self, particle: ParticleId) -> Option<String> {
        match self.components.particles[particle].term {
            Term::Element(element) => Some(self.components.elements[element].name.local.to_string()),
            Term::Wildcard(_) | Term::ModelGroup(_) => None,
        }
    }

    /// The type of a leaf's values.
    pub(super) fn leaf_type(&mut self, particle: ParticleId, owner: &Owner) -> TypeReference {
        match self.components.particles[particle].term {
            Term::Element(element) => self.element_value(element, owner),
            Term::Wildcard(_) | Term::ModelGroup(_) => TypeReference::AnyElement,
        }
    }

    /// The fixed value of a leaf, where a constructor can set it.
    fn fixed_element(&self, particle: ParticleId) -> Option<String> {
        let Term::Element(element) = self.components.particles[particle].term else { return None };
        let element = &self.components.elements[element];
        let constraint = element.value_constraint.as_ref().filter(|c| c.is_fixed)?;
        let has_plain_value = !element.nillable && self.is_plain_simple(element.type_definition);
        has_plain_value.then(|| constraint.value.clone())
    }

    fn group_definition(&self, shape: &Shape) -> Option<String> {
        match &shape.term {
            ShapeTerm::Sequence(_, definition) | ShapeTerm::Choice(_, definition) => {
                definition.map(|d| self.components.model_group_definitions[d].name.local.to_string())
            }
            ShapeTerm::Leaf(_) | ShapeTerm::All(_) => None,
        }
    }
}

fn occurs(shape: &Shape, place: &Place<'_>) -> Occurs {
    if shape.repeats() {
        Occurs::Many(shape.max.filter(|_| place.is_nested))
    } else if shape.is_required && !place.is_optional {
        Occurs::One
    } else {
        Occurs::Optional
    }
}
