//! Reading children, in the order of the content model's leaves.

use super::ElementReader;
use crate::any::{self, AnyNode};
use crate::bind::{AllOrder, BindError, BindFault, ElementValue, GroupValue, MixedValue};
use crate::tree::{NONE, TreeNode};
use std::ops::Range;

/// A cursor over the children of an element. Leaf numbers are relative to the group that is being read.
///
/// Children are taken greedily: by Unique Particle Attribution the leaf of a child says where it belongs, and a
/// leaf that comes again says that a repeating group begins anew.
#[derive(Debug)]
pub struct ContentReader<'t> {
    parent: ElementReader<'t>,
    /// The next child, or [`NONE`].
    next: u32,
    /// The leaf of the next child; larger than any at the end.
    next_leaf: u32,
    /// First leaf of the group being read.
    base: u32,
    /// Bound for the next repetition; `u32::MAX` is none.
    max: u32,
}

/// No leaf: the leaf of the child behind the last one.
const NO_LEAF: u32 = u32::MAX;

impl<'t> ContentReader<'t> {
    /// The children of an element.
    #[must_use]
    pub fn new(parent: ElementReader<'t>) -> Self {
        let mut content = Self { parent, next: NONE, next_leaf: NO_LEAF, base: 0, max: u32::MAX };
        if parent.node().has_children() {
            content.go_to(parent.position() + 1);
        }
        content
    }

    fn node(&self, position: u32) -> Option<&'t TreeNode> {
        self.parent.tree().nodes.get(position as usize)
    }

    /// Makes a node the next child.
    fn go_to(&mut self, position: u32) {
        self.next = position;
        self.next_leaf = self.node(position).map_or(NO_LEAF, |node| u32::from(node.leaf));
    }

    fn element(&self, position: u32) -> ElementReader<'t> {
        ElementReader::new(self.parent.tree(), position, self.parent.node().scope)
    }

    /// The leaf of the next child, relative to the group that is being read; one that no group has where there is
    /// no child or it belongs to something else.
    #[must_use]
    #[inline]
    pub fn leaf(&self) -> u32 {
        self.next_leaf.wrapping_sub(self.base)
    }

    fn is_within(&self, leaves: &Range<u16>) -> bool {
        (u32::from(leaves.start)..u32::from(leaves.end)).contains(&self.leaf())
    }

    /// Takes the next child if it belongs to the leaf.
    #[inline]
    fn take(&mut self, leaf: u16) -> Option<ElementReader<'t>> {
        if self.leaf() == u32::from(leaf) { Some(self.advance()) } else { None }
    }

    /// Takes the next child.
    fn advance(&mut self) -> ElementReader<'t> {
        let position = self.next;
        self.go_to(self.node(position).map_or(NONE, |node| node.next_sibling));
        self.element(position)
    }

    /// How many children of the next one's leaf come one after the other, itself included; at most a bound.
    fn run_length(&self, most: u32) -> usize {
        let mut next = self.next;
        let mut length = 0;
        while length < most as usize
            && let Some(node) = self.node(next)
            && u32::from(node.leaf) == self.next_leaf
        {
            length += 1;
            next = node.next_sibling;
        }
        length
    }

    /// The error for a child that is missing where the cursor stands.
    #[cold]
    #[must_use]
    pub fn missing(&self, leaf: u16) -> BindError {
        self.parent.error(BindFault::MissingChild { leaf: (self.base as u16).saturating_add(leaf) })
    }

    /// Bounds the next `many` or `group_many`.
    pub fn max(&mut self, max: u32) -> &mut Self {
        self.max = max;
        self
    }

    /// The bound of the repetition that begins now.
    fn bound(&mut self) -> u32 {
        std::mem::replace(&mut self.max, u32::MAX)
    }

    /// A child that must be there.
    ///
    /// # Errors
    /// If it is not there or does not fit.
    pub fn one<T: ElementValue>(&mut self, leaf: u16) -> Result<T, BindError> {
        match self.take(leaf) {
            Some(element) => T::read(element),
            None => Err(self.missing(leaf)),
        }
    }

    /// A child that may be absent.
    ///
    /// # Errors
    /// If it does not fit.
    pub fn opt<T: ElementValue>(&mut self, leaf: u16) -> Result<Option<T>, BindError> {
        self.take(leaf).map(T::read).transpose()
    }

    /// All children of the leaf that come next.
    ///
    /// # Errors
    /// If one does not fit.
    pub fn many<T: ElementValue>(&mut self, leaf: u16) -> Result<Vec<T>, BindError> {
        let most = self.bound();
        if self.leaf() != u32::from(leaf) {
            return Ok(Vec::new());
        }
        let length = self.run_length(most);
        let mut values = Vec::with_capacity(length);
        for _ in 0..length {
            values.push(T::read(self.advance())?);
        }
        Ok(values)
    }

    /// A group that must be there; it may be empty.
    ///
    /// # Errors
    /// If its children do not fit.
    pub fn group<T: GroupValue>(&mut self, leaves: Range<u16>) -> Result<T, BindError> {
        let outer = self.enter(leaves.start);
        let value = T::read(self);
        self.base = outer;
        value
    }

    /// A group that may be absent.
    ///
    /// # Errors
    /// If its children do not fit.
    pub fn group_opt<T: GroupValue>(&mut self, leaves: Range<u16>) -> Result<Option<T>, BindError> {
        if self.is_within(&leaves) { self.group(leaves).map(Some) } else { Ok(None) }
    }

    /// All repetitions of a group that come next.
    ///
    /// # Errors
    /// If their children do not fit.
    pub fn group_many<T: GroupValue>(&mut self, leaves: Range<u16>) -> Result<Vec<T>, BindError> {
        let mut left = self.bound();
        let mut values = Vec::new();
        while left > 0 && self.is_within(&leaves) {
            let before = self.next;
            values.push(self.group(leaves.clone())?);
            if self.next == before {
                return Err(self.unknown_child());
            }
            left -= 1;
        }
        Ok(values)
    }

    fn enter(&mut self, first: u16) -> u32 {
        let inner = self.base + u32::from(first);
        std::mem::replace(&mut self.base, inner)
    }

    /// The members of an `all` group.
    #[must_use]
    pub fn all(&self) -> AllReader<'t> {
        AllReader { content: Self { max: u32::MAX, ..*self } }
    }

    /// The order of the children of an `all` group; takes them all.
    pub fn order(&mut self) -> AllOrder {
        let mut order = Vec::new();
        while let Some(node) = self.node(self.next) {
            if !node.is_text() {
                order.push(node.leaf);
            }
            self.go_to(node.next_sibling);
        }
        AllOrder::new(order)
    }

    /// Texts and children of mixed content; takes them all.
    ///
    /// # Errors
    /// If a child does not fit.
    pub fn mixed<T: MixedValue>(&mut self) -> Result<Vec<T>, BindError> {
        let mut values = Vec::new();
        while let Some(node) = self.node(self.next) {
            if node.is_text() {
                values.push(T::text(self.take_text()));
            } else {
                values.push(T::read(node.leaf, self.advance())?);
            }
        }
        Ok(values)
    }

    /// Takes the texts that come next, as one.
    pub(crate) fn take_text(&mut self) -> String {
        let mut text = String::new();
        while let Some(node) = self.node(self.next)
            && node.is_text()
        {
            text.push_str(self.parent.slice(node.text));
            self.go_to(node.next_sibling);
        }
        text
    }

    /// Takes the next child, whatever it is; `None` at the end and before a text.
    pub(crate) fn take_element(&mut self) -> Option<ElementReader<'t>> {
        if self.node(self.next)?.is_text() { None } else { Some(self.advance()) }
    }

    /// Texts and children of any kind; takes them all.
    ///
    /// # Errors
    /// None: anything fits. The signature is that of the other fields.
    pub fn any(&mut self) -> Result<Vec<AnyNode>, BindError> {
        any::read_nodes(self.parent, self)
    }

    /// Whether all children were taken.
    pub(crate) fn is_done(&self) -> bool {
        self.next == NONE
    }

    /// Ends the reading.
    ///
    /// # Errors
    /// If a child was not taken: nothing of a message may be lost.
    pub fn finish(&mut self) -> Result<(), BindError> {
        if self.is_done() { Ok(()) } else { Err(self.unknown_child()) }
    }

    #[cold]
    fn unknown_child(&self) -> BindError {
        let node = if self.next == NONE { self.parent.position() } else { self.next };
        BindError::new(node, BindFault::UnknownChild)
    }
}

/// The members of an `all` group: each is looked for among all children.
#[derive(Debug)]
pub struct AllReader<'t> {
    content: ContentReader<'t>,
}

impl AllReader<'_> {
    /// A member that must be there.
    ///
    /// # Errors
    /// If it is not there or does not fit.
    pub fn one<T: ElementValue>(mut self, leaf: u16) -> Result<T, BindError> {
        self.seek(leaf);
        self.content.one(leaf)
    }

    /// A member that may be absent.
    ///
    /// # Errors
    /// If it does not fit.
    pub fn opt<T: ElementValue>(mut self, leaf: u16) -> Result<Option<T>, BindError> {
        self.seek(leaf);
        self.content.opt(leaf)
    }

    fn seek(&mut self, leaf: u16) {
        while let Some(node) = self.content.node(self.content.next)
            && node.leaf != leaf
        {
            self.content.go_to(node.next_sibling);
        }
    }
}
