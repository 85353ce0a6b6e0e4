//! Archives as they should be, and those that are refused. Nothing is written for any of these.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use support::project::{Workplace, whole_delivery, zip};
use xoev_repository::{Limits, Request};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Rules and text of the refusal of an archive.
fn refusal_within(bytes: &[u8], limits: Limits) -> (Vec<&'static str>, String) {
    let place = Workplace::new();
    let outside = tempfile::tempdir().unwrap();
    let file = outside.path().join("x.zip");
    fs::write(&file, bytes).unwrap();
    let mut request = Request::new("xprobe@1.0").from([file]);
    request.limits = limits;
    let error = place.request(&request).unwrap_err();
    assert!(place.state().is_empty(), "nothing is written");
    (error.faults.iter().map(|it| it.rule).collect(), error.to_string())
}

fn refusal(bytes: &[u8]) -> (Vec<&'static str>, String) {
    refusal_within(bytes, Limits::default())
}

/// The delivery with one more file, whose name is then changed in the finished archive.
fn with_name(name: &str, bytes: &[u8], patch: &[u8]) -> Vec<u8> {
    let mut all = whole_delivery();
    all.insert(name.to_owned(), bytes.to_vec());
    let mut archive = zip(&all);
    assert_eq!(name.len(), patch.len());
    for at in 0..archive.len() - name.len() {
        if &archive[at..at + name.len()] == name.as_bytes() {
            archive[at..at + name.len()].copy_from_slice(patch);
        }
    }
    archive
}

const SCHEMA: &[u8] = b"<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'/>";

#[test]
fn an_archive_gives_the_same_as_its_folder() {
    let place = Workplace::new();
    let outside = tempfile::tempdir().unwrap();
    let file = outside.path().join("xprobe.zip");
    let bytes = zip(&whole_delivery());
    fs::write(&file, &bytes).unwrap();
    let added = place.add("xprobe@1.0", &[file]).unwrap();
    assert_eq!(added.standard.source, "zip");
    assert_eq!(added.standard.archive.as_deref(), Some(&*xoev_repository::sha256(&bytes)));
    assert_eq!(added.standard.entries, ["xsd/xprobe.xsd"]);
}

#[test]
fn names_that_lead_out() {
    let cases: [(&str, &[u8]); 5] = [
        ("xx/boese.xsd", b"../boese.xsd"),
        ("a/xx/xx/xx/b.xml", b"a/../../../b.xml"),
        ("a/xx/boese.xsd", b"a\\..\\boese.xsd"),
        ("xboese.xsd", b"/boese.xsd"),
        ("xxboese.xsd", b"C:boese.xsd"),
    ];
    for (name, patch) in cases {
        let (rules, text) = refusal(&with_name(name, SCHEMA, patch));
        assert_eq!(rules, ["xoev-archive-name"], "{text}");
    }
    // Names of files that are looked at must be UTF-8.
    let (rules, text) = refusal(&with_name("gebuehr.xsd", SCHEMA, b"geb\x81ehr.xsd"));
    assert!(rules == ["xoev-archive-name"] && text.contains("no UTF-8"), "{text}");
}

#[test]
fn links_and_names_that_stand_twice() {
    let (rules, _) = refusal(&with_name("zsd/xprobe.xsd", SCHEMA, b"xsd/xprobe.xsd"));
    assert!(rules.contains(&"xoev-archive-duplicate"), "{rules:?}");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.add_symlink("xsd/a.xsd", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    let (rules, text) = refusal(&writer.finish().unwrap().into_inner());
    assert_eq!(rules, ["xoev-archive-link"], "{text}");
}

#[test]
fn bombs() {
    let mut all = whole_delivery();
    all.insert("gross.xsd".to_owned(), vec![b' '; 4 << 20]);
    let archive = zip(&all);
    let (rules, text) = refusal(&archive);
    assert!(rules == ["xoev-archive-limit"] && text.contains("times its packed size"), "{text}");
    let (rules, text) = refusal_within(&archive, Limits { file: 10_000, ..Limits::default() });
    assert!(rules == ["xoev-archive-limit"] && text.contains("more than 10000 bytes"), "{text}");
    let (rules, _) = refusal_within(&archive, Limits { total: 3_000, ..Limits::default() });
    assert!(rules.contains(&"xoev-archive-limit"));
    let (rules, text) = refusal_within(&archive, Limits { entries: 3, ..Limits::default() });
    assert!(rules == ["xoev-archive-limit"] && text.contains("6 entries, more than 3"), "{text}");
}

#[test]
fn archives_that_are_cut_off_or_none() {
    let archive = zip(&whole_delivery());
    for length in [archive.len() - 30, archive.len() / 2, 10] {
        assert_eq!(refusal(&archive[..length]).0, ["xoev-archive-broken"]);
    }
    let mut damaged = archive.clone();
    damaged[80] ^= 0x55;
    assert!(refusal(&damaged).0.iter().all(|rule| *rule == "xoev-archive-broken"));
    let (rules, text) = refusal(b"<!DOCTYPE html><title>Wartung</title>");
    assert!(rules == ["xoev-archive-broken"] && text.contains("found an HTML page"), "{text}");
}

#[test]
fn error_documents_in_place_of_schemas_are_all_named() {
    let mut all: BTreeMap<String, Vec<u8>> = whole_delivery();
    let error = "<bdt:Fehler xmlns:bdt='urn:x'><bdt:text>hat nicht den Status</bdt:text></bdt:Fehler>";
    for (name, text) in [
        ("xsd/a.xsd", "<!DOCTYPE html><html><h1>404</h1></html>"),
        ("xsd/b.xsd", "{\"meldung\": \"nicht gefunden\"}"),
        ("xsd/c.xsd", error),
        ("xsd/d.xsd", ""),
        ("xsd/e.xsd", "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>"),
        ("xsd/f.xsd", "<wsdl:definitions xmlns:wsdl='urn:w'/>"),
        ("codelisten/Farbe_fehlerhaft.xml", error),
        ("xsd/harmlos.xml", "<beispiel/>"),
    ] {
        all.insert(name.to_owned(), text.into());
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in &all {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    let (rules, text) = refusal(&writer.finish().unwrap().into_inner());
    assert_eq!(rules, ["xoev-delivery-content"; 7], "{text}");
    for part in ["an HTML page in place of a document: 404", "JSON", "hat nicht den Status", "nothing"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let (rules, _) = refusal(&zip(&[("liesmich.txt".to_owned(), b"x".to_vec())].into()));
    assert_eq!(rules, ["xoev-delivery-empty"]);
}
