//! Each message of a fixture is read, written and read again: the same value, and the same canonical XML.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic in a test is its report")]

use std::path::{Path, PathBuf};
use xoev_corpus_tests::canonical::{Comparison, compare};

fn messages(fixture: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../xoev-codegen/tests/fixtures")
        .join(fixture)
        .join("messages");
    let mut out: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    out.sort();
    out
}

macro_rules! round_trip {
    ($fixture:ident) => {
        #[test]
        fn $fixture() {
            use xoev_generated_tests::$fixture::Nachricht;
            for file in messages(stringify!($fixture)) {
                let xml = std::fs::read_to_string(&file).unwrap();
                let read = |xml: &str| {
                    Nachricht::from_xml(xml).unwrap_or_else(|e| panic!("{}: {e:#?}", file.display()))
                };
                let value = read(&xml);
                let written = value.to_xml().unwrap_or_else(|e| panic!("{}: {e:#?}", file.display()));
                assert_eq!(read(&written), value, "{}", file.display());
                let comparison = compare(&xml, &written);
                assert!(
                    !matches!(comparison, Comparison::Different(_)),
                    "{}: {comparison:?}\n{written}",
                    file.display()
                );
            }
        }
    };
}

xoev_generated_tests::fixtures!(round_trip);
