//! A message as a tree whose nodes know what the grammar says about them.
//!
//! In: what `build/` decided, or a change somebody made to it. Out: [`Document`], and its bytes ([`Document::to_xml`]).
//! Invariants: nothing is checked here: a tree that breaks the schema is written as it stands, so that it can be told from
//! a valid one by the validator alone. Not here: decisions, values.

mod namespaces;
mod write;

pub(crate) use namespaces::Prefixes;

use xoev_runtime::grammar::{ElementId, Grammar, NameId, TypeId};

/// The namespace of `xsi:type` and `xsi:nil`.
pub(crate) const INSTANCE_NAMESPACE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// A message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The root element.
    pub root: Element,
    /// Namespaces to declare at the root with these prefixes, beside those that names need: (prefix, URI). For values of
    /// type QName.
    pub declarations: Vec<(String, String)>,
}

/// A name with its namespace (empty for none).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name {
    /// The namespace name.
    pub namespace: String,
    /// The local part.
    pub local: String,
}

impl Name {
    /// A name of a grammar.
    #[must_use]
    pub fn of(grammar: &Grammar, id: NameId) -> Self {
        let (namespace, local) = grammar.name_parts(id);
        Self { namespace: namespace.to_owned(), local: local.to_owned() }
    }
}

/// An element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Its name.
    pub name: Name,
    /// Its declaration; `None` where a wildcard let it in and there is none.
    pub declaration: Option<ElementId>,
    /// Its type, after `xsi:type`; `None` where there is no declaration.
    pub type_definition: Option<TypeId>,
    /// Its leaf in the content model of its parent's type; 0 for the root.
    pub leaf: u16,
    /// Whether its type is named by `xsi:type`.
    pub names_type: bool,
    /// `xsi:nil="true"`.
    pub is_nil: bool,
    /// Its attributes, without `xsi:type` and `xsi:nil`.
    pub attributes: Vec<Attribute>,
    /// Its content.
    pub children: Vec<Node>,
}

/// What stands in an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Text, not escaped.
    Text(String),
}

/// An attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// Its name.
    pub name: Name,
    /// Its slot among the attribute uses of its element's type; `None` where a wildcard let it in.
    pub slot: Option<u16>,
    /// Its type; `None` where there is no declaration.
    pub type_definition: Option<TypeId>,
    /// Its value, not escaped.
    pub value: String,
}

impl Element {
    /// An empty element that no declaration is known of.
    pub(crate) fn named(name: Name) -> Self {
        Self {
            name,
            declaration: None,
            type_definition: None,
            leaf: 0,
            names_type: false,
            is_nil: false,
            attributes: Vec::new(),
            children: Vec::new(),
        }
    }

    /// The elements in it.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|it| match it {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The elements in it, to be changed.
    pub fn elements_mut(&mut self) -> impl Iterator<Item = &mut Self> {
        self.children.iter_mut().filter_map(|it| match it {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Its text, without that of the elements in it.
    #[must_use]
    pub fn text(&self) -> String {
        let text = |it: &Node| match it {
            Node::Text(text) => Some(text.clone()),
            Node::Element(_) => None,
        };
        self.children.iter().filter_map(text).collect()
    }

    /// How many elements there are, itself included.
    #[must_use]
    pub fn count(&self) -> usize {
        1 + self.elements().map(Self::count).sum::<usize>()
    }

    /// Calls `visit` for itself and every element below, in document order.
    pub fn visit_mut(&mut self, visit: &mut impl FnMut(&mut Self)) {
        visit(self);
        for element in self.elements_mut() {
            element.visit_mut(visit);
        }
    }

    /// Calls `visit` for itself and every element below, in document order.
    pub fn visit<'e>(&'e self, visit: &mut impl FnMut(&'e Self)) {
        visit(self);
        for element in self.elements() {
            element.visit(visit);
        }
    }
}
