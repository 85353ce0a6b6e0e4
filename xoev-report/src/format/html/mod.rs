//! One page that needs nothing else: no server, no network, and without JavaScript everything but the filter.
//!
//! In: messages, each made into its part of the page at once. Out: the page, when all are known.
//! Invariants: every text of a message is escaped (maud does it); the policy of the page lets it load nothing.
//! Here: `page.rs` the frame, `overview.rs` the counts and the filter, `message.rs` a message, `rules.rs` what rules mean.

mod message;
mod overview;
mod page;
mod rules;

use super::Writer;
use crate::text::{Texts, texts};
use crate::{Checked, Settings, Summary};
use rules::BrokenRules;
use std::io::{self, Write};

pub(super) struct Html {
    settings: Settings,
    texts: &'static Texts,
    rules: BrokenRules,
    /// The parts of the messages, one behind the other.
    messages: String,
}

impl Html {
    pub fn new(settings: &Settings) -> Self {
        let texts = texts(settings.wording.language);
        Self { settings: settings.clone(), texts, rules: BrokenRules::default(), messages: String::new() }
    }
}

impl Writer for Html {
    fn begin(&mut self, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn message(&mut self, checked: &Checked, _: &mut dyn Write) -> io::Result<()> {
        self.rules.add(checked);
        self.messages.push_str(&message::message(checked, self.texts).into_string());
        self.messages.push('\n');
        Ok(())
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        page::write(self, summary, out)
    }
}
