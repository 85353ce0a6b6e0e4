//! What the classes promise holds for messages made from the schemas (`xoev-sample`): where nothing is asked of the writer,
//! every message of the old version is one of the new; every fault another one has there has a change as its cause. The
//! same seen from the reader, with the messages of the new version in the old one.
//!
//! The pairs: those of `cases/`, and `soundness/schema.xsd` with each edit of `soundness/edits.toml`; both ways.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

mod common;
#[path = "common/promise.rs"]
mod promise;

use common::{Version, version};
use promise::{Outcome, Pair};
use std::path::Path;
use xoev_sample::Kind;

/// Checks pairs both ways.
fn hold(pairs: impl Iterator<Item = (String, Version, Version)>) {
    let mut outcome = Outcome::default();
    for (name, one, other) in pairs {
        for (way, old, new) in [("forwards", &one, &other), ("backwards", &other, &one)] {
            let pair = Pair::new(format!("{name} {way}"), old.compiled(), new.compiled());
            outcome.add(pair.check(&Kind::ALL, 2, 6));
        }
    }
    let Outcome { wrong, messages, with_faults } = outcome;
    println!("{messages} messages, {with_faults} of them with faults in the other version");
    assert!(wrong.is_empty(), "{} of {messages}:\n{}", wrong.len(), wrong.join("\n"));
    // A test without messages, or with none that breaks, says nothing.
    assert!(messages > 1000 && with_faults > 100, "{messages} messages, {with_faults} with faults");
}

#[test]
fn classes_hold_for_messages_of_all_cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<_> = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    cases.sort();
    hold(cases.iter().map(|case| {
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        (name, version(&case.join("old.xsd")), version(&case.join("new.xsd")))
    }));
}

#[test]
fn classes_hold_for_messages_of_edited_schemas() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/soundness");
    let text = std::fs::read_to_string(folder.join("schema.xsd")).unwrap();
    let edits: toml::Table = std::fs::read_to_string(folder.join("edits.toml")).unwrap().parse().unwrap();
    let out = tempfile::tempdir().unwrap();
    hold(edits.iter().map(|(name, edit)| {
        let parts: Vec<&str> = edit.as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
        let edited = parts.chunks(2).fold(text.clone(), |text, edit| {
            assert_eq!(text.matches(edit[0]).count(), 1, "{name}: {}", edit[0]);
            text.replacen(edit[0], edit[1], 1)
        });
        let file = out.path().join(format!("{name}.xsd"));
        std::fs::write(&file, edited).unwrap();
        (name.clone(), version(&folder.join("schema.xsd")), version(&file))
    }));
}
