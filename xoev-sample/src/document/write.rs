//! Trees to bytes.
//!
//! `xoev_runtime::writer` writes values and refuses what is invalid; here what the tree says is written, also where it
//! breaks the schema.

use super::namespaces::Prefixes;
use super::{Document, Element, INSTANCE_NAMESPACE, Name, Node};
use std::fmt::Write as _;
use xoev_runtime::grammar::{Grammar, TypeId};

impl Document {
    /// The document in UTF-8, indented where white space has no meaning.
    #[must_use]
    pub fn to_xml(&self, grammar: &Grammar) -> String {
        let mut writer = Writer {
            grammar,
            prefixes: Prefixes::of(self, grammar),
            out: String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"),
        };
        writer.element(&self.root, 0, true);
        writer.out.push('\n');
        writer.out
    }
}

struct Writer<'g> {
    grammar: &'g Grammar,
    prefixes: Prefixes,
    out: String,
}

impl Writer<'_> {
    fn element(&mut self, element: &Element, depth: usize, is_indented: bool) {
        let name = self.prefixes.qualified(&element.name);
        self.out.push('<');
        self.out.push_str(&name);
        if depth == 0 {
            self.declarations();
        }
        self.attributes(element);
        if element.children.is_empty() {
            self.out.push_str("/>");
            return;
        }
        self.out.push('>');
        let is_indented =
            is_indented && element.children.iter().all(|child| matches!(child, Node::Element(_)));
        for child in &element.children {
            match child {
                Node::Text(text) => escape(text, false, &mut self.out),
                Node::Element(child) => {
                    if is_indented {
                        self.line(depth + 1);
                    }
                    self.element(child, depth + 1, is_indented);
                }
            }
        }
        if is_indented {
            self.line(depth);
        }
        let _ = write!(self.out, "</{name}>");
    }

    fn line(&mut self, depth: usize) {
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n("  ", depth));
    }

    fn declarations(&mut self) {
        for (prefix, uri) in self.prefixes.declarations() {
            let _ = write!(self.out, " xmlns:{prefix}=\"");
            escape(uri, true, &mut self.out);
            self.out.push('"');
        }
    }

    fn attributes(&mut self, element: &Element) {
        if let Some(id) = element.type_definition.filter(|_| element.names_type) {
            let value = self.type_name(id);
            self.instance_attribute("type", &value);
        }
        if element.is_nil {
            self.instance_attribute("nil", "true");
        }
        for attribute in &element.attributes {
            let name = self.prefixes.qualified(&attribute.name);
            self.attribute(&name, &attribute.value);
        }
    }

    fn type_name(&self, id: TypeId) -> String {
        let name = self.grammar.type_definition(id).name;
        name.map_or_else(String::new, |id| self.prefixes.qualified(&Name::of(self.grammar, id)))
    }

    fn instance_attribute(&mut self, local: &str, value: &str) {
        let name = Name { namespace: INSTANCE_NAMESPACE.to_owned(), local: local.to_owned() };
        let name = self.prefixes.qualified(&name);
        self.attribute(&name, value);
    }

    fn attribute(&mut self, name: &str, value: &str) {
        let _ = write!(self.out, " {name}=\"");
        escape(value, true, &mut self.out);
        self.out.push('"');
    }
}

/// Escapes what would be markup, and the white space a reader would change.
fn escape(text: &str, is_attribute: bool, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if is_attribute => out.push_str("&quot;"),
            '\t' if is_attribute => out.push_str("&#9;"),
            '\n' if is_attribute => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            _ => out.push(character),
        }
    }
}
