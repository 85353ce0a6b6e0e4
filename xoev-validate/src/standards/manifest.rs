//! `manifest.toml`: what a folder of a standard holds (`standards/README.md` describes all keys).

use crate::error::Error;
use serde::Deserialize;
use std::path::{Path, PathBuf};
use toml::value::Datetime;
use xoev_codegen::config::StandardConfig;

/// The name of the file.
pub(super) const MANIFEST_FILE: &str = "manifest.toml";

/// What is needed of a manifest.
#[derive(Debug, Deserialize)]
pub(super) struct Manifest {
    name: String,
    version: String,
    identifier: Option<String>,
    valid_from: Option<Datetime>,
    valid_until: Option<Datetime>,
    #[serde(default)]
    entry_schemas: Vec<PathBuf>,
    catalog: Option<PathBuf>,
    #[serde(default)]
    entries: Entries,
}

/// Whether entry schemas stand together.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Entries {
    /// They are one schema set.
    #[default]
    Together,
    /// Each is a schema set of its own.
    Separate,
}

impl Manifest {
    pub(super) fn from_file(path: &Path) -> Result<Self, Error> {
        let fault = |reason: String| Error::new(format!("{}: {reason}", path.display()));
        let text = std::fs::read_to_string(path).map_err(|error| fault(error.to_string()))?;
        toml::from_str(&text).map_err(|error| fault(error.to_string()))
    }

    /// The schema sets; none where the schemas do not lie in the folder.
    pub(super) fn into_standards(self, folder: &Path) -> Vec<StandardConfig> {
        let place = |path: &PathBuf| folder.join(path);
        let entries: Vec<PathBuf> = self.entry_schemas.iter().map(place).collect();
        if !entries.iter().all(|it| it.is_file()) {
            return Vec::new();
        }
        let sets: Vec<Vec<PathBuf>> = match self.entries {
            _ if entries.is_empty() => Vec::new(),
            Entries::Together => vec![entries],
            Entries::Separate => entries.into_iter().map(|it| vec![it]).collect(),
        };
        let of_set = |schemas| StandardConfig {
            kennung: self.identifier.clone(),
            version: Some(self.version.clone()),
            valid_from: self.valid_from.map(|it| it.to_string()),
            valid_until: self.valid_until.map(|it| it.to_string()),
            schemas,
            catalogs: self.catalog.iter().map(place).collect(),
            ..StandardConfig::new(self.name.clone())
        };
        sets.into_iter().map(of_set).collect()
    }
}
