//! The XÖV reading of the schema in `fixtures/standard`.

use std::path::Path;
use xoev_schema::component::{self, Components, TypeId};
use xoev_schema::diagnostics::Diagnostics;
use xoev_schema::schema_set::assemble;
use xoev_schema::source::SourceOptions;
use xoev_schema::xoev::{self, CodeTypeKind, Standard};

fn standard() -> (Components, Standard) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/standard/schema.xsd");
    let mut diagnostics = Diagnostics::default();
    let set = assemble(&[path], &SourceOptions::default(), &mut diagnostics);
    let components = component::build(&set, &mut diagnostics);
    let standard = xoev::interpret(&set, &components);
    (components, standard)
}

#[test]
fn the_standard_is_that_of_the_entry_document() {
    let (_, standard) = standard();
    let info = standard.info().unwrap();
    assert_eq!(info.short_name.as_deref(), Some("XMuster"));
    assert_eq!(info.identifier.as_deref(), Some("urn:muster:standard"));
    assert_eq!(info.version.as_deref(), Some("1.2"), "not the version of the document");
    assert_eq!(info.description.as_deref(), Some("Ein Standard ohne Zweck"));
    assert_eq!(info.handbook_version.as_deref(), Some("3.0.2"));
    assert_eq!(standard.standards.len(), 1);
}

#[test]
fn messages_are_the_elements_with_a_header() {
    let (components, standard) = standard();
    let [message] = &*standard.messages else { panic!("{:?}", standard.messages) };
    assert_eq!(&*components.elements[message.element].name.local, "antrag.stellen.0100");
    assert_eq!(message.number.as_deref(), Some("0100"));
    let header = &components.elements[message.header.unwrap()];
    assert_eq!(&*header.name.local, "nachrichtenkopf");
    let description = &message.description;
    assert_eq!(description.title.as_deref(), Some("Antrag stellen"));
    assert_eq!(description.legal_basis, ["§ 1 MusterG"]);
    assert_eq!(description.author, ["Antragsteller"]);
    assert_eq!(description.reader, ["Behörde"]);
    let documentation = "Erster Absatz,\nzweite Zeile.\n\nZweiter Absatz.";
    assert_eq!(description.documentation.as_deref(), Some(documentation));
}

#[test]
fn code_types_are_told_apart_by_what_is_fixed() {
    let (components, standard) = standard();
    let kinds: Vec<(String, u8)> = standard
        .code_types
        .iter()
        .map(|it| (components.type_name(TypeId::Complex(it.type_definition)), it.kind.number()))
        .collect();
    let expected = [
        ("{urn:muster}Code.Art", 1),
        ("{urn:muster}Code.Fest", 2),
        ("{urn:muster}Code.FreieVersion", 3),
        ("{urn:muster}Code.Frei", 4),
    ];
    assert_eq!(kinds, expected.map(|(name, kind)| (name.to_owned(), kind)));
    let with_name: Vec<bool> = standard.code_types.iter().map(|it| it.name.is_some()).collect();
    assert_eq!(with_name, [false, false, true, false]);
}

#[test]
fn a_code_list_is_described_by_its_type() {
    let (components, standard) = standard();
    let code_type = &standard.code_types[0];
    assert_eq!(code_type.kind, CodeTypeKind::Enumerated);
    assert_eq!(code_type.list_uri.as_deref(), Some("urn:muster:codeliste:art"));
    assert_eq!(code_type.list_version.as_deref(), Some("2"));
    let list = code_type.list.as_ref().unwrap();
    assert_eq!(list.long_name.as_deref(), Some("Art des Antrags"));
    assert_eq!(list.valid_from.as_deref(), Some("2026-01-01"));
    assert_eq!(list.used_code_column.as_deref(), Some("schluessel"));
    let columns: Vec<(&str, bool, bool)> =
        list.columns.iter().map(|it| (&*it.name, it.is_code_column, it.is_required)).collect();
    assert_eq!(columns, [("schluessel", true, true), ("wert", false, false)]);
    let labels: Vec<Option<String>> = components.simple_types[code_type.code_type]
        .facets
        .enumeration
        .iter()
        .map(|it| xoev::label(&it.annotation))
        .collect();
    let expected = [Some("Neu"), Some("B"), Some("Drei"), None];
    assert_eq!(labels, expected.map(|it| it.map(str::to_owned)));
}
