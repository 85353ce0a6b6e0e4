//! What is wrong with a document: rule, place, structured fault; texts in German and English.
//!
//! In: faults found by `event/` and `validator/`. Out: [`Report`].
//! Invariants: issues stand in document order; a rule id is the name of the recommendation's rule where there is
//! one (`cvc-…`), `xml-wf…` for well-formedness and `xoev-…` for limits of this reader.
//! Not here: rendering with source lines, which the command line does.

mod fault;
mod hint;
mod issue;
mod name;
mod text;
mod well_formedness;

pub use fault::{Fault, Subject};
pub(crate) use hint::is_similar;
pub use issue::{Issue, Language, Position};
pub use name::{ExpectedItem, Name};
pub use well_formedness::{LimitKind, WellFormednessFault};

use std::fmt;

/// All faults of a document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Report {
    /// The faults, in document order.
    pub issues: Vec<Issue>,
    /// Whether there were more faults than [`crate::event::Limits::issues`] allows to report.
    pub is_truncated: bool,
}

impl Report {
    /// Whether no fault was found.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.issues.is_empty()
    }

    /// The report as text, one issue per paragraph.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let mut text = String::new();
        for issue in &self.issues {
            text.push_str(&issue.text(language));
            text.push('\n');
        }
        if self.is_truncated {
            text.push_str(match language {
                Language::De => "Weitere Fehler werden nicht aufgeführt\n",
                Language::En => "further faults are not listed\n",
            });
        }
        text
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_valid() {
            return f.write_str("valid");
        }
        f.write_str(self.text(Language::En).trim_end())
    }
}

impl std::error::Error for Report {}
