//! Tokens of a text in memory: a whole document, or as much of a stream as was read. The one place that runs
//! quick-xml.
//!
//! In: UTF-8. Out: tokens that borrow from it, and their places. Plain text and tags that are byte for byte those of
//! names read before need no tokenising: they are recognised, and quick-xml goes on behind them.
//! Invariants: a token that the end of the text cuts off is not given out unless the text is the last; line and column
//! are counted only where somebody asks.

use super::characters::is_space;
use super::encoding::Encoding;
use super::reader::Failure;
use crate::report::{Position, WellFormednessFault};
use quick_xml::Reader;
use quick_xml::encoding::EncodingError;
use quick_xml::events::Event as Token;
use std::io::BufRead;

/// Read before each text: quick-xml drops a byte order mark where it begins, but a piece of a stream may begin with a
/// character that looks like one.
const OPENING: &[u8] = b"<a/>";

/// quick-xml keeps the names of open elements; that many of which it did not see the end it may keep.
const UNCLOSED: usize = 1024;

/// Where a document begins, as long as nothing is known of its encoding.
pub(super) const BEGINNING: Position = Position { line: 1, column: 1, offset: 0, byte_offset: 0 };

/// The tokens of a text.
pub(super) struct Tokens<'x> {
    reader: Reader<&'x [u8]>,
    text: &'x [u8],
    /// Where the reader began in the text.
    reader_start: usize,
    /// Elements the reader takes to be open.
    unclosed: usize,
    /// The reader has read text and awaits what comes behind.
    is_behind_text: bool,
    /// Where the text begins.
    first: Position,
    /// The encoding of the document, for offsets.
    encoding: Encoding,
    /// Whether nothing comes after the text.
    is_last: bool,
    /// Why what comes after the text cannot be read.
    broken: Option<WellFormednessFault>,
    /// Where the last token begins in the text.
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
    pub(super) fn new(text: &'x [u8], first: Position, encoding: Encoding, is_last: bool) -> Self {
        Self {
            reader: reader(text),
            text,
            reader_start: 0,
            unclosed: 0,
            is_behind_text: false,
            first,
            encoding,
            is_last,
            broken: None,
            start: 0,
            known: first,
        }
    }

    /// The tokens of a text behind which nothing can be read, for a reason.
    pub(super) fn broken(
        text: &'x [u8],
        first: Position,
        encoding: Encoding,
        why: WellFormednessFault,
    ) -> Self {
        Self { broken: Some(why), ..Self::new(text, first, encoding, false) }
    }

    /// Why nothing comes after the text, if it is not its end.
    #[cold]
    pub(super) fn break_off(&mut self) -> Option<Box<Failure>> {
        let fault = self.broken.take()?;
        let offset = self.first.offset + self.text.len() as u64;
        Some(Box::new(Failure { fault, position: Position { offset, ..Position::default() } }))
    }

    /// What comes next, where it may be something to recognise.
    #[inline]
    pub(super) fn upcoming(&mut self, skips_white_space: bool) -> Option<&'x [u8]> {
        if self.is_behind_text {
            return None;
        }
        let rest = self.rest();
        if !skips_white_space {
            return Some(rest);
        }
        let mut length = white_space(rest);
        // The other half of a line end may come with the next piece.
        if length == rest.len() && rest.last() == Some(&b'\r') {
            length -= 1;
        }
        self.reader.stream().consume(length);
        rest.get(length..)
    }

    #[inline]
    fn rest(&self) -> &'x [u8] {
        let &rest = self.reader.get_ref();
        rest
    }

    /// Goes on behind so many bytes that were recognised.
    #[inline]
    pub(super) fn pass(&mut self, length: usize) {
        self.reader.stream().consume(length);
    }

    /// The next token. It counts only if it is not cut off.
    #[inline]
    pub(super) fn read(&mut self) -> Result<Token<'x>, quick_xml::Error> {
        if self.unclosed > UNCLOSED && !self.is_behind_text {
            self.begin_anew();
        }
        self.start = self.end();
        let token = self.reader.read_event();
        self.is_behind_text = matches!(token, Ok(Token::Text(_)));
        match token {
            Ok(Token::Start(_)) => self.unclosed += 1,
            Ok(Token::End(_)) => self.unclosed = self.unclosed.saturating_sub(1),
            _ => {}
        }
        token
    }

    #[cold]
    fn begin_anew(&mut self) {
        self.reader_start = self.end();
        self.reader = reader(self.text.get(self.reader_start..).unwrap_or_default());
        self.unclosed = 0;
    }

    /// Whether more text could make another token.
    #[inline]
    pub(super) fn is_cut_off(&self, token: &Result<Token<'x>, quick_xml::Error>) -> bool {
        !self.is_last
            && match token {
                Ok(Token::Text(_) | Token::Eof) => self.end() == self.text.len(),
                Ok(_) => false,
                // quick-xml stops before markup of which it cannot even tell the kind.
                Err(_) => self.text.len() - self.end() < OPENING.len(),
            }
    }

    /// Where the last token ends in the text.
    #[inline]
    fn end(&self) -> usize {
        self.reader.buffer_position() as usize - OPENING.len() + self.reader_start
    }

    /// The place of a token of so many bytes that was read last.
    #[inline]
    pub(super) fn place(&self, length: usize) -> Position {
        unlocated(self.first.offset + self.end().saturating_sub(length) as u64)
    }

    /// The place where the last token begins.
    #[inline]
    pub(super) fn start(&self) -> Position {
        unlocated(self.first.offset + self.start as u64)
    }

    /// The last token as it is written; it must be text.
    pub(super) fn written(&self) -> &'x str {
        let written = self.text.get(self.start..self.end()).unwrap_or_default();
        std::str::from_utf8(written).unwrap_or_default()
    }

    /// The text from where the last token was looked for.
    pub(super) fn unread(&self) -> &'x [u8] {
        self.text.get(self.start..).unwrap_or_default()
    }

    /// The place of an error that was given for the last token.
    pub(super) fn error_place(&self, error: &quick_xml::Error) -> Position {
        let mut place = self.start();
        match error {
            quick_xml::Error::IllFormed(_) | quick_xml::Error::Syntax(_) => {
                let offset = self.reader.error_position().saturating_sub(OPENING.len() as u64);
                place.offset = self.first.offset + self.reader_start as u64 + offset;
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
        advance(&mut self.known, between, self.encoding);
        *position = self.known;
    }
}

/// How much white space a text begins with: mostly a line end and blanks, which are counted eight at a time.
#[inline]
fn white_space(text: &[u8]) -> usize {
    const BLANKS: u64 = u64::from_le_bytes([b' '; 8]);
    let mut length = 0;
    while text.get(length).is_some_and(|byte| is_space(*byte)) {
        length += 1;
        while let Some(word) = text.get(length..).and_then(<[u8]>::first_chunk::<8>) {
            let others = u64::from_le_bytes(*word) ^ BLANKS;
            length += others.trailing_zeros() as usize / 8;
            if others != 0 {
                break;
            }
        }
    }
    length
}

/// A place whose line is not counted yet.
pub(super) fn unlocated(offset: u64) -> Position {
    Position { line: 0, column: 0, offset, byte_offset: 0 }
}

/// Moves a place over a text. Line ends are LF, CRLF and CR (XML 1.0 §2.11); a text must not end between CR and LF.
pub(super) fn advance(position: &mut Position, text: &[u8], encoding: Encoding) {
    position.offset += text.len() as u64;
    position.byte_offset += encoding.length_of(text);
    let mut last_line = text;
    if let Some(at) = memchr::memrchr2(b'\n', b'\r', text) {
        let returns = memchr::memchr_iter(b'\r', text).filter(|at| text.get(at + 1) != Some(&b'\n'));
        position.line += (memchr::memchr_iter(b'\n', text).count() + returns.count()) as u32;
        position.column = 1;
        last_line = text.get(at + 1..).unwrap_or_default();
    }
    // Characters, not bytes: the following bytes of a character are 10xxxxxx.
    position.column += last_line.iter().filter(|byte| (**byte & 0xC0) != 0x80).count() as u32;
}

#[cfg(test)]
mod tests {
    use super::white_space;

    #[test]
    fn white_space_is_counted() {
        for length in 0..40 {
            for white in ["\n", " ", "\r\n", "\t", "\n ", " \n"] {
                let mut text: String = white.chars().cycle().take(length).collect();
                assert_eq!(white_space(text.as_bytes()), length);
                text.push_str("<a>            ");
                assert_eq!(white_space(text.as_bytes()), length);
                text.truncate(length + 1);
                assert_eq!(white_space(text.as_bytes()), length);
            }
        }
    }
}
