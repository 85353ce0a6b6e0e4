//! Messages of one version become those of the other, or it is said what does not carry over.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a panic is the report of a test")]

use example_versionen::xbeispiel::{xbeispiel_1_0 as v1_0, xbeispiel_1_1 as v1_1};
use std::fs;
use xoev_runtime::convert::{Change, ConversionError, convert};
use xoev_runtime::report::Language;

fn old(name: &str) -> v1_0::Nachricht {
    let path = xoev_beispiel::file_of("1.0", "samples/valid").join(name);
    v1_0::Nachricht::from_xml(fs::read(path).unwrap()).unwrap()
}

fn new(name: &str) -> v1_1::Nachricht {
    let path = xoev_beispiel::file_of("1.1", "samples/valid").join(name);
    v1_1::Nachricht::from_xml(fs::read(path).unwrap()).unwrap()
}

fn lost(error: &ConversionError) -> Vec<(&'static str, String)> {
    error.lost().issues.iter().map(|issue| (issue.rule, issue.path.clone())).collect()
}

#[test]
fn samples_carry_over_but_for_what_was_removed() {
    let mut refused = Vec::new();
    for entry in fs::read_dir(xoev_beispiel::file("samples/valid")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let message = old(&name);
        match convert::<_, v1_1::Nachricht>(&message) {
            Ok(converted) => {
                assert!(converted.value.to_xml().is_ok(), "{name}");
                let back: v1_0::Nachricht = convert(&converted.value).unwrap().value;
                assert_eq!(back, message, "{name}");
            }
            Err(error) => refused.push((name, lost(&error))),
        }
    }
    refused.sort();
    let names: Vec<&str> = refused.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["0102-reich.xml", "0103-ablehnung.xml", "0103-minimal.xml"]);
    let branch = "/xbs:ummeldung.bestaetigung.0102/ergebnis[2]/bereitsGemeldet[1]";
    assert_eq!(refused[0].1, [("cvc-complex-type.2.4.a", branch.to_owned())]);
    assert!(refused[1].1.contains(&("cvc-elt.1", "/xbs:ummeldung.ablehnung.0103".to_owned())));
}

#[test]
fn what_a_version_fixes_is_exchanged_and_reported() {
    let mut message = old("0101-reich.xml");
    let v1_0::Nachricht::UmmeldungAntrag0101(antrag) = &mut message else { panic!("no application") };
    antrag.beziehung[0].art.list_version_id = Some("1".parse().unwrap());
    let converted = convert::<_, v1_1::Nachricht>(&message).unwrap();
    let namespace = "urn:xoev-beispiel:standard:xbeispiel:1";
    let change = |path: &str, from: &str, to: &str| Change::Fixed {
        path: format!("/xbs:ummeldung.antrag.0101{path}"),
        from: from.to_owned(),
        to: to.to_owned(),
    };
    let expected = [
        Change::Namespace { from: format!("{namespace}.0"), to: format!("{namespace}.1") },
        change("/@version", "1.0", "1.1"),
        change("/beziehung[1]/art[1]/@listVersionID", "1", "2"),
    ];
    assert_eq!(converted.changes, expected);
    let v1_1::Nachricht::UmmeldungAntrag0101(antrag) = converted.value else { panic!("no application") };
    assert_eq!(antrag.version, "1.1");
}

#[test]
fn what_the_older_version_does_not_know_is_named() {
    let error = v1_0::Nachricht::try_from(new("0101-mit-sprache.xml")).unwrap_err();
    let place = "/xbs:ummeldung.antrag.0101/person[1]/sprache[1]";
    assert_eq!(lost(&error), [("cvc-complex-type.2.4.a", place.to_owned())]);
    let text = error.message(Language::De);
    assert!(
        text.starts_with("Von XBeispiel 1.1 nach XBeispiel 1.0 lässt sich nicht alles übertragen:"),
        "{text}"
    );
    assert!(v1_0::Nachricht::try_from(new("0101-minimal.xml")).is_ok());
}

#[test]
fn parts_of_messages_are_converted_too() {
    let v1_0::Nachricht::UmmeldungAntrag0101(antrag) = old("0101-reich.xml") else {
        panic!("no application")
    };
    for person in &antrag.person {
        let newer = v1_1::xbeispiel::Person::try_from(person.clone()).unwrap();
        assert_eq!(newer.sprache, None);
        assert_eq!(newer.name, person.name);
        assert_eq!(v1_0::xbeispiel::Person::try_from(newer.clone()).unwrap(), *person);
        let with_language = v1_1::xbeispiel::Person { sprache: Some("de".parse().unwrap()), ..newer };
        let error = v1_0::xbeispiel::Person::try_from(with_language).unwrap_err();
        assert_eq!(lost(&error), [("cvc-complex-type.2.4.a", "/teil/sprache[1]".to_owned())]);
    }
    let kind = v1_1::xbeispiel::Beziehung::try_from("20").unwrap();
    assert!(v1_0::xbeispiel::Beziehung::try_from(kind).is_err());
    for &kind in v1_0::xbeispiel::Beziehung::ALL {
        let newer: v1_1::xbeispiel::Beziehung = kind.into();
        assert_eq!((newer.value(), newer.label()), (kind.value(), kind.label()));
        assert_eq!(v1_0::xbeispiel::Beziehung::try_from(newer).unwrap(), kind);
    }
    let application: v1_1::xbeispiel::UmmeldungAntrag0101 = (*antrag).try_into().unwrap();
    assert!(application.validate().is_valid());
}
