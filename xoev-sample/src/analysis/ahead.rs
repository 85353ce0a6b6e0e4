//! Which leaves may come from a place in a content model on.

use super::{Graph, IMPOSSIBLE};
use xoev_runtime::grammar::EdgeLabel;

/// A set of leaves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct LeafSet(Vec<u64>);

impl LeafSet {
    /// Adds a leaf.
    pub(crate) fn insert(&mut self, leaf: u16) {
        let at = usize::from(leaf) / 64;
        if self.0.len() <= at {
            self.0.resize(at + 1, 0);
        }
        if let Some(word) = self.0.get_mut(at) {
            *word |= 1 << (leaf % 64);
        }
    }

    /// Adds the leaves of another set; whether there are more now.
    fn extend(&mut self, other: &Self) -> bool {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        let mut is_changed = false;
        for (word, more) in self.0.iter_mut().zip(&other.0) {
            is_changed |= *word | more != *word;
            *word |= more;
        }
        is_changed
    }

    /// Whether a leaf is in both sets.
    pub(crate) fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(one, other)| one & other != 0)
    }
}

/// By node, over edges that can be made.
pub(super) fn of(graph: &Graph, cost: impl Fn(EdgeLabel) -> u32) -> Vec<LeafSet> {
    let mut sets = vec![LeafSet::default(); graph.nodes.len()];
    loop {
        let mut is_changed = false;
        for (at, node) in graph.nodes.iter().enumerate().rev() {
            let Some(mut set) = sets.get_mut(at).map(std::mem::take) else { continue };
            for edge in node.edges.iter().filter(|edge| cost(edge.label) != IMPOSSIBLE) {
                let mut own = LeafSet::default();
                own.insert(edge.leaf);
                is_changed |= set.extend(&own);
                if let Some(behind) = sets.get(edge.target as usize) {
                    is_changed |= set.extend(behind);
                }
            }
            if let Some(place) = sets.get_mut(at) {
                *place = set;
            }
        }
        if !is_changed {
            return sets;
        }
    }
}
