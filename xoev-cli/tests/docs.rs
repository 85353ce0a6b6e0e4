//! `xoev docs` from outside.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn xoev(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xoev")).args(arguments).current_dir(folder).output().unwrap()
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A configuration with two versions of XBeispiel and a standard of its own.
fn project(folder: &Path) {
    let path = |version: &str, name: &str| xoev_beispiel::file_of(version, name).display().to_string();
    let table = |name: &str, version: &str| {
        let (schema, catalog) = (path(version, "xbeispiel.xsd"), path(version, "catalog.xml"));
        format!("[standard.{name}]\nschemas = [{schema:?}]\ncatalogs = [{catalog:?}]\n")
    };
    let own = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='a' type='xs:date'/></xs:schema>";
    fs::write(folder.join("a.xsd"), own).unwrap();
    let text = table("alt", "1.0") + &table("neu", "1.1") + "[standard.eigen]\nschemas = [\"a.xsd\"]\n";
    fs::write(folder.join("xoev.toml"), text).unwrap();
}

#[test]
fn versions_of_a_standard_stand_in_one_site() {
    let folder = tempfile::tempdir().unwrap();
    project(folder.path());
    let out = xoev(folder.path(), &["docs", "--standard", "alt", "--standard", "neu", "--out", "site"]);
    assert_eq!(out.status.code(), Some(0), "{}", said(&out.stderr));
    assert!(said(&out.stdout).contains("index.html: 2 versions, 10 messages"), "{}", said(&out.stdout));
    let page = |path: &str| fs::read_to_string(folder.path().join("site").join(path)).unwrap();
    assert!(page("index.html").contains("Version 1.1"));
    let older = page("1.0/typ/xbs/Anschrift.html");
    assert!(older.contains("href=\"../../../1.1/typ/xbs/Anschrift.html\""));
    assert!(page("1.1/aenderungen.html").contains("1.0 → 1.1"));
    assert!(!folder.path().join("site/1.0/aenderungen.html").exists());
    // What has changed of a type stands on its page, both versions side by side.
    let person = page("1.1/typ/xbs/Person.html");
    assert!(person.contains("id=\"-aenderungen\"") && person.contains(">sprache</code>"), "{person}");
    assert!(page("1.1/aenderungen.html").contains("href=\"typ/xbs/Person.html#-aenderungen\""));
    // Examples are whole messages that were found valid.
    assert!(page("1.1/nachricht/xbs/ummeldung.antrag.0101.html").contains("&lt;nachrichtenkopf&gt;"));
    assert!(older.contains("alt::<wbr>xbs::<wbr>Anschrift"));
}

/// What `docs_url` makes the documentation of generated types link to is there.
#[test]
fn links_of_generated_documentation_lead_to_pages() {
    let folder = tempfile::tempdir().unwrap();
    project(folder.path());
    let config = fs::read_to_string(folder.path().join("xoev.toml")).unwrap();
    let options = "[standard.neu.options]\ndocs_url = \"https://docs.example.org/1.1/\"\n";
    fs::write(folder.path().join("xoev.toml"), config + options).unwrap();
    for arguments in [
        ["generate", "--config", "xoev.toml", "--only", "neu", "--out", "code"],
        ["docs", "--config", "xoev.toml", "--standard", "neu", "--out", "site"],
    ] {
        let out = xoev(folder.path(), &arguments);
        assert_eq!(out.status.code(), Some(0), "{}", said(&out.stderr));
    }
    let code = fs::read_to_string(folder.path().join("code/neu.rs")).unwrap();
    let links: Vec<&str> = code
        .split("https://docs.example.org/")
        .skip(1)
        .filter_map(|it| it.split(|c: char| c.is_whitespace() || matches!(c, '>' | ')')).next())
        .collect();
    let missing: Vec<&&str> =
        links.iter().filter(|it| !folder.path().join("site").join(it).is_file()).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(links.len() > 50, "{}", links.len());
}

#[test]
fn what_cannot_be_described_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    project(folder.path());
    let refused = |arguments: &[&str], reason: &str| {
        let out = xoev(folder.path(), &[&["docs", "--out", "site"], arguments].concat());
        assert_eq!(out.status.code(), Some(2), "{arguments:?}");
        assert!(said(&out.stderr).contains(reason), "{}", said(&out.stderr));
        assert!(!folder.path().join("site").exists());
    };
    refused(&["--config", "xoev.toml"], "are different standards");
    refused(&["--standard", "alt", "--standard", "alt"], "are the same version 1.0");
    refused(&["--standard", "neuu"], "did you mean `neu`?");
    refused(&["missing.xsd"], "missing.xsd: no such file or folder");
    fs::write(folder.path().join("b.xsd"), "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>")
        .unwrap();
    refused(&["b.xsd"], "b.xsd");
    let out = xoev(folder.path(), &["docs", "a.xsd", "--out", "."]);
    assert_eq!(out.status.code(), Some(2));
    assert!(said(&out.stderr).contains("nothing was written"), "{}", said(&out.stderr));
}
