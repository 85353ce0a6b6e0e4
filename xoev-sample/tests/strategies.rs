//! Strategies for generated types, over the example standard.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use xbeispiel::xbeispiel::UmmeldungAntrag0101;
use xoev_sample::proptest::values;

mod xbeispiel {
    xoev_macros::include_standard!("../standards/xbeispiel/1.0/xoev.toml", "xbeispiel");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_back(antrag in values::<UmmeldungAntrag0101>()) {
        let xml = antrag.to_xml().unwrap();
        prop_assert_eq!(UmmeldungAntrag0101::from_xml(xml.as_bytes()).unwrap(), antrag);
    }
}

/// Shrinking leads to the least message that still fails: here, one with two persons.
#[test]
fn values_become_simpler() {
    let mut runner = TestRunner::deterministic();
    let fails = |it: &UmmeldungAntrag0101| it.person.len() > 1;
    let strategy = values::<UmmeldungAntrag0101>();
    let mut tree = loop {
        let tree = strategy.new_tree(&mut runner).unwrap();
        if fails(&tree.current()) {
            break tree;
        }
    };
    let before = tree.current().to_xml().unwrap().len();
    let mut least = before;
    while if fails(&tree.current()) { tree.simplify() } else { tree.complicate() } {
        if fails(&tree.current()) {
            least = tree.current().to_xml().unwrap().len();
        }
    }
    assert!(least < before, "{least} bytes, {before} before");
}
