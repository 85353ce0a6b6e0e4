//! `xoev verify`: whether what lies on disk is what is locked.

use crate::fault::{Error, Fault, Result};
use crate::hash::sha256;
use crate::project::Project;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// How a file differs from the lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// Locked, but not there.
    Missing,
    /// There with other bytes.
    Changed,
    /// There, but not locked.
    Surplus,
    /// A standard of `xoev.toml` that is not locked.
    Unlocked,
}

impl Difference {
    /// The rule's id.
    #[must_use]
    pub fn rule(self) -> &'static str {
        match self {
            Self::Missing => "xoev-lock-missing",
            Self::Changed => "xoev-lock-changed",
            Self::Surplus => "xoev-lock-surplus",
            Self::Unlocked => "xoev-lock-unlocked",
        }
    }

    /// A word for programs.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Changed => "changed",
            Self::Surplus => "surplus",
            Self::Unlocked => "unlocked",
        }
    }
}

/// A difference at a place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file relative to the project, or the standard.
    pub place: String,
    /// How it differs.
    pub difference: Difference,
}

/// What `verify` found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verified {
    /// How many locked files were looked at.
    pub files: usize,
    /// How many standards are locked.
    pub standards: usize,
    /// The differences, by place.
    pub findings: Vec<Finding>,
}

/// Compares every locked file, and looks for files that are not locked.
///
/// # Errors
/// If there is no lock, or a folder cannot be read.
pub fn verify(project: &Project) -> Result<Verified> {
    let unlocked = unlocked(project);
    if !project.is_locked {
        let place = project.root.join(xoev_codegen::config::LOCK_FILE).display().to_string();
        let fault = Fault::new("xoev-lock-missing", place, "there is no lock").hint("`xoev add` writes one");
        return Err(Error::usage(fault));
    }
    let lock = &project.lock;
    let own = lock
        .standards
        .iter()
        .flat_map(|it| it.files.iter().map(|(path, sum)| (format!("{}/{path}", it.folder), sum)));
    let locked: Vec<(String, &String)> =
        own.chain(lock.shared.iter().map(|(path, sum)| (path.clone(), sum))).collect();
    let mut findings: Vec<Finding> = unlocked;
    for (place, sum) in &locked {
        let difference = match fs::read(project.root.join(place)) {
            Ok(bytes) if sha256(&bytes) == **sum => continue,
            Ok(_) => Difference::Changed,
            Err(_) => Difference::Missing,
        };
        findings.push(Finding { place: place.clone(), difference });
    }
    let known: BTreeSet<&str> = locked.iter().map(|(place, _)| place.as_str()).collect();
    let folders = lock.standards.iter().map(|it| it.folder.clone());
    for folder in folders.chain([format!("{}/shared", project.folder()?)]) {
        surplus(&project.root, &folder, &known, &mut findings)?;
    }
    findings.sort();
    Ok(Verified { files: locked.len(), standards: lock.standards.len(), findings })
}

/// Standards that `xoev.toml` names by version, and the lock does not know.
fn unlocked(project: &Project) -> Vec<Finding> {
    let of_lock = project.config.standards.iter().filter(|it| it.schemas.is_empty());
    of_lock
        .filter_map(|it| {
            let version = it.version.as_deref()?;
            let name = it.kennung.as_deref().unwrap_or(&it.name);
            let place = format!("{name}@{version}");
            project
                .lock
                .find(name, version)
                .is_none()
                .then_some(Finding { place, difference: Difference::Unlocked })
        })
        .collect()
}

fn surplus(root: &Path, folder: &str, known: &BTreeSet<&str>, findings: &mut Vec<Finding>) -> Result<()> {
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        let path = root.join(&folder);
        if !path.is_dir() {
            continue;
        }
        for entry in fs::read_dir(&path).map_err(|error| Error::file(&path, &error))?.flatten() {
            let place = format!("{folder}/{}", entry.file_name().to_string_lossy());
            if entry.file_type().is_ok_and(|it| it.is_dir()) {
                waiting.push(place);
            } else if !known.contains(place.as_str()) {
                findings.push(Finding { place, difference: Difference::Surplus });
            }
        }
    }
    Ok(())
}
