//! Reading children, in the order of the content model's leaves.

use super::ElementReader;
use crate::any::{self, AnyNode};
use crate::bind::{AllOrder, BindError, BindFault, ElementValue, GroupValue, MixedValue};
use crate::tree::{NONE, TEXT_LEAF, TreeNode};
use std::ops::Range;

/// The leaves of a particle: one, or those of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leaves {
    first: u16,
    end: u16,
}

impl From<u16> for Leaves {
    fn from(leaf: u16) -> Self {
        Self { first: leaf, end: leaf.saturating_add(1) }
    }
}

impl From<Range<u16>> for Leaves {
    fn from(leaves: Range<u16>) -> Self {
        Self { first: leaves.start, end: leaves.end }
    }
}

/// Whether a node is a text. Elements inside raw ones need no leaf of their own.
fn is_text(node: &TreeNode) -> bool {
    node.leaf == TEXT_LEAF && node.element.is_none() && node.raw_name == NONE
}

/// A cursor over the children of an element. Leaf numbers are relative to the group that is being read.
///
/// Children are taken greedily: by Unique Particle Attribution the leaf of a child says where it belongs, and a
/// leaf that comes again says that a repeating group begins anew.
#[derive(Debug)]
pub struct ContentReader<'t> {
    parent: ElementReader<'t>,
    /// The next child, or [`NONE`].
    next: u32,
    /// First leaf of the group being read.
    base: u16,
    /// Bound for the next repetition; `u32::MAX` is none.
    max: u32,
}

impl<'t> ContentReader<'t> {
    /// The children of an element.
    #[must_use]
    pub fn new(parent: ElementReader<'t>) -> Self {
        Self { parent, next: parent.node().first_child, base: 0, max: u32::MAX }
    }

    fn node(&self, position: u32) -> Option<&'t TreeNode> {
        if position == NONE { None } else { self.parent.tree().nodes.get(position as usize) }
    }

    fn element(&self, position: u32) -> ElementReader<'t> {
        ElementReader::new(self.parent.tree(), position, self.parent.node().scope)
    }

    /// The leaf of the next child.
    fn next_leaf(&self) -> Option<u16> {
        self.node(self.next).map(|node| node.leaf)
    }

    /// Whether the next child belongs to these leaves.
    #[must_use]
    pub fn is_at(&self, leaves: impl Into<Leaves>) -> bool {
        self.is_within(leaves.into())
    }

    fn is_within(&self, leaves: Leaves) -> bool {
        self.next_leaf().is_some_and(|leaf| {
            let leaf = u32::from(leaf);
            let base = u32::from(self.base);
            leaf >= base + u32::from(leaves.first) && leaf < base + u32::from(leaves.end)
        })
    }

    /// Takes the next child if it belongs to the leaf.
    fn take(&mut self, leaf: u16) -> Option<ElementReader<'t>> {
        if !self.is_within(leaf.into()) {
            return None;
        }
        let position = self.next;
        self.next = self.node(position).map_or(NONE, |node| node.next_sibling);
        Some(self.element(position))
    }

    /// The error for a child that is missing where the cursor stands.
    #[cold]
    #[must_use]
    pub fn missing(&self, leaf: u16) -> BindError {
        self.parent.error(BindFault::MissingChild { leaf: self.base.saturating_add(leaf) })
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
    #[inline]
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
    #[inline]
    pub fn opt<T: ElementValue>(&mut self, leaf: u16) -> Result<Option<T>, BindError> {
        self.take(leaf).map(T::read).transpose()
    }

    /// All children of the leaf that come next.
    ///
    /// # Errors
    /// If one does not fit.
    #[inline]
    pub fn many<T: ElementValue>(&mut self, leaf: u16) -> Result<Vec<T>, BindError> {
        let mut left = self.bound();
        let mut values = Vec::new();
        while left > 0
            && let Some(element) = self.take(leaf)
        {
            values.push(T::read(element)?);
            left -= 1;
        }
        Ok(values)
    }

    /// A group that must be there; it may be empty.
    ///
    /// # Errors
    /// If its children do not fit.
    #[inline]
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
    #[inline]
    pub fn group_opt<T: GroupValue>(&mut self, leaves: Range<u16>) -> Result<Option<T>, BindError> {
        if self.is_within(leaves.clone().into()) { self.group(leaves).map(Some) } else { Ok(None) }
    }

    /// All repetitions of a group that come next.
    ///
    /// # Errors
    /// If their children do not fit.
    #[inline]
    pub fn group_many<T: GroupValue>(&mut self, leaves: Range<u16>) -> Result<Vec<T>, BindError> {
        let mut left = self.bound();
        let mut values = Vec::new();
        while left > 0 && self.is_within(leaves.clone().into()) {
            let before = self.next;
            values.push(self.group(leaves.clone())?);
            if self.next == before {
                return Err(self.unknown_child());
            }
            left -= 1;
        }
        Ok(values)
    }

    fn enter(&mut self, first: u16) -> u16 {
        let inner = self.base.saturating_add(first);
        std::mem::replace(&mut self.base, inner)
    }

    /// The members of an `all` group.
    #[must_use]
    pub fn all(&self) -> AllReader<'t> {
        AllReader { content: Self { parent: self.parent, next: self.next, base: self.base, max: u32::MAX } }
    }

    /// The order of the children of an `all` group; takes them all.
    pub fn order(&mut self) -> AllOrder {
        let mut order = Vec::new();
        while let Some(node) = self.node(self.next) {
            if !is_text(node) {
                order.push(node.leaf);
            }
            self.next = node.next_sibling;
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
            let position = self.next;
            if is_text(node) {
                values.push(T::text(self.take_text()));
                continue;
            }
            self.next = node.next_sibling;
            values.push(T::read(node.leaf, self.element(position))?);
        }
        Ok(values)
    }

    /// Takes the texts that come next, as one.
    pub(crate) fn take_text(&mut self) -> String {
        let mut text = String::new();
        while let Some(node) = self.node(self.next)
            && is_text(node)
        {
            text.push_str(self.parent.slice(node.text));
            self.next = node.next_sibling;
        }
        text
    }

    /// Takes the next child, whatever it is; `None` at the end and before a text.
    pub(crate) fn take_element(&mut self) -> Option<ElementReader<'t>> {
        let node = self.node(self.next)?;
        if is_text(node) {
            return None;
        }
        let position = self.next;
        self.next = node.next_sibling;
        Some(self.element(position))
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
    #[inline]
    pub fn one<T: ElementValue>(mut self, leaf: u16) -> Result<T, BindError> {
        self.seek(leaf);
        self.content.one(leaf)
    }

    /// A member that may be absent.
    ///
    /// # Errors
    /// If it does not fit.
    #[inline]
    pub fn opt<T: ElementValue>(mut self, leaf: u16) -> Result<Option<T>, BindError> {
        self.seek(leaf);
        self.content.opt(leaf)
    }

    fn seek(&mut self, leaf: u16) {
        while let Some(node) = self.content.node(self.content.next)
            && node.leaf != leaf
        {
            self.content.next = node.next_sibling;
        }
    }
}
