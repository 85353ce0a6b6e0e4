//! `xoev identify` over two versions of the example standard.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use std::path::Path;
use std::process::{Command, Output};

const SETTINGS: &str = "
[standard.alt]
schemas = ['OLD/xbeispiel.xsd']
catalogs = ['OLD/catalog.xml']
version = '1.0'
[standard.neu]
schemas = ['NEW/xbeispiel.xsd']
catalogs = ['NEW/catalog.xml']
version = '1.1'
";

fn identify(folder: &Path, arguments: &[&str]) -> Output {
    let place =
        |version| xoev_beispiel::file_of(version, "").to_str().unwrap().trim_end_matches('/').to_owned();
    let settings = SETTINGS.replace("OLD", &place("1.0")).replace("NEW", &place("1.1"));
    std::fs::write(folder.join("xoev.toml"), settings).unwrap();
    Command::new(env!("CARGO_BIN_EXE_xoev"))
        .args(["identify", "--lang", "de"])
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn sample(version: &str, name: &str) -> String {
    xoev_beispiel::file_of(version, "samples").join(name).to_str().unwrap().to_owned()
}

#[test]
fn messages_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (sample("1.0", "valid/0102-minimal.xml"), sample("1.1", "valid/0104-widerruf.xml"));
    let output = identify(folder.path(), &["--validate", &old, &new]);
    let text = String::from_utf8(output.stdout).unwrap();
    let expected = format!(
        "{old}: XBeispiel 1.0, ummeldung.bestaetigung.0102 (Bestätigung der Ummeldung) [standard=XBeispiel, version=1.0]\n\
         {new}: XBeispiel 1.1, ummeldung.widerruf.0104 (Widerruf eines Antrags) [standard=XBeispiel, version=1.1]\n"
    );
    assert_eq!((text, output.status.code()), (expected, Some(0)));
}

#[test]
fn what_cannot_be_told_is_a_fault() {
    let folder = tempfile::tempdir().unwrap();
    let wrong = sample("1.1", "invalid/0101-falsche-version.xml");
    let output = identify(folder.path(), &["--format", "json", &wrong]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let message = &json["messages"][0];
    assert_eq!(message["rule"], "xoev-contradicting-version");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(identify(folder.path(), &["fehlt.xml"]).status.code(), Some(2));
}

#[test]
fn faults_are_those_of_the_version() {
    let folder = tempfile::tempdir().unwrap();
    let branch = sample("1.1", "invalid/0102-entfallener-zweig.xml");
    let output = identify(folder.path(), &["--validate", &branch]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("XBeispiel 1.1") && text.contains("[cvc-complex-type.2.4.a]"), "{text}");
    assert_eq!(output.status.code(), Some(1));
}
