//! Documents that are well-formed and documents that are not, read from memory and from a stream.

use super::{Document, Event, EventReader, Failure, Options, Stream};
use crate::report::WellFormednessFault as Fault;
use std::fmt::Write as _;
use std::io::Read;

mod encodings;
mod pieces;
mod well_formedness;

/// Gives one byte at a time.
struct Dripping<'x>(&'x [u8]);

impl Read for Dripping<'_> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let Some((first, rest)) = self.0.split_first() else { return Ok(0) };
        out[0] = *first;
        self.0 = rest;
        Ok(1)
    }
}

/// The events as text.
#[derive(Default)]
struct Log {
    out: String,
    last_was_text: bool,
}

impl Log {
    fn write(&mut self, event: &Event<'_>) {
        let out = &mut self.out;
        match event {
            Event::Nothing | Event::EndOfPiece => return,
            Event::Start { name, attributes, .. } => {
                let name = name.get();
                let _ = write!(out, "<{{{}}}{}", name.namespace, name.local);
                for a in attributes.iter() {
                    let _ = write!(out, " {{{}}}{}={:?}", a.name.namespace, a.name.local, a.value);
                }
                out.push('>');
            }
            Event::Text { text, .. } => {
                let _ = write!(out, "{}{}", if self.last_was_text { "" } else { "|" }, text.escape_debug());
            }
            Event::End { .. } => out.push_str("</>"),
            Event::EndOfDocument => {}
        }
        self.last_was_text = matches!(event, Event::Text { .. });
    }

    /// Reads a piece; true at the end of the document.
    fn read(&mut self, reader: &mut EventReader<'_>) -> Result<bool, Failure> {
        loop {
            match reader.next() {
                Ok(Event::EndOfPiece) => return Ok(false),
                Ok(Event::EndOfDocument) => return Ok(true),
                Ok(event) => self.write(&event),
                Err(mut failure) => {
                    reader.locate(&mut failure.position);
                    return Err(*failure);
                }
            }
        }
    }
}

fn collect(mut reader: EventReader<'_>) -> Result<String, Failure> {
    let mut log = Log::default();
    log.read(&mut reader).map(|is_end| if is_end { log.out } else { "no end".to_owned() })
}

fn collect_pieces(mut stream: Stream<impl Read>) -> Result<String, Failure> {
    let mut log = Log::default();
    loop {
        let mut piece = stream.piece()?;
        if log.read(&mut piece)? {
            return Ok(log.out);
        }
        let rest = piece.into_rest();
        stream.go_on(rest);
    }
}

fn read(text: &str) -> Result<String, Failure> {
    let options = Options::default();
    let from_memory = Document::new(text.as_bytes()).and_then(|document| collect(document.events(&options)));
    let from_stream = collect_pieces(Stream::new(Dripping(text.as_bytes()), &options));
    assert_eq!(from_memory, from_stream, "{text}");
    from_memory
}

#[track_caller]
fn gives(text: &str, events: &str) {
    assert_eq!(read(text).as_deref(), Ok(events));
}

#[track_caller]
fn fails(text: &str, place: &str, fault: Fault) {
    match read(text) {
        Ok(events) => panic!("{text} gives {events}"),
        Err(failure) => {
            assert_eq!((failure.position.to_string().as_str(), failure.fault), (place, fault), "{text}");
        }
    }
}

fn name(name: &str) -> String {
    name.to_owned()
}
