//! A standard of `xoev.toml` by its lock: what its schemas are, and whether they still are.

use super::{Lock, StandardConfig};
use crate::error::Error;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use xoev_schema::schema_set::SchemaSet;

impl StandardConfig {
    /// Takes entry schemas, catalogue and fingerprints from the lock in a folder.
    ///
    /// # Errors
    /// A text with a hint, if the lock does not know the standard in this version.
    pub fn look_up(&mut self, lock: &Lock, folder: &Path) -> Result<(), String> {
        let version = self.version.clone().unwrap_or_default();
        let name = self.kennung.clone().unwrap_or_else(|| self.name.clone());
        let Some(locked) = lock.find(&name, &version) else {
            let others: Vec<String> =
                lock.standards.iter().filter(|it| it.is_named(&name)).map(|it| it.id()).collect();
            let known =
                if others.is_empty() { String::new() } else { format!("; it knows {}", others.join(", ")) };
            return Err(format!(
                "`[standard.{}]`: xoev.lock has no {name} {version}{known}; run `xoev add {name}@{version}`",
                self.name
            ));
        };
        let home = folder.join(&locked.folder);
        self.schemas = locked.entries.iter().map(|it| home.join(it)).collect();
        self.catalogs.insert(0, home.join(&locked.catalog));
        let files = lock.fingerprints(locked);
        self.fingerprints = files.into_iter().map(|(path, sum)| (folder.join(path), sum)).collect();
        self.kennung.clone_from(&locked.kennung);
        self.valid_from = self.valid_from.take().or_else(|| locked.valid_from.clone());
        self.valid_until = self.valid_until.take().or_else(|| locked.valid_until.clone());
        Ok(())
    }

    /// Compares all files with what the lock pinned; where nothing was locked there is nothing to compare.
    ///
    /// # Errors
    /// If files are missing or have changed; all of them are named.
    pub fn check_files(&self) -> Result<(), Error> {
        let differ = |(path, sum): &&(PathBuf, String)| {
            std::fs::read(path).map_or(true, |bytes| sha256(&bytes) != *sum)
        };
        let changed: Vec<String> =
            self.fingerprints.iter().filter(differ).map(|(path, _)| changed(path)).collect();
        if changed.is_empty() { Ok(()) } else { Err(Error::text(changed.join("\n"))) }
    }
}

/// The files of a set that are not what the lock pinned, each with what to do; none where nothing was locked. Files that
/// the lock does not know do not count: locations may add some.
#[must_use]
pub fn changed_files(config: &StandardConfig, set: &SchemaSet) -> Vec<String> {
    let pinned: HashMap<PathBuf, &str> = config
        .fingerprints
        .iter()
        .filter_map(|(path, sum)| Some((path.canonicalize().ok()?, sum.as_str())))
        .collect();
    if pinned.is_empty() {
        return Vec::new();
    }
    let files = set.sources.files().iter();
    let changed = files.filter(|file| pinned.get(&file.path).is_some_and(|sum| *sum != sha256(&file.bytes)));
    changed.map(|file| self::changed(&file.path)).collect()
}

fn changed(path: &Path) -> String {
    format!(
        "{} has changed since it was locked [xoev-lock-changed]\n  hint: `xoev verify` shows all such files, `xoev fetch` \
         brings them back",
        path.display()
    )
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
