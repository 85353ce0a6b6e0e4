//! From the network to an automaton with counters.
//!
//! In: a [`Network`]. Out: [`CountedAutomaton`] with the states that can be reached, and the particles that compete.
//! Invariant: a state's edges stand in the order the runner wants: elements by name, then wildcards by leaf.

use super::alphabet::{Accepts, Alphabet, Symbol, WildcardStep};
use super::ambiguity::Competitors;
use super::glushkov::{Follow, Network, Seen};
use crate::grammar::tables::Tables;
use crate::hash::IndexSet;
use xoev_runtime::grammar::{
    CountedAutomaton, CountedEdge, CountedState, CounterAction, CounterBounds, EdgeLabel,
};

/// Builds the automaton; `None` if it would have too many edges, or too many actions on them.
pub(super) fn build(
    network: &Network,
    alphabet: &Alphabet,
    most_edges: usize,
    tables: &Tables,
    competitors: &mut Competitors,
) -> Option<CountedAutomaton> {
    let mut automaton =
        CountedAutomaton { counters: network.counters.clone(), states: Vec::new(), edges: Vec::new() };
    let mut seen = Seen::default();
    let mut reached = IndexSet::from_iter([network.start]);
    let mut at = 0;
    let mut actions = 0;
    while let Some(&state) = reached.get_index(at) {
        let mut follow = network.counted_follow(state, &mut seen)?;
        compare(&follow, alphabet, tables, &network.counters, competitors);
        let first_edge = automaton.edges.len();
        for step in &follow.steps {
            let target = reached.insert_full(step.next).0 as u32;
            let edge = |label| CountedEdge { label, leaf: step.leaf, actions: step.actions.clone(), target };
            match alphabet.get(step.leaf) {
                Some(Accepts::Elements(symbols)) => {
                    let symbols = symbols.iter().filter(|s| !s.is_abstract);
                    automaton.edges.extend(symbols.map(|s| edge(EdgeLabel::Element(s.name, s.element))));
                }
                Some(Accepts::Wildcard(wildcard)) => {
                    automaton.edges.push(edge(EdgeLabel::Wildcard(*wildcard)))
                }
                None => {}
            }
        }
        if let Some(edges) = automaton.edges.get_mut(first_edge..) {
            actions += edges.iter().map(|edge| edge.actions.len()).sum::<usize>();
            edges.sort_by_key(|e| match e.label {
                EdgeLabel::Element(name, _) => (false, name.0, e.leaf),
                EdgeLabel::Wildcard(_) => (true, 0, e.leaf),
            });
        }
        follow.accepting.dedup();
        automaton.states.push(CountedState {
            first_edge: first_edge as u32,
            edge_count: (automaton.edges.len() - first_edge) as u32,
            accepting: follow.accepting,
        });
        if automaton.edges.len() > most_edges || actions > most_edges {
            return None;
        }
        at += 1;
    }
    Some(automaton)
}

/// Compares the ways that can be open at the same time: at first all, then of those that compete only the ones the
/// counters let through together.
fn compare(
    follow: &Follow,
    alphabet: &Alphabet,
    tables: &Tables,
    bounds: &[CounterBounds],
    competitors: &mut Competitors,
) {
    let (mut elements, mut wildcards) = (Vec::new(), Vec::new());
    for step in &follow.steps {
        match alphabet.get(step.leaf) {
            Some(Accepts::Elements(symbols)) => elements.extend(symbols.iter().map(|s| (*s, step.leaf))),
            Some(Accepts::Wildcard(wildcard)) => {
                wildcards.push(WildcardStep { wildcard: *wildcard, leaf: step.leaf, target: step.next });
            }
            None => {}
        }
    }
    elements.sort_unstable_by_key(|(symbol, leaf): &(Symbol, u16)| (symbol.name, *leaf));
    let mut possible = Competitors::default();
    possible.compare(tables, elements, &wildcards);
    let mut by_leaf: Vec<_> = follow.steps.iter().collect();
    by_leaf.sort_by_key(|step| step.leaf);
    let of = |leaf: u16| {
        let first = by_leaf.partition_point(|step| step.leaf < leaf);
        by_leaf.get(first..).unwrap_or_default().iter().take_while(move |step| step.leaf == leaf)
    };
    for ((a, b), contest) in possible.pairs {
        if of(a).any(|a| of(b).any(|b| can_both_be_open(&a.actions, &b.actions, bounds))) {
            competitors.add(a, b, contest);
        }
    }
}

/// Whether counters can stand so that both lists of actions succeed: one more round and no further round exclude
/// each other where the bounds are equal.
fn can_both_be_open(first: &[CounterAction], second: &[CounterAction], bounds: &[CounterBounds]) -> bool {
    let excludes = |a: &[CounterAction], b: &[CounterAction]| {
        a.iter().any(|action| match action {
            CounterAction::Repeat(counter) => {
                let exact = bounds.get(usize::from(*counter)).is_some_and(|b| b.max == Some(b.min));
                exact && b.contains(&CounterAction::Exit(*counter))
            }
            _ => false,
        })
    };
    !excludes(first, second) && !excludes(second, first)
}
