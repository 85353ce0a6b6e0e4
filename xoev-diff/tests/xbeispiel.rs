//! The two versions of the embedded standard in every format; `INSTA_UPDATE=always cargo test -p xoev-diff` writes the
//! expectations anew. What changed is listed in the README of version 1.1.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

mod common;

use common::{checked, expect, rust_api, xbeispiel};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use xoev_diff::render::{Document, TextOptions, headline, json, markdown, text};
use xoev_diff::{CompareOptions, Comparison, Presence, compare};
use xoev_runtime::report::Language;
use xoev_schema::name::ExpandedName;

fn compared(messages: &[&str]) -> Comparison {
    let messages = messages.iter().map(|it| (*it).to_owned()).collect();
    let options = CompareOptions { messages, ..CompareOptions::default() };
    compare(xbeispiel("1.0").side(), xbeispiel("1.1").side(), &options).unwrap()
}

#[test]
fn every_format_is_as_expected() {
    let comparison = compared(&[]);
    let (old, new) = (xbeispiel("1.0"), xbeispiel("1.1"));
    let api = rust_api(&old, &new);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../standards/xbeispiel/1.0/samples");
    let messages = ["valid/0101-minimal.xml", "valid/0102-reich.xml", "invalid/0101-leerer-name.xml"];
    let messages: Vec<PathBuf> = messages.iter().map(|it| folder.join(it)).collect();
    let mut wrong = Vec::new();
    for (language, name) in [(Language::De, "de"), (Language::En, "en")] {
        let samples = checked((&old, &new), &comparison, &messages, language);
        let document = Document { comparison: &comparison, rust_api: Some(&api), samples: &samples };
        let formats = [
            ("txt", text(&document, language, TextOptions::default())),
            ("md", markdown(&document, language)),
            ("json", format!("{:#}\n", json(&document, language))),
        ];
        for (format, found) in formats {
            let file = format!("tests/xbeispiel/expected.{name}.{format}");
            wrong.extend(expect(&Path::new(env!("CARGO_MANIFEST_DIR")).join(file), &found));
        }
    }
    assert!(wrong.is_empty(), "not as expected, see the top of this file:\n{}", wrong.join("\n"));
}

#[test]
fn only_what_the_chosen_messages_reach() {
    let comparison = compared(&["kfz.zulassung.0202"]);
    assert_eq!(comparison.messages.len(), 1);
    assert!(comparison.subjects.iter().all(|it| it.messages == [0]), "{:#?}", comparison.subjects);
    assert!(!comparison.changes().any(|(_, it)| it.path == "sprache"), "Person is not part of message 0202");
}

#[test]
fn an_unknown_message_is_named_with_similar_ones() {
    let options =
        CompareOptions { messages: vec!["kfz.zulasung.0202".to_owned()], ..CompareOptions::default() };
    let error = compare(xbeispiel("1.0").side(), xbeispiel("1.1").side(), &options).unwrap_err();
    assert_eq!(error.similar, ["kfz.zulassung.0202"]);
}

#[test]
fn changes_of_a_type_are_found_by_its_name_part_by_part() {
    let comparison = compared(&[]);
    let namespace = comparison.namespaces.iter().map(|it| Arc::clone(&it.new));
    let named = |local: &str| {
        let mut names = namespace.clone().map(|it| ExpandedName { namespace: Some(it), local: local.into() });
        names.find_map(|it| comparison.of_type(&it))
    };
    let person = named("Person").unwrap();
    assert_eq!(person.presence(), Presence::Both);
    let parts = person.parts();
    assert_eq!(parts.iter().map(|it| it.changes.len()).sum::<usize>(), person.changes.len());
    let added = parts.iter().find(|it| it.path == "sprache").unwrap();
    assert_eq!(added.presence, Presence::New);
    let [change] = added.changes.as_slice() else { panic!("{added:#?}") };
    assert_eq!(headline(change, Language::De), "Feld kommt hinzu, freigestellt");
    assert!(named("NoSuchType").is_none());
}
