//! What the readers say about a document.

use crate::record::Record;
use std::io::Read;
use std::path::Path;
use xoev_runtime::event::{Document, Event, EventReader, Failure, Options, Stream};
use xoev_schema::source::SourceOptions;

/// What was read, or why and where not.
pub type Answer = Result<String, Failure>;

/// Reads a document in memory.
///
/// # Errors
/// If it is not well-formed, or must not be read.
pub fn from_memory(bytes: &[u8]) -> Answer {
    let mut record = Record::default();
    let document = Document::new(bytes)?;
    read(&mut document.events(&Options::default()), &mut record)?;
    Ok(record.finish())
}

/// Gives seven bytes at a time, so that tokens and characters are torn.
struct Torn<'x>(&'x [u8]);

impl Read for Torn<'_> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let (piece, rest) = self.0.split_at(self.0.len().min(out.len()).min(7));
        out[..piece.len()].copy_from_slice(piece);
        self.0 = rest;
        Ok(piece.len())
    }
}

/// Reads a document piece by piece.
///
/// # Errors
/// If it is not well-formed, or must not be read.
pub fn from_stream(bytes: &[u8]) -> Answer {
    let mut record = Record::default();
    let mut stream = Stream::new(Torn(bytes), &Options::default());
    loop {
        let mut piece = stream.piece()?;
        if read(&mut piece, &mut record)? {
            return Ok(record.finish());
        }
        let rest = piece.into_rest();
        stream.go_on(rest);
    }
}

/// Reads a piece; true at the end of the document.
fn read(events: &mut EventReader<'_>, record: &mut Record) -> Result<bool, Failure> {
    loop {
        match events.next() {
            Ok(Event::EndOfDocument) => return Ok(true),
            Ok(Event::EndOfPiece) => return Ok(false),
            Ok(event) => record.add(&event),
            Err(mut failure) => {
                events.locate(&mut failure.position);
                return Err(*failure);
            }
        }
    }
}

/// Whether the compiler takes a document for well-formed that it is given as a schema.
#[must_use]
pub fn is_well_formed_schema(path: &Path) -> bool {
    let loaded = xoev_schema::load(&[path.to_path_buf()], &SourceOptions::default());
    let faults = ["xml-wf", "xoev-external-entity", "xoev-limit"];
    !loaded.diagnostics.list().iter().any(|found| faults.iter().any(|fault| found.rule.starts_with(fault)))
}
