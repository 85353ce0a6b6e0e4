//! Tokens of a text in memory: a whole document, or as much of a stream as was read. The one place that runs
//! quick-xml.
//!
//! In: UTF-8. Out: tokens that borrow from it, and their places. Invariants: a token that the end of the text cuts off
//! is not given out unless the text is the last; line and column are counted only where somebody asks.

use super::characters::is_space;
use crate::report::Position;
use quick_xml::Reader;
use quick_xml::encoding::EncodingError;
use quick_xml::events::Event as Token;

/// Read before each text: quick-xml drops a byte order mark where it begins, but a piece of a stream may begin with a
/// character that looks like one.
const OPENING: &[u8] = b"<a/>";

/// The tokens of a text.
pub(super) struct Tokens<'x> {
    reader: Reader<&'x [u8]>,
    text: &'x [u8],
    /// Where the text begins.
    first: Position,
    /// Whether nothing comes after the text.
    is_last: bool,
    /// Where the last token begins in the text, white space before it included.
    start: usize,
    /// A place whose line is known.
    known: Position,
}

fn reader(text: &[u8]) -> Reader<&[u8]> {
    let mut reader = Reader::from_reader(OPENING);
    let config = reader.config_mut();
    config.check_comments = true;
    // Start and end tags are matched by the event reader, which also sees those inside of entities.
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    // The places of end tags are found by their length.
    config.trim_markup_names_in_closing_tags = false;
    let _ = reader.read_event();
    *reader.get_mut() = text;
    reader
}

/// Reads one token of a replacement text and gives its length in bytes.
pub(super) fn read_replacement(text: &[u8]) -> (Result<Token<'_>, quick_xml::Error>, usize) {
    let mut reader = reader(text);
    let event = reader.read_event();
    (event, (reader.buffer_position() as usize).saturating_sub(OPENING.len()))
}

impl<'x> Tokens<'x> {
    /// The tokens of a text that begins at a place.
    pub(super) fn new(text: &'x [u8], first: Position, is_last: bool) -> Self {
        Self { reader: reader(text), text, first, is_last, start: 0, known: first }
    }

    /// The next token; `None` where the text ends before the document does. With `skips_white_space` that before the
    /// token is left out, and is no token itself.
    #[inline]
    pub(super) fn read(&mut self, skips_white_space: bool) -> Result<Option<Token<'x>>, quick_xml::Error> {
        self.start = self.end();
        self.reader.config_mut().trim_text_start = skips_white_space;
        let token = self.reader.read_event();
        if !self.is_last && self.is_cut_off(&token) {
            return Ok(None);
        }
        token.map(Some)
    }

    /// Whether more text could make another token.
    #[inline]
    fn is_cut_off(&self, token: &Result<Token<'x>, quick_xml::Error>) -> bool {
        match token {
            Ok(Token::Text(_) | Token::Eof) => self.end() == self.text.len(),
            Ok(_) => false,
            // quick-xml stops before markup of which it cannot even tell the kind.
            Err(_) => self.text.len() - self.end() < OPENING.len(),
        }
    }

    /// Where the last token ends in the text.
    #[inline]
    fn end(&self) -> usize {
        self.reader.buffer_position() as usize - OPENING.len()
    }

    /// The place of a token of so many bytes that was read last.
    #[inline]
    pub(super) fn place(&self, length: usize) -> Position {
        Position { line: 0, column: 0, offset: self.first.offset + self.end().saturating_sub(length) as u64 }
    }

    /// The place where the last token begins, with the white space before it.
    #[inline]
    pub(super) fn start(&self) -> Position {
        Position { line: 0, column: 0, offset: self.first.offset + self.start as u64 }
    }

    /// The place where the last token begins, which is markup.
    pub(super) fn start_of_markup(&self) -> Position {
        let white_space = self.written().iter().take_while(|byte| is_space(**byte)).count();
        let mut place = self.start();
        place.offset += white_space as u64;
        place
    }

    /// The last token as it is written, with the white space before it.
    pub(super) fn written(&self) -> &'x [u8] {
        self.text.get(self.start..self.end()).unwrap_or_default()
    }

    /// The place of an error that was given for the last token.
    pub(super) fn error_place(&self, error: &quick_xml::Error) -> Position {
        let mut place = self.start();
        match error {
            quick_xml::Error::IllFormed(_) | quick_xml::Error::Syntax(_) => {
                let offset = self.reader.error_position().saturating_sub(OPENING.len() as u64);
                place.offset = self.first.offset + offset;
            }
            quick_xml::Error::Encoding(EncodingError::Utf8(_)) => {
                let rest = self.text.get(self.start..).unwrap_or_default();
                let valid = std::str::from_utf8(rest).map_or_else(|e| e.valid_up_to(), str::len);
                place.offset += valid as u64;
            }
            _ => {}
        }
        place
    }

    /// Fills in line and column of a place in the text.
    pub(super) fn locate(&mut self, position: &mut Position) {
        if position.line != 0 || position.offset < self.first.offset {
            return;
        }
        if position.offset < self.known.offset {
            self.known = self.first;
        }
        let index = |offset: u64| ((offset - self.first.offset) as usize).min(self.text.len());
        let between = self.text.get(index(self.known.offset)..index(position.offset)).unwrap_or_default();
        advance(&mut self.known, between);
        position.line = self.known.line;
        position.column = self.known.column;
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
