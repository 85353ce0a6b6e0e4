//! The order a content model asks for, as a graph: what may come somewhere behind what, and what may be left out.
//! For words about faults; whether a child fits is decided without it. Counters are not followed.

use crate::grammar::{ContentModel, Matcher};
use std::collections::HashSet;

/// An edge of the automaton.
#[derive(Debug, Clone, Copy)]
struct Step {
    from: u32,
    leaf: u16,
    to: u32,
}

/// The edges of an automaton and the states where content may end.
#[derive(Debug, Default)]
pub(super) struct Order {
    steps: Vec<Step>,
    accepting: Vec<bool>,
}

impl Order {
    /// The order of a model; that of an `all` group has no edges.
    pub(super) fn of(model: &ContentModel) -> Self {
        match &model.matcher {
            Matcher::Dfa(dfa) => {
                let elements = steps(
                    &dfa.states,
                    |it| (it.first_edge, it.edge_count),
                    &dfa.edges,
                    |it| (it.leaf, it.target),
                );
                let first_and_count =
                    |it: &crate::grammar::DfaState| (it.first_wildcard_edge, it.wildcard_edge_count);
                let wildcards =
                    steps(&dfa.states, first_and_count, &dfa.wildcard_edges, |it| (it.leaf, it.target));
                Self {
                    steps: [elements, wildcards].concat(),
                    accepting: dfa.states.iter().map(|it| it.is_accepting).collect(),
                }
            }
            Matcher::Counted(automaton) => Self {
                steps: steps(
                    &automaton.states,
                    |it| (it.first_edge, it.edge_count),
                    &automaton.edges,
                    |it| (it.leaf, it.target),
                ),
                accepting: automaton.states.iter().map(|it| !it.accepting.is_empty()).collect(),
            },
            Matcher::All(_) => Self::default(),
        }
    }

    /// The leaves the child before may have belonged to, where the content stands in this state.
    pub(super) fn before(&self, state: u32) -> impl Iterator<Item = u16> {
        self.steps.iter().filter(move |step| step.to == state).map(|step| step.leaf)
    }

    /// Whether a child of one leaf may come somewhere behind a child of another one.
    pub(super) fn follows(&self, first: u16, then: u16) -> bool {
        let mut open: Vec<u32> =
            self.steps.iter().filter(|step| step.leaf == first).map(|it| it.to).collect();
        let mut seen: HashSet<u32> = open.iter().copied().collect();
        while let Some(state) = open.pop() {
            for step in self.steps.iter().filter(|step| step.from == state) {
                if step.leaf == then {
                    return true;
                }
                if seen.insert(step.to) {
                    open.push(step.to);
                }
            }
        }
        false
    }

    /// Whether children of a leaf may be left out: without them the same may follow as behind them.
    pub(super) fn is_optional(&self, leaf: u16) -> bool {
        let is_accepting = |state: u32| self.accepting.get(state as usize).copied().unwrap_or_default();
        let leaves =
            |state: u32| self.steps.iter().filter(move |step| step.from == state).map(|step| step.leaf);
        let is_first = |step: &&Step| step.leaf == leaf && self.before(step.from).all(|it| it != leaf);
        self.steps.iter().filter(is_first).any(|step| {
            (!is_accepting(step.to) || is_accepting(step.from))
                && leaves(step.to).all(|next| leaves(step.from).any(|it| it == next))
        })
    }
}

fn steps<S, E>(
    states: &[S],
    range: impl Fn(&S) -> (u32, u32),
    edges: &[E],
    step: impl Fn(&E) -> (u16, u32),
) -> Vec<Step> {
    let of_state = |(from, state)| {
        let (first, count) = range(state);
        let first = first as usize;
        let edges = edges.get(first..first.saturating_add(count as usize)).unwrap_or_default();
        let step = &step;
        edges.iter().map(move |edge| {
            let (leaf, to) = step(edge);
            Step { from, leaf, to }
        })
    };
    (0..).zip(states).flat_map(of_state).collect()
}
