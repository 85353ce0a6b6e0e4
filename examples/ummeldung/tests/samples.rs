//! All samples of the standard, through the generated types.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::PathBuf;

use example_ummeldung::standard::Nachricht;

fn samples(folder: &str) -> Vec<PathBuf> {
    let folder =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../standards/xbeispiel/1.0/samples").join(folder);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn what_is_read_is_written_back_equal() {
    for file in samples("valid") {
        let shown = file.display();
        let read = Nachricht::from_xml(fs::read(&file).unwrap())
            .unwrap_or_else(|report| panic!("{shown}:\n{report}"));
        let written = read.to_xml().unwrap_or_else(|report| panic!("{shown}:\n{report}"));
        let again =
            Nachricht::from_xml(&written).unwrap_or_else(|report| panic!("{shown}:\n{report}\n{written}"));
        assert_eq!(read, again, "{shown}");
        assert_eq!(written, again.to_xml().unwrap(), "{shown}");
    }
}

#[test]
fn what_is_not_valid_is_not_read() {
    for file in samples("invalid") {
        assert!(Nachricht::from_xml(fs::read(&file).unwrap()).is_err(), "{}", file.display());
    }
}
