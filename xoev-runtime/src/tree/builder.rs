//! Fills a [`Tree`] with what the validator finds.

use super::{NONE, RAW_SLOT, Range32, RawName, Scope, TEXT_LEAF, Tree, TreeAttribute, TreeNode};
use crate::event::{DeclarationList, QualifiedName};
use crate::grammar::{ElementId, Grammar, TypeId};
use crate::validator::{Sink, StartedElement};

/// Fills a [`Tree`]; a [`Sink`] of the validator.
#[derive(Debug)]
pub struct TreeBuilder<'g> {
    tree: Tree<'g>,
    open: Vec<Open>,
    /// Innermost declaration in scope.
    scope: u32,
}

/// Room is made for this length at most.
const MOST_ROOM: usize = 1 << 28;

#[derive(Debug)]
struct Open {
    node: u32,
    last_child: u32,
    /// Whether the last child is a text, to which more text is added.
    ends_in_text: bool,
    outer_scope: u32,
}

impl<'g> TreeBuilder<'g> {
    /// An empty tree.
    #[must_use]
    pub fn new(grammar: &'g Grammar) -> Self {
        let tree = Tree {
            grammar,
            nodes: Vec::new(),
            attributes: Vec::new(),
            text: String::new(),
            raw_names: Vec::new(),
            raw_elements: Vec::new(),
            scopes: Vec::new(),
            schema_location: None,
            no_namespace_schema_location: None,
        };
        Self { tree, open: Vec::new(), scope: NONE }
    }

    /// An empty tree with room for what a document of a length usually holds.
    #[must_use]
    pub fn with_room(grammar: &'g Grammar, bytes: usize) -> Self {
        // Elements of XÖV messages take 60 bytes and more, their texts about a third of them.
        let bytes = bytes.min(MOST_ROOM);
        let mut builder = Self::new(grammar);
        builder.tree.nodes.reserve(bytes / 56);
        builder.tree.text.reserve(bytes / 2);
        builder
    }

    /// The tree.
    #[must_use]
    pub fn finish(self) -> Tree<'g> {
        self.tree
    }

    fn push_text(&mut self, text: &str) -> Range32 {
        let start = self.tree.text.len() as u32;
        self.tree.text.push_str(text);
        Range32 { start, end: self.tree.text.len() as u32 }
    }

    fn raw_name(&mut self, name: QualifiedName<'_>) -> u32 {
        self.tree.raw_names.push(RawName {
            namespace: name.namespace.to_owned(),
            prefix: name.prefix.to_owned(),
            local: name.local.to_owned(),
        });
        (self.tree.raw_names.len() - 1) as u32
    }

    /// Adds a node as the last child of the innermost element.
    fn append(&mut self, node: TreeNode) -> u32 {
        let index = self.tree.nodes.len() as u32;
        self.tree.nodes.push(node);
        if let Some(parent) = self.open.last_mut() {
            match parent.last_child {
                NONE => {
                    if let Some(parent) = self.tree.nodes.get_mut(parent.node as usize) {
                        parent.flags |= TreeNode::CHILDREN;
                    }
                }
                last => {
                    if let Some(last) = self.tree.nodes.get_mut(last as usize) {
                        last.next_sibling = index;
                    }
                }
            }
            parent.last_child = index;
            parent.ends_in_text = false;
        }
        index
    }

    /// Whether a type is not the declared one of an element.
    fn is_substituted(&self, element: Option<ElementId>, actual: Option<TypeId>) -> bool {
        let declared = element.and_then(|id| self.tree.grammar.elements.get(id.index()));
        declared.is_some_and(|element| actual.is_some_and(|actual| actual != element.type_definition))
    }
}

impl Sink for TreeBuilder<'_> {
    fn start(&mut self, element: &StartedElement<'_>, declarations: &DeclarationList) {
        let outer_scope = self.scope;
        for (prefix, uri) in declarations.iter() {
            let scope = Scope { parent: self.scope, prefix: prefix.to_owned(), uri: uri.to_owned() };
            self.tree.scopes.push(scope);
            self.scope = (self.tree.scopes.len() - 1) as u32;
        }
        let mut flags = 0;
        for (flag, holds) in [
            (TreeNode::NIL, element.is_nil),
            (TreeNode::RAW, element.is_raw),
            (TreeNode::SUBSTITUTED, self.is_substituted(element.element, element.type_definition)),
        ] {
            flags |= if holds { flag } else { 0 };
        }
        let node = self.append(TreeNode {
            element: element.element.map_or(NONE, |id| id.0),
            type_definition: element.type_definition.map_or(NONE, |id| id.0),
            next_sibling: NONE,
            text: Range32::default(),
            first_attribute: self.tree.attributes.len() as u32,
            scope: self.scope,
            leaf: element.leaf,
            flags,
        });
        if element.is_raw {
            let name = self.raw_name(element.name);
            self.tree.raw_elements.push((node, name));
        }
        self.open.push(Open { node, last_child: NONE, ends_in_text: false, outer_scope });
    }

    fn attribute(&mut self, slot: u16, name: QualifiedName<'_>, value: &str) {
        let raw_name = if slot == RAW_SLOT { self.raw_name(name) } else { NONE };
        let value = self.push_text(value);
        self.tree.attributes.push(TreeAttribute { slot, raw_name, value });
    }

    fn text(&mut self, text: &str) {
        let range = self.push_text(text);
        let Some(open) = self.open.last() else { return };
        if open.ends_in_text
            && let Some(node) = self.tree.nodes.get_mut(open.last_child as usize)
        {
            node.text.end = range.end;
            return;
        }
        self.append(TreeNode {
            element: NONE,
            type_definition: NONE,
            next_sibling: NONE,
            text: range,
            first_attribute: self.tree.attributes.len() as u32,
            scope: self.scope,
            leaf: TEXT_LEAF,
            flags: TreeNode::TEXT,
        });
        if let Some(open) = self.open.last_mut() {
            open.ends_in_text = true;
        }
    }

    fn end(&mut self, value: &str) {
        // The text of element content is nothing: its range need not point anywhere.
        let range = if value.is_empty() { Range32::default() } else { self.push_text(value) };
        if let Some(open) = self.open.pop() {
            self.scope = open.outer_scope;
            if let Some(node) = self.tree.nodes.get_mut(open.node as usize) {
                node.text = range;
            }
        }
    }

    fn schema_location(&mut self, has_namespaces: bool, value: &str) {
        let location = Some(value.to_owned());
        if has_namespaces {
            self.tree.schema_location = location;
        } else {
            self.tree.no_namespace_schema_location = location;
        }
    }
}
