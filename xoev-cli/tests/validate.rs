//! `xoev validate` with a cache and with several threads: the same words as without.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A copy of the example standard that may be changed.
fn standard(folder: &Path) {
    for entry in fs::read_dir(xoev_beispiel::folder()).unwrap().flatten() {
        if entry.path().is_file() {
            fs::copy(entry.path(), folder.join(entry.file_name())).unwrap();
        }
    }
}

fn validate(standard: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xoev"))
        .arg("validate")
        .arg("--schema")
        .arg(standard.join("xbeispiel.xsd"))
        .arg("--catalog")
        .arg(standard.join("catalog.xml"))
        .args(["--lang", "de"])
        .args(arguments)
        .env_remove("XOEV_CACHE")
        .output()
        .unwrap()
}

fn sample(name: &str) -> String {
    xoev_beispiel::file(&format!("samples/{name}")).to_str().unwrap().to_owned()
}

fn entries(cache: &Path) -> Vec<PathBuf> {
    fs::read_dir(cache).map_or_else(|_| Vec::new(), |entries| entries.flatten().map(|e| e.path()).collect())
}

/// What the command prints, and how it ends.
fn told(output: &Output) -> (String, String, Option<i32>) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (text(&output.stdout), text(&output.stderr), output.status.code())
}

#[test]
fn a_cached_grammar_says_the_same() {
    let folder = tempfile::tempdir().unwrap();
    standard(folder.path());
    let cache = folder.path().join("cache");
    let messages = [sample("valid/0101-reich.xml"), sample("invalid/0101-fehlendes-element.xml")];
    let plain = validate(folder.path(), &[&messages[0], &messages[1]]);
    let arguments = ["--cache", cache.to_str().unwrap(), &messages[0], &messages[1]];
    let first = validate(folder.path(), &arguments);
    assert_eq!(entries(&cache).len(), 1);
    let written = fs::metadata(&entries(&cache)[0]).unwrap().modified().unwrap();
    let second = validate(folder.path(), &arguments);
    assert_eq!(told(&plain).2, Some(1));
    assert_eq!(told(&plain), told(&first));
    assert_eq!(told(&plain), told(&second));
    // Taken, not made again.
    assert_eq!(fs::metadata(&entries(&cache)[0]).unwrap().modified().unwrap(), written);
}

#[test]
fn a_changed_schema_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    standard(folder.path());
    let cache = folder.path().join("cache");
    let message = sample("valid/0101-minimal.xml");
    let arguments = ["--cache", cache.to_str().unwrap(), &message];
    assert_eq!(validate(folder.path(), &arguments).status.code(), Some(0));
    // A module that the entry schema only reaches through others.
    let module = folder.path().join("xbeispiel-datum.xsd");
    let text = fs::read_to_string(&module).unwrap();
    let changed = text.replace(r"\d{4}-\d{2}-\d{2}", r"\d{4}-\d{2}-99");
    assert_ne!(text, changed);
    fs::write(&module, changed).unwrap();
    assert_eq!(validate(folder.path(), &arguments).status.code(), Some(1));
    fs::write(&module, text).unwrap();
    assert_eq!(validate(folder.path(), &arguments).status.code(), Some(0));
    fs::remove_file(&module).unwrap();
    assert_eq!(validate(folder.path(), &arguments).status.code(), Some(2));
}

#[test]
fn a_damaged_entry_is_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    standard(folder.path());
    let cache = folder.path().join("cache");
    let message = sample("valid/0101-minimal.xml");
    let arguments = ["--cache", cache.to_str().unwrap(), &message];
    let good = told(&validate(folder.path(), &arguments));
    let entry = entries(&cache).remove(0);
    let bytes = fs::read(&entry).unwrap();
    let mut flipped = bytes.clone();
    *flipped.last_mut().unwrap() ^= 1;
    for damaged in [&[][..], &bytes[..7], &bytes[..bytes.len() / 2], &flipped] {
        fs::write(&entry, damaged).unwrap();
        assert_eq!(told(&validate(folder.path(), &arguments)), good);
        assert_eq!(fs::read(&entry).unwrap(), bytes);
    }
    // Nothing but the entry is left behind.
    assert_eq!(entries(&cache), [entry]);
}

#[test]
fn an_unusable_schema_is_not_kept_and_a_cache_that_cannot_be_written_does_no_harm() {
    let folder = tempfile::tempdir().unwrap();
    standard(folder.path());
    let message = sample("valid/0101-minimal.xml");
    let cache = folder.path().join("cache");
    let arguments = ["--cache", cache.to_str().unwrap(), &message];
    let entry_schema = folder.path().join("xbeispiel.xsd");
    let text = fs::read(&entry_schema).unwrap();
    fs::write(&entry_schema, "<xs:schema").unwrap();
    assert_eq!(validate(folder.path(), &arguments).status.code(), Some(2));
    assert!(entries(&cache).is_empty());
    fs::write(&entry_schema, text).unwrap();
    // A file stands where the folder should be.
    fs::write(&cache, "").unwrap();
    assert_eq!(validate(folder.path(), &arguments).status.code(), Some(0));
}

#[test]
fn several_threads_say_the_same_in_the_same_order() {
    let folder = xoev_beispiel::folder();
    let samples = folder.join("samples");
    let samples = samples.to_str().unwrap();
    let missing = folder.join("missing.xml");
    let arguments = |jobs| ["--jobs", jobs, samples, missing.to_str().unwrap(), samples];
    let one = told(&validate(folder, &arguments("1")));
    assert!(one.0.contains("gültig") && one.0.contains("ungültig"));
    for _ in 0..3 {
        assert_eq!(told(&validate(folder, &arguments("7"))), one);
    }
    let json = |jobs| told(&validate(folder, &["--format", "json", "--jobs", jobs, samples]));
    assert_eq!(json("1"), json("4"));
    assert_eq!(validate(folder, &["--jobs", "0", samples]).status.code(), Some(2));
}

#[test]
fn patterns_are_about_the_units_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let schema = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="zeichen"><xs:simpleType>
        <xs:restriction base="xs:string"><xs:pattern value="\p{So}"/></xs:restriction>
        </xs:simpleType></xs:element></xs:schema>"#;
    fs::write(folder.path().join("zeichen.xsd"), schema).unwrap();
    fs::write(folder.path().join("note.xml"), "<zeichen>\u{1d1dd}</zeichen>").unwrap();
    for (unit, code) in [("code-point", 0), ("utf-16", 1), ("byte", 2)] {
        let output = Command::new(env!("CARGO_BIN_EXE_xoev"))
            .current_dir(folder.path())
            .args(["validate", "--schema", "zeichen.xsd", "--pattern-unit", unit, "note.xml"])
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(code), "{unit}: {output:?}");
    }
}

#[test]
fn a_strict_check_fails_where_a_breach_is_let_pass() {
    let folder = tempfile::tempdir().unwrap();
    let schema = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a"><xs:complexType>
        <xs:sequence><xs:any minOccurs="0" processContents="lax"/><xs:element name="b"/></xs:sequence>
        </xs:complexType></xs:element></xs:schema>"#;
    fs::write(folder.path().join("a.xsd"), schema).unwrap();
    for (arguments, code) in [(&["check", "a.xsd"][..], 0), (&["check", "--strict", "a.xsd"], 1)] {
        let output = Command::new(env!("CARGO_BIN_EXE_xoev"))
            .current_dir(folder.path())
            .args(arguments)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(code), "{output:?}");
    }
}
