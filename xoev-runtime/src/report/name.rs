//! Names as a report shows them.

use crate::event::XML_NAMESPACE;
use crate::grammar::{Grammar, NameId};
use std::fmt;

/// An element, attribute or type name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name {
    /// The namespace name; empty for none.
    pub namespace: String,
    /// The prefix the document, or else the schema, uses for it; empty for none.
    pub prefix: String,
    /// The local part.
    pub local: String,
}

impl Name {
    /// A name as the document wrote it.
    #[must_use]
    pub fn new(namespace: &str, prefix: &str, local: &str) -> Self {
        Self { namespace: namespace.to_owned(), prefix: prefix.to_owned(), local: local.to_owned() }
    }

    /// A name of a grammar, with the prefix the schema documents use.
    #[must_use]
    pub fn of(grammar: &Grammar, id: NameId) -> Self {
        let Some(name) = grammar.names.get(id.index()) else { return Self::new("", "", "") };
        let Some(namespace) = grammar.namespaces.get(name.namespace.index()) else {
            return Self::new("", "", &name.local);
        };
        // The prefix `xml` needs no declaration; no schema document has to use it for its attributes.
        let prefix = if namespace.uri == XML_NAMESPACE { "xml" } else { &namespace.prefix };
        Self::new(&namespace.uri, prefix, &name.local)
    }

    /// Whether both name the same thing, whatever the prefixes.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.local == other.local && self.namespace == other.namespace
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.prefix.is_empty() {
            write!(f, "{}:{}", self.prefix, self.local)
        } else {
            f.write_str(&self.local)
        }
    }
}

/// Something that may stand at a place in element content.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ExpectedItem {
    /// An element of this name.
    Element(Name),
    /// Any element of any namespace.
    AnyElement,
    /// Any element of these namespaces (the empty name is "no namespace").
    AnyOf(Vec<String>),
    /// Any element of a namespace other than this one.
    AnyBut(String),
}
