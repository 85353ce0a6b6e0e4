//! The validator as the writer sees it.

use super::start_tag::StartTag;
use crate::event::Options;
use crate::grammar::Grammar;
use crate::report::{Report, WellFormednessFault};

/// Checks what is written.
pub(super) struct Check<'g> {
    _grammar: &'g Grammar,
    report: Report,
}

impl<'g> Check<'g> {
    pub fn new(grammar: &'g Grammar, _options: &Options) -> Self {
        Self { _grammar: grammar, report: Report::default() }
    }

    /// A start tag.
    pub fn start(&mut self, _tag: &StartTag) {}

    /// A text.
    pub fn text(&mut self, _text: &str) {}

    /// An end tag.
    pub fn end(&mut self) {}

    /// A fault that keeps what was written from being a document.
    pub fn refuse(&mut self, fault: WellFormednessFault) {
        self.report.issues.push(crate::report::Issue::new(String::new(), Default::default(), fault.into()));
    }

    /// All faults.
    pub fn finish(self) -> Report {
        self.report
    }
}
