//! Runs the validator over a document.

use super::engine::Validator;
use super::sink::{NoSink, Sink};
use crate::event::{self, Document, Event, EventReader, Failure, Options, Source};
use crate::grammar::Grammar;
use crate::report::{Fault, Issue, Report};
use crate::tree::{Tree, TreeBuilder};
use std::io::Read;

/// Checks a document in memory.
#[must_use]
pub fn validate_bytes(grammar: &Grammar, bytes: &[u8], options: &Options) -> Report {
    validate_bytes_with(grammar, bytes, options, NoSink).0
}

/// Checks a document in memory and hands what is found to a sink.
pub fn validate_bytes_with<S: Sink>(
    grammar: &Grammar,
    bytes: &[u8],
    options: &Options,
    sink: S,
) -> (Report, S) {
    match Document::new(bytes) {
        Ok(document) => run(Validator::with_sink(grammar, options, sink), document.events(options)),
        Err(failure) => (undecodable(failure), sink),
    }
}

/// Checks a document while it is read. Memory is needed for the depth of the document, the longest text and the
/// keys of identity constraints.
#[must_use]
pub fn validate_reader(grammar: &Grammar, reader: impl Read, options: &Options) -> Report {
    validate_reader_with(grammar, reader, options, NoSink).0
}

/// Checks a document while it is read and hands what is found to a sink.
pub fn validate_reader_with<S: Sink>(
    grammar: &Grammar,
    reader: impl Read,
    options: &Options,
    sink: S,
) -> (Report, S) {
    run(Validator::with_sink(grammar, options, sink), event::stream(reader, options))
}

/// Reads a document in memory into a tree. The tree can be bound to types only if the report is valid.
#[must_use]
pub fn read_tree<'g>(grammar: &'g Grammar, bytes: &[u8], options: &Options) -> (Tree<'g>, Report) {
    let (report, builder) = validate_bytes_with(grammar, bytes, options, TreeBuilder::new(grammar));
    (builder.finish(), report)
}

/// Reads a document into a tree while it is read.
#[must_use]
pub fn read_tree_from<'g>(grammar: &'g Grammar, reader: impl Read, options: &Options) -> (Tree<'g>, Report) {
    let (report, builder) = validate_reader_with(grammar, reader, options, TreeBuilder::new(grammar));
    (builder.finish(), report)
}

fn undecodable(failure: Failure) -> Report {
    let issue = Issue::new(String::new(), failure.position, Fault::WellFormedness(failure.fault));
    Report { issues: vec![issue], is_truncated: false }
}

fn run<I: Source, S: Sink>(mut validator: Validator<'_, S>, mut reader: EventReader<I>) -> (Report, S) {
    let mut located = 0;
    loop {
        match reader.next() {
            Ok(Event::Start { name, attributes, declarations, position }) => {
                validator.start_element(name, attributes, declarations, position);
            }
            Ok(Event::Text { text, position }) => validator.text(text, position),
            Ok(Event::End { position }) => validator.end_element(position),
            Ok(Event::Nothing) => {
                if validator.depth() == 0 {
                    reader.unparsed_entities().for_each(|name| validator.declare_entity(name));
                }
            }
            Ok(Event::EndOfDocument) => break,
            Err(mut failure) => {
                reader.complete(&mut failure);
                validator.abort(*failure);
            }
        }
        validator.identifiers.place(|position| {
            if !I::KEEPS_TEXT {
                reader.locate(position);
            }
        });
        if !I::KEEPS_TEXT && validator.issues.len() > located {
            for issue in validator.issues.iter_mut().skip(located) {
                reader.locate(&mut issue.position);
            }
            located = validator.issues.len();
        }
        if validator.is_aborted() {
            break;
        }
    }
    let (mut report, sink) = validator.finish_with_sink();
    for issue in &mut report.issues {
        reader.locate(&mut issue.position);
    }
    (report, sink)
}
