//! This project.

use super::Verdict;
use std::path::Path;
use xoev_runtime::validator::{Options, validate_bytes};
use xoev_schema::diagnostics::Severity;
use xoev_schema::source::SourceOptions;

/// What this project says of each instance, with the first rule broken.
pub fn own<P: AsRef<Path>>(schema: &Path, instances: &[P]) -> Vec<(Verdict, &'static str)> {
    let loaded = xoev_schema::load(&[schema.to_owned()], &SourceOptions::default());
    let mut diagnostics = loaded.diagnostics;
    let grammar = xoev_schema::grammar::compile(&loaded.components, None, &mut diagnostics);
    if let Some(error) = diagnostics.list().iter().find(|it| it.severity == Severity::Error) {
        return vec![(Verdict::SchemaInvalid, error.rule); instances.len()];
    }
    // Let pass with a warning where others refuse the schema: a kind of its own.
    let is_warned = diagnostics.list().iter().any(|it| it.rule == "cos-nonambig");
    let passed = if is_warned { "(cos-nonambig warned of)" } else { "" };
    let verdict = |instance: &P| match std::fs::read(instance) {
        Ok(bytes) => match validate_bytes(&grammar.grammar, &bytes, &Options::default()).issues.first() {
            Some(_) if is_warned => (Verdict::Invalid, passed),
            Some(issue) => (Verdict::Invalid, issue.rule),
            None => (Verdict::Valid, passed),
        },
        Err(_) => (Verdict::None, ""),
    };
    instances.iter().map(verdict).collect()
}
