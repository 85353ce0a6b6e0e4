//! What must be reported of a mutant.

use std::fmt;
use xoev_runtime::report::{Issue, Report, Severity};

/// Rules of children in the wrong place (XSD 1.0 Part 1 §3.4.4, clause 2.4).
const CONTENT: &str = "cvc-complex-type.2.4";

/// The fault that must be reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// The rule; several where the recommendation leaves open which one is named.
    pub rules: Vec<&'static str>,
    /// Whether the message is invalid; a warning leaves it valid.
    pub severity: Severity,
    /// The element or attribute, as reports write it; `None` where the place is one in the text only.
    pub path: Option<String>,
    /// The element whose content is out of order: one misplaced child may show at several of its children.
    pub content_of: Option<String>,
}

/// How a report differs from what was expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mismatch {
    /// The fault was not reported.
    Missing,
    /// Something was reported that the mutation did not cause.
    Unrelated {
        /// Its rule.
        rule: &'static str,
        /// Its place.
        path: String,
    },
}

impl Expected {
    /// Compares a report; warnings that are not expected do not count.
    ///
    /// # Errors
    /// The first difference.
    pub fn compare(&self, report: &Report) -> Result<(), Mismatch> {
        let faults = || report.issues.iter().filter(|it| it.severity == Severity::Fault);
        if !report.issues.iter().any(|it| it.severity == self.severity && self.is(it)) {
            return Err(Mismatch::Missing);
        }
        match faults().find(|it| !self.is(it) && !self.follows(it)) {
            None => Ok(()),
            Some(it) => Err(Mismatch::Unrelated { rule: it.rule, path: it.path.clone() }),
        }
    }

    fn is(&self, issue: &Issue) -> bool {
        self.rules.contains(&issue.rule) && self.path.as_ref().is_none_or(|path| *path == issue.path)
    }

    /// Whether it is the same child in the wrong place, seen from another one.
    fn follows(&self, issue: &Issue) -> bool {
        let Some(parent) = self.content_of.as_deref().filter(|_| issue.rule.starts_with(CONTENT)) else {
            return false;
        };
        let Some(rest) = issue.path.strip_prefix(parent) else { return false };
        rest.is_empty() || rest.strip_prefix('/').is_some_and(|step| !step.contains('/'))
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("the expected fault is not reported"),
            Self::Unrelated { rule, path } => write!(f, "unrelated: {rule} at {path}"),
        }
    }
}
