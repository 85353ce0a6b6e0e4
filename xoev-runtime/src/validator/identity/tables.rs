//! The node tables of open elements (§3.11.5): keys that references may point to, of the element and of those inside.

use crate::grammar::IdentityConstraintId;
use crate::value::Value;
use std::collections::HashSet;

/// The tables of the open elements.
#[derive(Debug, Default)]
pub(super) struct Tables(Vec<Table>);

#[derive(Debug)]
struct Table {
    key: IdentityConstraintId,
    depth: usize,
    sequences: HashSet<Vec<Value>>,
    /// Those of them that several children have: these do not count.
    conflicting: HashSet<Vec<Value>>,
}

impl Tables {
    fn at(&mut self, key: IdentityConstraintId, depth: usize) -> Option<&mut Table> {
        self.0.iter_mut().find(|table| table.key == key && table.depth == depth)
    }

    /// How many there are.
    pub(super) fn kept(&self) -> usize {
        self.0.iter().map(|table| table.sequences.len() + table.conflicting.len()).sum()
    }

    /// Adds an element's own keys; they take precedence over those from inside.
    pub(super) fn add(&mut self, key: IdentityConstraintId, depth: usize, own: HashSet<Vec<Value>>) {
        match self.at(key, depth) {
            Some(table) => {
                own.iter().for_each(|sequence| {
                    table.conflicting.remove(sequence);
                });
                table.sequences.extend(own);
            }
            None => self.0.push(Table { key, depth, sequences: own, conflicting: HashSet::new() }),
        }
    }

    /// Whether a sequence is a key of the element or of one inside.
    pub(super) fn contains(&mut self, key: IdentityConstraintId, depth: usize, sequence: &[Value]) -> bool {
        self.at(key, depth).is_some_and(|table| table.counts(sequence))
    }

    /// The element ends: what may still be wanted goes to its parent.
    pub(super) fn move_up(&mut self, depth: usize, is_wanted: impl Fn(IdentityConstraintId) -> bool) {
        while let Some(at) = self.0.iter().position(|table| table.depth == depth) {
            let mut table = self.0.swap_remove(at);
            if depth == 0 || !is_wanted(table.key) {
                continue;
            }
            table.forget_conflicting();
            table.depth = depth - 1;
            match self.at(table.key, depth - 1) {
                None => self.0.push(table),
                Some(parent) => parent.merge(table),
            }
        }
    }
}

impl Table {
    fn counts(&self, sequence: &[Value]) -> bool {
        self.sequences.contains(sequence) && !self.conflicting.contains(sequence)
    }

    fn forget_conflicting(&mut self) {
        for sequence in std::mem::take(&mut self.conflicting) {
            self.sequences.remove(&sequence);
        }
    }

    /// Adds what another child has. The smaller set is moved into the larger one, so that keys deep inside do not move once
    /// for each open element.
    fn merge(&mut self, mut other: Self) {
        if self.sequences.len() < other.sequences.len() {
            std::mem::swap(&mut self.sequences, &mut other.sequences);
        }
        for sequence in other.sequences {
            if let Some(known) = self.sequences.replace(sequence) {
                self.conflicting.insert(known);
            }
        }
    }
}
