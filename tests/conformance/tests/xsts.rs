//! The whole suite against the list of known failures.

use std::fs;
use std::path::Path;
use xoev_conformance::{causes, known, pool, results, suite, table, unpack};

/// Long without optimisation: `cargo test --release -p xoev-conformance -- --ignored --nocapture`.
#[test]
#[ignore = "needs the W3C XML Schema Test Suite (XOEV_SHARED)"]
fn answers_are_those_of_the_suite_but_for_known_failures() {
    let Some(folder) = unpack::suite_folder() else { return };
    let suite = suite::read(&folder).expect("the suite is readable");
    suite.notes.iter().for_each(|note| println!("note: {note}"));
    let program = Path::new(env!("CARGO_BIN_EXE_xoev-conformance"));
    let outcomes = pool::run(program, &folder, &suite, pool::PATTERN_UNIT).expect("workers run");
    let compared = results::compare(&suite, &outcomes);
    let target = unpack::workspace_root().join("target");
    fs::write(target.join("xsts-results.tsv"), results::to_tsv(&compared)).expect("target/ is writable");
    fs::write(target.join("xsts-wrong.tsv"), results::wrong_to_tsv(&compared)).expect("target/ is writable");
    println!("{}", causes::causes(&compared, 40));
    print!("{}", table::table(&compared, true));

    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("known_failures.txt");
    let known = known::parse(&fs::read_to_string(list).expect("the list is readable"));
    let differences = known::differences(&known, &known::wrong(&compared));
    assert!(differences.is_empty(), "{} differences:\n{}", differences.len(), differences.join("\n"));
    assert_eq!(
        outcomes.len(),
        suite.groups.iter().flat_map(|g| &g.tests).filter(|t| t.expected.is_some()).count()
    );
}
