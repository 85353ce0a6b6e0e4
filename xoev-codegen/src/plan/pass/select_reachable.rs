//! Which components get an item: what the selected messages use, or everything.
//!
//! In: components, the numbers of the grammar, the selected global elements (`None` for all). Out: [`Reachable`],
//! in document order.

use crate::config::Options;
use crate::plan::Input;
use crate::plan::lower::{SimpleKind, flat_members, simple_kind};
use std::collections::HashSet;
use xoev_schema::component::{
    AttributeUse, Components, ContentType, ElementDeclarationId, ModelGroupDefinitionId, ParticleId,
    SimpleTypeId, Term, TypeId, Variety,
};
use xoev_schema::grammar::GrammarMap;
use xoev_schema::name::ExpandedName;

/// The components that get an item of their own name.
#[derive(Debug, Default)]
pub struct Reachable {
    /// Named types, built-in ones left out.
    pub types: Vec<TypeId>,
    /// Global elements with an anonymous type.
    pub anonymous_roots: Vec<(ElementDeclarationId, TypeId)>,
    /// Global attributes with an anonymous type.
    pub anonymous_attributes: Vec<(ExpandedName, TypeId)>,
    /// Heads of substitution groups that a content refers to.
    pub heads: Vec<ElementDeclarationId>,
    /// Named groups.
    pub groups: Vec<ModelGroupDefinitionId>,
    /// Types of elements for which `xsi:type` may name another one.
    pub polymorphic: Vec<TypeId>,
    /// The messages: global elements that may stand as root.
    pub messages: Vec<ElementDeclarationId>,
}

/// Selects what is reachable.
#[must_use]
pub fn select_reachable(input: Input<'_>) -> Reachable {
    let Input { components, map, messages, options, .. } = input;
    let mut walk =
        Walk { components, map, options, open: Vec::new(), seen: HashSet::new(), found: Found::default() };
    let all: Vec<ElementDeclarationId> = components.global_elements.values().copied().collect();
    for &element in messages.unwrap_or(&all) {
        walk.element(element);
    }
    if messages.is_none() {
        for &type_ in components.global_types.values() {
            walk.type_(type_);
        }
    }
    walk.run();
    walk.finish(messages.unwrap_or(&all))
}

/// What was found, in no order.
#[derive(Default)]
struct Found {
    types: HashSet<TypeId>,
    elements: HashSet<ElementDeclarationId>,
    attributes: HashSet<ExpandedName>,
    heads: HashSet<ElementDeclarationId>,
    groups: HashSet<ModelGroupDefinitionId>,
    polymorphic: HashSet<TypeId>,
}

struct Walk<'a> {
    components: &'a Components,
    map: &'a GrammarMap,
    options: &'a Options,
    open: Vec<TypeId>,
    seen: HashSet<TypeId>,
    found: Found,
}

impl Walk<'_> {
    fn run(&mut self) {
        while let Some(type_) = self.open.pop() {
            match type_ {
                TypeId::Simple(id) => self.simple_type(id),
                TypeId::Complex(id) => {
                    let components = self.components;
                    let definition = &components.complex_types[id];
                    for attribute in &definition.attribute_uses {
                        self.attribute(attribute);
                    }
                    match definition.content {
                        ContentType::Empty => {}
                        ContentType::Simple(simple) => self.type_(TypeId::Simple(simple)),
                        ContentType::ElementOnly(content) | ContentType::Mixed(content) => {
                            self.content(content)
                        }
                    }
                }
            }
        }
    }

    fn type_(&mut self, type_: TypeId) {
        let components = self.components;
        let (is_named, is_builtin) = match type_ {
            TypeId::Simple(id) => {
                let simple = &components.simple_types[id];
                (simple.name.is_some(), simple.span.is_none())
            }
            TypeId::Complex(id) => (components.complex_types[id].name.is_some(), id.0 == 0),
        };
        if is_builtin || self.map.type_(type_).is_none() || !self.seen.insert(type_) {
            return;
        }
        if is_named {
            self.found.types.insert(type_);
        }
        self.open.push(type_);
    }

    fn simple_type(&mut self, id: SimpleTypeId) {
        let components = self.components;
        if let SimpleKind::SameAsBase(base) = simple_kind(components, id, usize::MAX) {
            self.type_(TypeId::Simple(base));
        }
        match &components.simple_types[id].variety {
            Variety::Atomic(_) => {}
            Variety::List(item) => self.type_(TypeId::Simple(*item)),
            Variety::Union(_) => {
                for member in flat_members(components, id) {
                    self.type_(TypeId::Simple(member));
                }
            }
        }
    }

    fn attribute(&mut self, attribute: &AttributeUse) {
        let declaration = &self.components.attributes[attribute.declaration];
        if declaration.is_global {
            self.found.attributes.insert(declaration.name.clone());
        }
        self.type_(TypeId::Simple(declaration.type_definition));
    }

    fn content(&mut self, content: ParticleId) {
        let components = self.components;
        let mut open = vec![content];
        while let Some(particle) = open.pop() {
            match components.particles[particle].term {
                Term::Wildcard(_) => {}
                Term::ModelGroup(group) => {
                    let group = &components.model_groups[group];
                    self.found.groups.extend(group.definition);
                    open.extend(&group.particles);
                }
                Term::Element(element) => {
                    if let Some(members) = components.substitution_groups.get(&element) {
                        self.found.heads.insert(element);
                        for &member in members {
                            self.element(member);
                        }
                    }
                    self.element(element);
                }
            }
        }
    }

    fn element(&mut self, element: ElementDeclarationId) {
        if !self.found.elements.insert(element) {
            return;
        }
        let type_ = self.components.elements[element].type_definition;
        self.type_(type_);
        let is_ur_type = matches!(type_, TypeId::Complex(id) if id.0 == 0);
        let Some(derived) = self.components.derived_types.get(&type_) else { return };
        let is_wanted = self.options.derived_types || self.is_abstract(type_);
        if is_ur_type || !is_wanted || matches!(type_, TypeId::Simple(_)) || !self.is_named(type_) {
            return;
        }
        let stands_alone = |&t: &TypeId| self.map.type_(t).is_some() && !self.is_abstract(t);
        if derived.iter().any(stands_alone) {
            self.found.polymorphic.insert(type_);
            for &type_ in derived {
                self.type_(type_);
            }
        }
    }

    fn is_named(&self, type_: TypeId) -> bool {
        match type_ {
            TypeId::Simple(id) => self.components.simple_types[id].name.is_some(),
            TypeId::Complex(id) => self.components.complex_types[id].name.is_some(),
        }
    }

    fn is_abstract(&self, type_: TypeId) -> bool {
        matches!(type_, TypeId::Complex(id) if self.components.complex_types[id].is_abstract)
    }

    /// What was found, in document order.
    fn finish(self, messages: &[ElementDeclarationId]) -> Reachable {
        let components = self.components;
        let found = self.found;
        let types: Vec<TypeId> =
            components.global_types.values().copied().filter(|t| found.types.contains(t)).collect();
        let polymorphic = types.iter().copied().filter(|t| found.polymorphic.contains(t)).collect();
        let anonymous_roots = components
            .global_elements
            .values()
            .filter(|e| found.elements.contains(e))
            .map(|&e| (e, components.elements[e].type_definition))
            .filter(|(_, type_)| self.seen.contains(type_) && !found.types.contains(type_))
            .collect();
        let anonymous_attributes = components
            .global_attributes
            .iter()
            .filter(|(name, _)| found.attributes.contains(*name))
            .map(|(name, &id)| (name.clone(), TypeId::Simple(components.attributes[id].type_definition)))
            .filter(|(_, type_)| self.seen.contains(type_) && !found.types.contains(type_))
            .collect();
        let heads =
            components.global_elements.values().copied().filter(|e| found.heads.contains(e)).collect();
        let groups =
            components.global_groups.values().copied().filter(|g| found.groups.contains(g)).collect();
        let messages = messages.iter().copied().filter(|&e| !components.elements[e].is_abstract).collect();
        Reachable { types, anonymous_roots, anonymous_attributes, heads, groups, polymorphic, messages }
    }
}
