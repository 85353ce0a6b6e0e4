//! What the tests share.

#![allow(dead_code, clippy::unwrap_used, reason = "not every test needs all of it")]

use std::path::{Path, PathBuf};
use xoev_diff::Side;
use xoev_schema::component::Components;
use xoev_schema::schema_set::SchemaSet;
use xoev_schema::source::SourceOptions;
use xoev_schema::xoev::{Standard, interpret};

/// A schema set that was read.
pub struct Version {
    set: SchemaSet,
    components: Components,
    standard: Standard,
}

impl Version {
    /// As a side of a comparison.
    pub fn side(&self) -> Side<'_> {
        Side { set: &self.set, components: &self.components, standard: &self.standard }
    }
}

/// A version from one entry schema without catalogue.
pub fn version(schema: &Path) -> Version {
    version_with(schema, Vec::new())
}

/// A version from one entry schema.
pub fn version_with(schema: &Path, catalogs: Vec<PathBuf>) -> Version {
    let options = SourceOptions { catalogs, ..SourceOptions::default() };
    let loaded = xoev_schema::load(&[schema.to_owned()], &options);
    assert!(!loaded.diagnostics.has_errors(), "{}: {:?}", schema.display(), loaded.diagnostics.list());
    let standard = interpret(&loaded.set, &loaded.components);
    Version { set: loaded.set, components: loaded.components, standard }
}

/// A version of the embedded standard.
pub fn xbeispiel(version: &str) -> Version {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../standards/xbeispiel").join(version);
    version_with(&folder.join("xbeispiel.xsd"), vec![folder.join("catalog.xml")])
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
