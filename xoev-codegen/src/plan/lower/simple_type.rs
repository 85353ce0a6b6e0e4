//! Simple types: built-in values, newtypes, enumerations, lists, unions.

use super::Lowering;
use super::owner::{Owner, Part};
use crate::plan::item::{
    Documentation, EnumerationPlan, EnumerationVariant, ItemId, ItemKind, NewtypePlan, TypeReference,
    UnionPlan, VariantPlan,
};
use crate::plan::name::case::camel;
use crate::plan::name::enumeration::variant_names;
use crate::plan::name::identifier::variant_name;
use crate::plan::name::scope::Scope;
use std::collections::HashSet;
use xoev_runtime::grammar::{Builtin, Primitive, WhiteSpace};
use xoev_schema::component::{Components, SimpleType, SimpleTypeId, TypeId, Variety};

/// What a simple type becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SimpleKind {
    /// A built-in type.
    Builtin,
    /// The same as its base.
    SameAsBase(SimpleTypeId),
    /// An enum of strings.
    Enumeration,
    /// A type of its own around a value.
    Newtype,
    /// A list as it is.
    List(SimpleTypeId),
    /// An enum over the member types.
    Union,
}

/// What a simple type becomes; `large` is the number of values above which an enumeration is a newtype.
#[must_use]
pub(crate) fn simple_kind(components: &Components, id: SimpleTypeId, large: usize) -> SimpleKind {
    let simple = &components.simple_types[id];
    if simple.span.is_none() {
        return SimpleKind::Builtin;
    }
    let base = simple.base.map(|id| (id, &components.simple_types[id]));
    let adds_nothing = |base: &SimpleType| {
        base.variety == simple.variety && base.white_space == simple.white_space && same_facets(base, simple)
    };
    if let Some((id, base)) = base
        && adds_nothing(base)
    {
        return SimpleKind::SameAsBase(id);
    }
    match &simple.variety {
        Variety::Union(_) => SimpleKind::Union,
        Variety::List(item) if has_no_facets(simple) => SimpleKind::List(*item),
        Variety::Atomic(Primitive::String)
            if !simple.facets.enumeration.is_empty() && simple.facets.enumeration.len() <= large =>
        {
            SimpleKind::Enumeration
        }
        _ => SimpleKind::Newtype,
    }
}

fn same_facets(a: &SimpleType, b: &SimpleType) -> bool {
    let (a, b) = (&a.facets, &b.facets);
    let values = |facets: &xoev_schema::component::Facets| -> Vec<String> {
        facets.enumeration.iter().map(|e| e.value.clone()).collect()
    };
    a.length.as_ref().map(|f| f.value) == b.length.as_ref().map(|f| f.value)
        && a.min_length.as_ref().map(|f| f.value) == b.min_length.as_ref().map(|f| f.value)
        && a.max_length.as_ref().map(|f| f.value) == b.max_length.as_ref().map(|f| f.value)
        && a.total_digits.as_ref().map(|f| f.value) == b.total_digits.as_ref().map(|f| f.value)
        && a.fraction_digits.as_ref().map(|f| f.value) == b.fraction_digits.as_ref().map(|f| f.value)
        && a.min_inclusive.as_ref().map(|f| &f.value) == b.min_inclusive.as_ref().map(|f| &f.value)
        && a.min_exclusive.as_ref().map(|f| &f.value) == b.min_exclusive.as_ref().map(|f| &f.value)
        && a.max_inclusive.as_ref().map(|f| &f.value) == b.max_inclusive.as_ref().map(|f| &f.value)
        && a.max_exclusive.as_ref().map(|f| &f.value) == b.max_exclusive.as_ref().map(|f| &f.value)
        && a.patterns.len() == b.patterns.len()
        && values(a) == values(b)
}

fn has_no_facets(simple: &SimpleType) -> bool {
    let facets = &simple.facets;
    facets.length.is_none()
        && facets.min_length.is_none()
        && facets.max_length.is_none()
        && facets.patterns.is_empty()
        && facets.enumeration.is_empty()
}

impl Lowering<'_> {
    /// The value of a simple type; `part` names it where it has no name.
    pub(super) fn simple_value(&mut self, id: SimpleTypeId, owner: &Owner, part: Part<'_>) -> TypeReference {
        let simple = &self.components.simple_types[id];
        if let Some(&item) = self.types.get(&TypeId::Simple(id)) {
            return TypeReference::Item(item);
        }
        let kind = simple_kind(self.components, id, self.options.large_enumerations);
        match kind {
            SimpleKind::Builtin => builtin_value(simple.builtin),
            // A chain of bases is as long as the schema's, and a named base ends it.
            SimpleKind::SameAsBase(base) => self.simple_value(base, owner, part),
            SimpleKind::List(item) => {
                let item = self.simple_value(item, &owner.within(part), Part::generic("Eintrag"));
                TypeReference::List(Box::new(item))
            }
            SimpleKind::Enumeration | SimpleKind::Newtype | SimpleKind::Union => {
                self.anonymous(TypeId::Simple(id), owner, part)
            }
        }
    }

    /// A simple type as an item.
    pub(super) fn simple_type(&mut self, id: ItemId, type_: SimpleTypeId) -> ItemKind {
        let place = std::mem::take(&mut self.items[id].documentation);
        let mut documentation = self.documenter.simple_type(type_);
        documentation.paragraphs.extend(place.paragraphs);
        self.items[id].documentation = documentation;
        let components = self.components;
        let simple = &components.simple_types[type_];
        let owner = self.owner(id, Some(TypeId::Simple(type_)));
        match simple_kind(components, type_, self.options.large_enumerations) {
            SimpleKind::Builtin => ItemKind::Alias(builtin_value(simple.builtin)),
            SimpleKind::SameAsBase(base) => {
                ItemKind::Alias(self.simple_value(base, &owner, Part::generic("Basis")))
            }
            SimpleKind::List(item) => {
                let item = self.simple_value(item, &owner, Part::generic("Eintrag"));
                ItemKind::Alias(TypeReference::List(Box::new(item)))
            }
            SimpleKind::Enumeration => self.enumeration(type_),
            SimpleKind::Union => self.union(type_, &owner),
            SimpleKind::Newtype => {
                let inner = match &simple.variety {
                    Variety::List(item) => {
                        let item = self.simple_value(*item, &owner, Part::generic("Eintrag"));
                        TypeReference::List(Box::new(item))
                    }
                    Variety::Atomic(_) | Variety::Union(_) => builtin_value(simple.builtin),
                };
                ItemKind::Newtype(NewtypePlan { type_id: self.type_number(TypeId::Simple(type_)), inner })
            }
        }
    }

    fn enumeration(&self, type_: SimpleTypeId) -> ItemKind {
        let simple = &self.components.simple_types[type_];
        let mut seen = HashSet::new();
        let values: Vec<(String, Option<String>)> = simple
            .facets
            .enumeration
            .iter()
            .map(|facet| {
                (
                    normalized(&facet.value, simple.white_space),
                    self.documenter.label(&facet.annotation, &facet.value),
                )
            })
            .filter(|(value, _)| seen.insert(value.clone()))
            .collect();
        let borrowed: Vec<(&str, Option<&str>)> =
            values.iter().map(|(value, label)| (value.as_str(), label.as_deref())).collect();
        let names = variant_names(&borrowed);
        let values = names
            .into_iter()
            .zip(values)
            .map(|(name, (value, label))| EnumerationVariant { name, label, value })
            .collect();
        ItemKind::Enumeration(EnumerationPlan { values })
    }

    fn union(&mut self, type_: SimpleTypeId, owner: &Owner) -> ItemKind {
        let mut scope = Scope::default();
        let mut members = Vec::new();
        for member in flat_members(self.components, type_) {
            let simple = &self.components.simple_types[member];
            let name = match (&simple.name, simple.facets.enumeration.is_empty()) {
                (Some(name), _) => name.local.to_string(),
                (None, true) => camel(simple.builtin.name()),
                (None, false) => "Wert".to_owned(),
            };
            let type_ = self.simple_value(member, owner, Part::generic(&name));
            members.push(VariantPlan {
                name: scope.claim(&variant_name(&name), "", &name),
                number: self.type_number(TypeId::Simple(member)),
                type_,
                is_boxed: false,
                documentation: Documentation::named(&name),
                converts: false,
            });
        }
        ItemKind::Union(UnionPlan { type_id: self.type_number(TypeId::Simple(type_)), members })
    }

    /// Whether a constructor can make a value of a type from text alone: simple, and no QName in it.
    pub(super) fn is_plain_simple(&self, type_: TypeId) -> bool {
        let TypeId::Simple(id) = type_ else { return false };
        let qualified = |id: SimpleTypeId| {
            matches!(self.components.simple_types[id].builtin, Builtin::QName | Builtin::Notation)
        };
        match &self.components.simple_types[id].variety {
            Variety::Atomic(_) => !qualified(id),
            Variety::List(item) => !qualified(*item),
            Variety::Union(_) => !flat_members(self.components, id).into_iter().any(qualified),
        }
    }
}

/// The member types of a union, unions among them replaced by their members.
pub(crate) fn flat_members(components: &Components, union: SimpleTypeId) -> Vec<SimpleTypeId> {
    let mut out = Vec::new();
    let mut open = vec![union];
    let mut seen = HashSet::new();
    while let Some(id) = open.pop() {
        match &components.simple_types[id].variety {
            Variety::Union(members) if seen.insert(id) => open.extend(members.iter().rev()),
            Variety::Union(_) => {}
            Variety::Atomic(_) | Variety::List(_) => out.push(id),
        }
    }
    let mut once = HashSet::new();
    out.retain(|id| once.insert(*id));
    out
}

fn builtin_value(builtin: Builtin) -> TypeReference {
    match builtin.list_item() {
        Some(item) => TypeReference::List(Box::new(TypeReference::Value(item))),
        None => TypeReference::Value(builtin),
    }
}

fn normalized(value: &str, white_space: WhiteSpace) -> String {
    let replaced = || value.replace(['\t', '\n', '\r'], " ");
    match white_space {
        WhiteSpace::Preserve => value.to_owned(),
        WhiteSpace::Replace => replaced(),
        WhiteSpace::Collapse => {
            value.split([' ', '\t', '\n', '\r']).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
        }
    }
}
