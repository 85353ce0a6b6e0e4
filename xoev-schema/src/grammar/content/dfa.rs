//! From the network to a deterministic automaton, by subset construction.
//!
//! In: a [`Network`] without counters. Out: [`Dfa`], and the particles that compete.
//! Invariant: right also where Unique Particle Attribution is violated: of two element particles both are
//! followed and the first in the schema names the leaf; an element particle wins over a wildcard.

use super::alphabet::{Accepts, Alphabet, DisjointStep, Symbol, WildcardStep, disjoint};
use super::ambiguity::Competitors;
use super::glushkov::{Follow, Network, Seen};
use crate::grammar::tables::Tables;
use crate::hash::IndexSet;
use std::rc::Rc;
use xoev_runtime::grammar::{Dfa, DfaEdge, DfaState, DfaWildcardEdge};

/// Builds the automaton. `None` if it would have far more states than the network, which only ambiguous models
/// reach.
pub(super) fn build(
    network: &Network,
    alphabet: &Alphabet,
    most_edges: usize,
    tables: &mut Tables,
    competitors: &mut Competitors,
) -> Option<Dfa> {
    let limit = 1024 + 4 * network.len();
    let mut construction = Construction {
        network,
        alphabet,
        follows: vec![None; network.len()],
        alone: vec![None; network.len()],
        seen: Seen::default(),
        taken: IndexSet::default(),
        sets: IndexSet::from_iter([vec![network.start]]),
        ways: 0,
    };
    let mut dfa = Dfa { states: Vec::new(), edges: Vec::new(), wildcard_edges: Vec::new() };
    let mut at = 0;
    while at < construction.sets.len() {
        construction.state(at, &mut dfa, tables, competitors);
        at += 1;
        let is_too_much = construction.ways > WAYS.saturating_mul(most_edges);
        if construction.sets.len() > limit || dfa.edges.len() > most_edges || is_too_much {
            return None;
        }
    }
    Some(dfa)
}

/// So many ways may be looked at for each edge that is allowed. Without competitors each way is an edge; with them, sets of
/// states grow, and each looks at the ways of all its members again.
const WAYS: usize = 4;

struct Construction<'a> {
    network: &'a Network,
    alphabet: &'a Alphabet,
    follows: Vec<Option<Rc<Follow>>>,
    /// By state of the network: the set of it alone, which nearly all sets are.
    alone: Vec<Option<u32>>,
    /// Kept for their memory only.
    seen: Seen,
    taken: IndexSet<(u16, u32)>,
    /// The states of the automaton: sets of states of the network.
    sets: IndexSet<Vec<u32>>,
    /// How many ways were looked at.
    ways: usize,
}

/// An element that may come.
type ElementStep = (Symbol, u16, u32);

impl Construction<'_> {
    fn state(&mut self, at: usize, dfa: &mut Dfa, tables: &mut Tables, competitors: &mut Competitors) {
        let (mut elements, wildcards, is_accepting) = self.steps(at);
        elements.sort_unstable_by_key(|(symbol, leaf, next)| (symbol.name, *leaf, *next));
        competitors.compare(tables, elements.iter().map(|e| (e.0, e.1)), &wildcards);
        let (first_edge, first_wildcard_edge) = (dfa.edges.len() as u32, dfa.wildcard_edges.len() as u32);
        for same_name in elements.chunk_by(|a, b| a.0.name == b.0.name) {
            if let Some((symbol, leaf, _)) = same_name.iter().find(|e| !e.0.is_abstract) {
                let (name, element) = (symbol.name, symbol.element);
                let target = match same_name {
                    [(_, _, next)] => self.target_alone(*next),
                    several => self.target(several.iter().map(|e| e.2).collect()),
                };
                dfa.edges.push(DfaEdge { name, element, leaf: *leaf, target });
            }
        }
        for DisjointStep { wildcard, leaf, targets } in disjoint(&wildcards, tables) {
            let target = self.target(targets);
            dfa.wildcard_edges.push(DfaWildcardEdge { wildcard, leaf, target });
        }
        dfa.states.push(DfaState {
            first_edge,
            edge_count: dfa.edges.len() as u32 - first_edge,
            first_wildcard_edge,
            wildcard_edge_count: dfa.wildcard_edges.len() as u32 - first_wildcard_edge,
            is_accepting,
        });
    }

    /// What may come from a state of the automaton.
    fn steps(&mut self, at: usize) -> (Vec<ElementStep>, Vec<WildcardStep<u32>>, bool) {
        let (mut elements, mut wildcards, mut is_accepting) = (Vec::new(), Vec::new(), false);
        let mut taken = std::mem::take(&mut self.taken);
        for member in self.sets.get_index(at).cloned().unwrap_or_default() {
            let follow = self.follow(member);
            is_accepting |= !follow.accepting.is_empty();
            self.ways = self.ways.saturating_add(follow.steps.len());
            taken.extend(follow.steps.iter().map(|s| (s.leaf, s.next)));
        }
        for (leaf, next) in taken.drain(..) {
            match self.alphabet.get(leaf) {
                Some(Accepts::Elements(symbols)) => elements.extend(symbols.iter().map(|s| (*s, leaf, next))),
                Some(Accepts::Wildcard(wildcard)) => {
                    wildcards.push(WildcardStep { wildcard: *wildcard, leaf, target: next });
                }
                None => {}
            }
        }
        self.taken = taken;
        wildcards.sort_by_key(|w| w.leaf);
        (elements, wildcards, is_accepting)
    }

    fn follow(&mut self, member: u32) -> Rc<Follow> {
        let Some(slot) = self.follows.get_mut(member as usize) else { return Rc::default() };
        Rc::clone(slot.get_or_insert_with(|| Rc::new(self.network.follow(member, &mut self.seen))))
    }

    fn target_alone(&mut self, member: u32) -> u32 {
        if let Some(Some(known)) = self.alone.get(member as usize) {
            return *known;
        }
        let set = self.target(vec![member]);
        if let Some(slot) = self.alone.get_mut(member as usize) {
            *slot = Some(set);
        }
        set
    }

    fn target(&mut self, mut members: Vec<u32>) -> u32 {
        members.sort_unstable();
        members.dedup();
        self.sets.insert_full(members).0 as u32
    }
}
