//! The encoding of a document: found by its first bytes (XML 1.0 appendix F), decoded to UTF-8.

use crate::report::WellFormednessFault as Fault;
use encoding_rs::{Decoder, DecoderResult, UTF_16BE, UTF_16LE};
use std::borrow::Cow;
use std::io::{self, Read};

/// How many bytes are looked at to find the encoding declaration.
const DETECTION_LENGTH: usize = 1024;
const CHUNK: usize = 64 << 10;

/// An encoding.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Encoding {
    /// UTF-8 and its subset ASCII: nothing is to be decoded.
    Utf8,
    /// ISO-8859-1 proper; `encoding_rs` reads the label as Windows-1252.
    Latin1,
    /// Another one.
    Other(&'static encoding_rs::Encoding),
}

impl Encoding {
    fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Latin1 => "ISO-8859-1",
            Self::Other(encoding) => encoding.name(),
        }
    }

    fn by_label(label: &str) -> Option<Self> {
        if ["iso-8859-1", "iso_8859-1", "latin1", "l1"].iter().any(|l| label.eq_ignore_ascii_case(l)) {
            return Some(Self::Latin1);
        }
        if ["us-ascii", "ascii"].iter().any(|l| label.eq_ignore_ascii_case(l)) {
            return Some(Self::Utf8);
        }
        let encoding = encoding_rs::Encoding::for_label_no_replacement(label.as_bytes())?;
        Some(if encoding == encoding_rs::UTF_8 { Self::Utf8 } else { Self::Other(encoding) })
    }
}

/// The encoding and the length of the byte order mark.
fn detect(bytes: &[u8]) -> Result<(Encoding, usize), Fault> {
    let unknown = |encoding: &str| Fault::UnknownEncoding { encoding: encoding.to_owned() };
    let wide = match bytes {
        [0, 0, 0xFE, 0xFF, ..] | [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0, b'<', ..] | [b'<', 0, 0, 0, ..] => {
            return Err(unknown("UTF-32"));
        }
        [0x4C, 0x6F, 0xA7, 0x94, ..] => return Err(unknown("EBCDIC")),
        [0xFE, 0xFF, ..] => Some((UTF_16BE, 2)),
        [0xFF, 0xFE, ..] => Some((UTF_16LE, 2)),
        [0, b'<', 0, _, ..] => Some((UTF_16BE, 0)),
        [b'<', 0, _, 0, ..] => Some((UTF_16LE, 0)),
        _ => None,
    };
    if let Some((encoding, skip)) = wide {
        let (start, _) =
            encoding.decode_without_bom_handling(&bytes[skip..bytes.len().min(DETECTION_LENGTH)]);
        return match declared(&start) {
            Some(label) if !label.to_ascii_lowercase().starts_with("utf-16") => Err(unknown(label)),
            _ => Ok((Encoding::Other(encoding), skip)),
        };
    }
    let skip = if bytes.starts_with(&[0xEF, 0xBB, 0xBF]) { 3 } else { 0 };
    let start = String::from_utf8_lossy(&bytes[skip..bytes.len().min(DETECTION_LENGTH)]);
    let Some(label) = declared(&start) else { return Ok((Encoding::Utf8, skip)) };
    let encoding = Encoding::by_label(label).ok_or_else(|| unknown(label))?;
    let contradicts = match encoding {
        Encoding::Utf8 => false,
        Encoding::Latin1 => skip > 0,
        Encoding::Other(other) => skip > 0 || !other.is_ascii_compatible(),
    };
    if contradicts { Err(unknown(label)) } else { Ok((encoding, skip)) }
}

/// The name of a document's encoding.
pub(super) fn name(start: &[u8]) -> Result<&'static str, Fault> {
    detect(start).map(|(encoding, _)| encoding.name())
}

/// The encoding an XML declaration names. Whether the declaration is well-formed is checked later.
fn declared(start: &str) -> Option<&str> {
    let declaration = start.strip_prefix("<?xml")?;
    let declaration = &declaration[..declaration.find("?>")?];
    let rest = declaration[declaration.find("encoding")? + "encoding".len()..].trim_start();
    let rest = rest.strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let rest = &rest[1..];
    Some(&rest[..rest.find(quote)?])
}

/// A whole document as UTF-8 with the length of the byte order mark that stood before it. UTF-8 is not copied
/// and not yet checked.
pub(super) fn decode(bytes: &[u8]) -> Result<(Cow<'_, [u8]>, u64), Fault> {
    let (encoding, skip) = detect(bytes)?;
    let text = &bytes[skip..];
    match encoding {
        Encoding::Utf8 => Ok((Cow::Borrowed(text), skip as u64)),
        Encoding::Latin1 => {
            Ok((Cow::Owned(encoding_rs::mem::decode_latin1(text).into_owned().into_bytes()), 0))
        }
        Encoding::Other(other) => other
            .decode_without_bom_handling_and_without_replacement(text)
            .map(|text| (Cow::Owned(text.into_owned().into_bytes()), 0))
            .ok_or_else(|| Fault::InvalidBytes { encoding: encoding.name().to_owned() }),
    }
}

/// Reads a document piece by piece and gives UTF-8.
pub(super) struct DecodingReader<R> {
    inner: R,
    encoding: Option<Encoding>,
    decoder: Option<Decoder>,
    /// What was read and not yet decoded.
    raw: Vec<u8>,
    raw_end: bool,
    /// What was decoded and not yet handed out, from `handed_out` on.
    decoded: Vec<u8>,
    handed_out: usize,
    is_finished: bool,
    is_malformed: bool,
    /// Length of the byte order mark, for offsets.
    pub(super) skipped: u64,
}

/// Why no more bytes come.
pub(super) enum ReadFailure {
    /// The input cannot be read.
    Io(io::Error),
    /// The input is not what it should be.
    Fault(Fault),
}

impl From<io::Error> for ReadFailure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Reads, whatever interrupts it.
fn read_some(inner: &mut impl Read, out: &mut [u8]) -> io::Result<usize> {
    loop {
        match inner.read(out) {
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            // A reader that says it has read more than there is room is broken.
            other => return other.map(|count| count.min(out.len())),
        }
    }
}

impl<R: Read> DecodingReader<R> {
    pub(super) fn new(inner: R) -> Self {
        Self {
            inner,
            encoding: None,
            decoder: None,
            raw: Vec::new(),
            raw_end: false,
            decoded: Vec::new(),
            handed_out: 0,
            is_finished: false,
            is_malformed: false,
            skipped: 0,
        }
    }

    /// Reads until there is enough to tell the encoding.
    fn begin(&mut self) -> Result<Encoding, ReadFailure> {
        while !self.raw_end && self.raw.len() < DETECTION_LENGTH && !self.raw.contains(&b'>') {
            self.read_raw(DETECTION_LENGTH)?;
        }
        let (encoding, skip) = detect(&self.raw).map_err(ReadFailure::Fault)?;
        self.raw.drain(..skip);
        match encoding {
            Encoding::Utf8 => {
                self.skipped = skip as u64;
                std::mem::swap(&mut self.decoded, &mut self.raw);
            }
            Encoding::Latin1 => {}
            Encoding::Other(other) => self.decoder = Some(other.new_decoder_without_bom_handling()),
        }
        self.encoding = Some(encoding);
        Ok(encoding)
    }

    fn read_raw(&mut self, most: usize) -> io::Result<()> {
        let start = self.raw.len();
        self.raw.resize(start + most, 0);
        let result = read_some(&mut self.inner, &mut self.raw[start..]);
        let count = *result.as_ref().unwrap_or(&0);
        self.raw.truncate(start + count);
        self.raw_end = count == 0;
        result.map(drop)
    }

    /// Fills a piece with UTF-8 and says how much of it; nothing at the end.
    pub(super) fn read(&mut self, out: &mut [u8]) -> Result<usize, ReadFailure> {
        let encoding = match self.encoding {
            Some(encoding) => encoding,
            None => self.begin()?,
        };
        if self.handed_out == self.decoded.len() {
            if encoding == Encoding::Utf8 {
                return Ok(read_some(&mut self.inner, out)?);
            }
            self.decode(encoding)?;
        }
        let ready = self.decoded.get(self.handed_out..).unwrap_or_default();
        let count = ready.len().min(out.len());
        out[..count].copy_from_slice(&ready[..count]);
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
                        let encoding = encoding.name().to_owned();
                        return Err(ReadFailure::Fault(Fault::InvalidBytes { encoding }));
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

#[cfg(test)]
mod tests {
    use super::*;

    fn through_stream(bytes: &[u8]) -> Option<String> {
        let mut reader = DecodingReader::new(bytes);
        let (mut text, mut piece) = (Vec::new(), [0; 7]);
        loop {
            let count = reader.read(&mut piece).ok()?;
            if count == 0 {
                return String::from_utf8(text).ok();
            }
            text.extend_from_slice(&piece[..count]);
        }
    }

    #[test]
    fn encodings_by_mark_and_declaration() {
        let utf16 = |text: &str, mark: bool, big: bool| -> Vec<u8> {
            let mark = mark.then_some(0xFEFF);
            mark.into_iter()
                .chain(text.encode_utf16())
                .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
                .collect()
        };
        let wide = "<?xml version='1.0' encoding='UTF-16'?><a>ß€</a>";
        let mut cases: Vec<(Vec<u8>, &str)> = Vec::new();
        for (mark, big) in [(true, true), (true, false), (false, true), (false, false)] {
            cases.push((utf16(wide, mark, big), wide));
        }
        cases.push((
            b"<?xml version='1.0' encoding='ISO-8859-1'?>\xDF".to_vec(),
            "<?xml version='1.0' encoding='ISO-8859-1'?>ß",
        ));
        cases.push((b"<?xml encoding=\"iso-8859-15\"?>\xA4".to_vec(), "<?xml encoding=\"iso-8859-15\"?>€"));
        cases.push((
            b"<?xml encoding = 'windows-1252' ?>\x80".to_vec(),
            "<?xml encoding = 'windows-1252' ?>€",
        ));
        cases.push(("\u{FEFF}<a/>".as_bytes().to_vec(), "<a/>"));
        for (bytes, text) in cases {
            let decoded = decode(&bytes).map(|(text, _)| text.into_owned());
            assert_eq!(decoded.as_deref(), Ok(text.as_bytes()));
            assert_eq!(through_stream(&bytes).as_deref(), Some(text));
        }
    }

    #[test]
    fn encodings_that_contradict_the_bytes() {
        for bytes in [
            "<?xml version='1.0' encoding='UTF-16'?><a/>".as_bytes(),
            "\u{FEFF}<?xml version='1.0' encoding='ISO-8859-1'?><a/>".as_bytes(),
            "<?xml version='1.0' encoding='klingon'?><a/>".as_bytes(),
            b"\0\0\xFE\xFF",
        ] {
            assert!(matches!(decode(bytes), Err(Fault::UnknownEncoding { .. })));
        }
        assert!(matches!(decode(b"\xFE\xFF\xD8\x00\x00a"), Err(Fault::InvalidBytes { .. })));
    }
}
