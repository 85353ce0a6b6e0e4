//! Which subjects of the comparison an element of the old version belongs to.

use super::CompiledSide;
use super::outline::Outline;
use crate::change::Comparison;
use crate::pair::Pairs;
use crate::side::Side;
use std::collections::HashMap;
use xoev_runtime::grammar::{ElementId, TypeId as GrammarType};
use xoev_schema::component::{Components, ContentType, ElementDeclarationId, TypeId, Variety};

/// A subject, and where in it something stands: names of the new version, as paths of changes have them.
pub(super) type Owner = (usize, String);

/// Subjects by the numbers of the old grammar.
pub(super) struct Owners {
    types: HashMap<GrammarType, OfType>,
    /// Global elements; without a subject where nothing of them has changed.
    elements: HashMap<ElementId, Option<usize>>,
    /// The heads of the substitution groups an element is a member of.
    heads: HashMap<ElementId, Vec<usize>>,
}

/// What belongs to a type.
struct OfType {
    is_named: bool,
    /// Its own subject and those of its bases, of the items of lists and the members of unions.
    subjects: Vec<usize>,
    /// The subjects of the types of its attributes, by their local names.
    attributes: Vec<(String, Vec<usize>)>,
}

impl Owners {
    pub(super) fn new(old: CompiledSide<'_>, new: Side<'_>, pairs: &Pairs, comparison: &Comparison) -> Self {
        let components = old.side.components;
        let position = |subject: Option<&crate::Subject>| {
            subject.and_then(|it| comparison.subjects.iter().position(|other| std::ptr::eq(it, other)))
        };
        let of_name = |id: TypeId| {
            let partner = pairs.types.get(&id).and_then(|it| new.type_name(*it));
            position(comparison.of_type(partner.or_else(|| old.side.type_name(id))?))
        };
        let named: HashMap<TypeId, Option<usize>> =
            components.global_types.values().map(|id| (*id, of_name(*id))).collect();
        let chain = |id: TypeId| -> Vec<usize> {
            let made_of = made_of(components, id);
            made_of.into_iter().filter_map(|it| named.get(&it).copied().flatten()).collect()
        };
        let attributes = |id: TypeId| -> Vec<(String, Vec<usize>)> {
            let TypeId::Complex(id) = id else { return Vec::new() };
            let uses = components.complex_types[id].attribute_uses.iter().map(|it| {
                let type_ = components.attributes[it.declaration].type_definition;
                (components.use_name(it).local.to_string(), chain(TypeId::Simple(type_)))
            });
            uses.filter(|(_, it)| !it.is_empty()).collect()
        };
        let simple = components.simple_types.iter().map(|(id, _)| TypeId::Simple(id));
        let complex = components.complex_types.iter().map(|(id, _)| TypeId::Complex(id));
        let types = simple.chain(complex).filter_map(|id| {
            let is_named = named.contains_key(&id);
            let of_type = OfType { is_named, subjects: chain(id), attributes: attributes(id) };
            Some((old.map.type_(id)?, of_type))
        });
        let of_element = |id: ElementDeclarationId| {
            let partner = pairs.elements.get(&id).map(|it| &new.components.elements[*it].name);
            position(comparison.of_element(partner.unwrap_or(&components.elements[id].name)))
        };
        let global = || components.global_elements.values();
        let elements = global().filter_map(|id| Some((old.map.element(*id)?, of_element(*id)))).collect();
        let head = |id: ElementDeclarationId| components.elements[id].substitution_group_affiliation;
        let heads = global().filter_map(|id| {
            let heads = std::iter::successors(head(*id), |it| head(*it));
            Some((old.map.element(*id)?, heads.filter_map(of_element).collect()))
        });
        Self { types: types.collect(), elements, heads: heads.collect() }
    }

    /// The subjects of the elements this one may stand for.
    pub(super) fn of_heads(&self, outline: &Outline, at: usize) -> &[usize] {
        let element = outline.entries.get(at).and_then(|it| it.element);
        element.and_then(|it| self.heads.get(&it)).map_or(&[], Vec::as_slice)
    }

    /// The subjects of the type of an attribute.
    pub(super) fn of_attribute(&self, outline: &Outline, at: usize, local: &str) -> &[usize] {
        let of_type = outline.entries.get(at).and_then(|it| self.types.get(&it.type_definition?));
        let attribute = of_type.and_then(|it| it.attributes.iter().find(|(name, _)| name == local));
        attribute.map_or(&[], |(_, subjects)| subjects)
    }

    /// The subjects of an element itself, and those of what it stands in: the nearest named type or global element.
    pub(super) fn of(&self, outline: &Outline, at: usize) -> Vec<Owner> {
        let mut owners = Vec::new();
        let mut path = String::new();
        let mut current = at;
        while let Some(entry) = outline.entries.get(current) {
            let of_type = entry.type_definition.and_then(|it| self.types.get(&it));
            let subjects = of_type.map(|it| it.subjects.as_slice()).unwrap_or_default();
            owners.extend(subjects.iter().map(|it| (*it, path.clone())));
            let of_element = entry.element.and_then(|it| self.elements.get(&it));
            owners.extend(of_element.copied().flatten().map(|it| (it, path.clone())));
            let is_named = of_type.is_some_and(|it| it.is_named) || of_element.is_some();
            let Some(parent) = entry.parent.filter(|_| current == at || !is_named) else { break };
            path = if path.is_empty() { entry.local.clone() } else { format!("{}/{path}", entry.local) };
            current = parent;
        }
        owners
    }
}

/// A type with its bases, the items of a list and the members of a union.
fn made_of(components: &Components, id: TypeId) -> Vec<TypeId> {
    let mut all = vec![id];
    let mut at = 0;
    while let Some(id) = all.get(at).copied() {
        at += 1;
        let parts: Vec<TypeId> = match id {
            TypeId::Simple(id) => match &components.simple_types[id].variety {
                Variety::Atomic(_) => Vec::new(),
                Variety::List(item) => vec![TypeId::Simple(*item)],
                Variety::Union(members) => members.iter().map(|it| TypeId::Simple(*it)).collect(),
            },
            TypeId::Complex(id) => match components.complex_types[id].content {
                ContentType::Simple(content) => vec![TypeId::Simple(content)],
                _ => Vec::new(),
            },
        };
        for part in components.base(id).into_iter().chain(parts) {
            if !all.contains(&part) {
                all.push(part);
            }
        }
    }
    all
}
