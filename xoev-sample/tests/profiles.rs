//! Profiles over the example standard.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic is the report of a test")]

mod common;

use xoev_sample::{Kind, Profile, Sample, SampleOptions, Sampler};

const MESSAGE: &str = "ummeldung.antrag.0101";

fn sampled(profile: &str, kind: Kind) -> Vec<Result<Sample, String>> {
    let grammar =
        common::compile(xoev_beispiel::file("xbeispiel.xsd"), Some(xoev_beispiel::file("catalog.xml")));
    let profile = Profile::parse(profile).unwrap();
    let mut sampler = Sampler::new(&grammar, &SampleOptions { profile, ..SampleOptions::default() });
    let message = sampler.message(MESSAGE).unwrap();
    let faults = sampler.profile_faults(&[message]);
    if let Some(fault) = faults.first() {
        return vec![Err(fault.to_string())];
    }
    sampler.samples(message, kind, 5, 1).into_iter().map(|it| it.map_err(|e| e.to_string())).collect()
}

#[test]
fn fields_are_pinned() {
    let profile = r#"
        [fields]
        "person/name/doktorgrad" = "Dr."
        "/*/person" = { count = 3 }
        "familienname" = { value = "Muster" }
    "#;
    for kind in [Kind::Minimal, Kind::Random] {
        for sample in sampled(profile, kind) {
            let xml = sample.unwrap_or_else(|e| panic!("{e}")).xml;
            assert_eq!(xml.matches("<person ").count(), 3, "{xml}");
            assert!(xml.matches("<doktorgrad>Dr.</doktorgrad>").count() >= 3, "{xml}");
            assert!(!xml.contains("<familienname>Mustermann"), "{xml}");
        }
    }
}

#[test]
fn fields_are_left_out() {
    for sample in sampled(
        "[fields]\n\"name/**\" = { present = false }\n\"/*/@test\" = { present = false }",
        Kind::Minimal,
    ) {
        // The schema wants names: the profile cannot be met, and no invalid message is made.
        assert!(sample.unwrap_err().contains("the schema has no content like that"));
    }
    for sample in sampled("[fields]\n\"/*/@test\" = { present = false }", Kind::Minimal) {
        assert!(!sample.unwrap().xml.contains("test="));
    }
}

#[test]
fn unknown_paths_are_told_with_what_was_meant() {
    let fault = |profile: &str| sampled(profile, Kind::Minimal).remove(0).unwrap_err();
    let told = fault("[fields]\n\"person/name/doktorgrat\" = \"Dr.\"");
    assert!(told.contains("doktorgrat") && told.contains("meant “doktorgrad”"), "{told}");
    let told = fault("[fields]\n\"/*/person\" = { choice = \"nahme\" }");
    assert!(told.contains("no element “nahme”") && told.contains("meant “name”"), "{told}");
    let told = Profile::parse("[fields]\n\"a//b\" = \"x\"").unwrap_err();
    assert!(told[0].to_string().contains("is no path"));
    assert!(Profile::parse("[felder]\n").is_err() && Profile::parse("[fields]\nx = { anzahl = 1 }").is_err());
}
