//! Names of what has none of its own: anonymous types and nested groups carry the name of the named item they belong
//! to and of the element they stand in.
//!
//! Chains of nested elements are long in real standards, so the elements between are left out while the name is
//! free, and added from the inside out where it is not: what stands nearer to the named item, or first, keeps the
//! shorter name.

use super::Lowering;
use crate::plan::item::{Documentation, ItemId, Paragraph};
use crate::plan::name::identifier::type_name;
use xoev_schema::component::TypeId;

/// Who lends its name to anonymous types and nested groups.
#[derive(Debug, Clone)]
pub(in crate::plan) struct Owner {
    /// The Rust name of the named item.
    pub(super) name: String,
    /// What leads from it to here.
    pub(super) path: Vec<String>,
    /// The module.
    pub(super) module: usize,
    /// The complex type, where it is one.
    pub(super) type_: Option<TypeId>,
}

impl Owner {
    /// A named item.
    pub(in crate::plan) const fn named(name: String, module: usize, type_: Option<TypeId>) -> Self {
        Self { name, path: Vec::new(), module, type_ }
    }

    /// The same one part further in.
    pub(super) fn within(&self, part: Part<'_>) -> Self {
        let mut path = self.path.clone();
        path.push(type_name(part.name));
        Self { path, ..self.clone() }
    }

    /// What is known of a part without a documentation of its own: where it stands.
    pub(super) fn place_of(&self, part: Part<'_>) -> Documentation {
        let place = format!("in {}", self.name);
        let paragraph = if part.is_generic {
            Paragraph::Text(format!("{} {place}", part.name))
        } else {
            Paragraph::Name(part.name.to_owned(), place)
        };
        Documentation { paragraphs: vec![paragraph] }
    }

    /// The last parts of the path as one word.
    fn last_of_path(&self, kept: usize) -> String {
        self.path.iter().skip(self.path.len().saturating_sub(kept)).map(String::as_str).collect()
    }

    /// The names that may be taken for a part, the shortest first.
    fn candidates(&self, part: Part<'_>) -> impl Iterator<Item = String> {
        let last = type_name(part.name);
        let least = usize::from(part.is_generic).min(self.path.len());
        (least..=self.path.len()).map(move |kept| format!("{}{}{last}", self.name, self.last_of_path(kept)))
    }
}

/// What an anonymous type or nested group is for its owner.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'p> {
    /// The name of the element or attribute, or a word of ours.
    pub(super) name: &'p str,
    /// Whether it is a word of ours: then it says nothing without what stands around it.
    is_generic: bool,
}

impl<'p> Part<'p> {
    /// An element or attribute.
    pub(super) const fn named(name: &'p str) -> Self {
        Self { name, is_generic: false }
    }

    /// A word of ours: `Auswahl`, `Wert`.
    pub(super) const fn generic(name: &'p str) -> Self {
        Self { name, is_generic: true }
    }
}

impl Lowering<'_> {
    /// A new item for a part of an owner. `suffix` tells it apart where even the whole path is taken.
    pub(super) fn add_nested_item(&mut self, owner: &Owner, part: Part<'_>, suffix: &str) -> ItemId {
        let scope = self.scopes.entry(owner.module).or_default();
        let free = owner.candidates(part).find(|name| !scope.contains(name));
        let id = match free {
            Some(name) => self.add_item(owner.module, &name, suffix, part.name),
            None => {
                let whole = owner.candidates(part).last().unwrap_or_default();
                self.add_item(owner.module, &whole, suffix, part.name)
            }
        };
        self.lineage.insert(id, owner.within(part));
        id
    }

    /// The owner an item is for what is found in it.
    pub(super) fn owner(&self, id: ItemId, type_: Option<TypeId>) -> Owner {
        match self.lineage.get(&id) {
            Some(owner) => Owner { type_, ..owner.clone() },
            None => {
                let item = &self.items[id];
                Owner::named(item.name.clone(), item.module, type_)
            }
        }
    }
}
