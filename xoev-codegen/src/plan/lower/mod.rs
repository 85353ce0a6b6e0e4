//! Components to items: what each named component, and each anonymous one on its way, becomes in Rust.
//!
//! In: components, the numbers of the grammar, the reachable components with their names. Out: the items.
//! Invariants: items stand in the order of the components, anonymous ones after the item they were found in.
//! Not here: boxing, derives, messages (see [`super::pass`]).

mod complex_type;
mod content;
mod element;
mod owner;
mod shape;
mod simple_type;

pub(super) use owner::Owner;
pub(super) use simple_type::{SimpleKind, flat_members, simple_kind};

use super::Input;
use super::documentation::Documenter;
use super::item::{Item, ItemId, ItemKind, TypeReference};
use super::name::identifier::{is_hidden, type_name};
use super::name::scope::Scope;
use super::pass::place_in_modules::Modules;
use super::pass::select_reachable::Reachable;
use crate::config::Options;
use owner::Part;
use std::collections::{BTreeMap, HashMap};
use xoev_schema::component::{
    Arena, AttributeDeclarationId, AttributeGroupId, Components, ElementDeclarationId,
    ModelGroupDefinitionId, TypeId,
};
use xoev_schema::grammar::GrammarMap;
use xoev_schema::name::ExpandedName;
use xoev_schema::xoev::Standard;

/// What an item is made from.
#[derive(Debug, Clone)]
pub(super) enum Origin {
    /// A type definition.
    Type(TypeId),
    /// The substitution group of a head.
    Substitution(ElementDeclarationId),
    /// What `xsi:type` may make of a type.
    DerivedTypes(TypeId),
    /// A nested group with the type it was found in.
    Group(shape::Shape, Owner),
    /// The mixed content of a type.
    Mixed(TypeId),
}

/// The state of lowering.
pub(super) struct Lowering<'a> {
    pub(super) components: &'a Components,
    pub(super) map: &'a GrammarMap,
    pub(super) options: &'a Options,
    pub(super) standard: &'a Standard,
    pub(super) modules: &'a Modules,
    pub(super) documenter: Documenter<'a>,
    pub(super) items: Arena<ItemId, Item>,
    /// The names taken in each module.
    pub(super) scopes: BTreeMap<usize, Scope>,
    pub(super) remarks: Vec<String>,
    /// The order in which items were lowered: that of the file.
    pub(super) order: Vec<ItemId>,
    pending: Vec<(ItemId, Origin)>,
    /// Items without a name of their own, as owners of what is found in them.
    lineage: HashMap<ItemId, Owner>,
    pub(super) types: HashMap<TypeId, ItemId>,
    derived: HashMap<TypeId, ItemId>,
    heads: HashMap<ElementDeclarationId, ItemId>,
    groups: HashMap<ModelGroupDefinitionId, ItemId>,
    group_names: HashMap<ModelGroupDefinitionId, (String, usize)>,
    element_groups: HashMap<ElementDeclarationId, ModelGroupDefinitionId>,
    attribute_groups: HashMap<AttributeDeclarationId, AttributeGroupId>,
}

impl<'a> Lowering<'a> {
    /// Ready to name and lower.
    pub(super) fn new(input: Input<'a>, modules: &'a Modules) -> Self {
        let Input { components, map, options, standard, .. } = input;
        Self {
            components,
            map,
            options,
            standard,
            modules,
            documenter: Documenter::new(components, options),
            items: Arena::default(),
            scopes: BTreeMap::new(),
            remarks: Vec::new(),
            order: Vec::new(),
            pending: Vec::new(),
            lineage: HashMap::new(),
            types: HashMap::new(),
            derived: HashMap::new(),
            heads: HashMap::new(),
            groups: HashMap::new(),
            group_names: HashMap::new(),
            element_groups: element::groups_of_elements(components),
            attribute_groups: element::groups_of_attributes(components),
        }
    }

    /// Names everything that has a name of its own, then lowers all of it.
    pub(super) fn run(&mut self, reachable: &Reachable) {
        let named = self.name_items(reachable);
        for (id, origin) in named {
            self.pending.push((id, origin));
            while let Some((id, origin)) = self.pending.pop() {
                let first_child = self.pending.len();
                self.order.push(id);
                self.items[id].kind = self.lower(id, origin);
                if let Some(children) = self.pending.get_mut(first_child..) {
                    children.reverse();
                }
            }
        }
    }

    /// Claims the names of all named items: of one kind after the other, each sorted by its XML name, so that who
    /// keeps the shorter name in a clash does not depend on the order of the documents.
    fn name_items(&mut self, reachable: &Reachable) -> Vec<(ItemId, Origin)> {
        let mut named: Vec<(ExpandedName, &'static str, Origin)> = Vec::new();
        let components = self.components;
        for &id in &reachable.types {
            let name = match id {
                TypeId::Simple(id) => components.simple_types[id].name.clone(),
                TypeId::Complex(id) => components.complex_types[id].name.clone(),
            };
            named.extend(name.map(|name| (name, "Type", Origin::Type(id))));
        }
        for &(element, type_) in &reachable.anonymous_roots {
            named.push((components.elements[element].name.clone(), "Element", Origin::Type(type_)));
        }
        for &(ref name, type_) in &reachable.anonymous_attributes {
            named.push((name.clone(), "Attribut", Origin::Type(type_)));
        }
        for &head in &reachable.heads {
            named.push((components.elements[head].name.clone(), "Ersetzung", Origin::Substitution(head)));
        }
        let mut ranked: Vec<_> = named.iter().enumerate().collect();
        let kinds = ["Type", "Element", "Attribut", "Ersetzung"];
        let kind = |suffix: &str| kinds.iter().position(|k| *k == suffix);
        ranked.sort_by_key(|(_, (name, suffix, _))| (kind(suffix), &name.local));
        let mut ids: BTreeMap<usize, ItemId> = BTreeMap::new();
        for (at, (name, suffix, origin)) in ranked {
            let module = self.modules.of(name.namespace_uri());
            let id = self.add_item(module, &type_name(&name.local), suffix, &name.local);
            ids.insert(at, id);
            match origin {
                Origin::Type(type_) => self.types.insert(*type_, id),
                Origin::Substitution(head) => self.heads.insert(*head, id),
                _ => None,
            };
        }
        for &group in &reachable.groups {
            let name = &components.model_group_definitions[group].name;
            let module = self.modules.of(name.namespace_uri());
            let claimed = self.claim(module, &type_name(&name.local), "Gruppe", &name.local);
            self.group_names.insert(group, (claimed, module));
        }
        let mut out: Vec<(ItemId, Origin)> =
            ids.into_values().zip(named).map(|(id, (_, _, origin))| (id, origin)).collect();
        for &type_ in &reachable.polymorphic {
            if let Some(&declared) = self.types.get(&type_) {
                let item = &self.items[declared];
                let (name, module) = (item.name.clone(), item.module);
                let id = self.add_item(module, &format!("{name}Art"), "", &name);
                self.derived.insert(type_, id);
                out.push((id, Origin::DerivedTypes(type_)));
            }
        }
        out
    }

    fn lower(&mut self, id: ItemId, origin: Origin) -> ItemKind {
        match origin {
            Origin::Type(TypeId::Complex(type_)) => self.complex_type(id, type_),
            Origin::Type(TypeId::Simple(type_)) => self.simple_type(id, type_),
            Origin::Substitution(head) => self.substitution(id, head),
            Origin::DerivedTypes(type_) => self.derived_types(id, type_),
            Origin::Group(shape, owner) => self.group(&shape, &owner),
            Origin::Mixed(type_) => self.mixed(id, type_),
        }
    }

    /// A new item with a free name, to be lowered later.
    pub(super) fn add_item(&mut self, module: usize, preferred: &str, suffix: &str, origin: &str) -> ItemId {
        let name = self.claim(module, preferred, suffix, origin);
        self.add_named_item(module, name)
    }

    /// A new item whose name was claimed before.
    pub(super) fn add_named_item(&mut self, module: usize, name: String) -> ItemId {
        self.items.push(Item {
            name,
            module,
            documentation: super::item::Documentation::default(),
            kind: ItemKind::Pending,
            root_element: None,
        })
    }

    fn claim(&mut self, module: usize, preferred: &str, suffix: &str, origin: &str) -> String {
        let preferred = if is_hidden(preferred) { format!("{preferred}Type") } else { preferred.to_owned() };
        self.scopes.entry(module).or_default().claim(&preferred, suffix, origin)
    }

    /// The item of an anonymous type, made on first sight.
    fn anonymous(&mut self, type_: TypeId, owner: &Owner, part: Part<'_>) -> TypeReference {
        let id = match self.types.get(&type_) {
            Some(&id) => id,
            None => {
                let id = self.add_nested_item(owner, part, "Inhalt");
                self.items[id].documentation = owner.place_of(part);
                self.types.insert(type_, id);
                self.pending.push((id, Origin::Type(type_)));
                id
            }
        };
        TypeReference::Item(id)
    }

    /// The number of a type in the grammar.
    pub(super) fn type_number(&self, type_: TypeId) -> u32 {
        // What is selected for the plan is a part of what the grammar was compiled from.
        self.map.type_(type_).map_or(u32::MAX, |id| id.0)
    }

    /// The number of an element in the grammar.
    pub(super) fn element_number(&self, element: ElementDeclarationId) -> u32 {
        self.map.element(element).map_or(u32::MAX, |id| id.0)
    }
}
