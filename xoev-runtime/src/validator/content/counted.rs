//! The runner of automata with counters.
//!
//! A configuration is a state with the values of all counters; a counter whose loop is not running is 0. Several
//! may be live, as the end of an inner loop and the next round of an outer one can look the same from inside.
//! One that can do no more than another is dropped, which keeps the set small for nested loops of any bounds.

use super::{Expected, Matched, MatchedLeaf, SEARCH_LIMIT};
use crate::grammar::{
    CountedAutomaton, CountedEdge, CounterAction, CounterBounds, EdgeLabel, Grammar, NameId,
};
use std::collections::{HashSet, VecDeque};

/// More configurations than this are not followed. Only models that are ambiguous in themselves and count in
/// nested loops with large minimums come near it.
const CONFIGURATION_LIMIT: usize = 2048;

/// The live configurations.
#[derive(Debug, Clone)]
pub(super) struct CountedState {
    live: Vec<Configuration>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Configuration {
    state: u32,
    counters: Vec<u32>,
}

impl CountedState {
    pub(super) fn start(automaton: &CountedAutomaton) -> Self {
        let counters = vec![0; automaton.counters.len()];
        Self { live: vec![Configuration { state: 0, counters }] }
    }

    pub(super) fn step(
        &mut self,
        automaton: &CountedAutomaton,
        grammar: &Grammar,
        name: Option<NameId>,
        namespace: &str,
    ) -> Option<Matched> {
        let by_name =
            name.and_then(|name| self.advance(automaton, |state| edges_on(automaton, state, name), |_| true));
        by_name.or_else(|| {
            let fits = |edge: &CountedEdge| match edge.label {
                EdgeLabel::Wildcard(id) => {
                    grammar.wildcards.get(id.index()).is_some_and(|w| w.allows(grammar, namespace))
                }
                EdgeLabel::Element(..) => false,
            };
            self.advance(automaton, |state| wildcard_edges(automaton, state), fits)
        })
    }

    /// Follows every edge that fits from every configuration; of several leaves the first is reported.
    fn advance<'a>(
        &mut self,
        automaton: &'a CountedAutomaton,
        edges: impl Fn(u32) -> &'a [CountedEdge],
        fits: impl Fn(&CountedEdge) -> bool,
    ) -> Option<Matched> {
        let mut next: Vec<Configuration> = Vec::new();
        let mut matched: Option<Matched> = None;
        for configuration in &self.live {
            for edge in edges(configuration.state).iter().filter(|e| fits(e)) {
                let Some(counters) = perform(automaton, &configuration.counters, &edge.actions) else {
                    continue;
                };
                if matched.is_none_or(|m| edge.leaf < m.leaf) {
                    matched = Some(matched_by(edge));
                }
                add(automaton, &mut next, Configuration { state: edge.target, counters });
            }
        }
        if matched.is_some() {
            self.live = next;
        }
        matched
    }

    /// The states it may be in.
    pub(super) fn states(&self) -> impl Iterator<Item = u32> {
        self.live.iter().map(|it| it.state)
    }

    pub(super) fn is_accepting(&self, automaton: &CountedAutomaton) -> bool {
        self.live.iter().any(|configuration| {
            let state = automaton.states.get(configuration.state as usize);
            state.is_some_and(|s| {
                s.accepting.iter().any(|a| perform(automaton, &configuration.counters, a).is_some())
            })
        })
    }

    pub(super) fn expected(&self, automaton: &CountedAutomaton) -> Vec<Expected> {
        let mut out = Vec::new();
        for configuration in &self.live {
            for edge in edges(automaton, configuration.state) {
                if perform(automaton, &configuration.counters, &edge.actions).is_some() {
                    out.push(Expected { leaf: edge.leaf, label: edge.label });
                }
            }
        }
        out
    }

    /// Breadth first over the states; what the counters forbid is done all the same, as the fault may lie there.
    pub(super) fn resynchronise(&mut self, automaton: &CountedAutomaton, name: NameId) -> Option<Matched> {
        let from = self.live.first()?.clone();
        let mut seen = HashSet::from([from.state]);
        let mut queue = VecDeque::from([from]);
        while let Some(at) = queue.pop_front() {
            if let Some(edge) = edges_on(automaton, at.state, name).first() {
                self.live = vec![move_leniently(automaton, &at, edge)];
                return Some(matched_by(edge));
            }
            for edge in edges(automaton, at.state) {
                if seen.len() < SEARCH_LIMIT && seen.insert(edge.target) {
                    queue.push_back(move_leniently(automaton, &at, edge));
                }
            }
        }
        None
    }
}

fn edges(automaton: &CountedAutomaton, state: u32) -> &[CountedEdge] {
    let Some(state) = automaton.states.get(state as usize) else { return &[] };
    let first = state.first_edge as usize;
    automaton.edges.get(first..first.saturating_add(state.edge_count as usize)).unwrap_or_default()
}

/// A state's edges on an element name.
fn edges_on(automaton: &CountedAutomaton, state: u32, name: NameId) -> &[CountedEdge] {
    let edges = edges(automaton, state);
    let from = |bound: NameId, is_after: bool| {
        edges.partition_point(|e| match e.label {
            EdgeLabel::Element(n, _) => n < bound || (is_after && n == bound),
            EdgeLabel::Wildcard(_) => false,
        })
    };
    edges.get(from(name, false)..from(name, true)).unwrap_or_default()
}

fn wildcard_edges(automaton: &CountedAutomaton, state: u32) -> &[CountedEdge] {
    let edges = edges(automaton, state);
    let first = edges.partition_point(|e| matches!(e.label, EdgeLabel::Element(..)));
    edges.get(first..).unwrap_or_default()
}

fn matched_by(edge: &CountedEdge) -> Matched {
    let what = match edge.label {
        EdgeLabel::Element(_, element) => MatchedLeaf::Element(element),
        EdgeLabel::Wildcard(wildcard) => MatchedLeaf::Wildcard(wildcard),
    };
    Matched { leaf: edge.leaf, what }
}

/// The counters after the actions; `None` if one fails.
fn perform(automaton: &CountedAutomaton, counters: &[u32], actions: &[CounterAction]) -> Option<Vec<u32>> {
    let mut counters = counters.to_vec();
    for action in actions {
        let (CounterAction::Enter(id) | CounterAction::Repeat(id) | CounterAction::Exit(id)) = *action;
        let bounds = automaton.counters.get(usize::from(id))?;
        let counter = counters.get_mut(usize::from(id))?;
        match action {
            CounterAction::Enter(_) => *counter = 1,
            CounterAction::Repeat(_) => {
                if bounds.max.is_some_and(|max| *counter >= max) {
                    return None;
                }
                *counter = saturated(counter.saturating_add(1), *bounds);
            }
            CounterAction::Exit(_) => {
                if *counter < bounds.min {
                    return None;
                }
                *counter = 0;
            }
        }
    }
    Some(counters)
}

/// Without a maximum nothing beyond the minimum makes a difference.
fn saturated(counter: u32, bounds: CounterBounds) -> u32 {
    if bounds.max.is_none() { counter.min(bounds.min.max(1)) } else { counter }
}

/// As [`perform`], but what fails is done all the same.
fn move_leniently(automaton: &CountedAutomaton, from: &Configuration, edge: &CountedEdge) -> Configuration {
    let mut counters = from.counters.clone();
    for action in &edge.actions {
        let (CounterAction::Enter(id) | CounterAction::Repeat(id) | CounterAction::Exit(id)) = *action;
        let Some(bounds) = automaton.counters.get(usize::from(id)) else { continue };
        let Some(counter) = counters.get_mut(usize::from(id)) else { continue };
        *counter = match action {
            CounterAction::Enter(_) => 1,
            CounterAction::Repeat(_) => {
                counter.saturating_add(1).min(bounds.max.unwrap_or(bounds.min.max(1)))
            }
            CounterAction::Exit(_) => 0,
        };
    }
    Configuration { state: edge.target, counters }
}

/// Adds a configuration unless another can do all it can; drops those that can do no more than it.
fn add(automaton: &CountedAutomaton, live: &mut Vec<Configuration>, new: Configuration) {
    if live.iter().any(|old| covers(automaton, old, &new)) {
        return;
    }
    live.retain(|old| !covers(automaton, &new, old));
    if live.len() < CONFIGURATION_LIMIT {
        live.push(new);
    }
}

/// Whether `a` can do all `b` can: it is in the same state, and each counter is equal, or has its minimum and more
/// room to its maximum.
fn covers(automaton: &CountedAutomaton, a: &Configuration, b: &Configuration) -> bool {
    a.state == b.state
        && a.counters
            .iter()
            .zip(&b.counters)
            .zip(&automaton.counters)
            .all(|((a, b), bounds)| a == b || (*a >= bounds.min && *a <= *b && *a > 0))
}
