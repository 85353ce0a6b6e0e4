//! Those who look on while a message is checked.

use xoev_runtime::grammar::Grammar;
use xoev_runtime::validator::{NoSink, Sink};

/// Looks on while a message is checked.
pub(crate) trait Watch {
    /// What the validator hands its findings to.
    type Sink<'g>: Sink;

    /// The message's first bytes, before anything is known of it.
    fn start(&mut self, bytes: &[u8]) {
        let _ = bytes;
    }

    /// Begins, once the grammar is known.
    fn begin<'g>(&mut self, grammar: &'g Grammar) -> Self::Sink<'g>;

    /// Ends with the message.
    fn end(&mut self, sink: Self::Sink<'_>);
}

/// Looks at nothing, so that nothing is handed on.
pub(crate) struct Nothing;

impl Watch for Nothing {
    type Sink<'g> = NoSink;

    fn begin(&mut self, _: &Grammar) -> NoSink {
        NoSink
    }

    fn end(&mut self, _: NoSink) {}
}
