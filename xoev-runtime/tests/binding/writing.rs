//! Values made in a program.

use crate::model::*;
use xoev_runtime::value::{QName, Token};
use xoev_runtime::{AnyAttribute, AnyElement, AnyName, Document, NamespaceBinding, Nillable, WriteOptions};

/// The root element's text, without XML declaration.
fn text(value: &Meldung) -> String {
    let written = value.to_xml().unwrap_or_else(|report| panic!("{report}"));
    assert_eq!(Meldung::from_xml(&written).expect("what was written is valid"), *value, "{written}");
    written.lines().skip(1).collect::<Vec<_>>().join("\n")
}

fn name(namespace: &str, prefix: &str, local: &str) -> AnyName {
    AnyName::qualified(namespace, prefix, local).expect("a name")
}

#[test]
fn simple_types_hold_valid_values_only() {
    let name = Familienname::try_from("Müller").expect("valid");
    assert_eq!(name, "Müller");
    assert_eq!((name.to_string(), name.get().as_str()), ("Müller".to_owned(), "Müller"));
    let fault = Familienname::try_from("Müller-Lüdenscheidt").expect_err("too long");
    assert_eq!((fault.type_name, fault.fault.rule()), ("Familienname", "cvc-maxLength-valid"));
    assert!("".parse::<Familienname>().is_err());

    assert_eq!(Geschlecht::try_from("w"), Ok(Geschlecht::Weiblich));
    assert_eq!((Geschlecht::Maennlich.label(), Geschlecht::Weiblich.label()), ("männlich", "w"));
    assert_eq!(Geschlecht::ALL.len(), 2);
    assert!(Geschlecht::try_from("d").is_err());

    assert!(matches!("2024-02-29".parse(), Ok(Datum::Tag(_))));
    assert!(matches!(" 2024-02 ".parse(), Ok(Datum::Monat(m)) if m.as_ref() == "2024-02"));
    assert!("2023-02-29".parse::<Datum>().is_err());
    assert_eq!("1  2".parse::<Zahlen>().map(|z| z.to_string()), Ok("1 2".to_owned()));
    assert!("1 2 3 4".parse::<Zahlen>().is_err());
}

#[test]
fn namespaces_are_declared_where_they_are_needed() {
    assert_eq!(text(&Meldung::leer()), r#"<t:meldung xmlns:t="urn:test"/>"#);
    // A namespace without a usual prefix gets a numbered one.
    let value = Meldung { fremd: Some("f".to_owned()), ..Meldung::leer() };
    let fremd =
        r#"<t:meldung xmlns:t="urn:test" xmlns:ns1="urn:ohne-praefix"><ns1:fremd>f</ns1:fremd></t:meldung>"#;
    assert_eq!(text(&value), fremd);
    // QNames bring theirs; their prefixes are kept where they are free.
    let qualified = QName::new("urn:n", "x").and_then(|q| q.with_prefix("n")).expect("a name");
    let value = Meldung { name: Some(qualified), ..Meldung::leer() };
    assert_eq!(
        text(&value),
        r#"<t:meldung xmlns:t="urn:test" xmlns:n="urn:n"><t:name>n:x</t:name></t:meldung>"#
    );
    let clash = QName::new("urn:n", "x").and_then(|q| q.with_prefix("t")).expect("a name");
    let value = Meldung { name: Some(clash), ..Meldung::leer() };
    assert!(text(&value).contains(r#"xmlns:ns1="urn:n"><t:name>ns1:x"#));
}

#[test]
fn a_default_namespace_captures_nothing() {
    let mut document = Document::from(Meldung { alles: Some(Alles::default()), ..Meldung::leer() });
    document.prefixes = vec![(String::new(), "urn:test".to_owned())];
    let written = document.to_xml().expect("valid");
    assert!(written.ends_with(r#"<meldung xmlns="urn:test"><alles/></meldung>"#), "{written}");
    // `a` is in no namespace: the default namespace is given up.
    document.root.alles = Some(Alles { a: Some("x".to_owned()), ..Alles::default() });
    let written = document.to_xml().expect("valid");
    assert!(written.contains("<t:alles><a>x</a></t:alles>"), "{written}");
    // So it is for a QName in no namespace.
    document.root = Meldung { name: Some(QName::new("", "x").expect("a name")), ..Meldung::leer() };
    let written = document.to_xml().expect("valid");
    assert_eq!(Document::<Meldung>::from_xml(&written).expect("valid").root, document.root, "{written}");
}

#[test]
fn content_without_type_declares_what_it_needs() {
    let binding = NamespaceBinding::new("q", "urn:q").expect("a binding");
    let inner = AnyElement::new(name("urn:c", "t", "clash")).with_text("q:name").with_namespace(binding);
    let element = AnyElement::new(name("urn:c", "c", "a"))
        .with_attribute(AnyAttribute::new(name("urn:d", "", "b"), "\t\"<"))
        .with_child(inner)
        .with_child(
            AnyElement::new(name("urn:e", "", "default")).with_child(AnyElement::new(name("", "", "none"))),
        );
    let value = Meldung { rest: vec![element], ..Meldung::leer() };
    let written = text(&value);
    assert!(written.starts_with(r#"<t:meldung xmlns:t="urn:test" xmlns:c="urn:c"><c:a "#), "{written}");
    assert!(written.contains(r#"<t:clash xmlns:t="urn:c" xmlns:q="urn:q">q:name</t:clash>"#), "{written}");
    assert!(written.contains(r#"<default xmlns="urn:e"><none xmlns=""/></default>"#), "{written}");
}

#[test]
fn indentation_changes_no_value() {
    let value = Meldung {
        alles: Some(Alles { a: Some(" x\n".to_owned()), ..Alles::default() }),
        text: Some(Text { sprache: None, inhalt: vec![Absatz::Fett("f".to_owned())] }),
        rest: vec![
            AnyElement::new(name("urn:c", "c", "a")).with_child(AnyElement::new(name("urn:c", "c", "b"))),
        ],
        ..Meldung::leer()
    };
    let written = value.to_xml_with(&WriteOptions::pretty().without_declaration()).expect("valid");
    let expected = r#"<t:meldung xmlns:t="urn:test" xmlns:c="urn:c">
  <t:alles>
    <a> x
</a>
  </t:alles>
  <t:text><t:fett>f</t:fett></t:text>
  <c:a><c:b/></c:a>
</t:meldung>
"#;
    assert_eq!(written, expected);
}

#[test]
fn characters_survive() {
    let strange = "a\r\nb\tc<>&\"']]>\u{85}\u{2028}";
    let value = Meldung {
        fremd: Some(strange.to_owned()),
        datum: vec![Nillable::nil()],
        text: Some(Text { sprache: Some(Token::try_from("x\"<>&'").expect("a token")), inhalt: Vec::new() }),
        rest: vec![
            AnyElement::new(name("urn:c", "c", "a"))
                .with_attribute(AnyAttribute::new(name("", "", "b"), strange)),
        ],
        ..Meldung::leer()
    };
    text(&value);
}

#[test]
fn a_writer_gets_all_or_nothing() {
    let mut out = Vec::new();
    Meldung::leer().to_writer(&mut out).expect("valid");
    assert!(out.ends_with(b"<t:meldung xmlns:t=\"urn:test\"/>"));
    out.clear();
    let wrong = Meldung { fremd: Some("\u{1}".to_owned()), ..Meldung::leer() };
    assert!(wrong.to_writer(&mut out).is_err());
    assert!(out.is_empty());
}

#[cfg(feature = "serde")]
#[test]
fn simple_types_are_their_texts_to_serde() {
    let values = (Familienname::try_from("Weg").expect("valid"), Geschlecht::Weiblich);
    let json = serde_json::to_string(&values).expect("written");
    assert_eq!(json, r#"["Weg","w"]"#);
    assert_eq!(serde_json::from_str::<(Familienname, Geschlecht)>(&json).expect("read"), values);
    assert!(serde_json::from_str::<Geschlecht>(r#""d""#).is_err());
}
