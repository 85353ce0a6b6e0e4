//! What of a type's content comes from its base.

use super::{Kind, Occurs};
use crate::model::Book;
use std::collections::{HashMap, HashSet};
use xoev_runtime::grammar::Derivation;
use xoev_schema::component::{
    AttributeDeclarationId, ContentType, ElementDeclarationId, ParticleId, Term, TypeId, ValueConstraint,
};
use xoev_schema::name::ExpandedName;

/// Whether a part comes from the base of its type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Inheritance {
    /// It is the type's own.
    #[default]
    Own,
    /// It comes from the base as it is.
    Inherited(TypeId),
    /// The base has it, too, but allows more.
    Restricted(TypeId),
}

/// How a part stands in a base: type, how often, value.
type Shape = (Option<TypeId>, Occurs, Option<ValueConstraint>);

/// The parts of the base of one type.
#[derive(Debug, Default)]
pub(super) struct Inherited {
    base: Option<TypeId>,
    is_extension: bool,
    /// The content of the base, for extensions.
    pub particle: Option<ParticleId>,
    attributes: HashSet<AttributeDeclarationId>,
    /// For restrictions, by name.
    elements_of_base: HashMap<ExpandedName, Shape>,
    attributes_of_base: HashMap<ExpandedName, Shape>,
}

impl Inherited {
    /// What a complex type has of its base.
    pub fn of(book: &Book<'_>, id: TypeId) -> Self {
        let Some(base) = book.base_of(id) else { return Self::default() };
        let TypeId::Complex(base_id) = base.type_ else { return Self::default() };
        let components = book.components;
        let definition = &components.complex_types[base_id];
        let particle = match definition.content {
            ContentType::ElementOnly(particle) | ContentType::Mixed(particle) => Some(particle),
            ContentType::Empty | ContentType::Simple(_) => None,
        };
        let mut out = Self {
            base: Some(base.type_),
            is_extension: base.derivation == Derivation::Extension,
            ..Self::default()
        };
        if out.is_extension {
            out.particle = particle;
            out.attributes = definition.attribute_uses.iter().map(|it| it.declaration).collect();
            return out;
        }
        for leaf in particle.map(|it| components.leaves(it)).unwrap_or_default() {
            let particle = &components.particles[leaf];
            if let Term::Element(element) = particle.term {
                let declaration = &components.elements[element];
                let occurs = Occurs { min: particle.min_occurs, max: particle.max_occurs };
                let shape = (Some(declaration.type_definition), occurs, declaration.value_constraint.clone());
                out.elements_of_base.insert(declaration.name.clone(), shape);
            }
        }
        for use_ in &definition.attribute_uses {
            let declaration = &components.attributes[use_.declaration];
            let value = use_.value_constraint.clone().or_else(|| declaration.value_constraint.clone());
            let occurs = Occurs { min: u32::from(use_.is_required), max: Some(1) };
            let shape = (Some(TypeId::Simple(declaration.type_definition)), occurs, value);
            out.attributes_of_base.insert(declaration.name.clone(), shape);
        }
        out
    }

    /// Of what stands within the content of the base.
    pub fn within(&self) -> Inheritance {
        self.base.map_or(Inheritance::Own, Inheritance::Inherited)
    }

    /// Of an element of the type's own content.
    pub fn of_element(&self, book: &Book<'_>, id: ElementDeclarationId, occurs: Occurs) -> Inheritance {
        let declaration = &book.components.elements[id];
        let shape = (Some(declaration.type_definition), occurs, declaration.value_constraint.clone());
        self.compare(self.elements_of_base.get(&declaration.name), &shape)
    }

    /// Of an attribute.
    pub fn of_attribute(&self, book: &Book<'_>, kind: &Kind<'_>, occurs: Occurs) -> Inheritance {
        let Kind::Attribute(use_) = kind else { return Inheritance::Own };
        if self.is_extension {
            let is_inherited = self.attributes.contains(&use_.declaration);
            return if is_inherited { self.within() } else { Inheritance::Own };
        }
        let declaration = &book.components.attributes[use_.declaration];
        let value = use_.value_constraint.clone().or_else(|| declaration.value_constraint.clone());
        let shape = (Some(TypeId::Simple(declaration.type_definition)), occurs, value);
        self.compare(self.attributes_of_base.get(&declaration.name), &shape)
    }

    fn compare(&self, of_base: Option<&Shape>, own: &Shape) -> Inheritance {
        let (Some(base), Some(of_base)) = (self.base, of_base) else { return Inheritance::Own };
        let value = |it: &Option<ValueConstraint>| it.as_ref().map(|it| (it.is_fixed, it.value.clone()));
        let is_same = of_base.0 == own.0 && of_base.1 == own.1 && value(&of_base.2) == value(&own.2);
        if is_same { Inheritance::Inherited(base) } else { Inheritance::Restricted(base) }
    }
}
