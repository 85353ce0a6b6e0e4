//! Content models: particles → positions → automata.
//!
//! ```text
//! particle   component particles            → a small tree with numbered leaves
//! glushkov   the tree                       → positions and what may follow each
//! dfa        positions                      → a deterministic automaton
//! counter    positions with counted loops   → an automaton with counters, where a bound is too large to unroll
//! all_group  an `all` group                 → a table of members
//! ```
//!
//! In: the particle of a content type. Out: [`ContentModel`], and the particles that compete (`cos-nonambig`).
//! Invariant: the size of an automaton does not depend on how large an occurrence bound is.
//! Not here: checks of particles against the base type's.

mod all_group;
mod alphabet;
mod ambiguity;
mod counter;
mod dfa;
mod glushkov;
#[cfg(any(test, feature = "oracle"))]
pub mod oracle;
mod particle;
#[cfg(test)]
mod tests;

use super::tables::Tables;
use crate::component::{Components, ElementDeclarationId, ParticleId, Term, WildcardId};
use alphabet::{Accepts, Alphabet, Symbol};
use ambiguity::Competitors;
pub(super) use ambiguity::Contest;
use glushkov::Network;
use particle::Body;
use xoev_runtime::grammar::{self, AllGroup, ContentModel, Matcher};

/// A compiled content model.
pub(super) struct Compiled {
    /// The model.
    pub model: ContentModel,
    /// Pairs of particles that compete for the same child.
    pub competing: Vec<(ParticleId, ParticleId, Contest)>,
    /// What is to be said if the content or its automaton exceeds a limit; the model is empty then.
    pub excess: Option<String>,
}

impl Compiled {
    fn beyond(excess: String, competing: Vec<(ParticleId, ParticleId, Contest)>) -> Self {
        let nothing = AllGroup { members: Vec::new(), names: Vec::new(), may_be_absent: true };
        let model = ContentModel { leaves: Vec::new(), matcher: Matcher::All(nothing) };
        Self { model, competing, excess: Some(excess) }
    }
}

/// What the ids of components are in the grammar.
pub(super) trait Resolve {
    /// The id of an element declaration.
    fn element(&self, id: ElementDeclarationId) -> grammar::ElementId;
    /// The id of a wildcard.
    fn wildcard(&mut self, tables: &mut Tables, id: WildcardId) -> grammar::WildcardId;
}

/// Compiles the content of a complex type.
pub(super) fn compile(
    components: &Components,
    particle: ParticleId,
    tables: &mut Tables,
    resolve: &mut dyn Resolve,
) -> Compiled {
    let content = match particle::lower(components, particle) {
        Ok(content) => content,
        Err(too_large) => return Compiled::beyond(too_large.to_string(), Vec::new()),
    };
    let most = components.limits.automaton_size;
    let leaves = content.leaves.iter().map(|leaf| accepts(components, *leaf, tables, resolve));
    let alphabet = Alphabet { leaves: leaves.collect() };
    let mut competitors = Competitors::default();
    let matcher = match &content.body {
        Body::All { required, may_be_absent } => {
            Some(Matcher::All(all_group::build(&alphabet, required, *may_be_absent, &mut competitors)))
        }
        Body::Tree(tree) => {
            let network = Network::build(tree, content.leaves.len());
            automaton(&network, &alphabet, most, tables, &mut competitors)
        }
    };
    let leaf = |i: u16| content.leaves.get(usize::from(i)).copied();
    let competing = competitors.pairs.iter().filter_map(|((a, b), c)| Some((leaf(*a)?, leaf(*b)?, *c)));
    let competing = competing.collect();
    match matcher {
        Some(matcher) => Compiled {
            model: ContentModel { leaves: alphabet.grammar_leaves(), matcher },
            competing,
            excess: None,
        },
        None => {
            let edges = format!("the content's automaton has more than {most} edges");
            Compiled::beyond(
                format!("{edges}, or too many ways from one child to the next (limit automaton_size)"),
                competing,
            )
        }
    }
}

fn automaton(
    network: &Network,
    alphabet: &Alphabet,
    most_edges: usize,
    tables: &mut Tables,
    competitors: &mut Competitors,
) -> Option<Matcher> {
    if network.counters.is_empty()
        && let Some(dfa) = dfa::build(network, alphabet, most_edges, tables, competitors)
    {
        return Some(Matcher::Dfa(dfa));
    }
    // Without counters this is the non-deterministic automaton itself, for models too ambiguous for a table.
    if network.counters.len() > usize::from(u16::MAX) {
        return None;
    }
    counter::build(network, alphabet, most_edges, tables, competitors).map(Matcher::Counted)
}

fn accepts(
    components: &Components,
    leaf: ParticleId,
    tables: &mut Tables,
    resolve: &mut dyn Resolve,
) -> Accepts {
    match components.particles[leaf].term {
        Term::Wildcard(wildcard) => Accepts::Wildcard(resolve.wildcard(tables, wildcard)),
        // A leaf is no group; a group without particles accepts nothing.
        Term::ModelGroup(_) => Accepts::Elements(Vec::new()),
        Term::Element(head) => {
            let members = components.substitution_groups.get(&head).map_or(&[][..], Vec::as_slice);
            // Abstract members are in no group in XSD 1.0 (§3.3.6); an abstract head still is the leaf's declaration.
            let members = members.iter().filter(|m| !components.elements[**m].is_abstract);
            let symbols = std::iter::once(&head).chain(members).map(|&id| Symbol {
                name: tables.name(&components.elements[id].name),
                element: resolve.element(id),
                is_abstract: components.elements[id].is_abstract,
            });
            Accepts::Elements(symbols.collect())
        }
    }
}
