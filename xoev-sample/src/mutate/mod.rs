//! Invalid messages, each with exactly one fault, and what must be reported of it.
//!
//! ```text
//! Document ── survey ──> its places, and those that keys and identifiers depend on
//!    content, name, structure, attribute, instance, value/, code, identity, markup ──> candidates, by kind of mutation
//!                                                                   └──> Mutant: bytes and the expected fault
//! ```
//! In: the tree of a valid message. Out: [`Mutant`]s.
//! Invariants: a mutation changes one thing; what must be reported follows from the schema and the recommendation, not from a
//! run of the validator; places that other rules depend on (keys, identifiers, code lists) are changed by the mutations about these only; the
//! same message and seed give the same bytes. Not here: valid messages.

mod attribute;
mod candidate;
mod code;
mod content;
mod expected;
mod identity;
mod instance;
mod markup;
mod mutation;
mod name;
mod structure;
mod survey;
mod value;

pub use expected::{Expected, Mismatch};
pub use mutation::Mutation;

use crate::document::Document;
use candidate::Candidate;
use std::sync::Arc;
use survey::Survey;
use xoev_codelists::Snapshot;
use xoev_runtime::grammar::Grammar;

/// What is changed, and how often.
#[derive(Debug, Clone)]
pub struct MutateOptions {
    /// The kinds of mutations.
    pub mutations: Vec<Mutation>,
    /// The most mutants of one kind.
    pub per_mutation: usize,
    /// Decides which places are changed.
    pub seed: u64,
    /// The code lists the reports will be made with.
    pub code_lists: Option<Arc<Snapshot>>,
}

impl Default for MutateOptions {
    fn default() -> Self {
        Self { mutations: Mutation::ALL.to_vec(), per_mutation: 1, seed: 0, code_lists: None }
    }
}

/// An invalid message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mutant {
    /// What was done to a valid one.
    pub mutation: Mutation,
    /// Its number among those of its kind, from 1.
    pub number: usize,
    /// The message; not always text in its declared encoding.
    pub bytes: Vec<u8>,
    /// What must be reported.
    pub expected: Expected,
}

/// Makes invalid messages of a valid one. Kinds for which the message has no place give none.
#[must_use]
pub fn mutants(grammar: &Grammar, document: &Document, options: &MutateOptions) -> Vec<Mutant> {
    let survey = Survey::new(grammar, document, options.code_lists.as_deref(), options.seed);
    let mut out = Vec::new();
    for mutation in &options.mutations {
        let candidates = candidates(*mutation, &survey).take(options.per_mutation);
        out.extend(candidates.zip(1..).map(|(candidate, number)| {
            let (bytes, expected) = candidate.carry_out(&survey);
            Mutant { mutation: *mutation, number, bytes, expected }
        }));
    }
    out
}

fn candidates<'s>(mutation: Mutation, survey: &'s Survey<'_>) -> Box<dyn Iterator<Item = Candidate> + 's> {
    match mutation {
        Mutation::MissingElement => Box::new(content::missing(survey)),
        Mutation::SurplusElement => Box::new(content::surplus(survey)),
        Mutation::UnknownElement => Box::new(content::unknown(survey)),
        Mutation::Order => Box::new(content::order(survey)),
        Mutation::Misspelt => Box::new(name::misspelt(survey)),
        Mutation::Namespace => Box::new(name::namespace(survey)),
        Mutation::Qualification => Box::new(name::qualification(survey)),
        Mutation::Root => Box::new(name::root(survey)),
        Mutation::TextBetweenElements => Box::new(structure::text(survey)),
        Mutation::ElementInText => Box::new(structure::element_in_text(survey)),
        Mutation::ContentInEmpty => Box::new(structure::content_in_empty(survey)),
        Mutation::MissingAttribute => Box::new(attribute::missing(survey)),
        Mutation::UnknownAttribute => Box::new(attribute::unknown(survey)),
        Mutation::Nil => Box::new(instance::nil(survey)),
        Mutation::UnknownType => Box::new(instance::unknown_type(survey)),
        Mutation::ForeignType => Box::new(instance::foreign_type(survey)),
        Mutation::Code => Box::new(code::unknown(survey)),
        Mutation::CodeOfOtherVersion => Box::new(code::of_other_version(survey)),
        Mutation::CodeVersion => Box::new(code::version(survey)),
        Mutation::DuplicateKey => Box::new(identity::duplicate(survey)),
        Mutation::DanglingKeyReference => Box::new(identity::dangling(survey)),
        Mutation::DuplicateId => Box::new(identity::duplicate_id(survey)),
        Mutation::DanglingIdReference => Box::new(identity::dangling_id(survey)),
        Mutation::Truncated
        | Mutation::Encoding
        | Mutation::EndTag
        | Mutation::Reference
        | Mutation::Prefix
        | Mutation::AttributeTwice
        | Mutation::ControlCharacter => Box::new(markup::candidates(mutation, survey)),
        _ => Box::new(value::candidates(mutation, survey)),
    }
}
