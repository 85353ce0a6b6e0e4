//! `xoev sample --mutate`: what it writes is reported by `xoev validate` as its table says.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use std::process::{Command, Output};
use toml_edit::DocumentMut;

fn xoev(arguments: &[&str]) -> Output {
    let standard = [
        "--schema".to_owned(),
        xoev_beispiel::file("xbeispiel.xsd").display().to_string(),
        "--catalog".to_owned(),
        xoev_beispiel::file("catalog.xml").display().to_string(),
    ];
    Command::new(env!("CARGO_BIN_EXE_xoev")).args(arguments).args(standard).output().unwrap()
}

#[test]
fn mutants_come_with_what_must_be_reported() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("mutants").display().to_string();
    let made = xoev(&[
        "sample",
        "--message",
        "ummeldung.antrag.0101",
        "--mutate=missing,pattern,fixed",
        "--out",
        &out,
    ]);
    assert_eq!(made.status.code(), Some(0), "{}", String::from_utf8_lossy(&made.stderr));
    let expected = std::fs::read_to_string(folder.path().join("mutants/expected.toml")).unwrap();
    let expected: DocumentMut = expected.parse().unwrap();
    assert_eq!(expected.len(), 3);
    for (file, entry) in expected.iter() {
        let path = folder.path().join("mutants").join(file).display().to_string();
        let checked = xoev(&["validate", "--format", "json", &path]);
        assert_eq!(checked.status.code(), Some(1), "{file}");
        let report = String::from_utf8(checked.stdout).unwrap();
        for text in [entry["rules"][0].as_str().unwrap(), entry["path"].as_str().unwrap()] {
            assert!(report.contains(&format!("\"{text}\"")), "{file}: {text}: {report}");
        }
    }
}

/// A configuration with one standard says which is meant; of several one must be chosen.
#[test]
fn the_only_standard_of_a_configuration_is_meant() {
    let run = |config: &str| {
        let message = ["sample", "--message", "ummeldung.antrag.0101", "--config", config];
        Command::new(env!("CARGO_BIN_EXE_xoev")).args(message).output().unwrap()
    };
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("xoev.toml");
    let table = |name: &str| {
        let (schema, catalog) = (xoev_beispiel::file("xbeispiel.xsd"), xoev_beispiel::file("catalog.xml"));
        format!("[standard.{name}]\nschemas = [{schema:?}]\ncatalogs = [{catalog:?}]\n")
    };
    std::fs::write(&config, table("eines")).unwrap();
    let one = run(&config.display().to_string());
    assert!(String::from_utf8(one.stdout).unwrap().contains("ummeldung.antrag.0101"));
    std::fs::write(&config, table("eines") + &table("anderes")).unwrap();
    let several = run(&config.display().to_string());
    assert_eq!(several.status.code(), Some(2));
    assert!(String::from_utf8(several.stderr).unwrap().contains("eines"));
}
