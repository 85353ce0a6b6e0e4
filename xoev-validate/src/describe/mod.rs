//! What a message is: standard, header, size, attachments, and whether it is valid.
//!
//! In: an [`Input`]. Out: [`Description`].
//! Invariants: something is said about every message that can be read, also where its standard is not known; memory for
//! the beginning of the message only.
//! Not here: how it is printed.

mod json;
mod look;
mod text;

use crate::check::{Checker, Outcome, Validated, Watch, engine};
use crate::input::{Content, Input};
use look::{Look, Seen};
use std::sync::Arc;
use xoev_runtime::event::Options;
use xoev_runtime::grammar::Grammar;
use xoev_runtime::header::MessageHeader;

/// What a message is.
#[derive(Debug)]
pub struct Description {
    /// What came of checking it, with the standard it is of.
    pub validated: Validated,
    /// Bytes; `None` where they were not counted.
    pub size: Option<u64>,
    /// The encoding; `None` where it is not known.
    pub encoding: Option<&'static str>,
    /// What its header says, as far as one was recognised.
    pub header: Option<MessageHeader>,
    /// How many elements it has.
    pub elements: u64,
    /// How deep they stand in each other.
    pub depth: usize,
    /// The files it names.
    pub attachments: Vec<Attachment>,
    /// Whether it lies in an archive, where the files it names should lie too.
    pub is_in_archive: bool,
}

/// A file a message names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, as the message has it.
    pub name: String,
    /// Its size, where it lies in the same archive.
    pub size: Option<u64>,
}

impl Checker {
    /// Says of each message what it is; XML files of an archive that another message in it names are no messages.
    #[must_use]
    pub fn describe_all(&self, inputs: &[Input]) -> Vec<Description> {
        let described: Vec<Description> = inputs.iter().map(|input| self.describe(input)).collect();
        let is_attachment = |input: &Input| {
            let Some((archive, entry)) = input.archive() else { return false };
            let is_beside = |other: &Input| {
                other.name() != input.name()
                    && other.archive().is_some_and(|(it, _)| Arc::ptr_eq(it, archive))
            };
            let beside = inputs.iter().zip(&described).filter(|(other, _)| is_beside(other));
            beside.flat_map(|(_, it)| &it.attachments).any(|it| entry.is_named(&it.name))
        };
        let is_message: Vec<bool> = inputs.iter().map(|it| !is_attachment(it)).collect();
        described
            .into_iter()
            .zip(is_message)
            .filter_map(|(it, is_message)| is_message.then_some(it))
            .collect()
    }

    /// Says what a message is.
    #[must_use]
    pub fn describe(&self, input: &Input) -> Description {
        let mut look = Look::default();
        let validated = self.check_watched(input, &mut look);
        let seen = match (look.seen, &validated.outcome) {
            (Some(seen), _) => seen,
            (None, Outcome::Unreadable(_)) => Seen::default(),
            // No schema: then by the names of the elements alone.
            (None, _) => input.read(look_without_schema).unwrap_or_default(),
        };
        Description {
            size: input.size(),
            is_in_archive: input.archive().is_some(),
            encoding: look.encoding,
            attachments: seen.file_names.into_iter().map(|name| attachment(input, name)).collect(),
            header: seen.header,
            elements: seen.elements,
            depth: seen.depth,
            validated,
        }
    }
}

fn attachment(input: &Input, name: String) -> Attachment {
    let entries = input.archive().map(|(archive, _)| archive.entries()).unwrap_or_default();
    let size = entries.iter().find(|entry| entry.is_named(&name)).map(|entry| entry.size);
    Attachment { name, size }
}

fn look_without_schema(content: Content<'_>) -> Seen {
    let grammar = Grammar::default();
    let mut look = Look::default();
    let sink = look.begin(&grammar);
    let (_, _, sink) = engine::run(&grammar, content, &Options::default(), sink);
    look.end(sink);
    look.seen.unwrap_or_default()
}
