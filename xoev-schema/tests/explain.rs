//! Every rule the project reports is explained, and nothing else is.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::path::Path;
use xoev_runtime::report::Language;
use xoev_schema::explain;

/// How rules of each family begin.
const BEGINNINGS: [&str; 29] = [
    "a-props-",
    "ag-props-",
    "an-props-",
    "au-props-",
    "c-fields-",
    "c-props-",
    "c-selector-",
    "cos-",
    "ct-props-",
    "cvc-",
    "derivation-ok-",
    "diff-",
    "e-props-",
    "mg-props-",
    "mgd-props-",
    "n-props-",
    "no-xmlns",
    "no-xsi",
    "p-props-",
    "rcase-",
    "s4s-",
    "sch-props-",
    "src-",
    "st-props-",
    "st-restrict-",
    "w-props-",
    "xml-wf",
    "xoev-",
    "enumeration-required-",
];

/// Rules about facets are named after the facets.
const FACETS: [&str; 12] = [
    "length",
    "minLength",
    "maxLength",
    "pattern",
    "enumeration",
    "whiteSpace",
    "minInclusive",
    "minExclusive",
    "maxInclusive",
    "maxExclusive",
    "totalDigits",
    "fractionDigits",
];

fn is_rule(text: &str) -> bool {
    let is_id = !text.ends_with('-') && text.chars().all(|c| c.is_ascii_alphanumeric() || "-._".contains(c));
    let is_file = [".xsd", ".xml", ".rs"].iter().any(|end| text.ends_with(end));
    let is_about_facets = || text.split_once('-').is_some_and(|(facet, _)| FACETS.contains(&facet));
    is_id && !is_file && (BEGINNINGS.iter().any(|it| text.starts_with(it)) || is_about_facets())
}

/// The rule ids in string literals of the Rust files below a folder.
fn collect(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if !path.ends_with("tests") && !path.ends_with("explain") {
                collect(&path, found);
            }
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
            let source = std::fs::read_to_string(&path).unwrap();
            found.extend(source.split('"').filter(|text| is_rule(text)).map(str::to_owned));
        }
    }
}

fn in_sources() -> BTreeSet<String> {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = BTreeSet::new();
    collect(&crate_folder.join("src"), &mut found);
    collect(&crate_folder.join("../xoev-runtime/src"), &mut found);
    collect(&crate_folder.join("../xoev-codelists/src"), &mut found);
    collect(&crate_folder.join("../xoev-repository/src"), &mut found);
    collect(&crate_folder.join("../xoev-diff/src"), &mut found);
    found
}

#[test]
fn every_rule_is_explained() {
    let known: BTreeSet<&str> = explain::entries().iter().flat_map(|entry| entry.rules.clone()).collect();
    let sources = in_sources();
    let missing: Vec<&String> = sources.iter().filter(|rule| !known.contains(rule.as_str())).collect();
    assert!(missing.is_empty(), "rules without a text in xoev-schema/src/explain/texts: {missing:?}");
    let surplus: Vec<&&str> = known.iter().filter(|rule| !sources.contains(**rule)).collect();
    assert!(surplus.is_empty(), "texts without a rule in the sources: {surplus:?}");
}

#[test]
fn every_entry_is_complete() {
    let mut seen = BTreeSet::new();
    for entry in explain::entries() {
        let rule = entry.rules[0];
        for language in [Language::En, Language::De] {
            let text = entry.text(language);
            assert!(text.meaning.ends_with('.') && text.meaning.len() > 40, "{rule}: {text:?}");
            assert!(text.remedy.ends_with('.') && text.remedy.len() > 10, "{rule}: {text:?}");
        }
        assert!(!entry.example.is_empty(), "{rule} has no example");
        for rule in &entry.rules {
            assert!(seen.insert(rule), "{rule} is explained twice");
        }
    }
}
