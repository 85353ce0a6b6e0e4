//! The shape of an item as text: all that two items must have in common to be one, but for what they mention.

use crate::plan::item::{
    EnumerationVariant, FieldPlan, Item, ItemId, ItemKind, Occurs, RustPlan, ShapePlan, TypeReference,
    VariantPlan,
};
use std::fmt::Write as _;
use xoev_runtime::grammar::{
    EnumerationValue, Facets, Grammar, PatternId, SimpleType, TypeId, TypeKind, Variety,
};

/// How deep members of unions and lists are followed.
const DEPTH: usize = 32;

/// The shape of an item. Items it mentions stand with module and name.
pub(super) fn signature(plan: &RustPlan, grammar: &Grammar, id: ItemId, item: &Item) -> String {
    let mut shape = Shape { plan, grammar, out: String::new() };
    shape.kind(&item.kind);
    match plan.shapes.get(&id) {
        // Its other kinds name items, which the fields of the item do too.
        Some(it @ ShapePlan::PartlyKnownDate { .. }) => shape.push(format_args!("{it:?}")),
        it => shape.push(format_args!("{:?}", it.map(std::mem::discriminant))),
    }
    if let Some(code_value) = plan.code_values.get(&id) {
        shape.push(format_args!("{code_value:?}"));
    }
    shape.out
}

struct Shape<'a> {
    plan: &'a RustPlan,
    grammar: &'a Grammar,
    out: String,
}

impl Shape<'_> {
    fn push(&mut self, part: std::fmt::Arguments<'_>) {
        // Writing into a text cannot fail.
        let _ = self.out.write_fmt(part);
        self.out.push('\u{1f}');
    }

    fn kind(&mut self, kind: &ItemKind) {
        match kind {
            ItemKind::Pending => self.push(format_args!("pending")),
            ItemKind::Struct(it) => {
                self.push(format_args!("struct {:?} {}", it.content, it.derives_default));
                self.fields(&it.fields);
            }
            ItemKind::Group(it) => {
                self.push(format_args!("group {}", it.derives_default));
                self.fields(&it.fields);
            }
            ItemKind::Choice(it) => {
                self.push(format_args!("choice"));
                for branch in &it.branches {
                    self.push(format_args!("{} {:?} {}", branch.name, branch.source, branch.is_boxed));
                    self.type_(&branch.type_, branch.occurs);
                }
            }
            ItemKind::Enumeration(it) => {
                self.push(format_args!("enumeration"));
                for EnumerationVariant { name, value, label } in &it.values {
                    self.push(format_args!("{name} {value:?} {label:?}"));
                }
            }
            ItemKind::Newtype(it) => {
                self.push(format_args!("newtype"));
                self.type_(&it.inner, Occurs::One);
                self.simple_type(TypeId(it.type_id), DEPTH);
            }
            ItemKind::Alias(type_) => {
                self.push(format_args!("alias"));
                self.type_(type_, Occurs::One);
            }
            ItemKind::Union(it) => {
                self.push(format_args!("union"));
                self.simple_type(TypeId(it.type_id), DEPTH);
                self.variants(&it.members);
            }
            ItemKind::Substitution(variants) => {
                self.push(format_args!("substitution"));
                self.variants(variants);
            }
            ItemKind::DerivedTypes(it) => {
                self.push(format_args!("derived types"));
                self.variants(&it.variants);
            }
            ItemKind::Mixed(it) => {
                self.push(format_args!("mixed {}", it.text));
                for variant in &it.variants {
                    self.push(format_args!("{} {:?}", variant.name, variant.leaves));
                    self.type_(&variant.type_, Occurs::One);
                }
            }
            ItemKind::Messages(_) => self.push(format_args!("messages")),
        }
    }

    fn fields(&mut self, fields: &[FieldPlan]) {
        for it in fields {
            self.push(format_args!("{} {:?} {} {:?}", it.name, it.source, it.is_boxed, it.initial));
            self.type_(&it.type_, it.occurs);
        }
    }

    fn variants(&mut self, variants: &[VariantPlan]) {
        for it in variants {
            self.push(format_args!("{} {} {}", it.name, it.is_boxed, it.converts));
            self.type_(&it.type_, Occurs::One);
        }
    }

    fn type_(&mut self, type_: &TypeReference, occurs: Occurs) {
        match type_ {
            TypeReference::Item(id) => {
                let item = &self.plan.items[*id];
                let module = self.plan.module_name(item);
                self.push(format_args!("{occurs:?} {module}::{}", item.name));
            }
            TypeReference::List(inner) | TypeReference::Nillable(inner) => {
                self.push(format_args!("{occurs:?} {}", matches!(type_, TypeReference::List(_))));
                self.type_(inner, Occurs::One);
            }
            other => self.push(format_args!("{occurs:?} {other:?}")),
        }
    }

    /// What a simple type accepts.
    fn simple_type(&mut self, id: TypeId, depth: usize) {
        let simple = match self.grammar.types.get(id.index()).map(|it| &it.kind) {
            Some(TypeKind::Simple(simple)) if depth > 0 => simple,
            _ => return self.push(format_args!("no simple type {}", id.0)),
        };
        let SimpleType { variety, builtin, white_space, facets } = simple;
        self.push(format_args!("{builtin:?} {white_space:?}"));
        self.facets(facets);
        match variety {
            Variety::Atomic(primitive) => self.push(format_args!("{primitive:?}")),
            Variety::List(item) => {
                self.push(format_args!("list"));
                self.simple_type(*item, depth - 1);
            }
            Variety::Union(members) => {
                self.push(format_args!("union {}", members.len()));
                members.iter().for_each(|it| self.simple_type(*it, depth - 1));
            }
        }
    }

    fn facets(&mut self, facets: &Facets) {
        let Facets {
            length,
            min_length,
            max_length,
            total_digits,
            fraction_digits,
            min_inclusive,
            min_exclusive,
            max_inclusive,
            max_exclusive,
            patterns,
            enumeration,
        } = facets;
        self.push(format_args!(
            "{length:?} {min_length:?} {max_length:?} {total_digits:?} {fraction_digits:?}"
        ));
        self.push(format_args!("{min_inclusive:?} {min_exclusive:?} {max_inclusive:?} {max_exclusive:?}"));
        let grammar = self.grammar;
        for PatternId(id) in patterns {
            let pattern = grammar.patterns.get(*id as usize);
            self.push(format_args!("{pattern:?}"));
        }
        for EnumerationValue { lexical, namespaces } in enumeration {
            self.push(format_args!("{lexical:?} {namespaces:?}"));
        }
    }
}

/// The items an item mentions, in the order it does.
pub(super) struct References(pub(super) Vec<ItemId>);

impl References {
    pub(super) fn of(kind: &ItemKind) -> Self {
        let mut found = Self(Vec::new());
        match kind {
            ItemKind::Pending | ItemKind::Enumeration(_) => {}
            ItemKind::Struct(it) => it.fields.iter().for_each(|it| found.add(&it.type_)),
            ItemKind::Group(it) => it.fields.iter().for_each(|it| found.add(&it.type_)),
            ItemKind::Choice(it) => it.branches.iter().for_each(|it| found.add(&it.type_)),
            ItemKind::Newtype(it) => found.add(&it.inner),
            ItemKind::Alias(type_) => found.add(type_),
            ItemKind::Union(it) => it.members.iter().for_each(|it| found.add(&it.type_)),
            ItemKind::Substitution(it) | ItemKind::Messages(it) => {
                it.iter().for_each(|it| found.add(&it.type_))
            }
            ItemKind::DerivedTypes(it) => it.variants.iter().for_each(|it| found.add(&it.type_)),
            ItemKind::Mixed(it) => it.variants.iter().for_each(|it| found.add(&it.type_)),
        }
        found
    }

    fn add(&mut self, type_: &TypeReference) {
        match type_ {
            TypeReference::Item(id) => self.0.push(*id),
            TypeReference::List(inner) | TypeReference::Nillable(inner) => self.add(inner),
            _ => {}
        }
    }
}
