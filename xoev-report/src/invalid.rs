//! A message with faults as an error.

use crate::text::texts;
use crate::{Checked, Finding, Outcome, Wording};
use std::fmt;

/// A message that is not valid, as an error: miette shows each fault with the lines it is in.
#[derive(Debug, Clone, PartialEq)]
pub struct InvalidMessage {
    conclusion: String,
    checked: Box<Checked>,
}

impl InvalidMessage {
    pub(crate) fn new(checked: Checked, wording: &Wording) -> Self {
        let mut conclusion = format!("{}: {}", checked.name, texts(wording.language).conclusion(&checked));
        if let Outcome::Unchecked { reason } = &checked.outcome {
            conclusion = format!("{conclusion}: {reason}");
        }
        Self { conclusion, checked: Box::new(checked) }
    }

    /// The message.
    #[must_use]
    pub fn checked(&self) -> &Checked {
        &self.checked
    }
}

impl fmt::Display for InvalidMessage {
    /// "antrag.xml: invalid, 2 faults".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.conclusion)
    }
}

impl std::error::Error for InvalidMessage {}

impl miette::Diagnostic for InvalidMessage {
    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn miette::Diagnostic> + 'a>> {
        let as_diagnostic = |finding: &'a Finding| finding as &dyn miette::Diagnostic;
        Some(Box::new(self.checked.findings().iter().map(as_diagnostic)))
    }
}
