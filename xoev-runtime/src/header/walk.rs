//! Elements of a tree by their names.

use crate::grammar::TypeKind;
use crate::tree::Node;

/// An element of a tree.
#[derive(Debug, Clone, Copy)]
pub(super) struct Element<'t>(Node<'t>);

impl<'t> Element<'t> {
    pub(super) fn new(node: Node<'t>) -> Self {
        Self(node)
    }

    pub(super) fn local_name(self) -> &'t str {
        if let Some(name) = self.0.raw_name() {
            return &name.local;
        }
        let grammar = self.0.grammar();
        let declaration = self.0.element().and_then(|id| grammar.elements.get(id.index()));
        declaration.and_then(|it| grammar.names.get(it.name.index())).map_or("", |name| &name.local)
    }

    pub(super) fn children(self) -> impl Iterator<Item = Self> + use<'t> {
        self.0.children().filter(|node| !node.is_text()).map(Self)
    }

    pub(super) fn child(self, name: &str) -> Option<Self> {
        self.children().find(|child| child.local_name() == name)
    }

    /// The first child with one of the names.
    pub(super) fn any_child(self, names: &[&str]) -> Option<Self> {
        self.children().find(|child| names.contains(&child.local_name()))
    }

    /// Its own text; of a code the text of `code`.
    pub(super) fn text(self) -> Option<&'t str> {
        let text = self.0.text();
        if !text.is_empty() {
            return Some(text);
        }
        self.child("code").map(|code| code.0.text()).filter(|text| !text.is_empty())
    }

    /// The text of a child.
    pub(super) fn text_of(self, name: &str) -> Option<&'t str> {
        self.child(name)?.text()
    }

    /// The first text in it, not deeper than a few elements.
    pub(super) fn first_text(self, depth: u8) -> Option<&'t str> {
        self.text().or_else(|| {
            let depth = depth.checked_sub(1)?;
            self.children().find_map(|child| child.first_text(depth))
        })
    }

    /// The value of an attribute without namespace.
    pub(super) fn attribute(self, name: &str) -> Option<&'t str> {
        let grammar = self.0.grammar();
        let uses = match self.0.type_definition().and_then(|id| grammar.types.get(id.index()))?.kind {
            TypeKind::Complex(ref complex) => &complex.attributes,
            TypeKind::Simple(_) => return None,
        };
        self.0.attributes().find_map(|attribute| {
            let local = match attribute.slot() {
                Some(slot) => {
                    let name = uses.get(usize::from(slot)).map(|it| it.name)?;
                    grammar.names.get(name.index()).map(|name| name.local.as_str())
                }
                None => attribute.raw_name().filter(|n| n.namespace.is_empty()).map(|n| n.local.as_str()),
            };
            (local == Some(name)).then(|| attribute.value())
        })
    }
}
