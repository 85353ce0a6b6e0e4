//! Three versions in one file: what is shared has the same numbers in all grammars, which stay what they were.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic in a test is its report")]

use std::path::Path;
use xoev_codegen::config::Config;
use xoev_codegen::{GeneratedCode, generate};
use xoev_runtime::grammar::{Builtin, Grammar};
use xoev_runtime::validator::{Options, validate_bytes};

/// A schema of a version: types, and what the message holds.
fn schema(version: &str, types: &str, content: &str) -> String {
    format!(
        r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:v:{version}" targetNamespace="urn:v:{version}"
  elementFormDefault="qualified">
  <xs:element name="nachricht.0001"><xs:complexType><xs:sequence>{content}</xs:sequence>
    <xs:attribute name="version" type="xs:string" use="required" fixed="{version}"/></xs:complexType></xs:element>
  {types}
</xs:schema>"#
    )
}

const KURZ: &str = r#"<xs:simpleType name="Kurz"><xs:restriction base="xs:token"><xs:maxLength value="3"/></xs:restriction></xs:simpleType>"#;
const LANG: &str = r#"<xs:simpleType name="Kurz"><xs:restriction base="xs:token"><xs:maxLength value="9"/></xs:restriction></xs:simpleType>"#;
const PAAR: &str = r#"<xs:complexType name="Paar"><xs:sequence><xs:element name="a" type="Kurz"/><xs:element name="b" type="Kurz"/></xs:sequence></xs:complexType>"#;
const ORT: &str = r#"<xs:complexType name="Ort"><xs:sequence><xs:element name="name" type="xs:token"/><xs:element name="teil" type="Ort" minOccurs="0"/></xs:sequence></xs:complexType>"#;
const ART: &str = r#"<xs:simpleType name="Art"><xs:restriction base="xs:token"><xs:enumeration value="x"/></xs:restriction></xs:simpleType>"#;
const FELDER: &str =
    r#"<xs:element name="paar" type="Paar" minOccurs="0"/><xs:element name="ort" type="Ort" minOccurs="0"/>"#;
const FELDER_MIT_ART: &str = r#"<xs:element name="paar" type="Paar" minOccurs="0"/><xs:element name="ort" type="Ort" minOccurs="0"/><xs:element name="art" type="Art" minOccurs="0"/>"#;

/// `Kurz` (and so `Paar`) is one type in 1 and 3, `Ort` in all, `Art` in 2 and 3.
fn write(folder: &Path) -> Config {
    let versions = [
        ("1", format!("{KURZ}{PAAR}{ORT}"), FELDER),
        ("2", format!("{LANG}{PAAR}{ORT}{ART}"), FELDER_MIT_ART),
        ("3", format!("{ART}{ORT}{PAAR}{KURZ}"), FELDER_MIT_ART),
    ];
    let mut settings = String::new();
    for (version, types, content) in versions {
        std::fs::write(folder.join(format!("{version}.xsd")), schema(version, &types, content)).unwrap();
        settings.push_str(&format!(
            "[standard.v{version}]\nschemas = ['{version}.xsd']\nversion = '{version}'\n"
        ));
    }
    settings.push_str("[group.alle]\nstandards = ['v1', 'v2', 'v3']\nconvert = true\n");
    Config::from_toml(&settings, folder).unwrap()
}

fn number(grammar: &Grammar, version: usize, name: &str) -> u32 {
    let namespace = grammar.namespace(&format!("urn:v:{version}")).unwrap();
    grammar.global_type(grammar.name(namespace, name).unwrap()).unwrap().0
}

fn message(version: usize) -> String {
    format!(
        "<nachricht.0001 xmlns='urn:v:{version}' version='{version}'><paar><a>x</a><b>kurz genug</b></paar>\
         <ort><name>A</name><teil><name>B</name></teil></ort></nachricht.0001>"
    )
}

fn code(config: &Config) -> GeneratedCode {
    config.generate(Some("alle")).unwrap().remove(0)
}

#[test]
fn what_is_shared_has_one_number() {
    let folder = tempfile::tempdir().unwrap();
    let config = write(folder.path());
    let code = code(&config);
    let grammars: Vec<Grammar> =
        code.grammars.iter().map(|it| Grammar::decode(it.tables()).unwrap()).collect();
    let numbers = |name: &str, versions: &[usize]| -> Vec<u32> {
        versions.iter().map(|version| number(&grammars[version - 1], *version, name)).collect()
    };
    let one = |numbers: Vec<u32>| numbers.windows(2).all(|it| it[0] == it[1]);
    assert!(one(numbers("Ort", &[1, 2, 3])));
    assert!(one(numbers("Kurz", &[1, 3])) && one(numbers("Paar", &[1, 3])));
    for builtin in Builtin::ALL {
        assert!(grammars.iter().all(|it| it.types[builtin.type_id().index()].name.is_some()));
    }
}

#[test]
fn renumbered_grammars_say_what_they_said() {
    let folder = tempfile::tempdir().unwrap();
    let config = write(folder.path());
    for (at, (grouped, standard)) in code(&config).grammars.iter().zip(&config.standards).enumerate() {
        let alone = Grammar::decode(generate(standard).unwrap().grammars[0].tables()).unwrap();
        let grouped = Grammar::decode(&grouped.bytes).unwrap();
        assert_eq!(alone.elements.len(), grouped.elements.len());
        for text in [message(at + 1), message(at + 1).replace(" genug", ""), message(3 - at)] {
            let report = |grammar| validate_bytes(grammar, text.as_bytes(), &Options::default());
            assert_eq!(report(&alone).issues, report(&grouped).issues);
        }
        let rules: Vec<&str> = validate_bytes(&grouped, message(at + 1).as_bytes(), &Options::default())
            .issues
            .iter()
            .map(|issue| issue.rule)
            .collect();
        assert_eq!(rules, ["cvc-maxLength-valid"]);
    }
}

#[test]
fn the_file_has_each_type_once() {
    let folder = tempfile::tempdir().unwrap();
    let source = code(&write(folder.path())).source;
    let count = |item: &str| source.matches(item).count();
    assert_eq!(count("pub struct Ort {"), 1);
    assert_eq!((count("pub struct Paar {"), count("pub struct Kurz(")), (2, 2));
    assert_eq!(count("pub enum Art {"), 1);
    assert_eq!(count("pub struct Nachricht0001 {"), 3);
    assert!(source.contains("pub use super::super::v3::{ Kurz, Paar, Ort };"), "{source}");
    assert!(source.contains(
        "pub enum Nachricht {\n    V1(v1::Nachricht),\n    V2(v2::Nachricht),\n    V3(v3::Nachricht),"
    ));
    assert!(source.contains("conversions! { v1 <=> v2 {") && source.contains("conversions! { v2 <=> v3 {"));
    assert!(source.contains("texts { Kurz }"));
}

#[test]
fn settings_of_groups_are_checked() {
    let fault = |group: &str| {
        let text = format!("[standard.a]\nschemas = ['a.xsd']\n[standard.b]\nschemas = ['b.xsd']\n{group}");
        Config::from_toml(&text, Path::new("")).unwrap_err()
    };
    assert!(fault("[group.g]\nstandards = ['a', 'c']").contains("there is no `[standard.c]`"));
    assert!(fault("[group.g]\nstandards = ['a']").contains("two standards at least"));
    assert!(fault("[group.a]\nstandards = ['a', 'b']").contains("a.rs"));
    assert!(fault("[group.g]\nstandard = ['a', 'b']").contains("unknown field"));
}
