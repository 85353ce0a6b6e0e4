//! Components as text, one line each: for `xoev dump`, and for tests to compare.
//!
//! In: [`Components`]. Out: text that depends on the schema documents only, not on ids.
//! Invariant: an anonymous type stands below what first refers to it, and is not repeated.

mod content;
mod simple_type;

use super::{
    AttributeUse, ComplexTypeId, Components, ElementDeclarationId, IdentityConstraintCategory, TypeId,
    ValueConstraint,
};
use crate::name::ExpandedName;
use std::collections::HashSet;
use std::fmt::Write;
use xoev_runtime::grammar::{Derivation, DerivationSet};

/// The components of a schema set as text.
#[must_use]
pub fn dump(components: &Components) -> String {
    let mut dump = Dump { components, out: String::new(), indent: 0, shown: HashSet::new() };
    dump.namespaces();
    for id in components.global_elements.values() {
        dump.element("element ", *id, "");
    }
    for id in components.global_attributes.values() {
        let attribute = &components.attributes[*id];
        let type_ = dump.type_name(TypeId::Simple(attribute.type_definition));
        let value = value(attribute.value_constraint.as_ref());
        dump.line(&format!("attribute {} : {type_}{value}", dump.name(&attribute.name)));
        dump.anonymous_type(TypeId::Simple(attribute.type_definition));
    }
    for id in components.global_types.values().filter(|it| components.type_span(**it).is_some()) {
        dump.type_definition(*id);
    }
    dump.groups();
    for (name, notation) in &components.notations {
        let line = format!("notation {} {:?} {:?}", dump.name(name), notation.public, notation.system);
        dump.line(&line);
    }
    dump.substitution_groups();
    dump.out
}

/// A dump on its way.
struct Dump<'a> {
    components: &'a Components,
    out: String,
    indent: usize,
    /// Anonymous types already shown.
    shown: HashSet<TypeId>,
}

impl Dump<'_> {
    fn line(&mut self, text: &str) {
        let _ = writeln!(self.out, "{:width$}{text}", "", width = self.indent * 2);
    }

    fn indented(&mut self, body: impl FnOnce(&mut Self)) {
        self.indent += 1;
        body(self);
        self.indent -= 1;
    }

    fn name(&self, name: &ExpandedName) -> String {
        let uri = name.namespace_uri();
        let prefix = match uri {
            "http://www.w3.org/2001/XMLSchema" => Some("xs"),
            "http://www.w3.org/XML/1998/namespace" => Some("xml"),
            _ => self.components.namespaces.get(uri).map(String::as_str),
        };
        match prefix {
            _ if uri.is_empty() => name.local.to_string(),
            Some(prefix) => format!("{prefix}:{}", name.local),
            None => name.to_string(),
        }
    }

    fn type_name(&self, id: TypeId) -> String {
        let name = match id {
            TypeId::Simple(id) => &self.components.simple_types[id].name,
            TypeId::Complex(id) => &self.components.complex_types[id].name,
        };
        name.as_ref().map_or_else(|| "(anonymous)".to_owned(), |it| self.name(it))
    }

    fn namespaces(&mut self) {
        for (uri, prefix) in &self.components.namespaces {
            self.line(&format!("namespace {prefix:?} = {uri:?}"));
        }
    }

    fn element(&mut self, lead: &str, id: ElementDeclarationId, occurs: &str) {
        let element = &self.components.elements[id];
        let mut line = format!(
            "{lead}{} : {}{occurs}",
            self.name(&element.name),
            self.type_name(element.type_definition)
        );
        for (is_set, word) in [(element.is_abstract, " abstract"), (element.nillable, " nillable")] {
            if is_set {
                line.push_str(word);
            }
        }
        line.push_str(&set(" block", element.block));
        line.push_str(&set(" final", element.final_));
        line.push_str(&value(element.value_constraint.as_ref()));
        if let Some(head) = element.substitution_group_affiliation {
            let _ = write!(line, " substitutes {}", self.name(&self.components.elements[head].name));
        }
        self.line(&line);
        self.indented(|it| it.identity_constraints(id));
        self.anonymous_type(element.type_definition);
    }

    fn identity_constraints(&mut self, id: ElementDeclarationId) {
        for &constraint in &self.components.elements[id].identity_constraints {
            let definition = &self.components.identity_constraints[constraint];
            let kind = match definition.category {
                IdentityConstraintCategory::Key => "key".to_owned(),
                IdentityConstraintCategory::Unique => "unique".to_owned(),
                IdentityConstraintCategory::KeyRef(key) => {
                    format!("keyref to {}", self.name(&self.components.identity_constraints[key].name))
                }
            };
            let fields: Vec<&str> = definition.fields.iter().map(|it| &*it.expression).collect();
            let name = self.name(&definition.name);
            self.line(&format!("{kind} {name}: {} / {}", definition.selector.expression, fields.join(", ")));
        }
    }

    /// Shows a type below what refers to it, if it has no name and was not shown yet.
    fn anonymous_type(&mut self, id: TypeId) {
        let is_named = match id {
            TypeId::Simple(id) => self.components.simple_types[id].name.is_some(),
            TypeId::Complex(id) => self.components.complex_types[id].name.is_some(),
        };
        if !is_named && self.shown.insert(id) {
            self.indented(|it| it.type_definition(id));
        }
    }

    fn type_definition(&mut self, id: TypeId) {
        match id {
            TypeId::Simple(id) => self.simple_type(id),
            TypeId::Complex(id) => self.complex_type(id),
        }
    }

    fn complex_type(&mut self, id: ComplexTypeId) {
        let complex_type = &self.components.complex_types[id];
        let method = match complex_type.derivation {
            Derivation::Restriction => "restriction",
            Derivation::Extension => "extension",
        };
        let name = self.type_name(TypeId::Complex(id));
        let base = self.type_name(complex_type.base);
        let is_abstract = if complex_type.is_abstract { " abstract" } else { "" };
        let block = set(" block", complex_type.block);
        let final_ = set(" final", complex_type.final_);
        self.line(&format!("complex type {name} = {method} of {base}{is_abstract}{block}{final_}"));
        self.anonymous_type(complex_type.base);
        self.indented(|it| {
            it.attributes(&complex_type.attribute_uses);
            if let Some(wildcard) = complex_type.attribute_wildcard {
                it.wildcard("any attribute", wildcard, "");
            }
            it.content(complex_type.content);
        });
    }

    fn attributes(&mut self, uses: &[AttributeUse]) {
        for it in uses {
            let declaration = &self.components.attributes[it.declaration];
            let type_ = self.type_name(TypeId::Simple(declaration.type_definition));
            let required = if it.is_required { " required" } else { "" };
            let value = value(it.value_constraint.as_ref().or(declaration.value_constraint.as_ref()));
            self.line(&format!("attribute {} : {type_}{required}{value}", self.name(&declaration.name)));
            self.anonymous_type(TypeId::Simple(declaration.type_definition));
        }
    }

    fn substitution_groups(&mut self) {
        for (head, members) in &self.components.substitution_groups {
            let members: Vec<String> =
                members.iter().map(|it| self.name(&self.components.elements[*it].name)).collect();
            let head = self.name(&self.components.elements[*head].name);
            self.line(&format!("substitution group {head}: {}", members.join(", ")));
        }
        for (base, derived) in &self.components.derived_types {
            let derived: Vec<String> = derived.iter().map(|it| self.type_name(*it)).collect();
            let base = self.type_name(*base);
            self.line(&format!("derived from {base}: {}", derived.join(", ")));
        }
    }
}

/// A value constraint as text.
fn value(constraint: Option<&ValueConstraint>) -> String {
    constraint.map_or_else(String::new, |it| {
        format!(" {} {:?}", if it.is_fixed { "fixed" } else { "default" }, it.value)
    })
}

/// A derivation set as text, empty where it is empty.
fn set(lead: &str, set: DerivationSet) -> String {
    let words: Vec<&str> = [
        (set.extension, "extension"),
        (set.restriction, "restriction"),
        (set.substitution, "substitution"),
        (set.list, "list"),
        (set.union, "union"),
    ]
    .into_iter()
    .filter_map(|(is_set, word)| is_set.then_some(word))
    .collect();
    if words.is_empty() { String::new() } else { format!("{lead} {}", words.join(" ")) }
}
