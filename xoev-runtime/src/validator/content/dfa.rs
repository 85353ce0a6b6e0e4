//! The runner of deterministic automata.

use super::{Expected, Matched, MatchedLeaf, SEARCH_LIMIT};
use crate::grammar::{Dfa, DfaEdge, DfaWildcardEdge, EdgeLabel, Grammar, NameId};
use std::collections::{HashSet, VecDeque};

/// Up to this many edges are compared one after the other.
const LINEAR_SEARCH: usize = 8;

pub(super) fn step(
    dfa: &Dfa,
    state: &mut u32,
    grammar: &Grammar,
    name: Option<NameId>,
    namespace: &str,
) -> Option<Matched> {
    if let Some(edge) = name.and_then(|name| edge_on(edges(dfa, *state), name)) {
        *state = edge.target;
        return Some(matched(edge));
    }
    let edge = wildcard_edges(dfa, *state)
        .iter()
        .find(|e| grammar.wildcards.get(e.wildcard.index()).is_some_and(|w| w.allows(grammar, namespace)))?;
    *state = edge.target;
    Some(Matched { leaf: edge.leaf, what: MatchedLeaf::Wildcard(edge.wildcard) })
}

/// The edge on a name.
#[inline]
pub(super) fn edge(dfa: &Dfa, state: u32, name: NameId) -> Option<&DfaEdge> {
    edge_on(edges(dfa, state), name)
}

#[inline]
pub(super) fn is_accepting(dfa: &Dfa, state: u32) -> bool {
    dfa.states.get(state as usize).is_some_and(|s| s.is_accepting)
}

pub(super) fn expected(dfa: &Dfa, state: u32) -> Vec<Expected> {
    let elements = edges(dfa, state)
        .iter()
        .map(|e| Expected { leaf: e.leaf, label: EdgeLabel::Element(e.name, e.element) });
    let wildcards = wildcard_edges(dfa, state)
        .iter()
        .map(|e| Expected { leaf: e.leaf, label: EdgeLabel::Wildcard(e.wildcard) });
    elements.chain(wildcards).collect()
}

/// Breadth first, so that as little as possible is taken to be missing.
pub(super) fn resynchronise(dfa: &Dfa, state: &mut u32, name: NameId) -> Option<Matched> {
    let mut seen = HashSet::from([*state]);
    let mut queue = VecDeque::from([*state]);
    while let Some(at) = queue.pop_front() {
        if let Some(edge) = edge_on(edges(dfa, at), name) {
            *state = edge.target;
            return Some(matched(edge));
        }
        // In the order of the schema, so that of two ways of equal length the earlier branch is taken.
        let mut targets: Vec<_> = edges(dfa, at).iter().map(|e| (e.leaf, e.target)).collect();
        targets.extend(wildcard_edges(dfa, at).iter().map(|e| (e.leaf, e.target)));
        targets.sort_unstable();
        for (_, target) in targets {
            if seen.len() < SEARCH_LIMIT && seen.insert(target) {
                queue.push_back(target);
            }
        }
    }
    None
}

fn matched(edge: &DfaEdge) -> Matched {
    Matched { leaf: edge.leaf, what: MatchedLeaf::Element(edge.element) }
}

#[inline]
fn edge_on(edges: &[DfaEdge], name: NameId) -> Option<&DfaEdge> {
    if edges.len() <= LINEAR_SEARCH {
        return edges.iter().find(|e| e.name == name);
    }
    edges.binary_search_by_key(&name, |e| e.name).ok().and_then(|at| edges.get(at))
}

#[inline]
fn edges(dfa: &Dfa, state: u32) -> &[DfaEdge] {
    let Some(state) = dfa.states.get(state as usize) else { return &[] };
    range(&dfa.edges, state.first_edge, state.edge_count)
}

fn wildcard_edges(dfa: &Dfa, state: u32) -> &[DfaWildcardEdge] {
    let Some(state) = dfa.states.get(state as usize) else { return &[] };
    range(&dfa.wildcard_edges, state.first_wildcard_edge, state.wildcard_edge_count)
}

#[inline]
fn range<T>(items: &[T], first: u32, count: u32) -> &[T] {
    let first = first as usize;
    items.get(first..first.saturating_add(count as usize)).unwrap_or_default()
}
