//! Schemas: compiling ends, whatever the document says.

use std::fs;
use xoev_runtime::grammar::Grammar;
use xoev_runtime::validator::{Options, validate_bytes};
use xoev_schema::diagnostics::render::{RenderOptions, render};
use xoev_schema::source::{Limits, SourceOptions};

/// What stands between the documents of a set: no XML document contains it.
pub const FORM_FEED: u8 = 0x0c;

/// The documents of a set, divided by [`FORM_FEED`]: the first is the entry schema, the first line of any other its file name.
fn documents(bytes: &[u8]) -> Vec<(&str, &[u8])> {
    let mut parts = bytes.split(|byte| *byte == FORM_FEED);
    let mut documents = vec![("schema.xsd", parts.next().unwrap_or_default())];
    for part in parts {
        let (name, text) = part.split_at(part.iter().position(|byte| *byte == b'\n').unwrap_or(part.len()));
        let is_name = |name: &&str| {
            name.starts_with(|it: char| it.is_ascii_alphanumeric())
                && name.len() < 40
                && name.chars().all(|it| it.is_ascii_alphanumeric() || "-.".contains(it))
        };
        if let Some(name) = std::str::from_utf8(name).ok().filter(is_name) {
            documents.push((name, text.get(1..).unwrap_or_default()));
        }
    }
    documents
}

/// Compiling any documents as a schema set ends without a panic; the diagnostics can be rendered; the grammar is the same
/// after it was encoded and decoded; messages can be checked by it.
///
/// # Panics
/// If the files cannot be made, or the grammar changes.
pub fn compile(bytes: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let documents = documents(bytes);
    for (name, text) in &documents {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let catalog = documents.iter().any(|(name, _)| *name == "catalog.xml");
    let options = SourceOptions {
        catalogs: catalog.then(|| folder.path().join("catalog.xml")).into_iter().collect(),
        limits: Limits { documents: 20, ..Limits::default() },
        roots: Some(vec![folder.path().to_owned()]),
        ..SourceOptions::default()
    };
    let mut loaded = xoev_schema::load(&[folder.path().join("schema.xsd")], &options);
    let compiled = xoev_schema::grammar::compile(&loaded.components, None, &mut loaded.diagnostics);
    let text = render(&loaded.diagnostics, &loaded.set.sources, &RenderOptions::default());
    assert!(!loaded.diagnostics.has_errors() || !text.is_empty());
    drop(xoev_schema::xoev::interpret(&loaded.set, &loaded.components));
    let encoded = compiled.grammar.encode();
    let decoded = Grammar::decode(&encoded).unwrap_or_else(|error| panic!("not decoded: {error}"));
    assert_eq!(decoded.encode(), encoded);
    for message in ["<a/>", "<a b='1'><c/>text<d/></a>"] {
        let report = validate_bytes(&compiled.grammar, message.as_bytes(), &Options::default());
        assert_eq!(report, validate_bytes(&decoded, message.as_bytes(), &Options::default()));
    }
}
