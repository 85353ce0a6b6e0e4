//! From entry schemas to a grammar that messages are checked by.
//!
//! In: [`SchemaFiles`]: entry schemas, where their parts lie, and, of a standard in a configuration, what that says about
//! it. Out: [`Compiled`] with every stage, or [`UsableSchemas`] for validation, from the cache where there is one.
//! Invariants: nothing is printed; files that a lock pins are used only as they were locked.
//! Not here: which standard a message is of.

mod cache;
mod compile;

pub use compile::Compiled;

use crate::error::Error;
use cache::Entry;
use std::path::PathBuf;
use std::sync::Arc;
use xoev_codegen::config::{Entries, StandardConfig, changed_files};
use xoev_runtime::grammar::{Grammar, PatternUnit};
use xoev_runtime::limits::LimitSettings;
use xoev_schema::source::SourceOptions;

/// The files of a schema set.
#[derive(Debug, Clone, Default)]
pub struct SchemaFiles {
    /// The entry schemas.
    pub entries: Vec<PathBuf>,
    /// Where their parts are found.
    pub sources: SourceOptions,
    /// What a configuration says about the standard; `None` for schemas that were named themselves.
    pub config: Option<StandardConfig>,
}

impl SchemaFiles {
    /// Those of a standard in a configuration.
    ///
    /// # Errors
    /// If a folder or pattern gives no schema.
    pub fn of_standard(config: &StandardConfig) -> Result<Self, Error> {
        let mut sources = SourceOptions {
            catalogs: config.catalogs.clone(),
            locations: config.locations.clone(),
            roots: config.roots.clone(),
            ..SourceOptions::default()
        };
        config.limits.apply_to(&mut sources.limits);
        Ok(Self { entries: Entries::find(&config.schemas)?.files, sources, config: Some(config.clone()) })
    }

    /// The same with more entry schemas.
    #[must_use]
    pub fn with_entries(&self, more: &[PathBuf]) -> Self {
        let mut all = self.clone();
        all.entries.extend_from_slice(more);
        all
    }
}

/// How schemas are compiled.
#[derive(Debug, Clone, Default)]
pub struct CompileOptions {
    /// What patterns call a character.
    pub pattern_unit: PatternUnit,
    /// The folder compiled grammars are kept in. It holds those whose patterns are about code points.
    pub cache: Option<PathBuf>,
    /// Whether faults of schemas are rendered with colours.
    pub colour: bool,
    /// Limits that count before those of a configuration.
    pub limits: LimitSettings,
}

/// What validation needs of a schema set.
#[derive(Debug)]
pub struct UsableSchemas {
    /// The grammar; with what the standard says about itself, where a configuration names it.
    pub grammar: Grammar,
    /// The schema documents and catalogues.
    pub files_read: Vec<PathBuf>,
    /// The warnings, rendered; empty where there are none.
    pub warnings: Arc<str>,
}

impl UsableSchemas {
    /// Schemas from the cache, or compiled and put there.
    ///
    /// # Errors
    /// The faults of a set that is not usable, rendered.
    pub fn of(files: &SchemaFiles, options: &CompileOptions) -> Result<Self, Error> {
        let cache = options.cache.as_deref().filter(|_| options.pattern_unit == PatternUnit::CodePoint);
        let entry = cache.and_then(|folder| Entry::new(folder, files));
        if let Some(usable) = entry.as_ref().and_then(Entry::read) {
            return Ok(usable);
        }
        let mut bounded = files.clone();
        options.limits.apply_to(&mut bounded.sources.limits);
        let mut compiled = Compiled::of(&bounded, options.pattern_unit);
        let changed = files.config.as_ref().map(|config| changed_files(config, &compiled.set));
        if let Some(changed) = changed.filter(|it| !it.is_empty()) {
            return Err(Error::new(changed.join("\n")));
        }
        if compiled.diagnostics.has_errors() {
            return Err(Error::new(compiled.rendered(options.colour)));
        }
        let mut usable = Self {
            warnings: compiled.rendered(false).into(),
            files_read: compiled.set.files_read.clone(),
            grammar: compiled.take_grammar(files.config.as_ref())?,
        };
        if let Some(entry) = entry
            && let Err(error) = entry.write(&compiled.set, &usable)
        {
            usable.warnings =
                format!("{}the compiled grammar could not be kept: {error}\n", usable.warnings).into();
        }
        Ok(usable)
    }
}
