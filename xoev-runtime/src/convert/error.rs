//! What a conversion has changed, and what does not carry over.

use crate::grammar::Grammar;
use crate::report::{Language, Report, not_carried_over};
use std::fmt;

/// A converted value.
#[derive(Debug, Clone, PartialEq)]
pub struct Converted<T> {
    /// The value.
    pub value: T,
    /// What had to be changed for it.
    pub changes: Vec<Change>,
}

/// What the other version left no choice about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A namespace that differs in the version alone.
    Namespace {
        /// In the old version.
        from: String,
        /// In the new one.
        to: String,
    },
    /// A value the new version fixes.
    Fixed {
        /// The element or attribute, as a path from the root in the new version.
        path: String,
        /// The value before.
        from: String,
        /// The value now.
        to: String,
    },
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Namespace { from, to } => write!(f, "{from} -> {to}"),
            Self::Fixed { path, from, to } => write!(f, "{path}: {from} -> {to}"),
        }
    }
}

/// Why a value does not become one of another version.
#[derive(Debug, Clone, PartialEq)]
pub struct ConversionError(Box<Parts>);

#[derive(Debug, Clone, PartialEq)]
struct Parts {
    from: String,
    to: String,
    changes: Vec<Change>,
    lost: Report,
}

impl ConversionError {
    #[cold]
    pub(super) fn new(from: &Grammar, to: &Grammar, changes: Vec<Change>, lost: Report) -> Self {
        let (from, to) = (from.standard().to_string(), to.standard().to_string());
        Self(Box::new(Parts { from, to, changes, lost }))
    }

    /// What does not carry over: each issue with its path in the new version, and the rule that keeps it out.
    #[must_use]
    pub fn lost(&self) -> &Report {
        &self.0.lost
    }

    /// What could be changed.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.0.changes
    }

    /// What is wrong, for people.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let Parts { from, to, lost, .. } = &*self.0;
        format!("{}\n{}", not_carried_over(language, from, to), lost.text(language))
    }
}

impl fmt::Display for ConversionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message(Language::En).trim_end())
    }
}

impl std::error::Error for ConversionError {}
