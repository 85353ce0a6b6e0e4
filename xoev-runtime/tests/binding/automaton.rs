//! Deterministic automata of small content models, made as the specification describes them.

use std::collections::BTreeSet;
use xoev_runtime::grammar::{
    ContentModel, Dfa, DfaEdge, DfaState, DfaWildcardEdge, ElementId, Leaf, Matcher, NameId, WildcardId,
};

/// A content model with elements as (name, declaration, members of the substitution group).
pub enum Particle {
    Element(ElementId, Vec<(NameId, ElementId)>),
    Wildcard(WildcardId),
    Sequence(Vec<Particle>),
    Choice(Vec<Particle>),
    Optional(Box<Particle>),
    Many(Box<Particle>),
}

/// First and last positions, and whether nothing fits.
struct Ends {
    first: BTreeSet<usize>,
    last: BTreeSet<usize>,
    is_emptiable: bool,
}

#[derive(Default)]
struct Positions<'p> {
    leaves: Vec<&'p Particle>,
    follow: Vec<BTreeSet<usize>>,
}

impl<'p> Positions<'p> {
    fn visit(&mut self, particle: &'p Particle) -> Ends {
        match particle {
            Particle::Element(..) | Particle::Wildcard(_) => {
                self.leaves.push(particle);
                self.follow.push(BTreeSet::new());
                let own = BTreeSet::from([self.leaves.len() - 1]);
                Ends { first: own.clone(), last: own, is_emptiable: false }
            }
            Particle::Sequence(parts) => {
                let mut all = Ends { first: BTreeSet::new(), last: BTreeSet::new(), is_emptiable: true };
                for part in parts {
                    let next = self.visit(part);
                    self.join(&all.last, &next.first);
                    if all.is_emptiable {
                        all.first.extend(&next.first);
                    }
                    if !next.is_emptiable {
                        all.last.clear();
                    }
                    all.last.extend(&next.last);
                    all.is_emptiable &= next.is_emptiable;
                }
                all
            }
            Particle::Choice(parts) => {
                let mut all = Ends { first: BTreeSet::new(), last: BTreeSet::new(), is_emptiable: false };
                for part in parts {
                    let next = self.visit(part);
                    all.first.extend(&next.first);
                    all.last.extend(&next.last);
                    all.is_emptiable |= next.is_emptiable;
                }
                all
            }
            Particle::Optional(part) => Ends { is_emptiable: true, ..self.visit(part) },
            Particle::Many(part) => {
                let ends = self.visit(part);
                self.join(&ends.last.clone(), &ends.first);
                Ends { is_emptiable: true, ..ends }
            }
        }
    }

    fn join(&mut self, from: &BTreeSet<usize>, to: &BTreeSet<usize>) {
        for &position in from {
            self.follow[position].extend(to);
        }
    }
}

/// The automaton: state 0, then one state for each leaf.
pub fn model(particle: &Particle) -> ContentModel {
    let mut positions = Positions::default();
    let ends = positions.visit(particle);
    let mut dfa = Dfa { states: Vec::new(), edges: Vec::new(), wildcard_edges: Vec::new() };
    let accepts =
        |state: usize| if state == 0 { ends.is_emptiable } else { ends.last.contains(&(state - 1)) };
    for state in 0..=positions.leaves.len() {
        let next = if state == 0 { &ends.first } else { &positions.follow[state - 1] };
        let (mut edges, mut wildcards) = (Vec::new(), Vec::new());
        for &position in next {
            let (leaf, target) = (position as u16, position as u32 + 1);
            match positions.leaves[position] {
                Particle::Element(_, names) => {
                    edges.extend(names.iter().map(|&(name, element)| DfaEdge { name, element, leaf, target }))
                }
                Particle::Wildcard(wildcard) => {
                    wildcards.push(DfaWildcardEdge { wildcard: *wildcard, leaf, target });
                }
                _ => {}
            }
        }
        edges.sort_by_key(|edge| edge.name);
        dfa.states.push(DfaState {
            first_edge: dfa.edges.len() as u32,
            edge_count: edges.len() as u32,
            first_wildcard_edge: dfa.wildcard_edges.len() as u32,
            wildcard_edge_count: wildcards.len() as u32,
            is_accepting: accepts(state),
        });
        dfa.edges.extend(edges);
        dfa.wildcard_edges.extend(wildcards);
    }
    let leaves = positions.leaves.iter().map(|leaf| match leaf {
        Particle::Element(element, _) => Leaf::Element(*element),
        Particle::Wildcard(wildcard) => Leaf::Wildcard(*wildcard),
        _ => unreachable!("only leaves have positions"),
    });
    ContentModel { leaves: leaves.collect(), matcher: Matcher::Dfa(dfa) }
}
