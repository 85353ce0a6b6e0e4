//! The whole suite against the list of known failures.

use std::fs;
use std::path::Path;
use xoev_conformance::known::{self, Wrong};
use xoev_conformance::unpack;
use xoev_xmlconf::{outcome, suite};

/// `cargo test -p xoev-xmlconf -- --ignored --nocapture`; with `INSTA_UPDATE=always` the places are written anew.
#[test]
#[ignore = "needs the W3C XML Conformance Test Suite (XOEV_SHARED)"]
fn answers_are_those_of_the_suite_but_for_known_failures() {
    let Some(folder) = unpack::xml_suite() else { return };
    let tests = suite::read(&folder).expect("the suite is readable");
    let outcomes: Vec<_> =
        tests.iter().map(|test| outcome::run(test).expect("its files are readable")).collect();
    let wrong: Vec<Wrong> = outcomes
        .iter()
        .filter_map(|outcome| {
            let verdict = outcome.wrong?.to_owned();
            Some(Wrong { name: outcome.test.id.clone(), verdict, detail: outcome.reason() })
        })
        .collect();
    println!("{} tests, {} as the suite has them", tests.len(), tests.len() - wrong.len());

    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("known_failures.txt");
    let known = known::parse(&fs::read_to_string(list).expect("the list is readable"));
    let differences = known::differences(&known, &wrong);
    assert!(differences.is_empty(), "{} differences:\n{}", differences.len(), differences.join("\n"));
    insta::assert_snapshot!("places", outcome::places(&outcomes));
}
