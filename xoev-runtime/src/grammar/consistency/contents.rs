//! Whether content models lead to entries, and their automata stay within themselves.

use super::{Consistent, range, within};
use crate::grammar::{
    AllGroup, AllMember, ContentModel, CountedAutomaton, CountedEdge, CountedState, CounterAction, Dfa,
    DfaEdge, DfaState, DfaWildcardEdge, EdgeLabel, Grammar, Leaf, Matcher,
};

impl Grammar {
    pub(super) fn model(&self, ContentModel { leaves, matcher }: &ContentModel) -> Consistent {
        for leaf in leaves {
            match leaf {
                Leaf::Element(id) => self.element_id(*id)?,
                Leaf::Wildcard(id) => self.wildcard_id(*id)?,
            }
        }
        let leaf = |leaf: u16| within("leaf", leaf.into(), leaves.len());
        match matcher {
            Matcher::Dfa(dfa) => self.dfa(dfa, leaf),
            Matcher::Counted(automaton) => self.counted(automaton, leaf),
            Matcher::All(AllGroup { members, names, may_be_absent: _ }) => {
                if members.len() != leaves.len() {
                    return Err(format!("{} members for {} leaves", members.len(), leaves.len()));
                }
                for AllMember { element, is_required: _ } in members {
                    self.element_id(*element)?;
                }
                for (name, element, member) in names {
                    self.name_id(*name)?;
                    self.element_id(*element)?;
                    leaf(*member)?;
                }
                Ok(())
            }
        }
    }

    fn dfa(&self, dfa: &Dfa, is_leaf: impl Fn(u16) -> Consistent) -> Consistent {
        let Dfa { states, edges, wildcard_edges } = dfa;
        within("state", 0, states.len())?;
        for state in states {
            let DfaState {
                first_edge,
                edge_count,
                first_wildcard_edge,
                wildcard_edge_count,
                is_accepting: _,
            } = state;
            range("edges", *first_edge, *edge_count, edges.len())?;
            range("edges", *first_wildcard_edge, *wildcard_edge_count, wildcard_edges.len())?;
        }
        for DfaEdge { name, element, leaf, target } in edges {
            self.name_id(*name)?;
            self.element_id(*element)?;
            is_leaf(*leaf)?;
            within("state", *target as usize, states.len())?;
        }
        for DfaWildcardEdge { wildcard, leaf, target } in wildcard_edges {
            self.wildcard_id(*wildcard)?;
            is_leaf(*leaf)?;
            within("state", *target as usize, states.len())?;
        }
        Ok(())
    }

    fn counted(&self, automaton: &CountedAutomaton, is_leaf: impl Fn(u16) -> Consistent) -> Consistent {
        let CountedAutomaton { counters, states, edges } = automaton;
        within("state", 0, states.len())?;
        let counter = |action: &CounterAction| {
            let (CounterAction::Enter(id) | CounterAction::Repeat(id) | CounterAction::Exit(id)) = *action;
            within("counter", id.into(), counters.len())
        };
        for CountedState { first_edge, edge_count, accepting } in states {
            range("edges", *first_edge, *edge_count, edges.len())?;
            accepting.iter().flatten().try_for_each(counter)?;
        }
        for CountedEdge { label, leaf, actions, target } in edges {
            match label {
                EdgeLabel::Element(name, element) => {
                    self.name_id(*name)?;
                    self.element_id(*element)?;
                }
                EdgeLabel::Wildcard(id) => self.wildcard_id(*id)?,
            }
            is_leaf(*leaf)?;
            actions.iter().try_for_each(counter)?;
            within("state", *target as usize, states.len())?;
        }
        Ok(())
    }
}
