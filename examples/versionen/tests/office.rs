//! The office takes in both versions and sends the one that is valid.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use example_versionen::{ausgang, eingang};

fn sample(version: &str, name: &str) -> Vec<u8> {
    std::fs::read(xoev_beispiel::file_of(version, "samples/valid").join(name)).unwrap()
}

#[test]
fn both_versions_come_in_and_the_valid_one_goes_out() {
    let old = eingang(&sample("1.0", "0101-minimal.xml")).unwrap();
    assert_eq!((old.version, old.geaendert.len()), ("1.0", 2));
    let new = eingang(&sample("1.1", "0101-minimal.xml")).unwrap();
    assert_eq!((new.version, new.geaendert.len()), ("1.1", 0));
    assert_eq!(old.nachricht, new.nachricht);
    let sent = |day: &str| {
        ausgang(eingang(&sample("1.1", "0101-minimal.xml")).unwrap().nachricht, day.parse().unwrap())
    };
    assert!(sent("2026-04-30").unwrap().contains(r#" version="1.0""#));
    assert!(sent("2026-05-01").unwrap().contains(r#" version="1.1""#));
    assert!(sent("2025-10-31").unwrap_err().starts_with("Am 2025-10-31 ist keine Version gültig"));
}

#[test]
fn what_does_not_carry_over_stays_outside() {
    let text = eingang(&sample("1.0", "0102-reich.xml")).unwrap_err();
    assert!(text.contains("/ergebnis[2]/bereitsGemeldet[1]"), "{text}");
    let message = eingang(&sample("1.1", "0101-mit-sprache.xml")).unwrap().nachricht;
    assert!(ausgang(message, "2026-01-01".parse().unwrap()).unwrap_err().contains("/person[1]/sprache[1]"));
}
