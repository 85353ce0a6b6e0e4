//! Standards taken in from folders: what is written, and that it can be used.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

mod support;

use std::fs;
use support::project::{Workplace, delivery, replaced, whole_delivery, write};
use xoev_codegen::config::Config;
use xoev_repository::{Difference, Request, verify};

fn sources() -> [std::path::PathBuf; 2] {
    [delivery("xprobe-1.0"), delivery("bausteine")]
}

/// A folder with XProbe 1.1: the same schemas under another version.
fn next_version(place: &Workplace) -> std::path::PathBuf {
    let own: std::collections::BTreeMap<_, _> =
        whole_delivery().into_iter().filter(|(name, _)| name.starts_with("xsd/")).collect();
    let mut all = replaced(&replaced(&own, "<version>1.0", "<version>1.1"), "xprobe:1.0", "xprobe:1.1");
    all.extend(whole_delivery().into_iter().filter(|(name, _)| !name.starts_with("xsd/")));
    write(&place.path("neu"), &all);
    place.path("neu")
}

#[test]
fn configuration_lock_and_catalogue() {
    let place = Workplace::new();
    fs::write(place.path("xoev.toml"), "# Unsere Standards\n[repository]\nfolder = \"schemata\" # hier\n")
        .unwrap();
    let added = place.add("XProbe@1.0", &sources()).unwrap();
    assert_eq!(added.notes, Vec::<String>::new());
    let lock = place.text("xoev.lock");
    let texts = format!(
        "== xoev.toml\n{}\n== xoev.lock\n{lock}\n== catalog.xml\n{}",
        place.text("xoev.toml"),
        place.text("schemata/xprobe/1.0/catalog.xml")
    );
    insta::assert_snapshot!(texts);
    assert!(verify(&place.open()).unwrap().findings.is_empty());
    let before = place.state();
    place.add("xprobe@1.0", &sources()).unwrap();
    assert_eq!(place.state(), before, "a second time changes nothing");
}

#[test]
fn two_versions_share_their_modules_and_both_generate() {
    let place = Workplace::new();
    place.add("xprobe@1.0", &sources()).unwrap();
    let second = place.add("xprobe", &[next_version(&place)]).unwrap();
    assert_eq!((second.standard.version.as_str(), second.table.as_str()), ("1.1", "xprobe_1_1"));
    let lock = place.open().lock;
    assert_eq!(lock.standards[0].shared, lock.standards[1].shared);
    assert_eq!(fs::read_dir(place.path("schemas/shared")).unwrap().count(), 2);
    let config = Config::from_file(&place.path("xoev.toml")).unwrap();
    for standard in &config.standards {
        let code = xoev_codegen::generate(standard).unwrap();
        assert!(code.source.contains("pub struct Antrag"), "{}", code.source);
        assert_eq!(code.files_read.len(), 5, "two own, two shared, the catalogue");
    }
}

#[test]
fn a_file_that_changed_since_is_refused_by_builds_and_by_the_next_add() {
    let place = Workplace::new();
    place.add("xprobe@1.0", &sources()).unwrap();
    let file = place.path("schemas/xprobe/1.0/xsd/xprobe.xsd");
    fs::write(&file, fs::read_to_string(&file).unwrap().replace("0001", "0009")).unwrap();
    let config = Config::from_file(&place.path("xoev.toml")).unwrap();
    let error = xoev_codegen::generate(&config.standards[0]).unwrap_err().to_string();
    assert!(error.contains("xprobe.xsd has changed since it was locked [xoev-lock-changed]"), "{error}");
    let before = place.state();
    let error = place.add("xneben", &[delivery("xneben-2.0")]).unwrap_err();
    assert_eq!((error.faults.len(), error.faults[0].rule), (1, "xoev-lock-changed"));
    assert_eq!(place.state(), before);
}

#[test]
fn a_standard_that_is_locked_serves_as_source_for_the_next() {
    let place = Workplace::new();
    let error = place.add("xneben", &[delivery("xneben-2.0")]).unwrap_err();
    assert_eq!(error.faults[0].rule, "xoev-delivery-schema");
    assert!(error.to_string().contains("p:Antwort") && error.to_string().contains("--from"), "{error}");
    assert!(error.to_string().contains("\nnot at hand: https://xprobe.example/1.0/xprobe.xsd\n"), "{error}");
    assert!(!place.path("xoev.lock").exists() && !place.path("schemas").exists());
    place.add("xprobe@1.0", &sources()).unwrap();
    let added = place.add("xneben", &[delivery("xneben-2.0")]).unwrap();
    assert_eq!(added.standard.requires, ["xprobe@1.0"]);
    assert_eq!(added.standard.shared.len(), 2);
    assert_eq!(added.standard.unavailable, ["https://unbekannt.example/x.xsd"]);
    let config = Config::from_file(&place.path("xoev.toml")).unwrap();
    xoev_codegen::generate(config.standard("xneben").unwrap()).unwrap();
    assert_eq!(config.standard("xneben").unwrap().fingerprints.len(), 7);
}

#[test]
fn messages_table_and_entries_may_be_chosen() {
    let place = Workplace::new();
    let mut request = Request::new("xprobe@1.0").from(sources());
    request.table = Some("antraege".to_owned());
    request.messages = vec!["probe.antrag.0001".to_owned()];
    request.entries = vec!["xsd/xprobe typen.xsd".to_owned()];
    let added = place.request(&request).unwrap();
    assert_eq!((added.table.as_str(), added.standard.entries.len()), ("antraege", 1));
    assert!(!place.path("schemas/xprobe/1.0/xsd/xprobe.xsd").exists());
    assert!(place.text("xoev.toml").ends_with("messages = [\"probe.antrag.0001\"]\n"));
    request.entries = vec!["fehlt.xsd".to_owned()];
    assert_eq!(place.request(&request).unwrap_err().faults[0].rule, "xoev-delivery-location");
}

#[test]
fn another_standard_or_version_than_asked_for_is_refused() {
    let place = Workplace::new();
    let fault = |standard: &str| {
        let error = place.add(standard, &sources()).unwrap_err();
        (error.faults[0].rule, error.to_string())
    };
    let (rule, text) = fault("xprobe@1.1");
    assert!(rule == "xoev-delivery-version" && text.contains("found version 1.0"), "{text}");
    let (rule, text) = fault("urn:xoev-beispiel:standard:xprobe2@1.0");
    assert!(rule == "xoev-delivery-standard" && text.contains("XProbe 1.0 (urn:xoev-beispiel"), "{text}");
    assert_eq!(fault("xmeld@1.0").0, "xoev-delivery-standard");
    assert_eq!(fault("../x@1.0").0, "xoev-add-name");
    assert!(place.state().is_empty());
}

#[test]
fn of_two_layouts_the_one_that_leads_somewhere_is_taken() {
    let place = Workplace::new();
    let mut all = whole_delivery();
    let with_addresses = replaced(&all, "xprobe%20typen.xsd", "https://xprobe.example/fehlt.xsd");
    let own = with_addresses.into_iter().filter(|(name, _)| name.starts_with("xsd/"));
    all.extend(own.map(|(name, bytes)| (name.replace("xsd/", "a_xsd/"), bytes)).collect::<Vec<_>>());
    write(&place.path("neu"), &all);
    let added = place.add("xprobe@1.0", &[place.path("neu")]).unwrap();
    assert_eq!(added.standard.entries, ["xsd/xprobe.xsd"]);
    assert!(added.notes[0].contains("taken from xsd, not a_xsd"), "{:?}", added.notes);
}

#[test]
fn documents_that_differ_and_fit_equally_are_refused() {
    let place = Workplace::new();
    let mut all = whole_delivery();
    let other = String::from_utf8(all["bausteine/code/1.0/probe-code.xsd"].clone()).unwrap();
    all.insert("x/code/1.0/probe-code.xsd".to_owned(), format!("{other}<!-- -->").into_bytes());
    write(&place.path("neu"), &all);
    let error = place.add("xprobe@1.0", &[place.path("neu")]).unwrap_err();
    assert_eq!(error.faults[0].rule, "xoev-delivery-location");
    assert!(
        error.to_string().contains("bausteine/code/1.0/probe-code.xsd, x/code/1.0/probe-code.xsd"),
        "{error}"
    );
}

#[test]
fn what_an_interrupted_command_left_is_put_in_order() {
    let place = Workplace::new();
    place.add("xprobe@1.0", &sources()).unwrap();
    let before = place.state();
    // Interrupted after the former folder was put aside and the new one stands in its place, before the lock.
    let (home, aside) = (place.path("schemas/xprobe/1.0"), place.path(".xoev-former/schemas/xprobe/1.0"));
    fs::create_dir_all(aside.parent().unwrap()).unwrap();
    fs::rename(&home, &aside).unwrap();
    fs::create_dir_all(&home).unwrap();
    fs::write(home.join("catalog.xml"), "halb").unwrap();
    place.open();
    assert_eq!(place.state(), before);
    // Interrupted after the lock was written: the new state counts.
    fs::create_dir_all(&aside).unwrap();
    fs::write(aside.join("catalog.xml"), "alt").unwrap();
    place.open();
    assert_eq!(place.state(), before);
}

#[test]
fn what_cannot_be_moved_into_place_is_undone() {
    let place = Workplace::new();
    fs::create_dir(place.path("schemas")).unwrap();
    fs::write(place.path("schemas/shared"), "a file where the folder should be").unwrap();
    let before = place.state();
    assert_eq!(place.add("xprobe@1.0", &sources()).unwrap_err().faults[0].rule, "xoev-file");
    assert_eq!(place.state(), before);
    assert!(!place.path("schemas/xprobe").exists());
}

#[test]
fn files_of_others_are_not_overwritten() {
    let place = Workplace::new();
    let home = place.path("schemas/xprobe/1.0");
    write(&home, &whole_delivery().into_iter().filter(|(name, _)| name.starts_with("xsd/")).collect());
    fs::write(home.join("notizen.txt"), "von Hand").unwrap();
    let before = place.state();
    let error = place.add("xprobe@1.0", &sources()).unwrap_err();
    assert_eq!((error.faults.len(), error.faults[0].rule), (1, "xoev-lock-surplus"));
    assert!(error.to_string().contains("notizen.txt"), "{error}");
    assert_eq!(place.state(), before);
    // What an interrupted run left there is just what is to come.
    fs::remove_file(home.join("notizen.txt")).unwrap();
    place.add("xprobe@1.0", &sources()).unwrap();
    fs::write(home.join("notizen.txt"), "von Hand").unwrap();
    assert_eq!(place.add("xprobe@1.0", &sources()).unwrap_err().faults[0].rule, "xoev-lock-surplus");
}

#[test]
fn verify_tells_missing_changed_surplus_and_unlocked() {
    let place = Workplace::new();
    assert_eq!(verify(&place.open()).unwrap_err().faults[0].rule, "xoev-lock-missing");
    place.add("xprobe@1.0", &sources()).unwrap();
    let home = place.path("schemas/xprobe/1.0");
    fs::remove_file(home.join("xsd/xprobe.xsd")).unwrap();
    fs::write(home.join("catalog.xml"), "<catalog/>").unwrap();
    fs::create_dir(home.join("neu")).unwrap();
    fs::write(home.join("neu/x.xsd"), "").unwrap();
    let config = place.text("xoev.toml") + "\n[standard.xfehlt]\nversion = \"3\"\n";
    fs::write(place.path("xoev.toml"), config).unwrap();
    let verified = verify(&place.open()).unwrap();
    let found: Vec<(&str, Difference)> =
        verified.findings.iter().map(|it| (it.place.as_str(), it.difference)).collect();
    let expected = [
        ("schemas/xprobe/1.0/catalog.xml", Difference::Changed),
        ("schemas/xprobe/1.0/neu/x.xsd", Difference::Surplus),
        ("schemas/xprobe/1.0/xsd/xprobe.xsd", Difference::Missing),
        ("xfehlt@3", Difference::Unlocked),
    ];
    assert_eq!(found, expected);
    assert_eq!((verified.standards, verified.files), (1, 5));
}

/// Modules are around in variants that differ in a comment; each standard goes on with its own, and one that builds on
/// another with that one's.
#[test]
fn variants_of_a_module_lie_side_by_side() {
    let place = Workplace::new();
    let first = place.add("xprobe@1.0", &sources()).unwrap().standard.shared;
    let text = String::from_utf8(whole_delivery()["bausteine/zeichen/zeichen.xsd"].clone()).unwrap();
    let folder = next_version(&place);
    for path in ["neu/zeichen/zeichen.xsd", "neu/bausteine/zeichen/zeichen.xsd"] {
        fs::write(place.path(path), format!("{text}<!-- Variante -->")).unwrap();
    }
    let second = place.add("xprobe@1.1", &[folder]).unwrap().standard.shared;
    assert_ne!(first, second);
    // Built on version 1.0, whose documents stand in the lock only.
    assert_eq!(place.add("xneben", &[delivery("xneben-2.0")]).unwrap().standard.shared, first);
    // A standard whose documents nobody uses must say which variant it means.
    let mut own = replaced(&whole_delivery(), "standard:xprobe", "standard:xdritt");
    own = replaced(&replaced(&own, "xprobe:1.0", "xdritt:1.0"), "<nameKurz>XProbe", "<nameKurz>XDritt");
    own.retain(|name, _| name.starts_with("xsd/"));
    write(&place.path("dritt"), &own);
    let error = place.add("urn:xoev-beispiel:standard:xdritt@1.0", &[place.path("dritt")]).unwrap_err();
    assert_eq!(error.faults[0].rule, "xoev-delivery-location");
    let sources = [place.path("dritt"), delivery("xprobe-1.0"), delivery("bausteine")];
    let third = place.add("urn:xoev-beispiel:standard:xdritt@1.0", &sources).unwrap();
    assert_eq!(third.standard.shared, first);
}
