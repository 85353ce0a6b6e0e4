//! From the tree to a network of positions.
//!
//! In: a [`Node`]. Out: [`Network`]: for each position (a leaf, or a copy of one where a bound is unrolled) what
//! may follow it. It is Glushkov's construction with the follow sets shared: positions with the same follow set
//! point to the same state, so that a choice of ten thousand elements, repeated, stays linear.
//! Invariants: every path from a state back to itself passes a position; counters change on such paths only as
//! [`CounterAction`] says; the loop around a body that may be empty counts its non-empty rounds only.

use super::particle::{Kind, Node};
use crate::hash::HashSet;
use xoev_runtime::grammar::{CounterAction, CounterBounds};

/// A repetition is unrolled if its copies have no more positions than this; tried from the largest on.
const UNROLL_LIMITS: [usize; 4] = [64, 16, 4, 1];
/// And if the whole model then has no more positions than this (or twice its leaves).
const POSITION_LIMIT: usize = 256;

/// A content model with more ways from one child to the next is refused; each counts once, and once for each action.
const WAYS_LIMIT: usize = 100_000;

/// The position automaton of a content model.
pub(super) struct Network {
    states: Vec<State>,
    /// Bounds of the counters; empty if all bounds were unrolled.
    pub counters: Vec<CounterBounds>,
    /// Before the first child.
    pub start: u32,
}

enum State {
    /// The content may end.
    End,
    /// One of these goes on.
    Split(Vec<u32>),
    /// A counter changes, or stops the way.
    Count(CounterAction, u32),
    /// A child is taken.
    Position { leaf: u16, next: u32 },
}

/// What may come from a state.
#[derive(Debug, Default, Clone)]
pub(super) struct Follow {
    /// Children that may be taken.
    pub steps: Vec<FollowStep>,
    /// Ways to the end of the content.
    pub accepting: Vec<Vec<CounterAction>>,
}

/// A child that may be taken.
#[derive(Debug, Clone)]
pub(super) struct FollowStep {
    pub leaf: u16,
    pub actions: Vec<CounterAction>,
    pub next: u32,
}

/// The states one look at [`Network::follow`] has seen; its memory serves the next.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// By state: the number of the look that saw it last.
    looks: Vec<u32>,
    look: u32,
    stack: Vec<u32>,
}

impl Seen {
    fn forget(&mut self, states: usize) {
        self.looks.resize(states, 0);
        self.look += 1;
    }

    fn insert(&mut self, state: u32) -> bool {
        let look = self.look;
        self.looks.get_mut(state as usize).is_some_and(|seen| std::mem::replace(seen, look) != look)
    }
}

impl Network {
    /// Builds the network; `leaves` is the number of leaves in the tree.
    pub(super) fn build(tree: &Node, leaves: usize) -> Self {
        let limit = POSITION_LIMIT.max(2 * leaves);
        let unroll = UNROLL_LIMITS.into_iter().find(|u| positions(tree, *u) <= limit).unwrap_or(1);
        Self::with_unroll_limit(tree, unroll)
    }

    /// Builds the network with a given limit for unrolling.
    pub(super) fn with_unroll_limit(tree: &Node, unroll: usize) -> Self {
        let mut network = Self { states: vec![State::End], counters: Vec::new(), start: 0 };
        let entry = network.enter(tree, 0, unroll);
        network.start = if tree.is_nullable { network.add(State::Split(vec![entry, 0])) } else { entry };
        network
    }

    /// How many states there are.
    pub(super) fn len(&self) -> usize {
        self.states.len()
    }

    fn add(&mut self, state: State) -> u32 {
        self.states.push(state);
        self.states.len() as u32 - 1
    }

    /// Adds the ways through `node` that take at least one child and then go on at `next`; gives the state before.
    /// That the node may also be skipped is the business of what stands around it.
    fn enter(&mut self, node: &Node, next: u32, unroll: usize) -> u32 {
        match &node.kind {
            Kind::Leaf(leaf) => self.add(State::Position { leaf: *leaf, next }),
            Kind::Choice(nodes) => {
                let branches = nodes.iter().map(|n| self.enter(n, next, unroll)).collect();
                self.add(State::Split(branches))
            }
            Kind::Sequence(nodes) => self.enter_sequence(nodes, next, unroll),
            Kind::Repeat { body, min, max } => {
                let copies = max.unwrap_or(*min).max(1) as usize;
                let one = positions(body, unroll);
                if one == 0 {
                    // Groups without particles inside each other: no way takes a child, however often it is tried.
                    self.add(State::Split(Vec::new()))
                } else if copies == 1 {
                    self.enter_simple_loop(body, max.is_none(), next, unroll)
                } else if one.saturating_mul(copies) <= unroll {
                    self.enter_copies(body, *min, *max, next, unroll)
                } else {
                    self.enter_counted(body, CounterBounds { min: *min, max: *max }, next, unroll)
                }
            }
        }
    }

    fn enter_sequence(&mut self, nodes: &[Node], next: u32, unroll: usize) -> u32 {
        // `rest`: some child was taken before; `fresh`: none yet, so that a way without any child must not reach
        // the end.
        let mut rest = next;
        let mut fresh: Option<u32> = None;
        for node in nodes.iter().rev() {
            let entry = self.enter(node, rest, unroll);
            if node.is_nullable {
                fresh = Some(match fresh {
                    Some(later) => self.add(State::Split(vec![entry, later])),
                    None => entry,
                });
                rest = self.add(State::Split(vec![entry, rest]));
            } else {
                fresh = Some(entry);
                rest = entry;
            }
        }
        fresh.unwrap_or_else(|| self.add(State::Split(Vec::new())))
    }

    /// `?`, `*` and `+`.
    fn enter_simple_loop(&mut self, body: &Node, is_unbounded: bool, next: u32, unroll: usize) -> u32 {
        if !is_unbounded {
            return self.enter(body, next, unroll);
        }
        let again = self.add(State::Split(Vec::new()));
        let entry = self.enter(body, again, unroll);
        self.set_split(again, vec![entry, next]);
        entry
    }

    fn enter_copies(&mut self, body: &Node, min: u32, max: Option<u32>, next: u32, unroll: usize) -> u32 {
        let mut done;
        let mut entry;
        let last = max.unwrap_or(min);
        if max.is_none() {
            entry = self.enter_simple_loop(body, true, next, unroll);
        } else {
            entry = self.enter(body, next, unroll);
        }
        // `entry` begins round `round + 1`, `done` stands after `round` rounds.
        for round in (1..last).rev() {
            done = if round >= min { self.add(State::Split(vec![entry, next])) } else { entry };
            entry = self.enter(body, done, unroll);
        }
        entry
    }

    fn enter_counted(&mut self, body: &Node, bounds: CounterBounds, next: u32, unroll: usize) -> u32 {
        // As many counters as a number can name; `content::compile` refuses models with more.
        let counter = u16::try_from(self.counters.len()).unwrap_or(u16::MAX);
        self.counters.push(bounds);
        let again = self.add(State::Split(Vec::new()));
        let entry = self.enter(body, again, unroll);
        let repeat = self.add(State::Count(CounterAction::Repeat(counter), entry));
        let exit = self.add(State::Count(CounterAction::Exit(counter), next));
        self.set_split(again, vec![repeat, exit]);
        self.add(State::Count(CounterAction::Enter(counter), entry))
    }

    fn set_split(&mut self, at: u32, targets: Vec<u32>) {
        if let Some(state) = self.states.get_mut(at as usize) {
            *state = State::Split(targets);
        }
    }

    /// What may come from a state, in the order of the schema, and what the counters do on the way. `None` where there
    /// are too many ways: counted loops inside each other, each of which may be left or begun anew, double them.
    pub(super) fn counted_follow(&self, from: u32, seen: &mut Seen) -> Option<Follow> {
        if self.counters.is_empty() { Some(self.follow(from, seen)) } else { self.follow_counted(from) }
    }

    /// What may come from a state, in the order of the schema. Without counters a state is worth one visit.
    pub(super) fn follow(&self, from: u32, seen: &mut Seen) -> Follow {
        let mut follow = Follow::default();
        seen.forget(self.states.len());
        let mut stack = std::mem::take(&mut seen.stack);
        stack.push(from);
        while let Some(at) = stack.pop() {
            if !seen.insert(at) {
                continue;
            }
            match self.states.get(at as usize) {
                Some(State::End) => follow.accepting.push(Vec::new()),
                Some(State::Position { leaf, next }) => {
                    follow.steps.push(FollowStep { leaf: *leaf, actions: Vec::new(), next: *next });
                }
                Some(State::Split(targets)) => stack.extend(targets.iter().rev()),
                Some(State::Count(_, next)) => stack.push(*next),
                None => {}
            }
        }
        seen.stack = stack;
        follow
    }

    fn follow_counted(&self, from: u32) -> Option<Follow> {
        let mut follow = Follow::default();
        let mut seen = HashSet::default();
        let mut cost = 0;
        let mut stack = vec![(from, Vec::new())];
        while let Some((at, actions)) = stack.pop() {
            if !seen.insert((at, actions.clone())) {
                continue;
            }
            cost += 1 + actions.len();
            if cost > WAYS_LIMIT {
                return None;
            }
            match self.states.get(at as usize) {
                Some(State::End) => follow.accepting.push(actions),
                Some(State::Position { leaf, next }) => {
                    follow.steps.push(FollowStep { leaf: *leaf, actions, next: *next });
                }
                Some(State::Count(action, next)) => {
                    let mut actions = actions;
                    actions.push(*action);
                    stack.push((*next, actions));
                }
                Some(State::Split(targets)) => {
                    stack.extend(targets.iter().rev().map(|t| (*t, actions.clone())));
                }
                None => {}
            }
        }
        Some(follow)
    }
}

/// How many positions a tree has if repetitions within the limit are unrolled.
fn positions(node: &Node, unroll: usize) -> usize {
    match &node.kind {
        Kind::Leaf(_) => 1,
        Kind::Sequence(nodes) | Kind::Choice(nodes) => {
            nodes.iter().fold(0, |sum, n| sum.saturating_add(positions(n, unroll)))
        }
        Kind::Repeat { body, min, max } => {
            let one = positions(body, unroll);
            let copies = one.saturating_mul(max.unwrap_or(*min).max(1) as usize);
            if copies <= unroll { copies } else { one }
        }
    }
}
