//! A grammar as text, one line each: for `xoev dump`, and for tests to compare.
//!
//! In: a [`Grammar`]. Out: text with the ids of the tables, in which the same ids stand in reports of faults.
//! The built-in types are left out.

mod content_model;
mod type_definition;

use std::fmt::Write;
use xoev_runtime::grammar::{
    Builtin, DerivationSet, Element, Grammar, IdentityConstraint, IdentityConstraintKind, NameId, NameTest,
    NamespaceConstraint, NamespaceId, Path, Step, TypeId, ValueConstraint, Wildcard,
};

/// The grammar as text.
#[must_use]
pub fn dump(grammar: &Grammar) -> String {
    let mut dump = Dump { grammar, out: String::new() };
    for (i, namespace) in grammar.namespaces.iter().enumerate().skip(1) {
        dump.line(0, &format!("namespace {i} {} {}", namespace.prefix, namespace.uri));
    }
    for (i, element) in grammar.elements.iter().enumerate() {
        dump.element(i, element);
    }
    for attribute in &grammar.global_attributes {
        let line = format!(
            "attribute {} : {}{}",
            dump.name(attribute.name),
            dump.type_(attribute.type_definition),
            value(attribute.value_constraint.as_ref())
        );
        dump.line(0, &line);
    }
    for (i, definition) in grammar.types.iter().enumerate().skip(Builtin::ALL.len()) {
        dump.type_definition(TypeId(i as u32), definition);
    }
    for (i, model) in grammar.models.iter().enumerate() {
        dump.content_model(i, model);
    }
    for (i, pattern) in grammar.patterns.iter().enumerate() {
        dump.line(0, &format!("pattern {i} {:?}", pattern.sources));
        dump.line(1, &pattern.regex);
    }
    for (i, constraint) in grammar.identity_constraints.iter().enumerate() {
        dump.identity_constraint(i, constraint);
    }
    for notation in &grammar.notations {
        let line = format!("notation {}", dump.name(*notation));
        dump.line(0, &line);
    }
    dump.out
}

/// A dump on its way.
struct Dump<'a> {
    grammar: &'a Grammar,
    out: String,
}

impl Dump<'_> {
    fn line(&mut self, indent: usize, text: &str) {
        let _ = writeln!(self.out, "{:width$}{}", "", text.trim_end(), width = indent * 2);
    }

    fn name(&self, name: NameId) -> String {
        let Some(name) = self.grammar.names.get(name.index()) else { return "?".to_owned() };
        match self.grammar.namespaces.get(name.namespace.index()) {
            Some(namespace) if namespace.uri.is_empty() => name.local.clone(),
            Some(namespace) if !namespace.prefix.is_empty() => format!("{}:{}", namespace.prefix, name.local),
            _ => format!("{{{}}}{}", name.namespace.0, name.local),
        }
    }

    /// A type by its name, an anonymous one by its id.
    fn type_(&self, id: TypeId) -> String {
        match self.grammar.types.get(id.index()).and_then(|t| t.name) {
            Some(name) => self.name(name),
            None => format!("type {}", id.0),
        }
    }

    fn namespace(&self, id: NamespaceId) -> String {
        match self.grammar.namespaces.get(id.index()) {
            Some(namespace) if namespace.uri.is_empty() => "##local".to_owned(),
            Some(namespace) => namespace.uri.clone(),
            None => "?".to_owned(),
        }
    }

    fn wildcard(&self, wildcard: Option<&Wildcard>) -> String {
        let Some(wildcard) = wildcard else { return "?".to_owned() };
        let namespaces = match &wildcard.namespaces {
            NamespaceConstraint::Any => "##any".to_owned(),
            NamespaceConstraint::Not(id) => format!("not {}", self.namespace(*id)),
            NamespaceConstraint::OneOf(ids) => {
                ids.iter().map(|id| self.namespace(*id)).collect::<Vec<_>>().join(" ")
            }
        };
        format!("any({namespaces}) {}", format!("{:?}", wildcard.process_contents).to_lowercase())
    }

    fn element(&mut self, id: usize, element: &Element) {
        let mut line =
            format!("element {id} {} : {}", self.name(element.name), self.type_(element.type_definition));
        for (flag, is_set) in [
            (" global", element.is_global),
            (" nillable", element.nillable),
            (" abstract", element.is_abstract),
        ] {
            line.push_str(if is_set { flag } else { "" });
        }
        line.push_str(&block(element.block));
        line.push_str(&value(element.value_constraint.as_ref()));
        if let Some(head) = element.substitution_head.and_then(|h| self.grammar.elements.get(h.index())) {
            let _ = write!(line, " for {}", self.name(head.name));
        }
        for constraint in &element.identity_constraints {
            let _ = write!(line, " constraint {}", constraint.0);
        }
        self.line(0, &line);
    }

    fn identity_constraint(&mut self, id: usize, constraint: &IdentityConstraint) {
        let kind = match constraint.kind {
            IdentityConstraintKind::Key => "key".to_owned(),
            IdentityConstraintKind::Unique => "unique".to_owned(),
            IdentityConstraintKind::KeyRef(key) => format!("keyref to {}", key.0),
        };
        let line = format!("constraint {id} {} {kind}", self.name(constraint.name));
        self.line(0, &line);
        let selector = format!("selector {}", self.paths(&constraint.selector));
        self.line(1, &selector);
        for field in &constraint.fields {
            let field = format!("field {}", self.paths(field));
            self.line(1, &field);
        }
    }

    fn paths(&self, paths: &[Path]) -> String {
        let test = |test: &NameTest| match test {
            NameTest::Any => "*".to_owned(),
            NameTest::Namespace(id) => format!("{{{}}}*", self.namespace(*id)),
            NameTest::Name(name) => self.name(*name),
        };
        let path = |path: &Path| {
            let mut out = if path.descendant { ".//" } else { "./" }.to_owned();
            let steps = path.steps.iter().map(|step| match step {
                Step::Child(t) => test(t),
                Step::Attribute(t) => format!("@{}", test(t)),
            });
            out.push_str(&steps.collect::<Vec<_>>().join("/"));
            out
        };
        paths.iter().map(path).collect::<Vec<_>>().join(" | ")
    }
}

fn value(constraint: Option<&ValueConstraint>) -> String {
    match constraint {
        None => String::new(),
        Some(v) if v.is_fixed => format!(" fixed {:?}", v.lexical),
        Some(v) => format!(" default {:?}", v.lexical),
    }
}

fn block(set: DerivationSet) -> String {
    let mut out = String::new();
    for (name, is_set) in
        [("extension", set.extension), ("restriction", set.restriction), ("substitution", set.substitution)]
    {
        if is_set {
            out.push_str(if out.is_empty() { " block " } else { "," });
            out.push_str(name);
        }
    }
    out
}
