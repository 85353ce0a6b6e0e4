//! `xoev.lock`: which files an added standard consists of, each pinned by its SHA-256.
//!
//! In: the text of the lock, written by `xoev add`, `fetch` and `update` (crate `xoev-repository`). Out: [`Lock`].
//! Invariants: all paths are relative to the lock's folder, divided by `/`, and never lead out of it; the order of
//! everything is that of names, so that equal states give equal texts.
//! Not here: how files come into the folder; what is on disk.

use crate::error::Error;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Component, Path};

/// The version of the format that is read and written.
pub const LOCK_FORMAT: u32 = 1;

/// The usual name of the file, beside `xoev.toml`.
pub const LOCK_FILE: &str = "xoev.lock";

const FIRST_LINES: &str = "# Written by xoev. It pins the schemas of the standards in xoev.toml; keep it under version \
                           control, do not edit it.\n\n";

/// The locked standards.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// The version of the format.
    pub format: u32,
    /// The standards, by name and version.
    #[serde(default, rename = "standard", skip_serializing_if = "Vec::is_empty")]
    pub standards: Vec<LockedStandard>,
    /// Modules that several standards import, each kept once: path and SHA-256.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub shared: BTreeMap<String, String>,
}

/// A standard in one version.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockedStandard {
    /// The short name under which it was added.
    pub name: String,
    /// The version.
    pub version: String,
    /// The Kennung, without version; none where the schemas name none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kennung: Option<String>,
    /// The name as the schemas write it (`nameKurz`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// First day of validity, where a published source states it: `2026-04-30`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<String>,
    /// Last day of validity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<String>,
    /// Where it came from: an address, `folder` or `zip`.
    pub source: String,
    /// SHA-256 of the archive it came in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archive: Option<String>,
    /// The folder of its own files.
    pub folder: String,
    /// The catalogue in that folder.
    pub catalog: String,
    /// The entry schemas in that folder.
    pub entries: Vec<String>,
    /// Target namespaces of the entry schemas.
    pub namespaces: Vec<String>,
    /// How many messages the entry schemas declare.
    pub messages: usize,
    /// Other locked standards whose files it uses, as `name@version`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requires: Vec<String>,
    /// The shared modules it uses: keys of [`Lock::shared`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shared: Vec<String>,
    /// Locations that are imported although nothing of them is used; nothing lies there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unavailable: Vec<String>,
    /// Its own files, the catalogue among them: path in the folder and SHA-256.
    pub files: BTreeMap<String, String>,
}

impl Lock {
    /// Reads a lock; `None` where there is none.
    ///
    /// # Errors
    /// If it cannot be read, is of an unknown format, or names paths outside its folder.
    pub fn from_file(path: &Path) -> Result<Option<Self>, Error> {
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Error::read(path, &error)),
        };
        Self::from_toml(&text).map(Some).map_err(|reason| Error::config(path, reason))
    }

    /// Reads the text of a lock.
    ///
    /// # Errors
    /// A text that says what is wrong.
    pub fn from_toml(text: &str) -> Result<Self, String> {
        #[derive(Deserialize)]
        struct Format {
            format: Option<u32>,
        }
        // A later format may have other keys, so it is asked first.
        let format = toml::from_str::<Format>(text).map_err(|error| error.to_string())?.format;
        if format != Some(LOCK_FORMAT) {
            let found = format.map_or_else(|| "none".to_owned(), |format| format.to_string());
            return Err(format!("its format is {found}; this version of xoev reads format {LOCK_FORMAT}"));
        }
        let mut lock: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        lock.sort();
        if let Some(path) = lock.paths().find(|path| !is_inside(path)) {
            return Err(format!("it names “{path}”, which leads out of the folder"));
        }
        Ok(lock)
    }

    /// The text of the lock.
    ///
    /// # Errors
    /// If it cannot be written as TOML.
    pub fn to_toml(&self) -> Result<String, Error> {
        let mut sorted = self.clone();
        sorted.format = LOCK_FORMAT;
        sorted.sort();
        let text = toml::to_string_pretty(&sorted).map_err(|error| Error::text(error.to_string()))?;
        Ok(format!("{FIRST_LINES}{text}"))
    }

    fn sort(&mut self) {
        self.standards.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    }

    fn paths(&self) -> impl Iterator<Item = &str> {
        let of_standards = self.standards.iter().flat_map(|it| {
            let own = it.entries.iter().chain(it.files.keys()).map(String::as_str);
            own.chain([it.folder.as_str(), it.catalog.as_str()])
        });
        of_standards.chain(self.shared.keys().map(String::as_str))
    }

    /// A standard by Kennung or name and version.
    #[must_use]
    pub fn find(&self, name: &str, version: &str) -> Option<&LockedStandard> {
        self.standards.iter().find(|it| it.version == version && it.is_named(name))
    }

    /// Everything a standard is read from, paths relative to the lock's folder, with SHA-256: its own files, the shared
    /// modules, and the files of the standards it requires.
    #[must_use]
    pub fn fingerprints(&self, standard: &LockedStandard) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        let mut waiting = vec![standard];
        let mut seen: Vec<&LockedStandard> = Vec::new();
        while let Some(it) = waiting.pop() {
            if seen.contains(&it) {
                continue;
            }
            seen.push(it);
            found.extend(it.files.iter().map(|(path, sum)| (format!("{}/{path}", it.folder), sum.clone())));
            let shared = it.shared.iter().filter_map(|path| self.shared.get_key_value(path));
            found.extend(shared.map(|(path, sum)| (path.clone(), sum.clone())));
            let required = it.requires.iter().filter_map(|it| it.split_once('@'));
            waiting.extend(required.filter_map(|(name, version)| self.find(name, version)));
        }
        found
    }
}

impl LockedStandard {
    /// Whether a name means this standard: its Kennung, its short name, or the name in its schemas.
    #[must_use]
    pub fn is_named(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
            || self.kennung.as_deref() == Some(name)
            || self.title.as_deref().is_some_and(|it| it.eq_ignore_ascii_case(name))
    }

    /// Name and version as one word: `xjustiz@4.0.0`.
    #[must_use]
    pub fn id(&self) -> String {
        format!("{}@{}", self.name, self.version)
    }
}

/// Whether a path is relative and stays below where it starts.
fn is_inside(path: &str) -> bool {
    !path.is_empty()
        && !path.contains('\\')
        && Path::new(path).components().all(|it| matches!(it, Component::Normal(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standard(name: &str, version: &str) -> LockedStandard {
        LockedStandard {
            name: name.to_owned(),
            version: version.to_owned(),
            source: "folder".to_owned(),
            folder: format!("schemas/{name}/{version}"),
            catalog: "catalog.xml".to_owned(),
            files: [("a b.xsd".to_owned(), "00".to_owned())].into(),
            ..LockedStandard::default()
        }
    }

    #[test]
    fn texts_are_read_back_and_do_not_depend_on_the_order() {
        let (a, b) = (standard("a", "2"), standard("a", "1"));
        let lock = |standards: Vec<LockedStandard>| Lock { format: 1, standards, shared: BTreeMap::new() };
        let text = lock(vec![a.clone(), b.clone()]).to_toml().unwrap();
        assert_eq!(text, lock(vec![b.clone(), a.clone()]).to_toml().unwrap());
        assert_eq!(Lock::from_toml(&text).unwrap(), lock(vec![b, a]));
    }

    #[test]
    fn other_formats_and_paths_that_lead_out_are_refused() {
        assert!(Lock::from_toml("format = 2\nnew = 1").unwrap_err().contains("format is 2"));
        assert!(Lock::from_toml("").unwrap_err().contains("format is none"));
        for path in ["../x", "/x", "a/../../x", "", "a\\b"] {
            let text = format!("format = 1\n[shared]\n'{path}' = '00'\n");
            assert!(Lock::from_toml(&text).unwrap_err().contains("leads out"), "{path}");
        }
    }

    #[test]
    fn fingerprints_follow_what_is_required() {
        let mut lock = Lock { format: 1, ..Lock::default() };
        let (mut a, mut b) = (standard("a", "1"), standard("b", "1"));
        a.requires.push("b@1".to_owned());
        b.requires.push("a@1".to_owned());
        b.shared.push("schemas/shared/0/c.xsd".to_owned());
        lock.shared.insert("schemas/shared/0/c.xsd".to_owned(), "01".to_owned());
        lock.shared.insert("schemas/shared/1/d.xsd".to_owned(), "02".to_owned());
        lock.standards = vec![a, b];
        let found = lock.fingerprints(lock.find("A", "1").unwrap());
        let paths: Vec<&str> = found.keys().map(String::as_str).collect();
        assert_eq!(paths, ["schemas/a/1/a b.xsd", "schemas/b/1/a b.xsd", "schemas/shared/0/c.xsd"]);
    }
}
