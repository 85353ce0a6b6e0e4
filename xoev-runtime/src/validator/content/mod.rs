//! Runs content models: which child may come next, and which leaf of the model it belongs to.
//!
//! In: a [`ContentModel`] and the names of the children, one after the other.
//! Out: [`Matched`] for each child; what could have come instead, for messages; a way on after a fault.
//! Invariants: memory does not depend on the number of children; a step that fails leaves the state as it was.
//! Not here: reports, attributes, text.

mod all_group;
mod counted;
mod dfa;
mod order;

use crate::grammar::{ContentModel, EdgeLabel, ElementId, Grammar, Matcher, NameId, WildcardId};
use all_group::AllState;
use counted::CountedState;
use order::Order;

/// Where the children of one element stand in its content model.
#[derive(Debug, Clone)]
pub struct ContentState(State);

#[derive(Debug, Clone)]
enum State {
    Dfa(u32),
    Counted(Box<CountedState>),
    All(Box<AllState>),
}

/// A child that fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Matched {
    /// The leaf it belongs to.
    pub leaf: u16,
    /// What stands at the leaf.
    pub what: MatchedLeaf,
}

/// What a child was matched by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MatchedLeaf {
    /// The declaration that holds: the leaf's own, or a member of its substitution group.
    Element(ElementId),
    /// A wildcard.
    Wildcard(WildcardId),
}

/// Something that could come next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expected {
    /// The leaf it would belong to.
    pub leaf: u16,
    /// An element name with its declaration, or a wildcard.
    pub label: EdgeLabel,
}

impl ContentState {
    /// Before the first child.
    #[must_use]
    #[inline]
    pub fn start(model: &ContentModel) -> Self {
        Self(match &model.matcher {
            Matcher::Dfa(_) => State::Dfa(0),
            Matcher::Counted(automaton) => State::Counted(Box::new(CountedState::start(automaton))),
            Matcher::All(group) => State::All(Box::new(AllState::start(group))),
        })
    }

    /// Takes a child by its name, where an automaton without counters has an edge for it that `accepts` lets through.
    #[inline]
    pub(crate) fn step_plainly<T>(
        &mut self,
        model: &ContentModel,
        name: NameId,
        accepts: impl FnOnce(ElementId) -> Option<T>,
    ) -> Option<(ElementId, u16, T)> {
        let (State::Dfa(state), Matcher::Dfa(dfa)) = (&mut self.0, &model.matcher) else { return None };
        let edge = dfa::edge(dfa, *state, name)?;
        let accepted = accepts(edge.element)?;
        *state = edge.target;
        Some((edge.element, edge.leaf, accepted))
    }

    /// Takes a child. `name` is `None` for names the grammar does not know, `namespace` is empty for the absent
    /// namespace. `None` if nothing in the model fits here; the state is then unchanged
    /// (`cvc-complex-type.2.4`).
    pub fn step(
        &mut self,
        grammar: &Grammar,
        model: &ContentModel,
        name: Option<NameId>,
        namespace: &str,
    ) -> Option<Matched> {
        match (&mut self.0, &model.matcher) {
            (State::Dfa(state), Matcher::Dfa(dfa)) => dfa::step(dfa, state, grammar, name, namespace),
            (State::Counted(state), Matcher::Counted(automaton)) => {
                state.step(automaton, grammar, name, namespace)
            }
            (State::All(state), Matcher::All(group)) => state.step(group, name),
            _ => None,
        }
    }

    /// Whether the content may end here.
    #[must_use]
    #[inline]
    pub fn is_accepting(&self, model: &ContentModel) -> bool {
        match (&self.0, &model.matcher) {
            (State::Dfa(state), Matcher::Dfa(dfa)) => dfa::is_accepting(dfa, *state),
            (State::Counted(state), Matcher::Counted(automaton)) => state.is_accepting(automaton),
            (State::All(state), Matcher::All(group)) => state.is_accepting(group),
            _ => false,
        }
    }

    /// What could come next, in the order of the schema: by leaf, within a substitution group the head first.
    #[must_use]
    pub fn expected(&self, grammar: &Grammar, model: &ContentModel) -> Vec<Expected> {
        let mut out = match (&self.0, &model.matcher) {
            (State::Dfa(state), Matcher::Dfa(dfa)) => dfa::expected(dfa, *state),
            (State::Counted(state), Matcher::Counted(automaton)) => state.expected(automaton),
            (State::All(state), Matcher::All(group)) => state.expected(group),
            _ => Vec::new(),
        };
        out.sort_by_key(|e| match e.label {
            EdgeLabel::Element(name, element) => {
                let is_member =
                    grammar.elements.get(element.index()).is_some_and(|e| e.substitution_head.is_some());
                (e.leaf, is_member, name.0)
            }
            EdgeLabel::Wildcard(wildcard) => (e.leaf, false, wildcard.0),
        });
        out.dedup();
        out
    }

    /// After a fault: moves forward to the nearest place where an element of this name fits and takes it there,
    /// as if what is missing in between had been present. `None` if there is no such place; the state is then
    /// unchanged.
    pub fn resynchronise(
        &mut self,
        grammar: &Grammar,
        model: &ContentModel,
        name: NameId,
    ) -> Option<Matched> {
        match (&mut self.0, &model.matcher) {
            (State::Dfa(state), Matcher::Dfa(dfa)) => dfa::resynchronise(dfa, state, name),
            (State::Counted(state), Matcher::Counted(automaton)) => state.resynchronise(automaton, name),
            // In an `all` group everything that may still come fits at once.
            (State::All(_), _) => self.step(grammar, model, Some(name), ""),
            _ => None,
        }
    }

    /// The leaves the last child may have belonged to; none before the first child and in an `all` group.
    pub(crate) fn last_leaves(&self, model: &ContentModel) -> Vec<u16> {
        let states = match &self.0 {
            State::Dfa(state) => vec![*state],
            State::Counted(state) => state.states().collect(),
            State::All(_) => Vec::new(),
        };
        let order = Order::of(model);
        let mut leaves: Vec<u16> = states.into_iter().flat_map(|state| order.before(state)).collect();
        leaves.sort_unstable();
        leaves.dedup();
        leaves
    }
}

/// Whether a child of one leaf may come somewhere behind a child of another one.
pub(crate) fn follows(model: &ContentModel, first: u16, then: u16) -> bool {
    match &model.matcher {
        Matcher::All(_) => first != then,
        _ => Order::of(model).follows(first, then),
    }
}

/// Whether children of a leaf may be left out, all else staying as it is.
pub(crate) fn is_optional(model: &ContentModel, leaf: u16) -> bool {
    match &model.matcher {
        Matcher::All(group) => group.members.get(usize::from(leaf)).is_some_and(|it| !it.is_required),
        _ => Order::of(model).is_optional(leaf),
    }
}

/// How many states a search for a way on may visit: a document full of faults must not cost more than reading it.
const SEARCH_LIMIT: usize = 4096;

#[cfg(test)]
mod tests;
