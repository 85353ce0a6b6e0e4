//! Schemas: compiling ends, whatever the document says.

use std::fs;
use xoev_runtime::grammar::Grammar;
use xoev_runtime::validator::{Options, validate_bytes};
use xoev_schema::diagnostics::render::{RenderOptions, render};
use xoev_schema::source::{Limits, SourceOptions};

/// Compiling any document as a schema ends without a panic; the diagnostics can be rendered; the grammar is the same after
/// it was encoded and decoded; messages can be checked by it.
///
/// # Panics
/// If the folder for the document cannot be made, or the grammar changes.
pub fn compile(bytes: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let entry = folder.path().join("schema.xsd");
    fs::write(&entry, bytes).unwrap();
    let limits = Limits { documents: 10, ..Limits::default() };
    let mut loaded = xoev_schema::load(&[entry], &SourceOptions { limits, ..SourceOptions::default() });
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
