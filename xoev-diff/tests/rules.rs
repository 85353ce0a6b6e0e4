//! The table of rules and the rules the sources report are the same.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use std::collections::BTreeSet;
use std::path::Path;
use xoev_diff::rule::RULES;
use xoev_schema::explain;

fn literals(folder: &Path, out: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            literals(&path, out);
        } else if !path.ends_with("table.rs") {
            let source = std::fs::read_to_string(&path).unwrap();
            out.extend(source.split('"').filter(|it| it.starts_with("diff-")).map(str::to_owned));
        }
    }
}

#[test]
fn what_is_reported_has_a_rule_and_every_rule_is_reported() {
    let mut reported = BTreeSet::new();
    literals(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/compare"), &mut reported);
    let table: BTreeSet<String> = RULES.iter().map(|it| it.id.to_owned()).collect();
    assert_eq!(table.len(), RULES.len(), "an id stands twice");
    let missing: Vec<_> = reported.difference(&table).collect();
    assert!(missing.is_empty(), "reported without a rule: {missing:?}");
    let unused: Vec<_> = table.difference(&reported).collect();
    assert!(unused.is_empty(), "never reported: {unused:?}");
}

#[test]
fn every_rule_is_explained_and_says_what_it_fills_in() {
    for rule in RULES {
        assert!(explain::explain(rule.id).is_some(), "{} has no text in explain/texts/diff.txt", rule.id);
        let slots = |text: &str| -> BTreeSet<String> {
            text.split('{').skip(1).filter_map(|it| Some(it.split_once('}')?.0.to_owned())).collect()
        };
        assert_eq!(slots(rule.german), slots(rule.english), "{}", rule.id);
    }
}
