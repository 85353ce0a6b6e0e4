//! Checks messages against the schemas of a standard, without any generated code.
//!
//! In: a folder with a `manifest.toml` (see `standards/README.md`) and the standard's schemas; messages.
//! Out: a [`Report`] per message. The schemas are read once; every message is then streamed, so its size does not
//! matter.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use xoev_runtime::event::Options;
use xoev_runtime::grammar::Grammar;
use xoev_runtime::report::Report;
use xoev_runtime::validator;
use xoev_schema::diagnostics::Diagnostics;
use xoev_schema::source::SourceOptions;
use xoev_schema::{component, grammar, schema_set};

/// What this example needs of a manifest.
#[derive(Deserialize)]
struct Manifest {
    name: String,
    version: String,
    entry_schemas: Vec<PathBuf>,
    catalog: Option<PathBuf>,
}

/// A standard, ready to check messages.
pub struct Checker {
    /// Name and version, for the log.
    pub title: String,
    grammar: Grammar,
}

impl Checker {
    /// Reads the standard in a folder.
    ///
    /// # Errors
    /// Says what to do when the folder or its schemas are missing, and what is wrong with schemas that are faulty.
    pub fn open(folder: &Path) -> Result<Self, String> {
        let path = folder.join("manifest.toml");
        let text = std::fs::read_to_string(&path)
            .map_err(|error| format!("{}: {error}\nIs this the folder of a standard?", path.display()))?;
        let manifest: Manifest =
            toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        let title = format!("{} {}", manifest.name, manifest.version);
        let entries: Vec<_> = manifest.entry_schemas.iter().map(|entry| folder.join(entry)).collect();
        if let Some(missing) = entries.iter().find(|entry| !entry.is_file()) {
            return Err(format!(
                "{} is missing: the schemas of {title} are not part of this repository.\n\
                 Fetch them from their publisher (see `source` in {}) and unpack them into {}.",
                missing.display(),
                path.display(),
                folder.display(),
            ));
        }
        let catalogs = manifest.catalog.iter().map(|catalog| folder.join(catalog)).collect();
        Ok(Self { grammar: compile(&entries, catalogs)?, title })
    }

    /// Checks one message.
    ///
    /// # Errors
    /// Only when the file cannot be opened; whatever is wrong with the message stands in the report.
    pub fn check(&self, message: &Path) -> io::Result<Report> {
        let options = Options::default();
        Ok(validator::validate_reader(&self.grammar, File::open(message)?, &options))
    }
}

/// The way of the schemas: documents, components, grammar. Faults of all three stages are collected.
fn compile(entries: &[PathBuf], catalogs: Vec<PathBuf>) -> Result<Grammar, String> {
    let mut diagnostics = Diagnostics::default();
    let options = SourceOptions { catalogs, ..SourceOptions::default() };
    let set = schema_set::assemble(entries, &options, &mut diagnostics);
    let components = component::build(&set, &mut diagnostics);
    let compiled = grammar::compile(&components, None, &mut diagnostics);
    if diagnostics.has_errors() {
        let faults = diagnostics.list().iter().map(|fault| format!("{}: {}", fault.rule, fault.message));
        return Err(faults.collect::<Vec<_>>().join("\n"));
    }
    Ok(compiled.grammar)
}

/// All `.xml` files among the arguments and in the folders among them, sorted.
///
/// # Errors
/// When a folder cannot be read.
pub fn messages(arguments: impl IntoIterator<Item = PathBuf>) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for argument in arguments {
        if argument.is_dir() {
            for entry in std::fs::read_dir(&argument)? {
                found.extend(
                    Some(entry?.path()).filter(|path| path.extension().is_some_and(|it| it == "xml")),
                );
            }
        } else {
            found.push(argument);
        }
    }
    found.sort();
    Ok(found)
}
