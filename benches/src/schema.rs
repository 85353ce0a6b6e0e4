//! Which schemas are measured, and how they become a grammar.

use crate::Outcome;
use clap::Args;
use std::path::{Path, PathBuf};
use xoev_runtime::grammar::Grammar;
use xoev_schema::diagnostics::render::{RenderOptions, render};
use xoev_schema::source::SourceOptions;

/// A schema and a message.
#[derive(Debug, Clone, Args)]
pub struct Subject {
    /// Entry schema
    #[arg(value_name = "ENTRY.xsd")]
    pub schema: PathBuf,
    /// Message
    #[arg(value_name = "MESSAGE.xml")]
    pub message: PathBuf,
    /// OASIS XML catalogue; may be given several times
    #[arg(long = "catalog", value_name = "FILE")]
    pub catalogs: Vec<PathBuf>,
    /// Seconds for each way of reading
    #[arg(long, default_value_t = 3.0)]
    pub seconds: f64,
}

/// From entry schemas to a grammar.
///
/// # Errors
/// The faults of the schemas.
pub fn compile(schemas: &[PathBuf], catalogs: &[PathBuf]) -> Outcome<Grammar> {
    let options = SourceOptions { catalogs: catalogs.to_vec(), ..SourceOptions::default() };
    let mut loaded = xoev_schema::load(schemas, &options);
    let compiled = xoev_schema::grammar::compile(&loaded.components, None, &mut loaded.diagnostics);
    if loaded.diagnostics.has_errors() {
        return Err(render(&loaded.diagnostics, &loaded.set.sources, &RenderOptions::default()).into());
    }
    Ok(compiled.grammar)
}

/// The bytes of a file; the fault names the file.
///
/// # Errors
/// If it cannot be read.
pub fn read(path: &Path) -> Outcome<Vec<u8>> {
    std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()).into())
}
