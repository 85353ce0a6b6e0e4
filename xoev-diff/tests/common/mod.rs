//! What the tests share.

#![allow(dead_code, clippy::unwrap_used, reason = "not every test needs all of it")]

use std::path::{Path, PathBuf};
use xoev_diff::Side;
use xoev_schema::source::SourceOptions;

/// A side from one entry schema without catalogue.
pub fn side(schema: &Path) -> Side {
    side_with(schema, Vec::new())
}

/// A side from one entry schema.
pub fn side_with(schema: &Path, catalogs: Vec<PathBuf>) -> Side {
    let options = SourceOptions { catalogs, ..SourceOptions::default() };
    let loaded = xoev_schema::load(&[schema.to_owned()], &options);
    assert!(!loaded.diagnostics.has_errors(), "{}: {:?}", schema.display(), loaded.diagnostics.list());
    Side::new(loaded.set, loaded.components)
}

/// A version of the embedded standard.
pub fn xbeispiel(version: &str) -> Side {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../standards/xbeispiel").join(version);
    side_with(&folder.join("xbeispiel.xsd"), vec![folder.join("catalog.xml")])
}

/// Compares a text with a file, or writes it there; what is found where they differ.
pub fn expect(file: &Path, found: &str) -> Option<String> {
    if std::env::var("INSTA_UPDATE").is_ok_and(|it| it == "always") {
        std::fs::write(file, found).unwrap();
        return None;
    }
    let expected = std::fs::read_to_string(file).unwrap_or_default();
    (expected != found).then(|| format!("{}\n{found}", file.display()))
}
