//! What loading gave.

use crate::finding::Finding;
use crate::genericode::Refusal;
use std::fmt;

/// What loading gave, file by file.
#[derive(Debug, Clone, Default)]
pub struct LoadReport {
    /// Every source that was looked at, in the order in which they count.
    pub entries: Vec<Entry>,
}

/// What became of one source.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The file, or the name of embedded bytes.
    pub name: String,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a source.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// A list was read, now or before.
    Loaded {
        /// Its Kennung.
        identifier: Option<String>,
        /// Its version.
        version: Option<String>,
        /// How many rows it has.
        rows: usize,
        /// What is not as it should be.
        findings: Vec<Finding>,
        /// Whether it was read now; otherwise the file is unchanged.
        is_new: bool,
    },
    /// There is no list in it.
    Refused {
        /// Why.
        reason: Refusal,
        /// Whether a list that stood there before was kept.
        keeps_former: bool,
    },
    /// It cannot be read.
    Unreadable {
        /// Why.
        reason: String,
        /// Whether a list that stood there before was kept.
        keeps_former: bool,
    },
}

impl LoadReport {
    /// Whether every source gave a list. Findings do not count.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.entries.iter().all(|it| matches!(it.outcome, Outcome::Loaded { .. }))
    }

    /// How many lists are loaded.
    #[must_use]
    pub fn loaded(&self) -> usize {
        self.entries.iter().filter(|it| matches!(it.outcome, Outcome::Loaded { .. })).count()
    }

    /// All findings with the name of their source.
    pub fn findings(&self) -> impl Iterator<Item = (&str, &Finding)> {
        self.entries.iter().flat_map(|entry| {
            let findings = match &entry.outcome {
                Outcome::Loaded { findings, .. } => findings.as_slice(),
                _ => &[],
            };
            findings.iter().map(|it| (entry.name.as_str(), it))
        })
    }
}

impl fmt::Display for LoadReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} code lists loaded", self.loaded())?;
        for entry in &self.entries {
            match &entry.outcome {
                Outcome::Loaded { .. } => {}
                Outcome::Refused { reason, .. } => write!(f, "\n{}: {reason}", entry.name)?,
                Outcome::Unreadable { reason, .. } => write!(f, "\n{}: {reason}", entry.name)?,
            }
        }
        Ok(())
    }
}
