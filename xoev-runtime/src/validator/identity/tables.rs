//! The node tables of open elements (§3.11.5): keys that references may point to, of the element and of those inside.

use crate::grammar::IdentityConstraintId;
use crate::value::Value;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

/// The tables of the open elements.
#[derive(Debug, Default)]
pub(super) struct Tables(Vec<Table>);

#[derive(Debug)]
struct Table {
    key: IdentityConstraintId,
    depth: usize,
    /// False for sequences that several children have: these do not count.
    sequences: HashMap<Vec<Value>, bool>,
}

impl Tables {
    fn at(&mut self, key: IdentityConstraintId, depth: usize) -> Option<&mut Table> {
        self.0.iter_mut().find(|table| table.key == key && table.depth == depth)
    }

    /// How many there are.
    pub(super) fn kept(&self) -> usize {
        self.0.iter().map(|table| table.sequences.len()).sum()
    }

    /// Adds an element's own keys; they take precedence over those from inside.
    pub(super) fn add(&mut self, key: IdentityConstraintId, depth: usize, own: HashSet<Vec<Value>>) {
        let own = own.into_iter().map(|sequence| (sequence, true));
        match self.at(key, depth) {
            Some(table) => table.sequences.extend(own),
            None => self.0.push(Table { key, depth, sequences: own.collect() }),
        }
    }

    /// Whether a sequence is a key of the element or of one inside.
    pub(super) fn contains(&mut self, key: IdentityConstraintId, depth: usize, sequence: &[Value]) -> bool {
        self.at(key, depth).is_some_and(|table| table.sequences.get(sequence) == Some(&true))
    }

    /// The element ends: what may still be wanted goes to its parent.
    pub(super) fn move_up(&mut self, depth: usize, is_wanted: impl Fn(IdentityConstraintId) -> bool) {
        while let Some(at) = self.0.iter().position(|table| table.depth == depth) {
            let mut table = self.0.swap_remove(at);
            if depth == 0 || !is_wanted(table.key) {
                continue;
            }
            table.sequences.retain(|_, counts| *counts);
            table.depth = depth - 1;
            match self.at(table.key, depth - 1) {
                None => self.0.push(table),
                Some(parent) => {
                    for (sequence, _) in table.sequences {
                        match parent.sequences.entry(sequence) {
                            Entry::Occupied(mut known) => {
                                known.insert(false);
                            }
                            Entry::Vacant(vacant) => {
                                vacant.insert(true);
                            }
                        }
                    }
                }
            }
        }
    }
}
