//! Which standards are at hand, and of which one a message is.
//!
//! In: an `xoev.toml`, a folder of standards. Out: [`Standards`], and for the start of a message the [`Recognised`]
//! standard, by the one dispatcher (`xoev-runtime/dispatch`).
//! Invariants: a standard is compiled when the first message may be of it, and once; what is said about a message that
//! is of none takes all of them into account; a standard that is not usable hides no other.
//! Not here: bringing standards into a project (`xoev-repository`).

mod discover;
mod manifest;
mod recognise;
mod select;

pub use discover::Search;
pub use recognise::{Recognised, Unrecognised};

use crate::error::Error;
use crate::schemas::{CompileOptions, SchemaFiles, UsableSchemas};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use xoev_codegen::config::{CodeListsConfig, Entries, StandardConfig};
use xoev_runtime::dispatch::{MessageStart, START_LIMIT};

/// The standards at hand.
#[derive(Debug, Default)]
pub struct Standards {
    candidates: Vec<Candidate>,
    compile: CompileOptions,
    code_lists: CodeListsConfig,
    /// Whether they were asked for by name.
    is_asked: bool,
}

/// A standard in one version, compiled when it is needed.
#[derive(Debug)]
pub struct Candidate {
    config: StandardConfig,
    /// The file that names it.
    origin: PathBuf,
    namespaces: OnceLock<Option<Vec<String>>>,
    schemas: OnceLock<Result<UsableSchemas, Error>>,
}

impl Standards {
    /// The standards, in the order in which they were found.
    #[must_use]
    pub fn candidates(&self) -> &[Candidate] {
        &self.candidates
    }

    /// Where code lists lie and what verdicts lead to, as the `xoev.toml` says.
    #[must_use]
    pub fn code_lists(&self) -> &CodeListsConfig {
        &self.code_lists
    }

    /// How its schemas are compiled.
    #[must_use]
    pub fn compile_options(&self) -> &CompileOptions {
        &self.compile
    }

    /// The only standard, where it was asked for by name: then messages are to be checked by it, whatever they say.
    #[must_use]
    pub fn asked(&self) -> Option<&Candidate> {
        self.only().filter(|_| self.is_asked)
    }

    /// The only standard, where there is one.
    #[must_use]
    pub fn only(&self) -> Option<&Candidate> {
        match self.candidates.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// The schemas of one of the standards.
    ///
    /// # Errors
    /// If they are not usable.
    pub fn schemas<'s>(&self, candidate: &'s Candidate) -> Result<&'s UsableSchemas, &'s Error> {
        let compile = || {
            let files = SchemaFiles::of_standard(&candidate.config)?;
            UsableSchemas::of(&files, &self.compile)
        };
        candidate.schemas.get_or_init(compile).as_ref()
    }
}

impl Candidate {
    fn new(config: StandardConfig, origin: &Path) -> Self {
        Self { config, origin: origin.to_owned(), namespaces: OnceLock::new(), schemas: OnceLock::new() }
    }

    /// What the configuration says about it.
    #[must_use]
    pub fn config(&self) -> &StandardConfig {
        &self.config
    }

    /// The file that names it: an `xoev.toml` or a `manifest.toml`.
    #[must_use]
    pub fn origin(&self) -> &Path {
        &self.origin
    }

    /// What was compiled, if it was needed and usable.
    #[must_use]
    pub fn compiled(&self) -> Option<&UsableSchemas> {
        self.schemas.get()?.as_ref().ok()
    }

    /// Whether an entry schema has the namespace, by the start tags of the entry schemas alone: no schema is compiled for
    /// that. One that cannot be read may have any.
    fn has_namespace(&self, namespace: &str) -> bool {
        let namespaces = self.namespaces.get_or_init(|| {
            let entries = Entries::find(&self.config.schemas).ok()?.files;
            entries.iter().map(|entry| target_namespace(entry)).collect()
        });
        namespaces.as_ref().is_none_or(|it| it.iter().any(|own| own == namespace))
    }
}

/// The target namespace of a schema document; empty where it has none.
fn target_namespace(schema: &Path) -> Option<String> {
    let mut start = Vec::new();
    File::open(schema).ok()?.take(START_LIMIT as u64).read_to_end(&mut start).ok()?;
    let start = MessageStart::of(&start).ok()?;
    Some(start.root.attribute("", "targetNamespace").unwrap_or_default().to_owned())
}
