//! The encoding of a document: found by its first bytes (XML 1.0 appendix F), decoded to UTF-8.

use super::reader::Failure;
use super::tokens::advance;
use crate::report::{Position, WellFormednessFault as Fault};
use encoding_rs::{Decoder, DecoderResult, UTF_16BE, UTF_16LE};
use std::borrow::Cow;
use std::io::{self, Read};

/// How many bytes are looked at to find the encoding declaration.
const DETECTION_LENGTH: usize = 1024;
const CHUNK: usize = 64 << 10;

/// An encoding.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Encoding {
    /// Nothing is to be decoded.
    Utf8,
    /// A subset of UTF-8.
    Ascii,
    /// ISO-8859-1 proper; `encoding_rs` reads the label as Windows-1252.
    Latin1,
    /// Another one.
    Other(&'static encoding_rs::Encoding),
}

impl Encoding {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Ascii => "US-ASCII",
            Self::Latin1 => "ISO-8859-1",
            Self::Other(encoding) => encoding.name(),
        }
    }

    fn by_label(label: &str) -> Option<Self> {
        let is_one_of = |labels: &[&str]| labels.iter().any(|l| label.eq_ignore_ascii_case(l));
        if is_one_of(&["iso-8859-1", "iso_8859-1", "iso8859-1", "latin1", "l1"]) {
            return Some(Self::Latin1);
        }
        if is_one_of(&["us-ascii", "ascii", "iso646-us", "ansi_x3.4-1968"]) {
            return Some(Self::Ascii);
        }
        let encoding = encoding_rs::Encoding::for_label_no_replacement(label.as_bytes())?;
        Some(if encoding == encoding_rs::UTF_8 { Self::Utf8 } else { Self::Other(encoding) })
    }

    /// What to say where bytes are no text in this encoding.
    pub(super) fn invalid_bytes(self) -> Fault {
        Fault::InvalidBytes { encoding: self.name().to_owned() }
    }

    /// How many bytes a text in UTF-8 has in this encoding.
    pub(super) fn length_of(self, text: &[u8]) -> u64 {
        // The following bytes of a character are 10xxxxxx; those beyond U+FFFF begin with 11110xxx.
        let characters = || text.iter().filter(|byte| (**byte & 0xC0) != 0x80).count() as u64;
        match self {
            Self::Utf8 | Self::Ascii => text.len() as u64,
            Self::Latin1 => characters(),
            Self::Other(other) if other.is_single_byte() => characters(),
            Self::Other(other) if other == UTF_16LE || other == UTF_16BE => {
                2 * (characters() + text.iter().filter(|byte| **byte >= 0xF0).count() as u64)
            }
            Self::Other(other) => other.encode(&String::from_utf8_lossy(text)).0.len() as u64,
        }
    }
}

/// What the first bytes of a document tell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Detected {
    pub(super) encoding: Encoding,
    /// Length of the byte order mark.
    pub(super) mark: usize,
}

impl Detected {
    /// Where the text begins.
    pub(super) fn beginning(self) -> Position {
        let mark = self.mark as u64;
        // The mark of UTF-16 is not part of the decoded text.
        let offset = if self.encoding == Encoding::Utf8 { mark } else { 0 };
        Position { line: 1, column: 1, offset, byte_offset: mark }
    }
}

/// Why the encoding cannot be told.
pub(super) struct Undetected {
    fault: Fault,
    /// The text before the place, in what the first bytes tell.
    before: String,
    told: Detected,
}

impl Undetected {
    fn new(fault: Fault, before: &str, told: Detected) -> Self {
        Self { fault, before: before.to_owned(), told }
    }

    /// The fault with its place.
    pub(super) fn failure(self) -> Failure {
        let mut position = self.told.beginning();
        advance(&mut position, self.before.as_bytes(), self.told.encoding);
        Failure { fault: self.fault, position }
    }
}

/// Finds the encoding.
fn detect(bytes: &[u8]) -> Result<Detected, Undetected> {
    let unknown = |encoding: &str| Fault::UnknownEncoding { encoding: encoding.to_owned() };
    let none = Detected { encoding: Encoding::Utf8, mark: 0 };
    let wide = match bytes {
        [0, 0, 0xFE, 0xFF, ..] | [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0, b'<', ..] | [b'<', 0, 0, 0, ..] => {
            return Err(Undetected::new(unknown("UTF-32"), "", none));
        }
        [0x4C, 0x6F, 0xA7, 0x94, ..] => return Err(Undetected::new(unknown("EBCDIC"), "", none)),
        [0xFE, 0xFF, ..] => Some((UTF_16BE, 2)),
        [0xFF, 0xFE, ..] => Some((UTF_16LE, 2)),
        [0, b'<', 0, _, ..] => Some((UTF_16BE, 0)),
        [b'<', 0, _, 0, ..] => Some((UTF_16LE, 0)),
        _ => None,
    };
    let has_mark = bytes.starts_with(&[0xEF, 0xBB, 0xBF]);
    let mark = wide.map_or(if has_mark { 3 } else { 0 }, |(_, mark)| mark);
    let head = bytes.get(mark..bytes.len().min(DETECTION_LENGTH)).unwrap_or_default();
    let start = match wide {
        Some((encoding, _)) => encoding.decode_without_bom_handling(head).0,
        None => String::from_utf8_lossy(head),
    };
    let told = wide.map_or(Encoding::Utf8, |(encoding, _)| Encoding::Other(encoding));
    let told = Detected { encoding: told, mark };
    let Some((at, label)) = declared(&start) else { return Ok(told) };
    let fails = |fault| Err(Undetected::new(fault, start.get(..at).unwrap_or_default(), told));
    let Some(encoding) = Encoding::by_label(label) else { return fails(unknown(label)) };
    let fits = match (wide, encoding) {
        (Some((actual, _)), Encoding::Other(other)) => {
            other == actual || label.eq_ignore_ascii_case("utf-16")
        }
        (Some(_), _) => false,
        (None, Encoding::Utf8) => true,
        (None, Encoding::Other(other)) => !has_mark && other.is_ascii_compatible(),
        (None, Encoding::Ascii | Encoding::Latin1) => !has_mark,
    };
    if !fits {
        return fails(Fault::EncodingMismatch { declared: label.to_owned(), actual: told.encoding.name() });
    }
    Ok(if wide.is_some() { told } else { Detected { encoding, mark } })
}

/// The name of a document's encoding.
pub(super) fn name(start: &[u8]) -> Result<&'static str, Undetected> {
    detect(start).map(|detected| detected.encoding.name())
}

/// The encoding an XML declaration names, with its offset. Whether the declaration is well-formed is checked later.
fn declared(start: &str) -> Option<(usize, &str)> {
    let declaration = start.strip_prefix("<?xml")?;
    // A stream is asked as soon as the first `>` is there: what goes on behind one, or behind `<`, is no declaration.
    let (declaration, _) = declaration.split_once(['<', '>'])?;
    let declaration = declaration.strip_suffix('?')?;
    let (_, rest) = declaration.split_once("encoding")?;
    let mut rest = rest.trim_start().strip_prefix('=')?.trim_start().chars();
    let quote = rest.next().filter(|c| matches!(c, '"' | '\''))?;
    let at = "<?xml".len() + declaration.len() - rest.as_str().len();
    let (name, _) = rest.as_str().split_once(quote)?;
    Some((at, name))
}

/// A whole document as UTF-8.
pub(super) struct Decoded<'x> {
    /// UTF-8 is not copied and not yet checked.
    pub(super) text: Cow<'x, [u8]>,
    pub(super) detected: Detected,
    /// Where in the text the bytes cease to be the encoding's; from there on it has U+FFFD for them.
    pub(super) broken_at: Option<usize>,
}

/// Decodes a whole document.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Undetected> {
    let detected = detect(bytes)?;
    let text = bytes.get(detected.mark..).unwrap_or_default();
    let (text, broken_at) = match detected.encoding {
        Encoding::Utf8 => (Cow::Borrowed(text), None),
        Encoding::Ascii => (Cow::Borrowed(text), text.iter().position(|byte| !byte.is_ascii())),
        Encoding::Latin1 => {
            (Cow::Owned(encoding_rs::mem::decode_latin1(text).into_owned().into_bytes()), None)
        }
        Encoding::Other(other) => {
            let (decoded, is_broken) = other.decode_without_bom_handling(text);
            let broken_at = is_broken.then(|| valid_up_to(other, text));
            (Cow::Owned(decoded.into_owned().into_bytes()), broken_at)
        }
    };
    Ok(Decoded { text, detected, broken_at })
}

/// How long the text is that the bytes before the first malformed ones stand for.
fn valid_up_to(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> usize {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(0);
    let mut text = vec![0; room];
    let (_, _, written) = decoder.decode_to_utf8_without_replacement(bytes, &mut text, true);
    written
}

/// Reads a document piece by piece and gives UTF-8.
pub(super) struct DecodingReader<R> {
    inner: R,
    decoder: Option<Decoder>,
    /// What was read and not yet decoded.
    raw: Vec<u8>,
    raw_end: bool,
    /// What was decoded and not yet handed out, from `handed_out` on.
    decoded: Vec<u8>,
    handed_out: usize,
    is_finished: bool,
    is_malformed: bool,
    /// What the first bytes told; `None` before they are read.
    pub(super) detected: Option<Detected>,
    /// How many more bytes may be read.
    left: u64,
}

/// Why no more bytes come.
pub(super) enum ReadFailure {
    /// The input cannot be read.
    Io(io::Error),
    /// There is more than may be read.
    TooLarge,
    /// Its encoding cannot be told.
    Undetected(Undetected),
    /// What comes next is no text in this encoding.
    Broken(Encoding),
}

/// Reads, whatever interrupts it, as long as there may be more.
fn read_some(inner: &mut impl Read, out: &mut [u8], left: &mut u64) -> Result<usize, ReadFailure> {
    loop {
        match inner.read(out) {
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            // A reader that says it has read more than there is room is broken.
            Ok(count) => {
                let count = count.min(out.len());
                *left = left.checked_sub(count as u64).ok_or(ReadFailure::TooLarge)?;
                return Ok(count);
            }
            Err(e) => return Err(ReadFailure::Io(e)),
        }
    }
}

impl<R: Read> DecodingReader<R> {
    /// Reads from a reader that has no more bytes than are allowed.
    pub(super) fn new(inner: R, most: u64) -> Self {
        Self {
            inner,
            decoder: None,
            raw: Vec::new(),
            raw_end: false,
            decoded: Vec::new(),
            handed_out: 0,
            is_finished: false,
            is_malformed: false,
            detected: None,
            left: most,
        }
    }

    /// Reads until there is enough to tell the encoding.
    fn begin(&mut self) -> Result<Encoding, ReadFailure> {
        // Up to the first `>` and one byte more, which may be the other half of it.
        let is_enough = |raw: &[u8]| raw.iter().rev().skip(1).any(|byte| *byte == b'>');
        while !self.raw_end && self.raw.len() < DETECTION_LENGTH && !is_enough(&self.raw) {
            self.read_raw(DETECTION_LENGTH)?;
        }
        let detected = detect(&self.raw).map_err(ReadFailure::Undetected)?;
        self.raw.drain(..detected.mark);
        match detected.encoding {
            Encoding::Utf8 | Encoding::Ascii => std::mem::swap(&mut self.decoded, &mut self.raw),
            Encoding::Latin1 => {}
            Encoding::Other(other) => self.decoder = Some(other.new_decoder_without_bom_handling()),
        }
        self.detected = Some(detected);
        Ok(detected.encoding)
    }

    fn read_raw(&mut self, most: usize) -> Result<(), ReadFailure> {
        let start = self.raw.len();
        self.raw.resize(start + most, 0);
        let room = self.raw.get_mut(start..).unwrap_or_default();
        let result = read_some(&mut self.inner, room, &mut self.left);
        let count = *result.as_ref().unwrap_or(&0);
        self.raw.truncate(start + count);
        self.raw_end = count == 0;
        result.map(drop)
    }

    /// Fills a piece with UTF-8 and says how much of it; nothing at the end.
    pub(super) fn read(&mut self, out: &mut [u8]) -> Result<usize, ReadFailure> {
        let encoding = match self.detected {
            Some(detected) => detected.encoding,
            None => self.begin()?,
        };
        if self.handed_out == self.decoded.len() {
            match encoding {
                Encoding::Utf8 => return read_some(&mut self.inner, out, &mut self.left),
                Encoding::Ascii => {
                    self.decoded.clear();
                    self.handed_out = 0;
                    self.decoded.resize(out.len(), 0);
                    let count = read_some(&mut self.inner, &mut self.decoded, &mut self.left)?;
                    self.decoded.truncate(count);
                }
                Encoding::Latin1 | Encoding::Other(_) => self.decode(encoding)?,
            }
        }
        let ready = self.decoded.get(self.handed_out..).unwrap_or_default();
        let mut count = ready.len().min(out.len());
        if encoding == Encoding::Ascii
            && let Some(at) = ready.iter().take(count).position(|byte| !byte.is_ascii())
        {
            if at == 0 {
                return Err(ReadFailure::Broken(encoding));
            }
            count = at;
        }
        if let (Some(to), Some(from)) = (out.get_mut(..count), ready.get(..count)) {
            to.copy_from_slice(from);
        }
        self.handed_out += count;
        Ok(count)
    }

    /// Decodes the next bytes; none at the end.
    fn decode(&mut self, encoding: Encoding) -> Result<(), ReadFailure> {
        self.decoded.clear();
        self.handed_out = 0;
        while self.decoded.is_empty() && !self.is_finished {
            if self.raw.is_empty() && !self.raw_end {
                self.read_raw(CHUNK)?;
            }
            match &mut self.decoder {
                Some(decoder) => {
                    if self.is_malformed {
                        return Err(ReadFailure::Broken(encoding));
                    }
                    // Room for all there is, so that the decoder never stops for want of it.
                    let room = decoder.max_utf8_buffer_length_without_replacement(self.raw.len());
                    self.decoded.resize(room.unwrap_or(CHUNK).max(16), 0);
                    let (result, read, written) = decoder.decode_to_utf8_without_replacement(
                        &self.raw,
                        &mut self.decoded,
                        self.raw_end,
                    );
                    self.decoded.truncate(written);
                    self.raw.drain(..read);
                    self.is_malformed = matches!(result, DecoderResult::Malformed(..));
                    self.is_finished = self.raw_end && result == DecoderResult::InputEmpty;
                }
                None => {
                    self.is_finished = self.raw_end;
                    self.decoded.extend_from_slice(encoding_rs::mem::decode_latin1(&self.raw).as_bytes());
                    self.raw.clear();
                }
            }
        }
        Ok(())
    }
}
