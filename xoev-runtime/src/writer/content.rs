//! Writing children.

use super::ElementWriter;
use super::output::Output;
use crate::any::AnyNode;
use crate::bind::{ElementValue, GroupValue, MixedValue};
use crate::grammar::Leaf;
use std::ops::Range;

/// The content of an element that is being written. Leaf numbers are relative to the group that is being written.
pub struct ContentWriter<'w, 'g> {
    output: &'w mut Output<'g>,
    leaves: &'g [Leaf],
    /// First leaf of the group being written.
    base: u16,
}

impl<'w, 'g> ContentWriter<'w, 'g> {
    pub(super) fn new(output: &'w mut Output<'g>, leaves: &'g [Leaf]) -> Self {
        Self { output, leaves, base: 0 }
    }

    /// A child.
    pub fn one(&mut self, leaf: u16, value: &dyn ElementValue) {
        let Some(leaf) = self.leaves.get(usize::from(self.base) + usize::from(leaf)) else { return };
        if !self.output.may_descend() {
            return;
        }
        let element = match *leaf {
            Leaf::Element(id) => Some(id),
            Leaf::Wildcard(_) => None,
        };
        let mut writer = ElementWriter::new(self.output, element);
        value.write(&mut writer);
        writer.finish();
    }

    /// A child that may be absent.
    pub fn opt<T: ElementValue>(&mut self, leaf: u16, value: &Option<T>) {
        if let Some(value) = value {
            self.one(leaf, value);
        }
    }

    /// Children of one leaf.
    pub fn many<T: ElementValue>(&mut self, leaf: u16, values: &[T]) {
        for value in values {
            self.one(leaf, value);
        }
    }

    /// A group.
    pub fn group(&mut self, leaves: Range<u16>, value: &dyn GroupValue) {
        let outer = self.base;
        self.base = outer.saturating_add(leaves.start);
        value.write(self);
        self.base = outer;
    }

    /// A group that may be absent.
    pub fn group_opt<T: GroupValue>(&mut self, leaves: Range<u16>, value: &Option<T>) {
        if let Some(value) = value {
            self.group(leaves, value);
        }
    }

    /// Repetitions of a group.
    pub fn group_many<T: GroupValue>(&mut self, leaves: Range<u16>, values: &[T]) {
        for value in values {
            self.group(leaves.clone(), value);
        }
    }

    /// Texts and children of mixed content.
    pub fn mixed<T: MixedValue>(&mut self, values: &[T]) {
        for value in values {
            match value.as_text() {
                Some(text) => self.output.characters(text),
                None => value.write(self),
            }
        }
    }

    /// Texts and children of any kind.
    pub fn any(&mut self, nodes: &[AnyNode]) {
        self.output.raw_nodes(nodes);
    }
}
