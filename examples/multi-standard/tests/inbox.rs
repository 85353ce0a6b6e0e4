//! The output of the example, and its way without generated code.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;

use example_multi_standard::{Standards, eingang};

fn here(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

#[test]
fn one_function_serves_both_standards() {
    let hund = eingang(&std::fs::read_to_string(here("samples/hund.xml")).unwrap()).unwrap();
    assert_eq!(hund.absender, "Online-Dienst Hund (Beispiel) (online:4712)");
    assert_eq!(hund.betreff, "Hundesteuer: Bello");
    let path = here("../../standards/xbeispiel/1.0/samples/valid/0101-minimal.xml");
    let umzug = eingang(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(umzug.absender, "Online-Dienst Umzug (Beispiel) (online:4711)");
    assert_eq!(umzug.betreff, "Ummeldung von 1 Person(en)");
}

#[test]
fn folders_are_told_apart_by_what_they_know() {
    let standards = Standards::open(&[here("../../standards/xbeispiel/1.0")]).unwrap();
    let message = here("../../standards/xbeispiel/1.0/samples/valid/0202-zugelassen.xml");
    let (title, report) = standards.check(&message).unwrap().unwrap();
    assert_eq!((title, report.is_valid()), ("XBeispiel 1.0", true));
    assert!(standards.check(&here("samples/hund.xml")).unwrap().is_none());
}
