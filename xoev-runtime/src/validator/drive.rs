//! Runs the validator over a document.

use super::engine::Validator;
use super::sink::{NoSink, Sink};
use crate::event::{Document, Event, EventReader, Failure, Options, Stream};
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
        Ok(document) => read_document(Validator::with_sink(grammar, options, sink), document.events(options)),
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
    read_stream(Validator::with_sink(grammar, options, sink), Stream::new(reader, options))
}

/// Reads a document in memory into a tree. The tree can be bound to types only if the report is valid.
#[must_use]
pub fn read_tree<'g>(grammar: &'g Grammar, bytes: &[u8], options: &Options) -> (Tree<'g>, Report) {
    let (report, builder) =
        validate_bytes_with(grammar, bytes, options, TreeBuilder::with_room(grammar, bytes.len()));
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

/// Checks a document in memory.
fn read_document<S: Sink>(mut validator: Validator<'_, S>, mut events: EventReader<'_>) -> (Report, S) {
    read(&mut validator, &mut events);
    let (mut report, sink) = validator.finish_with_sink();
    for issue in &mut report.issues {
        events.locate(&mut issue.position);
    }
    (report, sink)
}

/// Checks a document that comes in pieces. Places are found while their piece is there.
fn read_stream<S: Sink>(mut validator: Validator<'_, S>, mut stream: Stream<impl Read>) -> (Report, S) {
    loop {
        let mut piece = match stream.piece() {
            Ok(piece) => piece,
            Err(failure) => {
                validator.abort(failure);
                break;
            }
        };
        let is_end = read(&mut validator, &mut piece);
        validator.place(|position| piece.locate(position));
        if is_end {
            break;
        }
        let rest = piece.into_rest();
        stream.go_on(rest);
    }
    validator.finish_with_sink()
}

/// Checks a piece; true at the end of the document or where it cannot be read on.
fn read<S: Sink>(validator: &mut Validator<'_, S>, events: &mut EventReader<'_>) -> bool {
    loop {
        match events.next_in(validator.ignores_white_space()) {
            Ok(Event::Start { name, attributes, declarations, position }) => {
                validator.start_read(name, attributes, declarations, position);
            }
            Ok(Event::Text { text, position }) => {
                validator.text(text, position);
                if validator.is_aborted() {
                    return true;
                }
            }
            Ok(Event::End { position }) => {
                validator.end_element(position);
                if validator.is_aborted() {
                    return true;
                }
            }
            Ok(Event::Nothing) => {
                if validator.depth() == 0 {
                    events.unparsed_entities().for_each(|name| validator.declare_entity(name));
                }
            }
            Ok(Event::EndOfDocument) => return true,
            Ok(Event::EndOfPiece) => return false,
            Err(failure) => {
                validator.abort(*failure);
                return true;
            }
        }
    }
}
