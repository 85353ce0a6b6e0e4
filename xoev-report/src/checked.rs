//! What came of one message.

use crate::source::{Passage, Source, Text};
use crate::text::texts;
use crate::{Finding, InvalidMessage, Wording};
use std::fmt;
use std::time::Duration;
use xoev_runtime::Report;
use xoev_runtime::dispatch::DispatchFault;
use xoev_runtime::report::{Issue, Language, Severity};

/// A message with what came of checking it. It holds a few lines of the message, not the message.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// The name reports show: a path, or a path in an archive.
    pub name: String,
    /// What the message was found to be, as far as that is known.
    pub identity: Identity,
    /// What came of it.
    pub outcome: Outcome,
    /// How long checking took; `None` keeps it out of the reports.
    pub duration: Option<Duration>,
}

/// What a message was found to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identity {
    /// The standard's name: `XMeld`.
    pub standard: Option<String>,
    /// The standard's version: `3.4.0`.
    pub version: Option<String>,
    /// The message type, by the name of its root element.
    pub message: Option<String>,
    /// What the standard calls that message.
    pub title: Option<String>,
}

/// What came of a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It was checked.
    Checked {
        /// Faults and warnings, in document order.
        findings: Vec<Finding>,
        /// Whether there were more than are listed.
        is_truncated: bool,
    },
    /// It could not be checked: it cannot be read, or its schema is not usable.
    Unchecked {
        /// Why.
        reason: String,
    },
}

/// The verdict on a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// No fault; there may be warnings.
    Valid,
    /// At least one fault.
    Invalid,
    /// Nothing is known.
    Unchecked,
}

impl Checked {
    /// What a check found, with the lines of `bytes` (the message) it found it in.
    #[must_use]
    pub fn new(name: impl Into<String>, bytes: &[u8], report: &Report, wording: &Wording) -> Self {
        let name = name.into();
        // Most messages are valid: then there is nothing to decode.
        let findings = if report.is_empty() {
            Vec::new()
        } else {
            let text = Text::new(bytes, wording);
            let source = Source::new(&name, &text);
            report.issues.iter().map(|issue| Finding::of(issue, &source, wording)).collect()
        };
        Self::with(name, Outcome::Checked { findings, is_truncated: report.is_truncated })
    }

    /// What a check found in a message that is not in memory, with a passage of it for each issue of the report, where there
    /// is one.
    #[must_use]
    pub fn with_passages(
        name: impl Into<String>,
        report: &Report,
        passages: &[Option<Passage>],
        wording: &Wording,
    ) -> Self {
        let name = name.into();
        let passages = passages.iter().map(Option::as_ref).chain(std::iter::repeat(None));
        let finding = |(issue, passage): (&Issue, Option<&Passage>)| match passage {
            Some(passage) => {
                let text = Text::of_passage(passage, wording);
                Finding::of(issue, &Source::new(&name, &text), wording)
            }
            None => Finding::without_text(issue, wording),
        };
        let findings = report.issues.iter().zip(passages).map(finding).collect();
        Self::with(name, Outcome::Checked { findings, is_truncated: report.is_truncated })
    }

    /// A message of which it is not known what it is.
    #[must_use]
    pub fn unidentified(
        name: impl Into<String>,
        bytes: &[u8],
        fault: &DispatchFault,
        wording: &Wording,
    ) -> Self {
        if let DispatchFault::Unreadable(report) = fault {
            return Self::new(name, bytes, report, wording);
        }
        let finding = Finding::of_message(fault.rule(), fault.message(wording.language));
        Self::with(name.into(), Outcome::Checked { findings: vec![finding], is_truncated: false })
    }

    /// A message that could not be checked, and why.
    #[must_use]
    pub fn unchecked(name: impl Into<String>, reason: impl Into<String>) -> Self {
        Self::with(name.into(), Outcome::Unchecked { reason: reason.into() })
    }

    fn with(name: String, outcome: Outcome) -> Self {
        Self { name, identity: Identity::default(), outcome, duration: None }
    }

    /// Faults and warnings, in document order.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        match &self.outcome {
            Outcome::Checked { findings, .. } => findings,
            Outcome::Unchecked { .. } => &[],
        }
    }

    /// The verdict.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match &self.outcome {
            Outcome::Unchecked { .. } => Verdict::Unchecked,
            Outcome::Checked { .. } if self.faults() == 0 => Verdict::Valid,
            Outcome::Checked { .. } => Verdict::Invalid,
        }
    }

    /// How many faults are listed.
    #[must_use]
    pub fn faults(&self) -> usize {
        self.findings().iter().filter(|finding| finding.severity == Severity::Fault).count()
    }

    /// How many warnings are listed.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.findings().len() - self.faults()
    }

    /// The verdict in words, with how much was found: "invalid, 3 faults, 1 warning".
    #[must_use]
    pub fn conclusion(&self, language: Language) -> String {
        texts(language).conclusion(self)
    }

    /// The message if it is valid.
    ///
    /// # Errors
    /// What came of it otherwise, for programs that show their errors with miette.
    pub fn into_valid(self, wording: &Wording) -> Result<Self, InvalidMessage> {
        if self.verdict() == Verdict::Valid { Ok(self) } else { Err(InvalidMessage::new(self, wording)) }
    }

    /// Whether there were more faults than are listed.
    #[must_use]
    pub fn is_truncated(&self) -> bool {
        matches!(self.outcome, Outcome::Checked { is_truncated: true, .. })
    }
}

impl fmt::Display for Checked {
    /// One finding after the other; `valid` where there is none.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.outcome {
            Outcome::Unchecked { reason } => f.write_str(reason),
            Outcome::Checked { findings, .. } if findings.is_empty() => f.write_str("valid"),
            Outcome::Checked { findings, .. } => {
                let findings: Vec<String> = findings.iter().map(Finding::text).collect();
                f.write_str(&findings.join("\n"))
            }
        }
    }
}

impl fmt::Display for Identity {
    /// `XMeld 3.4.0, datenanforderung.0300`, as far as it is known.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let standard = [self.standard.as_deref(), self.version.as_deref()];
        let standard: Vec<&str> = standard.into_iter().flatten().collect();
        f.write_str(&standard.join(" "))?;
        match &self.message {
            Some(message) if standard.is_empty() => f.write_str(message),
            Some(message) => write!(f, ", {message}"),
            None => Ok(()),
        }
    }
}
