//! Each folder in `cases/` has two schemas and what differs between them, in both languages. A new case is a new folder;
//! `INSTA_UPDATE=always cargo test -p xoev-diff` writes the expectations anew.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

mod common;

use common::{expect, version};
use std::path::{Path, PathBuf};
use xoev_diff::render::{TextOptions, text};
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
            let found = text(&comparison, language, TextOptions::default());
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
