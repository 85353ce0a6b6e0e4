//! What is refused, and how it is told.

use crate::model::*;
use xoev_runtime::event::Options;
use xoev_runtime::value::Token;
use xoev_runtime::{AnyAttribute, AnyElement, AnyName, Report};

/// Rules and paths of a report.
fn issues(report: &Report) -> Vec<(&str, &str)> {
    report.issues.iter().map(|issue| (issue.rule, issue.path.as_str())).collect()
}

#[test]
fn an_invalid_document_gives_no_value_but_all_faults() {
    let xml = r#"<t:meldung xmlns:t="urn:test"><t:anschrift><t:strasse/></t:anschrift><t:zahlen>1 x</t:zahlen></t:meldung>"#;
    let report = Meldung::from_xml(xml).expect_err("invalid");
    let rules: Vec<_> = report.issues.iter().map(|issue| issue.rule).collect();
    assert_eq!(rules, ["cvc-complex-type.4", "cvc-minLength-valid", "cvc-datatype-valid.1.2.2"]);
}

#[test]
fn another_root_is_refused() {
    let xml = r#"<t:plan xmlns:t="urn:test"><t:name>N</t:name></t:plan>"#;
    let report = Meldung::from_xml(xml).expect_err("no Meldung");
    assert_eq!(issues(&report), [("xoev-not-generated", "/t:plan")]);
}

#[test]
fn a_value_is_checked_before_it_is_written() {
    let anschrift = Anschrift {
        kennung: Token::try_from("k").expect("a token"),
        geschlecht: None,
        strasse: Familienname::try_from("Weg").expect("valid"),
        zusatz: Vec::new(),
        wahl: Wahl::Inland("x".to_owned()),
        paare: Vec::new(),
        knoten: None,
    };
    let element = |namespace| AnyElement::new(AnyName::qualified(namespace, "", "a").expect("a name"));
    let value = Meldung {
        anschrift: vec![anschrift],
        rest: vec![element("urn:other"), element("urn:test")],
        ..Meldung::leer()
    };
    let report = value.validate();
    assert_eq!(issues(&report), issues(&value.to_xml().expect_err("wrong namespace")));
    assert_eq!(issues(&report), [("cvc-complex-type.2.4.a", "/t:meldung/a[1]")]);
    assert!(value.to_xml_unchecked().contains("<a xmlns=\"urn:test\"/>"));
}

#[test]
fn what_xml_cannot_hold_is_told_and_never_written() {
    let value = Meldung { fremd: Some("a\u{1}b".to_owned()), ..Meldung::leer() };
    let report = value.to_xml().expect_err("no character of XML");
    assert_eq!(issues(&report), [("xml-wf", "/t:meldung/ns1:fremd[1]")]);
    let written = value.to_xml_unchecked();
    assert_eq!(Meldung::from_xml(written).expect("valid").fremd.as_deref(), Some("a\u{fffd}b"));

    let name = || AnyName::qualified("urn:c", "c", "b").expect("a name");
    let twice = AnyElement::new(AnyName::qualified("urn:c", "c", "a").expect("a name"))
        .with_attribute(AnyAttribute::new(name(), "1"))
        .with_attribute(AnyAttribute::new(name(), "2"));
    let value = Meldung { rest: vec![twice], ..Meldung::leer() };
    assert_eq!(value.to_xml().expect_err("twice").issues[0].rule, "xml-wf");
    assert!(Meldung::from_xml(value.to_xml_unchecked()).is_ok());
}

/// A value that is as many elements deep, the root included.
fn deep(levels: usize) -> Meldung {
    let mut knoten = Knoten { name: "k".to_owned(), kind: Vec::new() };
    for _ in 3..levels {
        knoten = Knoten { name: "k".to_owned(), kind: vec![knoten] };
    }
    Meldung { objekt: vec![Objekt::Bereich(Box::new(knoten))], ..Meldung::leer() }
}

#[test]
fn depth_is_limited() {
    let value = deep(256);
    assert_eq!(Meldung::from_xml(value.to_xml().expect("not too deep")), Ok(value));
    let value = deep(257);
    assert_eq!(value.to_xml().expect_err("too deep").issues[0].rule, "xoev-limit");
    let written = value.to_xml_unchecked();
    assert_eq!(Meldung::from_xml(&written).expect_err("too deep").issues[0].rule, "xoev-limit");
    let mut options = Options::default();
    options.limits.depth = 257;
    assert_eq!(Meldung::from_xml_with(written, &options), Ok(value));
}
