//! Finding standards, and compiling no more of them than a message needs.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use std::fs;
use std::path::Path;
use xoev_runtime::dispatch::MessageStart;
use xoev_validate::schemas::CompileOptions;
use xoev_validate::standards::{Search, Unrecognised};
use xoev_validate::{Checker, Input, Outcome, Standards};

const BROKEN: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:kaputt">
    <xs:element name="a" type="gibtEsNicht"/></xs:schema>"#;

/// Both versions of the example, and a standard whose schema is faulty.
fn standards(folder: &Path) -> Standards {
    let place = |version, name| xoev_beispiel::file_of(version, name).to_str().unwrap().to_owned();
    let mut settings = String::new();
    for (table, version) in [("alt", "1.0"), ("neu", "1.1")] {
        settings.push_str(&format!(
            "[standard.{table}]\nversion = '{version}'\nschemas = ['{}']\ncatalogs = ['{}']\n",
            place(version, "xbeispiel.xsd"),
            place(version, "catalog.xml")
        ));
    }
    settings.push_str("[standard.kaputt]\nschemas = ['kaputt.xsd']\n");
    fs::write(folder.join("kaputt.xsd"), BROKEN).unwrap();
    fs::write(folder.join("xoev.toml"), settings).unwrap();
    let search = Search { from: folder.to_owned(), ..Search::default() };
    Standards::find(&search, CompileOptions::default()).unwrap()
}

fn compiled(standards: &Standards) -> Vec<&str> {
    let compiled = standards.candidates().iter().filter(|it| it.compiled().is_some());
    compiled.map(|it| it.config().name.as_str()).collect()
}

#[test]
fn only_what_a_message_needs_is_compiled() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("a/b")).unwrap();
    let standards = standards(folder.path());
    assert_eq!(compiled(&standards), [""; 0]);
    let bytes = fs::read(xoev_beispiel::file_of("1.1", "samples/valid/0104-widerruf.xml")).unwrap();
    let found = standards.recognise(&MessageStart::of(&bytes).unwrap()).unwrap();
    assert_eq!(found.standard.config().name, "neu");
    assert_eq!(compiled(&standards), ["neu"]);
    // What is said of an unknown message is said in view of all; one that is not usable hides no other.
    let Err(Unrecognised::Fault(fault)) = standards.recognise(&MessageStart::of(b"<a/>").unwrap()) else {
        unreachable!("nobody knows this element");
    };
    assert!(
        fault.to_string().ends_with("known are XBeispiel 1.0, XBeispiel 1.1 [xoev-unknown-standard]"),
        "{fault}"
    );
    assert_eq!(compiled(&standards), ["alt", "neu"]);
}

#[test]
fn a_message_of_an_unusable_standard_is_not_checked_and_others_are() {
    let folder = tempfile::tempdir().unwrap();
    let checker = Checker::with_standards(standards(folder.path())).unwrap();
    let broken = checker.check(&Input::memory("a.xml", &b"<a xmlns='urn:kaputt'/>"[..]));
    assert!(
        matches!(&broken.outcome, Outcome::Unusable(Some(name)) if name == "kaputt"),
        "{:?}",
        broken.outcome
    );
    assert!(broken.schema_notes.contains("gibtEsNicht"), "{}", broken.schema_notes);
    let good = checker.check(&Input::file(xoev_beispiel::file("samples/valid/0101-minimal.xml")));
    assert!(good.outcome.is_valid() && good.schema_notes.is_empty());
    assert_eq!(good.identity.to_string(), "XBeispiel 1.0, ummeldung.antrag.0101");
}

#[test]
fn asked_for_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let chosen = |asked: &[&str]| {
        let asked: Vec<String> = asked.iter().map(|it| (*it).to_owned()).collect();
        let standards = standards(folder.path()).select(&asked)?;
        let names = standards.candidates().iter().map(|it| it.config().name.clone());
        Ok::<_, xoev_validate::Error>(names.collect::<Vec<_>>())
    };
    assert_eq!(chosen(&[]).unwrap().len(), 3);
    assert_eq!(chosen(&["neu"]).unwrap(), ["neu"]);
    // Names that stand in the schemas alone.
    assert_eq!(chosen(&["XBeispiel"]).unwrap(), ["alt", "neu"]);
    assert_eq!(chosen(&["xbeispiel@1.1"]).unwrap(), ["neu"]);
    assert_eq!(chosen(&["urn:xoev-beispiel:standard:xbeispiel@1.0", "neu"]).unwrap(), ["alt", "neu"]);
    assert!(
        chosen(&["xbeispiel@3.0"]).unwrap_err().to_string().contains("no standard `xbeispiel@3.0` is known")
    );
}
