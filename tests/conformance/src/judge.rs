//! What the libraries say about a schema and about an instance.
//!
//! In: paths. Out: [`Answer`]s. Panics go through: the worker catches them.

use crate::suite::Validity;
use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use xoev_runtime::grammar::{Grammar, PatternUnit};
use xoev_runtime::report::Language;
use xoev_runtime::validator::{Limits, Options, validate_bytes};
use xoev_schema::source::SourceOptions;
use xoev_schema::{Loaded, grammar, schema_location};

/// An answer with its reasons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Accepted or rejected.
    pub validity: Validity,
    /// The rules that are broken, each once, in the order found.
    pub rules: Vec<String>,
    /// The first reason as text.
    pub message: String,
}

impl Answer {
    fn of(faults: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut answer = Self { validity: Validity::Valid, rules: Vec::new(), message: String::new() };
        for (rule, message) in faults {
            if answer.validity == Validity::Valid {
                answer.validity = Validity::Invalid;
                answer.message = message;
            }
            if !answer.rules.contains(&rule) {
                answer.rules.push(rule);
            }
        }
        answer
    }
}

/// A schema ready to validate with, if its answer is `Valid`.
#[derive(Debug)]
pub struct Schema {
    /// What is to be said about it.
    pub answer: Answer,
    grammar: Grammar,
    files: BTreeSet<PathBuf>,
}

/// Reads and checks a schema given by its documents.
#[must_use]
pub fn schema(documents: &[PathBuf], unit: PatternUnit) -> Schema {
    let Loaded { set, components, mut diagnostics } = xoev_schema::load(documents, &SourceOptions::default());
    let compiled = grammar::compile_with(&components, None, unit, &mut diagnostics);
    let errors = diagnostics.list().iter().filter(|diagnostic| diagnostic.is_violation());
    let answer = Answer::of(errors.map(|error| (error.rule.to_owned(), error.message.clone())));
    let files = set.files_read.iter().filter_map(|file| file.canonicalize().ok()).collect();
    Schema { answer, grammar: compiled.grammar, files }
}

/// The schemas of one group: that of the group, and those that instances extend by hints.
#[derive(Debug)]
pub struct Schemas {
    documents: Vec<PathBuf>,
    unit: PatternUnit,
    /// The group's own schema; empty where the group names no document.
    pub own: Rc<Schema>,
    extended: HashMap<Vec<PathBuf>, Rc<Schema>>,
}

impl Schemas {
    /// Reads the group's own schema.
    #[must_use]
    pub fn new(documents: &[PathBuf], unit: PatternUnit) -> Self {
        let own = Rc::new(schema(documents, unit));
        Self { documents: documents.to_vec(), unit, own, extended: HashMap::new() }
    }

    /// The schema for an instance that names these files too.
    fn with(&mut self, hints: Vec<PathBuf>) -> Rc<Schema> {
        let new: Vec<PathBuf> = hints.into_iter().filter(|file| !self.own.files.contains(file)).collect();
        if new.is_empty() {
            return Rc::clone(&self.own);
        }
        if let Some(known) = self.extended.get(&new) {
            return Rc::clone(known);
        }
        let documents: Vec<PathBuf> = self.documents.iter().chain(&new).cloned().collect();
        let extended = Rc::new(schema(&documents, self.unit));
        self.extended.insert(new, Rc::clone(&extended));
        extended
    }

    /// Validates an instance. One that names a schema which does not conform is not valid.
    #[must_use]
    pub fn instance(&mut self, path: &Path) -> Answer {
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => return Answer::of([("unreadable".to_owned(), error.to_string())]),
        };
        // The suite has an element with more attributes than the usual limit.
        let limits = Limits { attributes: 1 << 16, ..Limits::default() };
        let options = Options { limits, follows_schema_locations: true, ..Options::default() };
        let locations = schema_location::collect(&bytes, &options);
        let schema = self.with(schema_location::files(&locations, path, &SourceOptions::default()));
        if schema.answer.validity == Validity::Invalid {
            let mut answer = schema.answer.clone();
            answer.rules.iter_mut().for_each(|rule| rule.insert_str(0, "hint:"));
            return answer;
        }
        let report = validate_bytes(&schema.grammar, &bytes, &options);
        Answer::of(report.issues.iter().map(|issue| {
            let place = format!("{} {}", issue.position, issue.path);
            (issue.rule.to_owned(), format!("{place}: {}", issue.message(Language::En)))
        }))
    }
}
