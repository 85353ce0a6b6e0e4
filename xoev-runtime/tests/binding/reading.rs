//! Read, write, read: equal values, and nothing lost.

use crate::model::*;
use xoev_runtime::value::{Int, QName};
use xoev_runtime::{AnyNode, Document, Nillable};

/// A document of the test's schema; the content of the root element is given.
fn message(content: &str) -> String {
    format!(r#"<t:meldung xmlns:t="urn:test">{content}</t:meldung>"#)
}

/// Reads, writes, reads again; the text must be that of the document, without XML declaration.
#[track_caller]
fn round_trip(content: &str) -> Meldung {
    let xml = message(content);
    let value = Meldung::from_xml(&xml).unwrap_or_else(|report| panic!("{xml}\n{report}"));
    let document = Document::<Meldung>::from_xml(&xml).expect("read before");
    assert_eq!(document.root, value);
    let written = document.to_xml().unwrap_or_else(|report| panic!("{report}"));
    let text = written.lines().skip(1).collect::<Vec<_>>().join("\n");
    assert_eq!(text, xml);
    let alone = value.to_xml().unwrap_or_else(|report| panic!("{report}"));
    assert_eq!(Meldung::from_xml(&alone).expect("what was written is valid"), value);
    let pretty = document.to_xml_with(&xoev_runtime::WriteOptions::pretty()).expect("valid");
    assert_eq!(Meldung::from_xml(&pretty).expect("what was written is valid"), value);
    value
}

fn anschrift(content: &str) -> String {
    format!(r#"<t:anschrift kennung="k"><t:strasse>Weg</t:strasse>{content}</t:anschrift>"#)
}

#[test]
fn sequences_and_choices_are_read_by_leaf() {
    let value = round_trip(&anschrift("<t:zusatz>1</t:zusatz><t:zusatz/><t:inland>x &amp; y</t:inland>"));
    let first = &value.anschrift[0];
    assert_eq!(first.kennung.as_ref(), "k");
    assert_eq!(first.zusatz, ["1", ""]);
    assert_eq!(first.wahl, Wahl::Inland("x & y".to_owned()));

    let value = round_trip(&anschrift("<t:ausland>A</t:ausland><t:ausland>B</t:ausland>"));
    assert_eq!(value.anschrift[0].wahl, Wahl::Ausland(vec!["A".to_owned(), "B".to_owned()]));
    let value = round_trip(&anschrift("<t:x>1</t:x><t:y>2</t:y>"));
    assert!(matches!(&value.anschrift[0].wahl, Wahl::Punkt(p) if p.x == int("1") && p.y == Some(int("2"))));
    // No branch is there: the one that may be empty.
    assert_eq!(round_trip(&anschrift("")).anschrift[0].wahl, Wahl::Ausland(Vec::new()));
}

fn int(text: &str) -> Int {
    text.parse().expect("an int")
}

#[test]
fn repeating_groups_are_told_apart() {
    let paare =
        "<t:p>1</t:p><t:p>2</t:p><t:q>3</t:q><t:schluss>s</t:schluss><t:p>4</t:p><t:q>5</t:q><t:q>6</t:q>";
    let value = round_trip(&anschrift(paare));
    let paare = &value.anschrift[0].paare;
    assert_eq!(paare.len(), 3);
    assert_eq!(paare[0], Paar { p: int("1"), q: Vec::new(), ende: Ende::Nichts });
    assert_eq!(paare[1].ende, Ende::Schluss("s".to_owned()));
    assert_eq!(paare[2].q, [int("5"), int("6")]);
}

#[test]
fn types_may_contain_themselves() {
    let inner = "<t:name>c</t:name>";
    let knoten = format!(
        "<t:knoten><t:name>a</t:name><t:kind><t:name>b</t:name><t:kind>{inner}</t:kind></t:kind><t:kind>{inner}</t:kind></t:knoten>"
    );
    let value = round_trip(&anschrift(&knoten));
    let root = value.anschrift[0].knoten.as_ref().expect("there");
    assert_eq!(root.kind.len(), 2);
    assert_eq!(root.kind[0].kind[0].name, "c");
}

#[test]
fn members_of_all_keep_their_order() {
    let value = round_trip("<t:alles><c>1</c><a>x</a></t:alles>");
    let alles = value.alles.expect("there");
    assert_eq!(alles, Alles { a: Some("x".to_owned()), c: Some(int("1")), ..Alles::default() });
}

#[test]
fn mixed_content_keeps_texts_and_children() {
    let value = round_trip(
        "<t:text sprache=\"de\"> a <t:fett>b</t:fett>\n<t:absatz>c</t:absatz><t:absatz/>d\u{e4}</t:text>",
    );
    let text = value.text.expect("there");
    assert_eq!(text.sprache.as_ref().map(AsRef::as_ref), Some("de"));
    assert_eq!(text.inhalt.len(), 6);
    assert_eq!(text.inhalt[0], Absatz::Text(" a ".to_owned()));
    assert_eq!(text.inhalt[2], Absatz::Text("\n".to_owned()));
}

#[test]
fn derived_types_and_substitutes_are_variants() {
    let xsi = r#"xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance""#;
    let xml = format!(
        r#"<t:meldung xmlns:t="urn:test" {xsi}><t:behoerde xsi:type="t:Gericht"><t:name>G</t:name><t:kammer>3</t:kammer></t:behoerde><t:bereich><t:name>B</t:name></t:bereich><t:plan><t:name>P</t:name></t:plan></t:meldung>"#
    );
    let document = Document::<Meldung>::from_xml(&xml).expect("valid");
    let value = &document.root;
    assert!(matches!(&value.behoerde, Some(BehoerdeArt::Gericht(g)) if g.kammer == Some(int("3"))));
    assert!(
        matches!(&value.objekt[..], [Objekt::Bereich(b), Objekt::Plan(p)] if b.name == "B" && p.name == "P")
    );
    assert_eq!(document.to_xml().expect("valid").lines().nth(1), Some(xml.as_str()));
    let alone = value.to_xml().expect("valid");
    assert_eq!(alone.lines().nth(1), Some(xml.as_str()), "xsi is declared at the root, when it is needed");

    let declared = round_trip("<t:behoerde><t:name>N</t:name></t:behoerde>");
    assert!(matches!(declared.behoerde, Some(BehoerdeArt::Behoerde(_))));
}

#[test]
fn nil_is_kept() {
    let xml = r#"<t:meldung xmlns:t="urn:test" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><t:datum>2024-02-29</t:datum><t:datum i:nil="true"/><t:datum>2024-02</t:datum></t:meldung>"#;
    let document = Document::<Meldung>::from_xml(xml).expect("valid");
    let datum = &document.root.datum;
    assert!(matches!(datum[0].value(), Some(Datum::Tag(_))));
    assert!(datum[1].is_nil());
    assert!(matches!(&datum[2], Nillable::Value(Datum::Monat(m)) if m.as_ref() == "2024-02"));
    assert_eq!(document.to_xml().expect("valid").lines().nth(1), Some(xml));
}

#[test]
fn lists_names_and_simple_content_keep_their_lexical_forms() {
    let value = round_trip(
        r#"<t:zahlen>01 +2 3</t:zahlen><t:name>t:abc</t:name><t:mass einheit="t:m">1.50</t:mass><t:leer/>"#,
    );
    assert_eq!(value.zahlen.expect("there").get().len(), 3);
    assert_eq!(value.name, Some(QName::new("urn:test", "abc").expect("a name")));
    assert_eq!(value.mass[0].wert.as_ref(), "1.50");
    assert_eq!(value.mass[0].einheit.namespace(), "urn:test");
    assert_eq!(value.leer, Some(Leer {}));
}

#[test]
fn wildcards_let_in_what_has_no_type() {
    let xml = r#"<t:meldung xmlns:t="urn:test" xmlns:p="urn:p"><t:mass einheit="t:m" xmlns:q="urn:q" q:a="1">1</t:mass><p:x a="1" p:b="&lt;&#10;"> <p:y>t:z</p:y>text<z xmlns="urn:z"><n xmlns=""/></z></p:x></t:meldung>"#;
    let document = Document::<Meldung>::from_xml(xml).expect("valid");
    let value = &document.root;
    assert_eq!(value.mass[0].weitere[0].name.to_string(), "q:a");
    let x = &value.rest[0];
    assert_eq!(x.name.to_string(), "p:x");
    assert_eq!(x.attribute("urn:p", "b"), Some("<\n"));
    assert_eq!(x.children.len(), 4);
    assert!(matches!(&x.children[0], AnyNode::Text(text) if text == " "));
    let prefixes: Vec<_> = x.namespaces.iter().map(|n| n.prefix()).collect();
    assert_eq!(prefixes, ["p", "t"], "those of names and of texts that may be QNames");
    let written = document.to_xml().expect("valid");
    let moved = xml.replace(r#" xmlns:q="urn:q" q:a="1""#, r#" q:a="1""#);
    let moved = moved.replace(r#"xmlns:p="urn:p""#, r#"xmlns:p="urn:p" xmlns:q="urn:q""#);
    assert_eq!(written.lines().nth(1), Some(moved.as_str()));
    assert_eq!(Document::<Meldung>::from_xml(&written).expect("valid").root, *value);
    // Alone, the value declares what the content without type needs.
    let alone = value.to_xml().expect("valid");
    assert_eq!(Meldung::from_xml(&alone).expect("valid"), *value, "{alone}");
}

#[test]
fn the_ur_type_takes_everything() {
    let value = round_trip("<t:irgendwas b=\"1\"> a<t:b xml:lang=\"de\">t:c</t:b></t:irgendwas>");
    let any = value.irgendwas.expect("there");
    assert_eq!(any.attributes[0].value, "1");
    assert_eq!(any.content.len(), 2);

    let xml = r#"<t:meldung xmlns:t="urn:test" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><t:irgendwas xsi:type="t:Gericht"><t:name>N</t:name><t:kammer>1</t:kammer></t:irgendwas></t:meldung>"#;
    let document = Document::<Meldung>::from_xml(xml).expect("valid");
    assert_eq!(
        document.root.irgendwas.as_ref().and_then(|a| a.type_name.as_ref()).map(|n| n.local()),
        Some("Gericht")
    );
    assert_eq!(document.to_xml().expect("valid").lines().nth(1), Some(xml));
    let alone = document.root.to_xml().expect("valid");
    assert_eq!(alone.lines().nth(1), Some(xml));
}

#[test]
fn documents_keep_what_stands_around() {
    let xml = r#"<x:meldung xmlns:x="urn:test" xmlns="urn:ohne-praefix" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:test t.xsd" xsi:noNamespaceSchemaLocation="n.xsd"><fremd>f</fremd></x:meldung>"#;
    let document = Document::<Nachricht>::from_xml(xml).expect("valid");
    assert_eq!(document.schema_location.as_deref(), Some("urn:test t.xsd"));
    assert_eq!(document.prefixes.len(), 3);
    assert_eq!(document.to_xml().expect("valid").lines().nth(1), Some(xml));
    assert!(matches!(document.root, Nachricht::Meldung(_)));
}

#[test]
fn any_message_is_read_by_its_root() {
    let xml = r#"<t:plan xmlns:t="urn:test"><t:name>N</t:name></t:plan>"#;
    let value = Nachricht::from_reader(xml.as_bytes()).expect("valid");
    assert!(matches!(&value, Nachricht::Plan(plan) if plan.name == "N"));
    assert_eq!(value.to_xml().expect("valid").lines().nth(1), Some(xml));
}
