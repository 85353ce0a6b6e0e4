//! Where tokens come from: a slice or a stream. Together with `reader.rs` this is all that knows quick-xml.

use super::encoding::{DecodingReader, ReadFailure};
use crate::report::{LimitKind, Position, WellFormednessFault};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{self, BufRead, Read};

/// A source of tokens. The tokens follow each other without gaps.
pub trait Source {
    /// Whether any place can be located at any time.
    const KEEPS_TEXT: bool;
    /// The place where the next token begins. Line and column may be left 0 for [`Source::locate`].
    fn mark(&mut self) -> Position;
    /// The next token.
    ///
    /// # Errors
    /// If the input ends within a token or cannot be read.
    fn read(&mut self) -> Result<Event<'_>, quick_xml::Error>;
    /// Fills in line and column of a place. For a stream, the place must be in the last token.
    fn locate(&mut self, position: &mut Position);
    /// What stands behind an error of [`Source::read`], if the source itself refused the input.
    fn failure(&mut self) -> Option<WellFormednessFault>;
    /// The last token as it is written.
    fn token(&self) -> &[u8];
    /// The offset an error is about.
    fn error_offset(&self) -> u64;
}

fn configure<R>(reader: &mut Reader<R>) {
    let config = reader.config_mut();
    config.check_comments = true;
    // Start and end tags are matched by the event reader, which also sees those inside of entities.
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.trim_markup_names_in_closing_tags = true;
}

/// Reads one token of a replacement text and gives its length in bytes.
pub(super) fn read_replacement(text: &[u8]) -> (Result<Event<'_>, quick_xml::Error>, usize) {
    let mut reader = Reader::from_reader(text);
    configure(&mut reader);
    let event = reader.read_event();
    (event, reader.buffer_position() as usize)
}

/// A document in memory, in UTF-8.
pub struct SliceSource<'x> {
    reader: Reader<&'x [u8]>,
    text: &'x [u8],
    /// Bytes before `text` (a byte order mark).
    base: u64,
    /// Where the last token begins in `text`.
    token_start: usize,
    /// A place whose line is known.
    known: Position,
}

impl<'x> SliceSource<'x> {
    /// Reads a text that follows `base` bytes.
    pub(super) fn new(text: &'x [u8], base: u64) -> Self {
        let mut reader = Reader::from_reader(text);
        configure(&mut reader);
        Self { reader, text, base, token_start: 0, known: Position { line: 1, column: 1, offset: 0 } }
    }
}

impl Source for SliceSource<'_> {
    const KEEPS_TEXT: bool = true;

    fn mark(&mut self) -> Position {
        let offset = self.reader.buffer_position();
        self.token_start = offset as usize;
        Position { line: 0, column: 0, offset: offset + self.base }
    }

    fn read(&mut self) -> Result<Event<'_>, quick_xml::Error> {
        self.reader.read_event()
    }

    fn locate(&mut self, position: &mut Position) {
        let offset = position.offset.saturating_sub(self.base);
        if offset < self.known.offset {
            self.known = Position { line: 1, column: 1, offset: 0 };
        }
        let end = (offset as usize).min(self.text.len());
        let between = self.text.get(self.known.offset as usize..end).unwrap_or_default();
        advance(&mut self.known, between);
        position.line = self.known.line;
        position.column = self.known.column;
    }

    fn failure(&mut self) -> Option<WellFormednessFault> {
        None
    }

    fn token(&self) -> &[u8] {
        self.text.get(self.token_start..self.reader.buffer_position() as usize).unwrap_or_default()
    }

    fn error_offset(&self) -> u64 {
        self.reader.error_position() + self.base
    }
}

/// Moves a place over a text.
fn advance(position: &mut Position, text: &[u8]) {
    position.offset += text.len() as u64;
    let mut last_line = text;
    if let Some(at) = memchr::memrchr(b'\n', text) {
        position.line += memchr::memchr_iter(b'\n', text).count() as u32;
        position.column = 1;
        last_line = &text[at + 1..];
    }
    // Characters, not bytes: the following bytes of a character are 10xxxxxx.
    position.column += last_line.iter().filter(|byte| (**byte & 0xC0) != 0x80).count() as u32;
}

/// A document that is read piece by piece.
pub struct StreamSource<R: Read> {
    reader: Reader<Stream<R>>,
    token: Vec<u8>,
    token_start: Position,
}

impl<R: Read> StreamSource<R> {
    /// Reads from a reader; no token may have more bytes than `token_limit`.
    pub(super) fn new(inner: R, token_limit: u64) -> Self {
        let stream = Stream {
            input: DecodingReader::new(inner),
            buffer: Vec::new(),
            at: 0,
            position: Position { line: 1, column: 1, offset: 0 },
            token_end: token_limit,
            token_limit,
            failure: None,
        };
        let mut reader = Reader::from_reader(stream);
        configure(&mut reader);
        Self { reader, token: Vec::new(), token_start: Position::default() }
    }
}

impl<R: Read> Source for StreamSource<R> {
    const KEEPS_TEXT: bool = false;

    fn mark(&mut self) -> Position {
        let stream = self.reader.get_mut();
        stream.token_end = stream.position.offset + stream.token_limit;
        self.token_start = stream.position;
        self.token_start
    }

    fn read(&mut self) -> Result<Event<'_>, quick_xml::Error> {
        self.token.clear();
        self.reader.read_event_into(&mut self.token)
    }

    fn locate(&mut self, position: &mut Position) {
        if position.line == 0 {
            let length = position.offset.saturating_sub(self.token_start.offset) as usize;
            let mut place = self.token_start;
            advance(&mut place, &self.token[..length.min(self.token.len())]);
            position.line = place.line;
            position.column = place.column;
        }
    }

    fn failure(&mut self) -> Option<WellFormednessFault> {
        self.reader.get_mut().failure.take()
    }

    fn token(&self) -> &[u8] {
        &self.token
    }

    fn error_offset(&self) -> u64 {
        self.reader.error_position() + self.reader.get_ref().input.skipped
    }
}

/// Counts lines and bounds tokens under quick-xml's feet.
struct Stream<R> {
    input: DecodingReader<R>,
    buffer: Vec<u8>,
    at: usize,
    /// Where the bytes handed out end.
    position: Position,
    /// Where the token must have ended.
    token_end: u64,
    token_limit: u64,
    /// Why an I/O error was given that is none.
    failure: Option<WellFormednessFault>,
}

impl<R: Read> Stream<R> {
    fn refuse(&mut self, fault: WellFormednessFault) -> io::Error {
        self.failure = Some(fault);
        io::Error::other("input refused")
    }
}

impl<R: Read> BufRead for Stream<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.position.offset > self.token_end {
            let maximum = self.token_limit;
            return Err(self.refuse(WellFormednessFault::Limit { kind: LimitKind::TextLength, maximum }));
        }
        if self.at == self.buffer.len() {
            self.at = 0;
            match self.input.fill(&mut self.buffer) {
                Ok(()) => {}
                Err(ReadFailure::Io(e)) => return Err(e),
                Err(ReadFailure::Fault(fault)) => return Err(self.refuse(fault)),
            }
            if self.position.offset == 0 {
                self.position.offset = self.input.skipped;
            }
        }
        Ok(&self.buffer[self.at..])
    }

    fn consume(&mut self, count: usize) {
        let end = (self.at + count).min(self.buffer.len());
        advance(&mut self.position, &self.buffer[self.at..end]);
        self.at = end;
    }
}

impl<R: Read> Read for Stream<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let count = available.len().min(out.len());
        out[..count].copy_from_slice(&available[..count]);
        self.consume(count);
        Ok(count)
    }
}
