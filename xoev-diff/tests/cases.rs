//! Each folder in `cases/` has two schemas and what differs between them, in both languages. A new case is a new folder;
//! `INSTA_UPDATE=always cargo test -p xoev-diff` writes the expectations anew.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

mod common;

use common::{expect, version};
use serde_json::Value;
use std::path::{Path, PathBuf};
use xoev_diff::render::{TextOptions, html, json, text};
use xoev_diff::{CompareOptions, Comparison, compare};
use xoev_runtime::report::Language;

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    cases.sort();
    cases
}

fn compared(old: &Path, new: &Path) -> Comparison {
    compare(version(old).side(), version(new).side(), &CompareOptions::default()).unwrap()
}

#[test]
fn cases_give_the_expected_changes() {
    let mut wrong = Vec::new();
    for case in cases() {
        let comparison = compared(&case.join("old.xsd"), &case.join("new.xsd"));
        for (language, name) in [(Language::De, "expected.de.txt"), (Language::En, "expected.en.txt")] {
            let found = text(&(&comparison).into(), language, TextOptions::default());
            wrong.extend(expect(&case.join(name), &found));
        }
    }
    assert!(wrong.is_empty(), "not as expected, see the top of this file:\n{}", wrong.join("\n"));
}

#[test]
fn a_schema_is_equal_to_itself() {
    for case in cases() {
        for side in ["old.xsd", "new.xsd"] {
            let comparison = compared(&case.join(side), &case.join(side));
            assert!(comparison.subjects.is_empty(), "{}: {:#?}", case.display(), comparison.subjects);
        }
    }
}

#[test]
fn the_json_of_every_case_keeps_to_its_schema() {
    let mut schema: Value = serde_json::from_str(include_str!("../schema/diff-1.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for case in cases() {
        let comparison = compared(&case.join("old.xsd"), &case.join("new.xsd"));
        for language in [Language::De, Language::En] {
            let value = json(&(&comparison).into(), language);
            let faults: Vec<String> =
                validator.iter_errors(&value).map(|it| format!("{}: {it}", it.instance_path())).collect();
            assert!(faults.is_empty(), "{}: {faults:#?}", case.display());
        }
    }
    // Readers pass over fields they do not know; we write none that the schema does not know.
    close(&mut schema);
    let closed = jsonschema::validator_for(&schema).unwrap();
    for case in cases() {
        let comparison = compared(&case.join("old.xsd"), &case.join("new.xsd"));
        assert!(closed.is_valid(&json(&(&comparison).into(), Language::De)), "{}", case.display());
    }
    assert!(!validator.is_valid(&serde_json::json!({ "version": 2 })));
}

fn close(schema: &mut Value) {
    if let Some(map) = schema.as_object_mut() {
        if map.contains_key("properties") {
            map.insert("additionalProperties".to_owned(), Value::Bool(false));
        }
        map.values_mut().for_each(close);
    } else if let Some(list) = schema.as_array_mut() {
        list.iter_mut().for_each(close);
    }
}

#[test]
fn the_page_of_every_case_has_each_change_and_no_markup_of_the_schemas() {
    for case in cases() {
        let comparison = compared(&case.join("old.xsd"), &case.join("new.xsd"));
        let page = html(&(&comparison).into(), Language::En);
        let counted: usize = page
            .split("data-count=\"")
            .skip(1)
            .map(|it| it.split_once('"').unwrap().0.parse::<usize>().unwrap())
            .sum();
        assert_eq!(counted, comparison.changes().count(), "{}", case.display());
        for (_, change) in comparison.changes() {
            assert!(page.contains(&format!("id=\"rule-{}\"", change.rule.id)), "{}", case.display());
        }
        let loads = ["http-equiv=\"refresh", "src=", "<link", "@import", "url("];
        assert!(loads.iter().all(|it| !page.contains(it)), "{}", case.display());
    }
}
