//! What messages of the old version lack for the new one: each folder in `cases/` with `message*.xml` has
//! `expected.sample.{de,en}.txt`. `INSTA_UPDATE=always cargo test -p xoev-diff` writes them anew.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

mod common;

use common::{checked, expect, version};
use serde_json::Value;
use std::path::{Path, PathBuf};
use xoev_diff::render::{Document, TextOptions, html, json, markdown, text};
use xoev_diff::{CompareOptions, Comparison, compare};
use xoev_runtime::report::Language;

/// The folders with messages, and these.
fn cases() -> Vec<(PathBuf, Vec<PathBuf>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<(PathBuf, Vec<PathBuf>)> = Vec::new();
    for case in std::fs::read_dir(folder).unwrap() {
        let case = case.unwrap().path();
        let files = std::fs::read_dir(&case).unwrap().map(|it| it.unwrap().path());
        let mut messages: Vec<PathBuf> =
            files.filter(|it| it.extension().is_some_and(|it| it == "xml")).collect();
        messages.sort();
        if !messages.is_empty() {
            cases.push((case, messages));
        }
    }
    cases.sort();
    assert!(cases.len() > 20, "{}", cases.len());
    cases
}

/// What stands after the changes.
fn section<'t>(text: &'t str, comparison: &Comparison, language: Language) -> &'t str {
    &text[self::text(&comparison.into(), language, TextOptions::default()).len()..]
}

#[test]
fn messages_lack_what_is_expected() {
    let mut wrong = Vec::new();
    let schema: Value = serde_json::from_str(include_str!("../schema/diff-1.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for (case, messages) in cases() {
        let versions = (&version(&case.join("old.xsd")), &version(&case.join("new.xsd")));
        let comparison = compare(versions.0.side(), versions.1.side(), &CompareOptions::default()).unwrap();
        for (language, name) in [(Language::De, "de"), (Language::En, "en")] {
            let samples = checked(versions, &comparison, &messages, language);
            let document = Document { comparison: &comparison, rust_api: None, samples: &samples };
            let found = text(&document, language, TextOptions::default());
            let found = section(&found, &comparison, language).trim_start();
            wrong.extend(expect(&case.join(format!("expected.sample.{name}.txt")), found));
            let value = json(&document, language);
            let faults: Vec<String> =
                validator.iter_errors(&value).map(|it| format!("{}: {it}", it.instance_path())).collect();
            assert!(faults.is_empty(), "{}: {faults:#?}", case.display());
            // Every format says of every fault by which rule it is one.
            let rules = samples.iter().flat_map(|it| it.after.findings()).map(|it| it.rule);
            let (page, table) = (html(&document, language), markdown(&document, language));
            for rule in rules {
                assert!(page.contains(rule) && table.contains(rule), "{}: {rule}", case.display());
            }
        }
    }
    assert!(wrong.is_empty(), "not as expected, see the top of this file:\n{}", wrong.join("\n"));
}

/// A message that is valid in the old version and not in the new one has a cause for each fault, and there is something to
/// do for the writer of it.
#[test]
fn faults_have_causes() {
    for (case, messages) in cases() {
        let versions = (&version(&case.join("old.xsd")), &version(&case.join("new.xsd")));
        let comparison = compare(versions.0.side(), versions.1.side(), &CompareOptions::default()).unwrap();
        for sample in checked(versions, &comparison, &messages, Language::En) {
            if sample.before.faults() > 0 {
                continue;
            }
            for (finding, causes) in sample.after.findings().iter().zip(&sample.causes) {
                assert!(!causes.is_empty(), "{}: {}", case.display(), finding.text());
                assert!(causes.iter().all(|it| it.of(&comparison).is_some()));
            }
        }
    }
}
