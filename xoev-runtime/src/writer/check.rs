//! The validator as the writer sees it: what is written has no place in a document yet.

use super::start_tag::StartTag;
use crate::event::Options;
use crate::grammar::Grammar;
use crate::report::{Position, Report, WellFormednessFault};
use crate::validator::Validator;

/// Checks what is written.
pub(super) struct Check<'g>(Box<Validator<'g>>);

impl<'g> Check<'g> {
    pub fn new(grammar: &'g Grammar, options: &Options) -> Self {
        Self(Box::new(Validator::new(grammar, options)))
    }

    /// A start tag.
    pub fn start(&mut self, tag: &StartTag) {
        self.0.start_element(tag.name(), &tag.attributes, &tag.declarations, Position::default());
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.0.text(text, Position::default());
    }

    /// An end tag.
    pub fn end(&mut self) {
        self.0.end_element(Position::default());
    }

    /// A fault that keeps the text from being a document.
    pub fn refuse(&mut self, fault: WellFormednessFault) {
        self.0.refuse(fault.into(), Position::default());
    }

    /// All faults.
    pub fn finish(self) -> Report {
        self.0.finish()
    }
}
