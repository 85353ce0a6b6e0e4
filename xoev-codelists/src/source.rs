//! The seam to whoever delivers lists: the XRepository, or a stand-in for tests.

use crate::genericode::{self, Refusal};
use crate::registry::Snapshot;
use crate::usage::ListUse;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use xoev_runtime::grammar::CodeTypeKind;

/// Delivers code lists.
pub trait CodeListSource {
    /// The version of a list that is valid now.
    ///
    /// # Errors
    /// If it cannot be told.
    fn current_version(&self, identifier: &str) -> Result<String, SourceError>;

    /// The Genericode of a list in a version.
    ///
    /// # Errors
    /// If it cannot be delivered.
    fn genericode(&self, identifier: &str, version: &str) -> Result<Vec<u8>, SourceError>;
}

/// Why a list could not be taken from a source.
#[derive(Debug)]
pub enum SourceError {
    /// The source cannot deliver it.
    Unavailable(String),
    /// What was delivered is no list.
    Refused(Refusal),
    /// Another list, or another version, was delivered.
    OtherList {
        /// What was asked for.
        expected: String,
        /// What came.
        found: String,
    },
    /// It cannot be written.
    Write(PathBuf, io::Error),
}

impl fmt::Display for SourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unavailable(reason) => f.write_str(reason),
            Self::Refused(reason) => reason.fmt(f),
            Self::OtherList { expected, found } => write!(f, "asked for {expected}, got {found}"),
            Self::Write(path, error) => write!(f, "{}: {error}", path.display()),
        }
    }
}

impl std::error::Error for SourceError {}

/// The name of a file for a list: its Kennung and version with `_` for what not every file system allows.
#[must_use]
pub fn file_name(identifier: &str, version: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || "-._".contains(c) { c } else { '_' };
    format!("{}_{}.xml", identifier, version).chars().map(plain).collect()
}

/// Takes a list from a source into a folder: in the version asked for, or the one that is valid now. Nothing is written
/// before the list was read and found to be the right one; the file is complete or not there.
///
/// # Errors
/// If the list cannot be delivered, is no list, or is another one.
pub fn save(
    source: &dyn CodeListSource,
    identifier: &str,
    version: Option<&str>,
    folder: &Path,
) -> Result<PathBuf, SourceError> {
    let version = match version {
        Some(version) => version.to_owned(),
        None => source.current_version(identifier)?,
    };
    let bytes = source.genericode(identifier, &version)?;
    let list = genericode::read(&bytes).map_err(SourceError::Refused)?.list;
    if list.identifier.as_deref() != Some(identifier) || list.version.as_deref() != Some(version.as_str()) {
        let found = format!(
            "{}_{}",
            list.identifier.as_deref().unwrap_or_default(),
            list.version.as_deref().unwrap_or_default()
        );
        return Err(SourceError::OtherList { expected: format!("{identifier}_{version}"), found });
    }
    let path = folder.join(file_name(identifier, &version));
    xoev_files::write(&path, &bytes).map_err(|error| SourceError::Write(path.clone(), error))?;
    Ok(path)
}

/// Takes a list into a folder if it is needed and not at hand: in the version the schema fixes, or else in the one that
/// is valid now. The answer is the file, or `None` if nothing was needed.
///
/// # Errors
/// As [`save`] has them.
pub fn fetch_missing(
    source: &dyn CodeListSource,
    list: &ListUse,
    snapshot: &Snapshot,
    folder: &Path,
) -> Result<Option<PathBuf>, SourceError> {
    let Some(identifier) = &list.identifier else { return Ok(None) };
    if list.kind == CodeTypeKind::Enumerated {
        return Ok(None);
    }
    let version = match &list.version {
        Some(version) => version.clone(),
        None => source.current_version(identifier)?,
    };
    if snapshot.list(identifier, &version).is_some() {
        return Ok(None);
    }
    save(source, identifier, Some(&version), folder).map(Some)
}
