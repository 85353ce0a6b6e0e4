//! What is wrong with a document: rule, place, structured fault; texts in German and English.
//!
//! In: faults found by `event/` and `validator/`. Out: [`Report`].
//! Invariants: issues stand in document order; a rule id is the name of the recommendation's rule where there is
//! one (`cvc-…`), `xml-wf…` for well-formedness and `xoev-…` for limits of this reader.
//! Not here: rendering with source lines, which the command line does.

mod attachment_fault;
mod code_fault;
mod fault;
mod header_fault;
mod hint;
mod issue;
mod mask;
mod name;
#[cfg(test)]
mod tests;
mod text;
mod well_formedness;

pub use attachment_fault::AttachmentFault;
pub use code_fault::CodeFault;
pub use fault::{Fault, Placement, Subject};
pub use header_fault::HeaderFault;
pub(crate) use hint::is_similar;
pub use issue::{Issue, Language, Position, Severity};
pub use mask::masked_text;
pub use name::{ExpectedItem, Name};
pub(crate) use text::{dispatch_fault as dispatch_message, no_version, not_carried_over};
pub use well_formedness::{DeclarationFault, DoctypeFault, LimitKind, WellFormednessFault};

use crate::value::ValueFault;
use std::fmt;

/// What is wrong with a text that is no value of its type, for those who typed it: a sentence without path and type.
#[must_use]
pub fn value_message(language: Language, value: &str, fault: &ValueFault) -> String {
    text::value_fault(language, value, fault)
}

/// What was probably meant by a text that is no value of its type.
#[must_use]
pub fn value_hint(language: Language, value: &str, fault: &ValueFault) -> Option<String> {
    hint::value_hint(value, fault).map(|hint| text::hint(language, &hint))
}

/// All faults of a document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Report {
    /// The faults, in document order.
    pub issues: Vec<Issue>,
    /// Whether there were more faults than [`crate::event::Limits::issues`] allows to report.
    pub is_truncated: bool,
}

impl Report {
    /// Whether no fault was found; warnings are none.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.issues.iter().all(|issue| issue.severity == Severity::Warning)
    }

    /// Whether nothing at all was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.issues.is_empty()
    }

    /// What does not make the document invalid.
    pub fn warnings(&self) -> impl Iterator<Item = &Issue> {
        self.issues.iter().filter(|issue| issue.severity == Severity::Warning)
    }

    /// The report as text, one issue per paragraph.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let mut out = String::new();
        for issue in &self.issues {
            out.push_str(&issue.text(language));
            out.push('\n');
        }
        if self.is_truncated {
            out.push_str(text::cut_off(language));
            out.push('\n');
        }
        out
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("valid");
        }
        f.write_str(self.text(Language::En).trim_end())
    }
}

impl std::error::Error for Report {}
