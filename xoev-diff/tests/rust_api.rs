//! What changes in the generated Rust API, for every folder in `cases/`: `rust_api.txt`.
//! `INSTA_UPDATE=always cargo test -p xoev-diff` writes it anew.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

mod common;

use common::{expect, rust_api, version};
use std::fmt::Write as _;
use std::path::Path;
use xoev_diff::render::{Document, TextOptions, json, text};
use xoev_diff::rust_api::{Effect, RustChangeKind};
use xoev_diff::{CompareOptions, compare};
use xoev_runtime::report::Language;

#[test]
fn the_api_of_every_case_changes_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<_> = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    cases.sort();
    let schema = serde_json::from_str(include_str!("../schema/diff-1.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut out = String::new();
    for case in cases {
        let (old, new) = (version(&case.join("old.xsd")), version(&case.join("new.xsd")));
        let comparison = compare(old.side(), new.side(), &CompareOptions::default()).unwrap();
        let api = rust_api(&old, &new);
        let document = Document { comparison: &comparison, rust_api: Some(&api), samples: &[] };
        assert!(validator.is_valid(&json(&document, Language::De)), "{}", case.display());
        let all = text(&document, Language::En, TextOptions::default());
        let changes = text(&(&comparison).into(), Language::En, TextOptions::default());
        let _ = writeln!(
            out,
            "== {}\n{}\n",
            case.file_name().unwrap().to_string_lossy(),
            all[changes.len()..].trim()
        );
        // What is only named or said otherwise changes no code; what comes breaks none, unless it comes to an item.
        let is_new = |kind| matches!(kind, RustChangeKind::ItemAdded | RustChangeKind::TraitAdded);
        let changes = api.items.iter().flat_map(|it| &it.changes);
        assert!(changes.clone().all(|it| is_new(it.kind) == (it.effect == Effect::Adds)));
        let same = rust_api(&old, &version(&case.join("old.xsd")));
        assert!(same.items.is_empty(), "{}: {same:#?}", case.display());
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rust_api.txt");
    let wrong = expect(&file, &out);
    assert!(wrong.is_none(), "not as expected, see the top of this file:\n{}", wrong.unwrap());
}
