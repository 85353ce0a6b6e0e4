//! `manifest.toml`: what a folder of a standard holds (`standards/README.md` describes all keys).

use crate::error::Error;
use serde::Deserialize;
use std::path::{Component, Path, PathBuf};
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
    requires: Vec<PathBuf>,
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

    /// The schema sets of a manifest in `folder`, which was found below `searched`; none where the schemas do not lie
    /// there. Schemas lead nowhere but into the folder and those it requires.
    ///
    /// # Errors
    /// If an entry schema or the catalogue lies elsewhere, by its path or by a link.
    pub(super) fn into_standards(self, folder: &Path, searched: &Path) -> Result<Vec<StandardConfig>, Error> {
        let place = |path: &PathBuf| folder.join(path);
        let entries: Vec<PathBuf> = self.entry_schemas.iter().map(place).collect();
        if !entries.iter().all(|it| it.is_file()) {
            return Ok(Vec::new());
        }
        let roots = self.roots(folder, searched);
        let named = entries.iter().cloned().chain(self.catalog.iter().map(place));
        if let Some(outside) = named.filter(|it| it.exists()).find(|it| !is_within(it, &roots)) {
            return Err(Error::new(format!(
                "{}: `{}` lies neither in this folder nor in one that it requires",
                folder.join(MANIFEST_FILE).display(),
                outside.strip_prefix(folder).unwrap_or(&outside).display()
            )));
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
            roots: Some(roots.clone()),
            ..StandardConfig::new(self.name.clone())
        };
        Ok(sets.into_iter().map(of_set).collect())
    }

    /// The manifest's own folder, and what it requires: `NAME/VERSION`, as it lies itself in the tree of standards. Whoever
    /// named a part of that tree named of the rest only what is a standard itself.
    fn roots(&self, folder: &Path, searched: &Path) -> Vec<PathBuf> {
        let is_plain = |it: &&PathBuf| it.components().all(|part| matches!(part, Component::Normal(_)));
        let tree = folder.join("../..");
        let is_named = |it: &PathBuf| {
            is_within(it, &[searched]) || (it.join(MANIFEST_FILE).is_file() && is_within(it, &[&tree]))
        };
        let required = self.requires.iter().filter(is_plain).map(|it| tree.join(it));
        std::iter::once(folder.to_owned()).chain(required.filter(is_named)).collect()
    }
}

/// Whether a path leads into one of these folders, links followed.
fn is_within<F: AsRef<Path>>(path: &Path, folders: &[F]) -> bool {
    let mut folders = folders.iter().filter_map(|it| it.as_ref().canonicalize().ok());
    path.canonicalize().is_ok_and(|path| folders.any(|folder| path.starts_with(folder)))
}
