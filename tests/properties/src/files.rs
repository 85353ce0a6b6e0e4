//! Code lists, catalogues, archives, locks, settings, grammars as bytes: reading any bytes ends without a panic.

use std::fs;
use std::io::Write as _;
use std::path::{Component, Path};
use xoev_codegen::config::{Config, Lock};
use xoev_codelists::genericode;
use xoev_repository::{Delivery, Limits};
use xoev_runtime::grammar::Grammar;
use xoev_runtime::report::Language;
use xoev_runtime::validator::{Options, validate_bytes};
use xoev_schema::source::SourceOptions;
use xoev_validate::input::{ArchiveLimits, Content, Inputs};

/// Reading any bytes as Genericode gives a list or says why not; all findings have a text.
///
/// # Panics
/// If a text is empty.
pub fn genericode(bytes: &[u8]) {
    match genericode::read(bytes) {
        Ok(loaded) => assert!(loaded.findings.iter().all(|it| !it.message(Language::De).is_empty())),
        Err(refusal) => assert!(!refusal.message(Language::En).is_empty()),
    }
}

/// Any catalogue can stand beside a schema: looking up a location by it ends, and leads to a file or nowhere.
///
/// # Panics
/// If the folder for it cannot be made.
pub fn catalog(bytes: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("catalog.xml"), bytes).unwrap();
    let schema = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
        <xs:import namespace="urn:x" schemaLocation="http://example.org/a/x.xsd"/><xs:include schemaLocation="y.xsd"/>
        </xs:schema>"#;
    fs::write(path("schema.xsd"), schema).unwrap();
    let options = SourceOptions { catalogs: vec![path("catalog.xml")], ..SourceOptions::default() };
    drop(xoev_schema::load(&[path("schema.xsd")], &options));
}

/// Any bytes as an archive are a delivery or refused, and messages or refused; the paths of a delivery stay inside, and no
/// message is longer than allowed.
///
/// # Panics
/// If a path leads out, a message is too long, or the file for the archive cannot be made.
pub fn archive(bytes: &[u8]) {
    let limits = Limits { file: 1 << 20, total: 4 << 20, ..Limits::default() };
    if let Ok(delivery) = Delivery::from_archive(bytes, "archive", "zip", &limits) {
        for path in delivery.documents.keys() {
            let is_inside = |part: Component<'_>| matches!(part, Component::Normal(_));
            assert!(Path::new(path).components().all(is_inside), "{path}");
        }
    }
    let mut file = tempfile::Builder::new().suffix(".zip").tempfile().unwrap();
    file.write_all(bytes).unwrap();
    let limits = ArchiveLimits { message: 1 << 20, ..ArchiveLimits::default() };
    let inputs = Inputs::of(&[file.path().to_owned()], limits);
    assert!(!inputs.messages.is_empty() || !inputs.problems.is_empty());
    for message in inputs.messages {
        let length = message.read(|content| match content {
            Content::Memory(bytes) => bytes.len() as u64,
            Content::Stream { start, rest } => {
                start.len() as u64 + std::io::copy(rest, &mut std::io::sink()).unwrap_or_default()
            }
        });
        // What is longer is an error of the reader, as what is damaged.
        assert!(message.archive().is_none() || length.map_or(true, |it| it <= limits.message));
    }
}

/// Any text as a lock is refused, or is the same lock after it was written and read.
///
/// # Panics
/// If it is another one.
pub fn lock(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(lock) = Lock::from_toml(&text) {
        let written = lock.to_toml().unwrap();
        let again = Lock::from_toml(&written).unwrap_or_else(|error| panic!("{error}\n{written}"));
        // Standards are written in the order of their names.
        assert_eq!(again.to_toml().unwrap(), written);
    }
}

/// Any text as `xoev.toml` is taken or refused with a reason.
///
/// # Panics
/// If the reason is empty.
pub fn settings(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for read in [Config::from_toml, Config::listed] {
        if let Err(reason) = read(&text, Path::new(".")) {
            assert!(!reason.to_string().is_empty());
        }
    }
}

/// Any bytes as a grammar are refused or can be run: a damaged cache must not bring the command down.
pub fn grammar_bytes(bytes: &[u8]) {
    if let Ok(grammar) = Grammar::decode(bytes) {
        let message = fs::read(xoev_beispiel::file("samples/valid/0101-reich.xml")).unwrap_or_default();
        drop(validate_bytes(&grammar, &message, &Options::default()));
        let _ = grammar.standard();
    }
}
