//! The validator as the writer sees it: what is written has no place in a document yet.

use super::start_tag::StartTag;
use crate::code::{CodeJudge, CodeSink};
use crate::event::{Options, QualifiedName};
use crate::grammar::Grammar;
use crate::report::{Position, Report, WellFormednessFault};
use crate::validator::{NoSink, Validator};

/// Checks what is written.
pub(super) struct Check<'g>(Engine<'g>);

/// The validator, with and without a look at codes.
enum Engine<'g> {
    Schema(Box<Validator<'g>>),
    Codes(Box<Validator<'g, CodeSink<'g, NoSink>>>),
}

/// Calls the validator, whichever it is.
macro_rules! engine {
    ($check:expr, $validator:ident => $call:expr) => {
        match $check {
            Engine::Schema($validator) => $call,
            Engine::Codes($validator) => $call,
        }
    };
}

impl<'g> Check<'g> {
    pub fn new(grammar: &'g Grammar, options: &Options) -> Self {
        Self(Engine::Schema(Box::new(Validator::new(grammar, options))))
    }

    /// A check that also asks about codes.
    pub fn with_codes(grammar: &'g Grammar, options: &Options, judge: &'g dyn CodeJudge) -> Self {
        let sink = CodeSink::new(grammar, judge, NoSink);
        Self(Engine::Codes(Box::new(Validator::with_sink(grammar, options, sink))))
    }

    /// A start tag.
    pub fn start(&mut self, name: QualifiedName<'_>, tag: &StartTag) {
        let declarations = if tag.unwritten.is_empty() { &tag.declarations } else { &tag.unwritten };
        engine!(&mut self.0, it => {
            it.start_named(name, tag.symbol(), &tag.attributes, declarations, Position::default());
        });
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        engine!(&mut self.0, it => it.text(text, Position::default()));
    }

    /// An end tag.
    pub fn end(&mut self) {
        engine!(&mut self.0, it => it.end_element(Position::default()));
    }

    /// A fault that keeps the text from being a document.
    pub fn refuse(&mut self, fault: WellFormednessFault) {
        engine!(&mut self.0, it => it.refuse(fault.into(), Position::default()));
    }

    /// All faults.
    pub fn finish(self) -> Report {
        engine!(self.0, it => it.finish())
    }
}
