//! From entry schemas on the command line to components and a grammar, with the faults printed.

use crate::arguments::LocationOptions;
use crate::cache::Entry;
use std::fmt::Write as _;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use xoev_codegen::Error;
use xoev_codegen::config::{Config, Entries};
use xoev_runtime::grammar::{Grammar, PatternUnit};
use xoev_schema::component::Components;
use xoev_schema::diagnostics::render::{RenderOptions, render};
use xoev_schema::diagnostics::{Diagnostics, Severity};
use xoev_schema::grammar::CompiledGrammar;
use xoev_schema::schema_set::SchemaSet;
use xoev_schema::source::SourceOptions;
use xoev_schema::xoev::{add_code_types, interpret};

/// A schema set through the stages.
pub struct Compiled {
    /// The documents.
    pub set: SchemaSet,
    /// The components.
    pub components: Components,
    /// The grammar.
    pub grammar: CompiledGrammar,
    /// What was found on the way.
    pub diagnostics: Diagnostics,
}

/// Where parts of the schemas are found.
pub fn source_options(location: &LocationOptions) -> SourceOptions {
    SourceOptions {
        catalogs: location.catalogs.clone(),
        locations: location.locations.clone(),
        ..SourceOptions::default()
    }
}

/// What validation needs of a schema set.
pub struct Usable {
    /// The grammar.
    pub grammar: Grammar,
    /// The schema documents and catalogues.
    pub files_read: Vec<PathBuf>,
    /// The warnings, rendered.
    pub messages: String,
}

/// A schema set for validation: from the cache, or compiled and put there. Nothing is printed. The cache holds grammars
/// whose patterns are about code points.
///
/// # Errors
/// The faults of a set that is not usable, rendered.
pub fn usable(
    schemas: &[PathBuf],
    location: &LocationOptions,
    pattern_unit: PatternUnit,
    cache: Option<&Path>,
) -> Result<Usable, String> {
    let cache = cache.filter(|_| pattern_unit == PatternUnit::CodePoint);
    let entry = cache.and_then(|folder| Entry::new(folder, schemas, location));
    if let Some(usable) = entry.as_ref().and_then(Entry::read) {
        return Ok(usable);
    }
    let Compiled { set, grammar, diagnostics, .. } = compile_silently(schemas, location, pattern_unit);
    let rendered = |colour| {
        let options = RenderOptions { colour, ..RenderOptions::default() };
        if diagnostics.list().is_empty() {
            String::new()
        } else {
            render(&diagnostics, &set.sources, &options)
        }
    };
    if diagnostics.has_errors() {
        return Err(rendered(std::io::stderr().is_terminal()));
    }
    let files_read = set.files_read.clone();
    let mut usable = Usable { grammar: grammar.grammar, files_read, messages: rendered(false) };
    if let Some(entry) = entry
        && let Err(error) = entry.write(&set, &usable)
    {
        let _ = writeln!(usable.messages, "the compiled grammar could not be kept: {error}");
    }
    Ok(usable)
}

/// The entry schemas and locations of a standard in an `xoev.toml`, as if they stood on the command line; refused where a
/// file is not what was locked.
pub fn add_standard(
    config: &Path,
    name: &str,
    schemas: &mut Vec<PathBuf>,
    location: &mut LocationOptions,
) -> Result<(), Error> {
    let standard = Config::from_file(config)?.standard(name)?.clone();
    standard.check_files()?;
    schemas.extend(Entries::find(&standard.schemas)?.files);
    location.catalogs.extend(standard.catalogs);
    location.locations.extend(standard.locations);
    Ok(())
}

/// Compiles a set and prints its faults to standard error.
pub fn compile(schemas: &[PathBuf], location: &LocationOptions) -> Compiled {
    let compiled = compile_silently(schemas, location, PatternUnit::CodePoint);
    compiled.print_diagnostics();
    compiled
}

fn compile_silently(schemas: &[PathBuf], location: &LocationOptions, pattern_unit: PatternUnit) -> Compiled {
    let loaded = xoev_schema::load(schemas, &source_options(location));
    let (set, components, mut diagnostics) = (loaded.set, loaded.components, loaded.diagnostics);
    let mut grammar = xoev_schema::grammar::compile_with(&components, None, pattern_unit, &mut diagnostics);
    add_code_types(&interpret(&set, &components), &mut grammar);
    Compiled { set, components, grammar, diagnostics }
}

impl Compiled {
    fn print_diagnostics(&self) {
        if self.diagnostics.list().is_empty() {
            return;
        }
        let options = RenderOptions { colour: std::io::stderr().is_terminal(), ..RenderOptions::default() };
        eprint!("{}", render(&self.diagnostics, &self.set.sources, &options));
    }

    /// How many errors and warnings there are.
    pub fn counts(&self) -> (usize, usize) {
        let errors = self.diagnostics.list().iter().filter(|d| d.severity == Severity::Error).count();
        (errors, self.diagnostics.list().len() - errors)
    }
}
