//! A read-only cursor over a [`Tree`].

use super::{NONE, RAW_SLOT, Range32, RawName, Scope, Tree, TreeAttribute, TreeNode};
use crate::bind::NamespaceContext;
use crate::grammar::{ElementId, Grammar, TypeId};

/// A node of a [`Tree`]: an element, or a text in mixed or raw content.
#[derive(Clone, Copy)]
pub struct Node<'t> {
    tree: &'t Tree<'t>,
    index: u32,
}

impl<'g> Tree<'g> {
    /// The root element; `None` if the document had none.
    #[must_use]
    pub fn root(&self) -> Option<Node<'_>> {
        self.node(0)
    }

    /// The node with an index.
    #[must_use]
    pub fn node(&self, index: u32) -> Option<Node<'_>> {
        self.nodes.get(index as usize)?;
        Some(Node { tree: self, index })
    }

    /// A piece of the text.
    #[must_use]
    pub fn slice(&self, range: Range32) -> &str {
        self.text.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    /// The first child of a node, or [`NONE`].
    #[must_use]
    pub fn first_child(&self, node: u32) -> u32 {
        let has_children = self.nodes.get(node as usize).is_some_and(TreeNode::has_children);
        if has_children { node + 1 } else { NONE }
    }

    /// The attributes of a node, without namespace declarations and `xsi:` ones (raw elements keep all `xsi:` ones).
    #[must_use]
    pub fn attributes_of(&self, node: u32) -> &[TreeAttribute] {
        let first = |node: u32| self.nodes.get(node as usize).map(|node| node.first_attribute as usize);
        let Some(start) = first(node) else { return &[] };
        let end = first(node.saturating_add(1)).unwrap_or(self.attributes.len());
        self.attributes.get(start..end).unwrap_or_default()
    }

    /// The name of an element that stands for a wildcard, or inside one that does.
    #[must_use]
    pub fn raw_name_of(&self, node: u32) -> Option<&RawName> {
        let at = self.raw_elements.binary_search_by_key(&node, |(node, _)| *node).ok()?;
        self.raw_names.get(self.raw_elements.get(at)?.1 as usize)
    }
}

impl<'t> Node<'t> {
    /// The position in [`Tree::nodes`].
    #[must_use]
    pub fn index(self) -> u32 {
        self.index
    }

    /// The tree it belongs to.
    #[must_use]
    pub fn tree(self) -> &'t Tree<'t> {
        self.tree
    }

    /// The grammar the tree was validated with.
    #[must_use]
    pub fn grammar(self) -> &'t Grammar {
        self.tree.grammar
    }

    fn record(self) -> &'t TreeNode {
        self.tree.nodes.get(self.index as usize).unwrap_or(&TreeNode::NOTHING)
    }

    /// The declaration that held; `None` for texts and undeclared raw elements.
    #[must_use]
    pub fn element(self) -> Option<ElementId> {
        self.record().element()
    }

    /// The type that held, after `xsi:type`; `None` for texts and raw elements that were not assessed.
    #[must_use]
    pub fn type_definition(self) -> Option<TypeId> {
        self.record().type_definition()
    }

    /// The leaf of the parent's content model it was matched by; [`TEXT_LEAF`](super::TEXT_LEAF) for texts.
    #[must_use]
    pub fn leaf(self) -> u16 {
        self.record().leaf
    }

    /// Whether it is a text.
    #[must_use]
    pub fn is_text(self) -> bool {
        self.record().is_text()
    }

    /// Whether `xsi:nil="true"` stands on it.
    #[must_use]
    pub fn is_nil(self) -> bool {
        self.record().is_nil()
    }

    /// The text of a text node or of an element with simple content, white space normalised after its type.
    #[must_use]
    pub fn text(self) -> &'t str {
        self.tree.slice(self.record().text)
    }

    /// The children, in document order.
    #[must_use]
    pub fn children(self) -> Children<'t> {
        Children { tree: self.tree, next: self.tree.first_child(self.index) }
    }

    /// All attributes.
    pub fn attributes(self) -> impl Iterator<Item = Attribute<'t>> {
        self.records().iter().map(move |record| Attribute { tree: self.tree, record })
    }

    /// The value of the attribute with a slot of the complex type.
    #[must_use]
    pub fn attribute(self, slot: u16) -> Option<&'t str> {
        let record = self.records().iter().find(|a| a.slot == slot)?;
        Some(self.tree.slice(record.value))
    }

    fn records(self) -> &'t [TreeAttribute] {
        self.tree.attributes_of(self.index)
    }

    /// The name as the document wrote it, for elements that stand for a wildcard and all elements inside these.
    #[must_use]
    pub fn raw_name(self) -> Option<&'t RawName> {
        self.tree.raw_name_of(self.index)
    }

    /// The namespace declarations in scope, innermost first; a prefix may occur again further out, where it is
    /// hidden.
    #[must_use]
    pub fn scopes(self) -> Scopes<'t> {
        Scopes { tree: self.tree, next: self.record().scope }
    }
}

impl NamespaceContext for Node<'_> {
    fn namespace(&self, prefix: &str) -> Option<&str> {
        if prefix == "xml" {
            return Some(crate::event::XML_NAMESPACE);
        }
        let scope = self.scopes().find(|scope| scope.prefix == prefix)?;
        (!scope.uri.is_empty()).then_some(scope.uri.as_str())
    }
}

impl std::fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Node").field("index", &self.index).field("record", self.record()).finish()
    }
}

fn raw_name<'t>(tree: &'t Tree<'_>, index: u32) -> Option<&'t RawName> {
    if index == NONE { None } else { tree.raw_names.get(index as usize) }
}

/// The children of a node.
#[derive(Clone)]
pub struct Children<'t> {
    tree: &'t Tree<'t>,
    next: u32,
}

impl<'t> Iterator for Children<'t> {
    type Item = Node<'t>;

    fn next(&mut self) -> Option<Node<'t>> {
        let node = self.tree.node(self.next)?;
        self.next = node.record().next_sibling;
        Some(node)
    }
}

/// Namespace declarations in scope.
#[derive(Clone)]
pub struct Scopes<'t> {
    tree: &'t Tree<'t>,
    next: u32,
}

impl<'t> Iterator for Scopes<'t> {
    type Item = &'t Scope;

    fn next(&mut self) -> Option<&'t Scope> {
        let scope = self.tree.scopes.get(self.next as usize)?;
        self.next = scope.parent;
        Some(scope)
    }
}

/// An attribute of a node.
#[derive(Clone, Copy)]
pub struct Attribute<'t> {
    tree: &'t Tree<'t>,
    record: &'t TreeAttribute,
}

impl<'t> Attribute<'t> {
    /// Its slot in the complex type; `None` if an attribute wildcard or a raw element has it.
    #[must_use]
    pub fn slot(self) -> Option<u16> {
        (self.record.slot != RAW_SLOT).then_some(self.record.slot)
    }

    /// Its name as written, where it has no slot.
    #[must_use]
    pub fn raw_name(self) -> Option<&'t RawName> {
        raw_name(self.tree, self.record.raw_name)
    }

    /// Its value, white space normalised after its type where one is known.
    #[must_use]
    pub fn value(self) -> &'t str {
        self.tree.slice(self.record.value)
    }
}
