//! What the tests share.

#![allow(dead_code, clippy::unwrap_used, reason = "not every test needs all of it")]

use std::path::{Path, PathBuf};
use xoev_codegen::config::StandardConfig;
use xoev_codegen::{PlannedCode, Read, plan_code, read};
use xoev_diff::rust_api::{RustComparison, compare_rust_api};
use xoev_diff::sample::{CheckedSample, CompiledSide, SampleChecker};
use xoev_diff::{Comparison, Side};
use xoev_report::Wording;
use xoev_runtime::event::Options;
use xoev_runtime::report::Language;

/// A schema set that was read, with its code.
pub struct Version {
    read: Read,
    pub code: PlannedCode,
}

impl Version {
    /// As a side of a comparison.
    pub fn side(&self) -> Side<'_> {
        Side { set: &self.read.set, components: &self.read.components, standard: &self.read.standard }
    }

    /// With its grammar.
    pub fn compiled(&self) -> CompiledSide<'_> {
        CompiledSide { side: self.side(), grammar: &self.code.grammar, map: &self.code.map }
    }
}

/// A version from one entry schema without catalogue.
pub fn version(schema: &Path) -> Version {
    version_with(schema, Vec::new())
}

/// A version from one entry schema.
pub fn version_with(schema: &Path, catalogs: Vec<PathBuf>) -> Version {
    let mut config = StandardConfig::new("standard");
    config.schemas = vec![schema.to_owned()];
    config.catalogs = catalogs;
    let read = read(&config).unwrap();
    let code = plan_code(&config, &read).unwrap();
    Version { read, code }
}

/// What changes in the generated code.
pub fn rust_api(old: &Version, new: &Version) -> RustComparison {
    compare_rust_api((old.side(), &old.code.plan), (new.side(), &new.code.plan))
}

/// Messages of the old version held to the new one.
pub fn checked(
    (old, new): (&Version, &Version),
    comparison: &Comparison,
    messages: &[PathBuf],
    language: Language,
) -> Vec<CheckedSample> {
    let checker = SampleChecker::new(old.compiled(), new.compiled(), comparison);
    let wording = Wording { language, masks_values: false };
    let check = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap();
        checker.check(name, &std::fs::read(path).unwrap(), &Options::default(), &wording)
    };
    messages.iter().map(check).collect()
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
