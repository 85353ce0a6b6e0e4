//! Each limit by its name: what is within passes, what is beyond is refused with that name.

#![allow(clippy::unwrap_used, reason = "a test may end by a panic")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use xoev_runtime::event::Limits;
use xoev_runtime::limits::LimitSettings;
use xoev_runtime::report::{Fault, Language};
use xoev_runtime::validator::{Options, validate_bytes, validate_reader};
use xoev_schema::grammar::{CompiledGrammar, compile};
use xoev_schema::source::SourceOptions;

fn settings(name: &str, value: u64) -> LimitSettings {
    let mut settings = LimitSettings::default();
    settings.set(name, value).unwrap();
    settings
}

fn schema(content: &str) -> String {
    format!("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>{content}</xs:schema>")
}

/// Compiles `0.xsd` of some documents; the texts of what was found about limits.
fn compiled(
    documents: &[String],
    catalogs: &[&str],
    settings: &LimitSettings,
) -> (CompiledGrammar, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    for (number, text) in documents.iter().enumerate() {
        fs::write(folder.path().join(format!("{number}.xsd")), text).unwrap();
    }
    let mut options = SourceOptions::default();
    for (number, text) in catalogs.iter().enumerate() {
        let path = folder.path().join(format!("{number}.xml"));
        fs::write(&path, text).unwrap();
        if number == 0 {
            options.catalogs.push(path);
        }
    }
    settings.apply_to(&mut options.limits);
    compile_in(folder.path(), &options)
}

fn compile_in(folder: &Path, options: &SourceOptions) -> (CompiledGrammar, Vec<String>) {
    let mut loaded = xoev_schema::load(&[folder.join("0.xsd")], options);
    let grammar = compile(&loaded.components, None, &mut loaded.diagnostics);
    let found = loaded.diagnostics.list().iter().filter(|found| found.message.contains("limit "));
    (grammar, found.map(|found| found.message.clone()).collect())
}

#[test]
fn schemas_keep_to_limits() {
    let including = |number: usize| schema(&format!("<xs:include schemaLocation='{}.xsd'/>", number + 1));
    let chain = |length: usize| (0..length).map(including).chain([schema("")]).collect::<Vec<_>>();
    let sequence = schema(&format!(
        "<xs:complexType name='t'><xs:sequence>{}</xs:sequence></xs:complexType>",
        (0..30)
            .map(|n| format!("<xs:element name='e{n}' type='xs:string' minOccurs='0'/>"))
            .collect::<String>()
    ));
    let pattern = schema(
        "<xs:simpleType name='t'><xs:restriction base='xs:string'><xs:pattern value='[a-z]{900}'/></xs:restriction></xs:simpleType>",
    );
    let nested = schema("<xs:annotation><xs:appinfo><a><b/></a></xs:appinfo></xs:annotation>");
    let entities = "<!DOCTYPE a [<!ENTITY e '0123456789'>]><xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' id='a&e;&e;'/>";
    for (name, within, beyond, documents) in [
        ("schema_size", 1000, 50, vec![schema("")]),
        ("schema_documents", 3, 2, chain(2)),
        ("include_depth", 3, 2, chain(3)),
        ("schema_depth", 5, 4, vec![nested]),
        ("entity_expansion", 20, 19, vec![entities.to_owned()]),
        ("grammar_size", 1000, 50, vec![sequence.clone()]),
        ("automaton_size", 1000, 100, vec![sequence]),
        ("pattern_size", 10_000, 100, vec![pattern]),
    ] {
        let (_, found) = compiled(&documents, &[], &settings(name, within));
        assert_eq!(found, Vec::<String>::new(), "{name}");
        let (_, found) = compiled(&documents, &[], &settings(name, beyond));
        assert!(found.iter().any(|text| text.contains(&format!("limit {name}"))), "{name}: {found:?}");
    }
}

#[test]
fn catalogues_keep_to_their_limit() {
    let next = "<catalog xmlns='urn:oasis:names:tc:entity:xmlns:xml:catalog'><nextCatalog catalog='1.xml'/></catalog>";
    let last = "<catalog xmlns='urn:oasis:names:tc:entity:xmlns:xml:catalog'/>";
    let documents = [schema("")];
    assert_eq!(compiled(&documents, &[next, last], &settings("catalogs", 2)).1, Vec::<String>::new());
    let (_, found) = compiled(&documents, &[next, last], &settings("catalogs", 1));
    assert!(found.iter().any(|text| text.contains("limit catalogs")), "{found:?}");
}

#[test]
fn messages_keep_to_limits() {
    let text = schema(
        "<xs:element name='a'><xs:complexType><xs:sequence>\
         <xs:element name='b' maxOccurs='unbounded'><xs:complexType><xs:attribute name='k' type='xs:string'/>\
         <xs:attribute name='id' type='xs:ID'/></xs:complexType></xs:element></xs:sequence></xs:complexType>\
         <xs:unique name='u'><xs:selector xpath='b'/><xs:field xpath='@k'/></xs:unique></xs:element>",
    );
    let (grammar, found) = compiled(&[text], &[], &LimitSettings::default());
    assert_eq!(found, Vec::<String>::new());
    let mut message = "<!DOCTYPE a [<!ENTITY e '0123456789'>]><a>".to_owned();
    for number in 0..20 {
        let _ = write!(message, "<b k='{number}&e;' id='i{number}'/>");
    }
    message.push_str("</a>");
    for (name, within, beyond) in [
        ("input_size", message.len() as u64, message.len() as u64 - 1),
        ("depth", 2, 1),
        ("attributes", 2, 1),
        ("name_length", 2, 1),
        ("text_length", 1000, 11),
        ("entity_expansion", 200, 199),
        ("keys", 40, 39),
    ] {
        for (value, is_enough) in [(within, true), (beyond, false)] {
            let mut limits = Limits::default();
            settings(name, value).apply_to(&mut limits);
            let options = Options { limits, ..Options::default() };
            let from_memory = validate_bytes(&grammar.grammar, message.as_bytes(), &options);
            let from_stream = validate_reader(&grammar.grammar, message.as_bytes(), &options);
            assert_eq!(from_memory.is_valid(), is_enough, "{name}={value}: {from_memory:?}");
            for report in [from_memory, from_stream] {
                let Some(issue) = report.issues.last() else { continue };
                assert!(
                    matches!(issue.fault, Fault::WellFormedness(_)) && issue.rule == "xoev-limit",
                    "{issue:?}"
                );
                for language in [Language::De, Language::En] {
                    let text = issue.message(language);
                    assert!(
                        text.contains(&format!("--limit {name}=")) && text.contains(&value.to_string()),
                        "{text}"
                    );
                }
                assert!(issue.position.line == 1, "{issue:?}");
            }
        }
    }
}
