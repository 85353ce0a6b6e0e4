//! A second opinion on contents: a slow matcher that follows the particles as they are written, and random models to
//! compare it with.
//!
//! In: decisions, from a generator or from a fuzzer. Out: nothing, or a panic where an automaton is of another opinion.
//! Not here: contents written down by hand, which are the tests of this stage.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "it is built for tests only: a panic is the report"
)]

#[cfg_attr(
    not(test),
    expect(dead_code, reason = "the compact notation is for contents written down by hand")
)]
pub(super) mod notation;
mod random;
mod slow;

#[cfg(feature = "oracle")]
pub use random::Bytes;
pub use random::{Decide, Random};

use super::*;
use xoev_runtime::grammar::{EdgeLabel, Grammar, NameId};
use xoev_runtime::validator::content::{ContentState, MatchedLeaf};

/// Makes a content, compiles it with all the ways to treat bounds, and compares words with the slow matcher. The answer is
/// how many words were accepted.
///
/// # Panics
/// Where the automaton is of another opinion.
pub fn agree(decide: &mut impl Decide) -> usize {
    let mut components = Components::default();
    let particle = random::model(&mut components, decide);
    let mut accepted = 0;
    for unroll in [None, Some(64), Some(4), Some(1)] {
        let case = case(&components, particle, unroll);
        // Where an element competes with a wildcard, the element goes first, and of two members of an `all` group the first:
        // not all ways are tried, and such contents are no valid ones.
        let is_first_taken =
            !components.wildcards.is_empty() || matches!(case.model.matcher, Matcher::All(_));
        for _ in 0..12 {
            let word = walk(&case, decide);
            if is_first_taken && case.competing > 0 {
                continue;
            }
            let letters: Vec<u32> = word.chars().map(u32::from).collect();
            let expected = slow::accepts(&components, particle, &letters, false);
            let (leaves, is_accepted) = case.run(&word);
            assert_eq!(is_accepted, expected, "unroll {unroll:?}: {word} {:#?}", case.model);
            accepted += usize::from(expected);
            // Where nothing competes, the leaves are those of the one way to read the content.
            if expected && case.competing == 0 {
                assert!(slow::accepts(&components, particle, &leaves, true), "unroll {unroll:?}: {word}");
            }
        }
    }
    accepted
}

/// A word that mostly goes where the model lets it.
fn walk(case: &Case, random: &mut impl Decide) -> String {
    const CHILDREN: [char; 6] = ['a', 'b', 'c', 'd', 'X', 'Y'];
    let mut state = ContentState::start(&case.model);
    let mut word = String::new();
    for _ in 0..random.below(24) {
        let expected = state.expected(&case.grammar, &case.model);
        if expected.is_empty() || random.below(12) == 0 {
            word.push(CHILDREN[random.below(CHILDREN.len())]);
            return word;
        }
        match expected[random.below(expected.len())].label {
            EdgeLabel::Element(name, element) => {
                let matched = state.step(&case.grammar, &case.model, Some(name), "");
                assert_eq!(matched.map(|m| m.what), Some(MatchedLeaf::Element(element)));
                word.push_str(case.grammar.name_parts(name).1);
            }
            EdgeLabel::Wildcard(_) => {
                let child = CHILDREN[random.below(CHILDREN.len())];
                word.push(child);
                let (name, namespace) = case.name(child);
                if state.step(&case.grammar, &case.model, name, namespace).is_none() {
                    return word;
                }
            }
        }
    }
    word
}

/// Ids of components as they are.
pub(super) struct Ids;

impl Resolve for Ids {
    fn element(&self, id: ElementDeclarationId) -> grammar::ElementId {
        grammar::ElementId(id.0)
    }

    fn wildcard(&mut self, tables: &mut Tables, id: WildcardId) -> grammar::WildcardId {
        self.wildcards(tables, id)
    }
}

thread_local! {
    static WILDCARDS: std::cell::RefCell<Vec<crate::component::Wildcard>> = const { std::cell::RefCell::new(Vec::new()) };
}

impl Ids {
    fn wildcards(&self, tables: &mut Tables, id: WildcardId) -> grammar::WildcardId {
        use crate::component::NamespaceConstraint as Of;
        use xoev_runtime::grammar::NamespaceConstraint as To;
        let wildcard = WILDCARDS.with_borrow(|w| w[id.0 as usize].clone());
        let mut namespace =
            |uri: &Option<std::sync::Arc<str>>| tables.namespace(uri.as_deref().unwrap_or_default());
        let namespaces = match &wildcard.namespaces {
            Of::Any => To::Any,
            Of::Not(uri) => To::Not(namespace(uri)),
            Of::OneOf(uris) => To::OneOf(uris.iter().map(namespace).collect()),
        };
        let process_contents = wildcard.process_contents;
        tables.add_wildcard(grammar::Wildcard { namespaces, process_contents })
    }
}

/// A compiled content with the grammar it stands in.
pub(super) struct Case {
    grammar: Grammar,
    pub model: ContentModel,
    /// How many pairs of particles compete.
    pub competing: usize,
}

/// Compiles a content; `unroll` is the bound for repetitions that are copied, where it is not chosen by size.
pub(super) fn case(components: &Components, particle: ParticleId, unroll: Option<usize>) -> Case {
    WILDCARDS.set(components.wildcards.iter().map(|(_, w)| w.clone()).collect());
    let mut tables = Tables::new([("urn:x", "x")]);
    let content = particle::lower(components, particle).ok().unwrap();
    let leaves = content.leaves.iter().map(|l| accepts(components, *l, &mut tables, &mut Ids)).collect();
    let alphabet = Alphabet { leaves };
    let mut competitors = Competitors::default();
    let matcher = match (&content.body, unroll) {
        (Body::Tree(tree), Some(unroll)) => {
            let network = Network::with_unroll_limit(tree, unroll);
            automaton(&network, &alphabet, usize::MAX, &mut tables, &mut competitors).unwrap()
        }
        _ => {
            let compiled = compile(components, particle, &mut tables, &mut Ids);
            assert_eq!(compiled.excess, None);
            competitors
                .pairs
                .extend(compiled.competing.iter().enumerate().map(|(i, c)| ((i as u16, 0), c.2)));
            compiled.model.matcher
        }
    };
    let model = ContentModel { leaves: alphabet.grammar_leaves(), matcher };
    let mut grammar = Grammar::default();
    tables.finish(&mut grammar);
    Case { grammar: grammar.link(), model, competing: competitors.pairs.len() }
}

impl Case {
    fn name(&self, child: char) -> (Option<NameId>, &'static str) {
        match child {
            'X' => (None, "urn:x"),
            'Y' => (None, "urn:y"),
            letter => (self.grammar.name(grammar::NamespaceId(0), &letter.to_string()), ""),
        }
    }

    /// The leaves of the children, and whether all fit and the content may end.
    pub fn run(&self, children: &str) -> (Vec<u32>, bool) {
        let mut state = ContentState::start(&self.model);
        let mut leaves = Vec::new();
        for child in children.chars() {
            let (name, namespace) = self.name(child);
            match state.step(&self.grammar, &self.model, name, namespace) {
                Some(matched) => leaves.push(u32::from(matched.leaf)),
                None => return (leaves, false),
            }
        }
        (leaves, state.is_accepting(&self.model))
    }
}
