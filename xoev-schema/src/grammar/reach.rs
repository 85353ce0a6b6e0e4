//! Which components a grammar holds.
//!
//! In: the global elements that may be the root of a document, or none for all. Out: [`Reached`].
//! From an element are reached its type, the members of its substitution group and the keys its identity constraints
//! refer to; from a type its base, what it is made of, and, where an element has the type, the named types derived
//! from it, which `xsi:type` may name. An attribute wildcard reaches all global attributes.
//! Not reached: through element wildcards nothing, and through an element of a built-in type (`anyType` above all)
//! no derived type. What a strict wildcard or an `xsi:type` lets in there is then known only if it is reached
//! otherwise.

use crate::component::{
    ComplexTypeId, Components, ContentType, ElementDeclarationId, IdentityConstraintCategory,
    IdentityConstraintId, ParticleId, SimpleTypeId, Term, TypeId, Variety,
};
use crate::hash::HashSet;
use xoev_runtime::grammar::Builtin;

/// The components a grammar holds, by arena position.
pub(super) struct Reached {
    pub elements: Vec<bool>,
    pub simple_types: Vec<bool>,
    pub complex_types: Vec<bool>,
    pub identity_constraints: Vec<bool>,
    pub global_attributes: bool,
}

/// How many simple types are built in; they come first in the arena.
pub(super) const BUILTIN_SIMPLE_TYPES: usize = Builtin::ALL.len() - 1;

/// Finds what is reached.
pub(super) fn reach(components: &Components, roots: Option<&[ElementDeclarationId]>) -> Reached {
    let all = roots.is_none();
    let mut reached = Reached {
        elements: vec![all; components.elements.len()],
        simple_types: vec![all; components.simple_types.len()],
        complex_types: vec![all; components.complex_types.len()],
        identity_constraints: vec![all; components.identity_constraints.len()],
        global_attributes: all,
    };
    let Some(roots) = roots else { return reached };
    reached.simple_types.iter_mut().take(BUILTIN_SIMPLE_TYPES).for_each(|r| *r = true);
    if let Some(any_type) = reached.complex_types.first_mut() {
        *any_type = true;
    }
    let mut walk = Walk { components, reached, declared: HashSet::default(), work: Vec::new() };
    for &root in roots {
        walk.element(root);
    }
    while let Some(work) = walk.work.pop() {
        match work {
            Work::Element(id) => walk.inside_element(id),
            Work::Simple(id) => walk.inside_simple_type(id),
            Work::Complex(id) => walk.inside_complex_type(id),
        }
    }
    walk.reached
}

enum Work {
    Element(ElementDeclarationId),
    Simple(SimpleTypeId),
    Complex(ComplexTypeId),
}

struct Walk<'a> {
    components: &'a Components,
    reached: Reached,
    /// Types some element has.
    declared: HashSet<TypeId>,
    work: Vec<Work>,
}

impl Walk<'_> {
    fn element(&mut self, id: ElementDeclarationId) {
        if mark(&mut self.reached.elements, id.into()) {
            self.work.push(Work::Element(id));
        }
    }

    fn simple_type(&mut self, id: SimpleTypeId) {
        if mark(&mut self.reached.simple_types, id.into()) {
            self.work.push(Work::Simple(id));
        }
    }

    fn type_(&mut self, id: TypeId) {
        match id {
            TypeId::Simple(id) => self.simple_type(id),
            TypeId::Complex(id) => {
                if mark(&mut self.reached.complex_types, id.into()) {
                    self.work.push(Work::Complex(id));
                }
            }
        }
    }

    /// A type an element has: a derived one may stand for it.
    fn declared_type(&mut self, id: TypeId) {
        self.type_(id);
        let is_builtin = match id {
            TypeId::Simple(id) => usize::from(id) < BUILTIN_SIMPLE_TYPES,
            TypeId::Complex(id) => usize::from(id) == 0,
        };
        if is_builtin || !self.declared.insert(id) {
            return;
        }
        let components = self.components;
        for &derived in components.derived_types.get(&id).into_iter().flatten() {
            self.type_(derived);
        }
    }

    fn identity_constraint(&mut self, id: IdentityConstraintId) {
        mark(&mut self.reached.identity_constraints, id.into());
        if let IdentityConstraintCategory::KeyRef(key) = self.components.identity_constraints[id].category {
            mark(&mut self.reached.identity_constraints, key.into());
        }
    }

    fn inside_element(&mut self, id: ElementDeclarationId) {
        let components = self.components;
        let element = &components.elements[id];
        self.declared_type(element.type_definition);
        for &constraint in &element.identity_constraints {
            self.identity_constraint(constraint);
        }
        for &member in components.substitution_groups.get(&id).into_iter().flatten() {
            self.element(member);
        }
    }

    fn inside_simple_type(&mut self, id: SimpleTypeId) {
        let simple = &self.components.simple_types[id];
        if let Some(base) = simple.base {
            self.simple_type(base);
        }
        match &simple.variety {
            Variety::Atomic(_) => {}
            Variety::List(item) => self.simple_type(*item),
            Variety::Union(members) => members.iter().for_each(|m| self.simple_type(*m)),
        }
    }

    fn inside_complex_type(&mut self, id: ComplexTypeId) {
        let components = self.components;
        let complex = &components.complex_types[id];
        self.type_(complex.base);
        for attribute_use in &complex.attribute_uses {
            self.simple_type(components.attributes[attribute_use.declaration].type_definition);
        }
        if complex.attribute_wildcard.is_some() && !self.reached.global_attributes {
            self.reached.global_attributes = true;
            for &attribute in components.global_attributes.values() {
                self.simple_type(components.attributes[attribute].type_definition);
            }
        }
        match complex.content {
            ContentType::Empty => {}
            ContentType::Simple(simple) => self.simple_type(simple),
            ContentType::ElementOnly(particle) | ContentType::Mixed(particle) => self.particle(particle),
        }
    }

    fn particle(&mut self, particle: ParticleId) {
        for leaf in self.components.leaves(particle) {
            if let Term::Element(element) = self.components.particles[leaf].term {
                self.element(element);
            }
        }
    }
}

fn mark(marks: &mut [bool], at: usize) -> bool {
    marks.get_mut(at).is_some_and(|mark| !std::mem::replace(mark, true))
}
