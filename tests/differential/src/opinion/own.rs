//! This project.

use super::Verdict;
use std::path::Path;
use xoev_runtime::validator::{Options, validate_bytes};
use xoev_schema::source::SourceOptions;

/// What this project says of each instance.
pub fn own<P: AsRef<Path>>(schema: &Path, instances: &[P]) -> Vec<Verdict> {
    let loaded = xoev_schema::load(&[schema.to_owned()], &SourceOptions::default());
    let mut diagnostics = loaded.diagnostics;
    let grammar = xoev_schema::grammar::compile(&loaded.components, None, &mut diagnostics);
    if diagnostics.has_errors() {
        return vec![Verdict::SchemaInvalid; instances.len()];
    }
    let verdict = |instance: &P| match std::fs::read(instance) {
        Ok(bytes) if validate_bytes(&grammar.grammar, &bytes, &Options::default()).is_valid() => {
            Verdict::Valid
        }
        Ok(_) => Verdict::Invalid,
        Err(_) => Verdict::None,
    };
    instances.iter().map(verdict).collect()
}
