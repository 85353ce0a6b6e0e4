//! Schemas made to exhaust the builder are refused, quickly and without a panic.

#![allow(clippy::unwrap_used, reason = "a panic is the report")]

use std::fmt::Write;
use xoev_schema::component::{self, Components};
use xoev_schema::diagnostics::Diagnostics;
use xoev_schema::schema_set::assemble;
use xoev_schema::source::SourceOptions;

fn build(body: &str) -> (Components, Vec<&'static str>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("schema.xsd");
    let text = format!("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">{body}</xs:schema>");
    std::fs::write(&path, text).unwrap();
    let mut diagnostics = Diagnostics::default();
    let set = assemble(&[path], &SourceOptions::default(), &mut diagnostics);
    let components = component::build(&set, &mut diagnostics);
    // The dump walks everything there is.
    assert!(!component::dump(&components).is_empty());
    (components, diagnostics.list().iter().map(|it| it.rule).collect())
}

fn numbered(count: usize, body: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut out, number| {
        let _ = write!(out, "{}", body(number));
        out
    })
}

#[test]
fn a_long_chain_of_extensions() {
    let (components, rules) = build(&numbered(2_000, |n| {
        format!(
            "<xs:complexType name='T{n}'><xs:complexContent><xs:extension base='T{}'><xs:sequence>\
             <xs:element name='e{n}'/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>",
            n + 1
        )
    }));
    assert!(rules.contains(&"xoev-limit"), "{rules:?}");
    assert!(rules.contains(&"src-resolve"), "the last base is missing");
    assert_eq!(components.complex_types.len(), 2_001);
}

#[test]
fn a_long_chain_of_restrictions() {
    let (_, rules) = build(&numbered(3_000, |n| {
        let base = if n == 0 { "xs:string".to_owned() } else { format!("S{}", n - 1) };
        format!("<xs:simpleType name='S{n}'><xs:restriction base='{base}'/></xs:simpleType>")
    }));
    assert!(rules.iter().all(|it| *it == "xoev-limit"), "{rules:?}");
    assert!(!rules.is_empty());
}

#[test]
fn groups_that_double() {
    let doubling = |last: &str| {
        let groups = numbered(40, |n| {
            let next = n + 1;
            format!(
                "<xs:group name='G{n}'><xs:sequence><xs:group ref='G{next}'/><xs:group ref='G{next}'/>\
                 </xs:sequence></xs:group>"
            )
        });
        build(&format!(
            "{groups}<xs:group name='G40'><xs:sequence>{last}</xs:sequence></xs:group>\
             <xs:complexType name='T'><xs:group ref='G0'/></xs:complexType>"
        ))
    };
    for last in ["<xs:element name='e'/>", ""] {
        let (_, rules) = doubling(last);
        assert!(rules.contains(&"xoev-limit"), "{last}: {rules:?}");
    }
}

#[test]
fn groups_that_nest() {
    let groups = numbered(5_000, |n| {
        format!("<xs:group name='G{n}'><xs:sequence><xs:group ref='G{}'/></xs:sequence></xs:group>", n + 1)
    });
    let last = "<xs:group name='G5000'><xs:sequence><xs:element name='e'/></xs:sequence></xs:group>";
    let (_, rules) =
        build(&format!("{groups}{last}<xs:complexType name='T'><xs:group ref='G0'/></xs:complexType>"));
    assert!(rules.contains(&"xoev-limit"), "{rules:?}");
}
