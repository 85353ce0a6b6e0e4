//! Why a message cannot be dispatched.

use super::start::RootName;
use crate::report::{self, Language, Report};
use std::fmt;

/// Why it is not known what a message is.
#[derive(Debug, Clone, PartialEq)]
pub enum DispatchFault {
    /// No XML document, or none whose root begins within the bytes that are looked at.
    Unreadable(Report),
    /// Neither the root element nor its namespace belongs to a known standard.
    UnknownStandard {
        /// The root element.
        root: RootName,
        /// The standards and versions that are known.
        known: Vec<String>,
    },
    /// The standard is known, the version is not.
    UnknownVersion {
        /// The root element.
        root: RootName,
        /// The standard.
        standard: String,
        /// The version the message states; its namespace where it states none.
        version: String,
        /// The versions that are known.
        known: Vec<String>,
    },
    /// Standard and version are known, but that version has no such message.
    UnknownRoot {
        /// The root element.
        root: RootName,
        /// The standard.
        standard: String,
        /// The version the message states.
        version: String,
        /// Versions that have such a message.
        known_in: Vec<String>,
    },
    /// The namespace is that of one version, the version the message states another one.
    Contradiction {
        /// The root element.
        root: RootName,
        /// The standard.
        standard: String,
        /// The version the message states.
        version: String,
        /// The versions that declare the root element as it stands.
        declared: Vec<String>,
    },
    /// Several versions know the root element, and the message does not tell which is meant.
    Ambiguous {
        /// The root element.
        root: RootName,
        /// The standards and versions.
        candidates: Vec<String>,
    },
}

impl DispatchFault {
    /// The rule that is broken; `xoev explain` tells more.
    #[must_use]
    pub fn rule(&self) -> &'static str {
        match self {
            Self::Unreadable(report) => report.issues.first().map_or("xml-wf", |issue| issue.rule),
            Self::UnknownStandard { .. } => "xoev-unknown-standard",
            Self::UnknownVersion { .. } => "xoev-unknown-version",
            Self::UnknownRoot { .. } => "xoev-unknown-message",
            Self::Contradiction { .. } => "xoev-contradicting-version",
            Self::Ambiguous { .. } => "xoev-ambiguous-version",
        }
    }

    /// What is wrong, as one sentence.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        report::dispatch_message(language, self)
    }
}

impl fmt::Display for DispatchFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}]", self.message(Language::En), self.rule())
    }
}

impl std::error::Error for DispatchFault {}

/// Why a message does not become a value of its version.
#[derive(Debug, Clone, PartialEq)]
pub enum DispatchError {
    /// It is not known what it is.
    Unidentified(Box<DispatchFault>),
    /// It is known, but the message is not valid.
    Invalid {
        /// Standard and version.
        standard: String,
        /// All faults.
        report: Report,
    },
}

impl DispatchError {
    /// What is wrong, for people.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        match self {
            Self::Unidentified(fault) => fault.message(language),
            Self::Invalid { standard, report } => format!("{standard}: {}", report.text(language)),
        }
    }
}

impl fmt::Display for DispatchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unidentified(fault) => fault.fmt(f),
            Self::Invalid { standard, report } => write!(f, "{standard}: {report}"),
        }
    }
}

impl std::error::Error for DispatchError {}
