//! The pipeline step, as a test: every valid sample passes, every invalid one is rejected for the reason it states.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use example_ci_validate::{Checker, messages};
use serde::Deserialize;
use xoev_runtime::report::Language;

#[derive(Deserialize)]
struct Expected {
    fault: String,
    rules: Vec<String>,
}

fn standard() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../standards/xbeispiel/1.0")
}

#[test]
fn valid_samples_pass() {
    let checker = Checker::open(&standard()).unwrap_or_else(|error| panic!("{error}"));
    for message in messages([standard().join("samples/valid")]).unwrap() {
        let report = checker.check(&message).unwrap();
        assert!(report.is_valid(), "{}:\n{}", message.display(), report.text(Language::En));
    }
}

#[test]
fn invalid_samples_are_rejected_for_the_stated_reason() {
    let checker = Checker::open(&standard()).unwrap_or_else(|error| panic!("{error}"));
    let text = std::fs::read_to_string(standard().join("samples/expected.toml")).unwrap();
    let expected: BTreeMap<String, Expected> = toml::from_str(&text).unwrap();
    let mut wrong = Vec::new();
    for (file, Expected { fault, rules }) in &expected {
        let report = checker.check(&standard().join("samples/invalid").join(file)).unwrap();
        let found: Vec<_> = report.issues.iter().map(|issue| issue.rule).collect();
        // One fault was made; a report that names others besides leads its reader astray.
        let is_expected = |rule: &&str| rules.iter().any(|expected| expected == rule);
        if found.is_empty() || !found.iter().all(is_expected) {
            wrong.push(format!("{file} ({fault}): expected {rules:?}, found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), expected.len(), wrong.join("\n"));
}

#[test]
fn a_standard_without_schemas_says_where_to_get_them() {
    let error = Checker::open(&standard().join("../../xmeld/25.11a")).err().unwrap_or_default();
    assert!(error.contains("Fetch them from their publisher"), "{error}");
}
