//! From a grammar to samples that the validator has accepted.

mod covering;

use crate::analysis::{Analysis, Reach};
use crate::build::Builder;
use crate::document::Document;
use crate::kind::Kind;
use crate::near::nearest;
use crate::pairs::Part;
use crate::policy::{Given, Maximal, Minimal, Policy, Random, Seeded};
use crate::profile::{Profile, ProfileFault};
use crate::refusal::Refusal;
use crate::resolve::resolve;
use crate::value::{Request, Values, Variant};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use xoev_codelists::Snapshot;
use xoev_runtime::grammar::{ElementId, Grammar, TypeId};
use xoev_runtime::validator::{Options, validate_bytes};

/// So often a message is built again without what turned out to have no value.
const REPAIRS: usize = 50;
/// So many seeds are tried for a random message.
const SEEDS: u64 = 8;

/// What samples are made with.
#[derive(Debug, Clone, Default)]
pub struct SampleOptions {
    /// Lists to take codes from, where a standard does not enumerate them itself.
    pub code_lists: Option<Arc<Snapshot>>,
    /// What is wanted of the samples beside that they are valid.
    pub profile: Profile,
    /// At most so many samples of a kind that takes as many as it needs; `None`: as many as it needs.
    pub most: Option<usize>,
}

/// A valid message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// The root element.
    pub message: ElementId,
    /// What kind it is.
    pub kind: Kind,
    /// Its number among those of its kind, from 1.
    pub number: usize,
    /// The message as a tree.
    pub document: Document,
    /// The message as text, in UTF-8.
    pub xml: String,
}

/// Makes samples for a grammar.
#[derive(Debug)]
pub struct Sampler<'g> {
    analysis: Analysis<'g>,
    values: Values<'g>,
    profile: Profile,
    most: usize,
    /// What can occur in a message, once that is known.
    reaches: HashMap<ElementId, Reach>,
    /// The optional parts of a type, once they are known.
    parts: HashMap<TypeId, Vec<Part>>,
}

impl<'g> Sampler<'g> {
    /// Weighs a linked grammar.
    #[must_use]
    pub fn new(grammar: &'g Grammar, options: &SampleOptions) -> Self {
        Self {
            analysis: Analysis::new(grammar, HashSet::new()),
            values: Values::new(grammar, options.code_lists.clone()),
            profile: options.profile.clone(),
            most: options.most.unwrap_or(usize::MAX),
            reaches: HashMap::new(),
            parts: HashMap::new(),
        }
    }

    /// The grammar.
    #[must_use]
    pub fn grammar(&self) -> &'g Grammar {
        self.analysis.grammar
    }

    /// What is known of the grammar.
    #[must_use]
    pub const fn analysis(&self) -> &Analysis<'g> {
        &self.analysis
    }

    /// The global elements that can be the root of a document, in the order of their ids.
    #[must_use]
    pub fn messages(&self) -> Vec<ElementId> {
        let grammar = self.grammar();
        let mut ids: Vec<ElementId> = grammar.global_elements.iter().map(|(_, id)| *id).collect();
        ids.retain(|id| !grammar.element_declaration(*id).is_abstract);
        ids.sort_unstable();
        ids
    }

    /// The local name of a message.
    #[must_use]
    pub fn name(&self, message: ElementId) -> &'g str {
        let grammar = self.grammar();
        grammar.name_parts(grammar.element_declaration(message).name).1
    }

    /// The message of a local name.
    ///
    /// # Errors
    /// If there is none, with the names that were probably meant.
    pub fn message(&self, name: &str) -> Result<ElementId, Refusal> {
        let messages = self.messages();
        let found = messages.iter().find(|id| self.name(**id) == name).copied();
        found.ok_or_else(|| {
            let similar = nearest(name, messages.iter().map(|id| self.name(*id)));
            Refusal::UnknownMessage { name: name.to_owned(), similar }
        })
    }

    /// A value of a simple type as an element or attribute of this name has it, such as documentation shows. `None` if none
    /// is known.
    #[must_use]
    pub fn value(&self, type_definition: TypeId, name: &str) -> Option<String> {
        let names: &[&str] = &[name];
        let variant = Variant::default();
        self.values.make(&Request { type_definition, names, scene: 0, serial: 1, variant })
    }

    /// The paths of the profile that none of these messages has.
    #[must_use]
    pub fn profile_faults(&self, messages: &[ElementId]) -> Vec<ProfileFault> {
        self.profile.unknown_paths(&self.analysis, messages)
    }

    /// The samples of a kind for a message. `count` and `seed` are for random ones; of the other kinds there are as many as
    /// it takes.
    pub fn samples(
        &mut self,
        message: ElementId,
        kind: Kind,
        count: usize,
        seed: u64,
    ) -> Vec<Result<Sample, Refusal>> {
        match kind {
            Kind::Minimal => vec![self.sample(message, kind, 1, || Minimal)],
            Kind::Maximal => vec![self.sample(message, kind, 1, Maximal::default)],
            Kind::Branches => self.branches(message),
            Kind::Pairwise => self.pairwise(message),
            Kind::Random => (1..=count).map(|number| self.random(message, number, seed)).collect(),
        }
    }

    fn random(&mut self, message: ElementId, number: usize, seed: u64) -> Result<Sample, Refusal> {
        // Every message and number has seeds of its own, so that one more of one does not change the others.
        let own = (u64::from(message.0) << 32) ^ ((number as u64) << 4);
        let mut last = Err(Refusal::TooLarge);
        for attempt in 0..SEEDS {
            let seed = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ own ^ attempt;
            last = self.sample(message, Kind::Random, number, || Random::new(Seeded::new(seed)));
            if last.is_ok() {
                break;
            }
        }
        last
    }

    /// The message that these choices lead to: fewer and smaller numbers lead to simpler messages, none to the least.
    ///
    /// # Errors
    /// If the choices lead to no message: one that is too large, or a value that cannot be made.
    pub fn chosen(&mut self, message: ElementId, choices: &[u32]) -> Result<Sample, Refusal> {
        self.sample(message, Kind::Random, 1, || Random::new(Given(choices.iter())))
    }

    /// Builds a message, makes its values agree, and has it checked.
    pub(crate) fn sample<P: Policy>(
        &mut self,
        message: ElementId,
        kind: Kind,
        number: usize,
        policy: impl Fn() -> P,
    ) -> Result<Sample, Refusal> {
        let mut keys = HashSet::new();
        for _ in 0..REPAIRS {
            let mut policy = policy();
            let builder = Builder::new(&self.analysis, &self.values, &mut policy);
            let built = builder.with_keys(&keys).with_profile(&self.profile).document(message);
            let mut document = match built {
                Ok(document) => document,
                Err(Refusal::NoValue { path, type_definition }) => {
                    let is_new = self.leave_out(type_definition);
                    if !is_new {
                        return Err(Refusal::NoValue { path, type_definition });
                    }
                    continue;
                }
                Err(refusal) => return Err(refusal),
            };
            let missing = resolve(&mut document, self.grammar(), &self.values);
            let before = keys.len();
            keys.extend(missing);
            if keys.len() == before {
                return self.checked(message, kind, number, document);
            }
        }
        Err(Refusal::TooLarge)
    }

    /// Weighs again without what needs a value of this type; false if it was left out already.
    fn leave_out(&mut self, type_definition: TypeId) -> bool {
        let mut without = self.analysis.without_value().clone();
        let is_new = without.insert(type_definition);
        if is_new {
            self.analysis = Analysis::new(self.analysis.grammar, without);
            self.reaches.clear();
            self.parts.clear();
        }
        is_new
    }

    fn checked(
        &self,
        message: ElementId,
        kind: Kind,
        number: usize,
        document: Document,
    ) -> Result<Sample, Refusal> {
        let xml = document.to_xml(self.grammar());
        let report = validate_bytes(self.grammar(), xml.as_bytes(), &Options::default());
        if report.is_valid() {
            Ok(Sample { message, kind, number, document, xml })
        } else {
            Err(Refusal::Invalid { report, xml })
        }
    }
}
