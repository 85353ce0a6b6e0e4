//! Encodings: what is read is the same in all of them, and places are right for people and for tools.

use super::super::{Document, Failure, Options, Stream};
use super::{Dripping, collect, collect_pieces, name};
use crate::report::WellFormednessFault as Fault;

/// Encodes a text without a byte order mark.
type Encode = fn(&str) -> Vec<u8>;

fn utf_8(text: &str) -> Vec<u8> {
    text.as_bytes().to_vec()
}

fn utf_16_le(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn utf_16_be(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_be_bytes).collect()
}

fn latin_1(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

fn by(encoding: &'static encoding_rs::Encoding, text: &str) -> Vec<u8> {
    let (bytes, _, has_others) = encoding.encode(text);
    assert!(!has_others, "{text}");
    bytes.into_owned()
}

fn latin_9(text: &str) -> Vec<u8> {
    by(encoding_rs::ISO_8859_15, text)
}

fn windows_1252(text: &str) -> Vec<u8> {
    by(encoding_rs::WINDOWS_1252, text)
}

fn shift_jis(text: &str) -> Vec<u8> {
    by(encoding_rs::SHIFT_JIS, text)
}

const WIDE: &str = "M\u{fc}\u{df} \u{20ac} \u{1d11e}\u{e9}";

/// Label (none for no declaration), how to encode, byte order mark, a text that the encoding has.
const ENCODINGS: [(Option<&str>, Encode, &[u8], &str); 24] = [
    (None, utf_8, b"", WIDE),
    (None, utf_8, b"\xEF\xBB\xBF", WIDE),
    (Some("UTF-8"), utf_8, b"", WIDE),
    (Some("utf-8"), utf_8, b"\xEF\xBB\xBF", WIDE),
    (None, utf_16_le, b"", WIDE),
    (None, utf_16_le, b"\xFF\xFE", WIDE),
    (None, utf_16_be, b"", WIDE),
    (None, utf_16_be, b"\xFE\xFF", WIDE),
    (Some("UTF-16"), utf_16_le, b"", WIDE),
    (Some("UTF-16"), utf_16_le, b"\xFF\xFE", WIDE),
    (Some("UTF-16"), utf_16_be, b"", WIDE),
    (Some("UTF-16"), utf_16_be, b"\xFE\xFF", WIDE),
    (Some("UTF-16LE"), utf_16_le, b"\xFF\xFE", WIDE),
    (Some("UTF-16BE"), utf_16_be, b"", WIDE),
    (Some("ISO-8859-1"), latin_1, b"", "M\u{fc}\u{df} \u{80}\u{9f}\u{ff}"),
    (Some("iso-8859-1"), latin_1, b"", "\u{e4}\u{a4}"),
    (Some("latin1"), latin_1, b"", "\u{e4}"),
    (Some("ISO-8859-15"), latin_9, b"", "M\u{fc}\u{df} \u{20ac}\u{160}\u{178}"),
    (Some("iso-8859-15"), latin_9, b"", "\u{20ac}"),
    (Some("windows-1252"), windows_1252, b"", "M\u{fc}\u{df} \u{20ac}\u{201e}\u{201c}\u{2026}"),
    (Some("Windows-1252"), windows_1252, b"", "\u{20ac}\u{81}"),
    (Some("US-ASCII"), utf_8, b"", "ascii"),
    (Some("us-ascii"), utf_8, b"", ""),
    (Some("Shift_JIS"), shift_jis, b"", "\u{6771}\u{4eac} a"),
];

/// Line ends as they may come.
const LINE_ENDS: [&str; 3] = ["\n", "\r\n", "\r"];

/// What memory and a torn stream say; they must agree.
fn read(bytes: &[u8]) -> Result<String, Failure> {
    let options = Options::default();
    let from_memory = Document::new(bytes).and_then(|document| collect(document.events(&options)));
    assert_eq!(from_memory, collect_pieces(Stream::new(Dripping(bytes), &options)), "{bytes:x?}");
    assert_eq!(from_memory, collect_pieces(Stream::new(bytes, &options)), "{bytes:x?}");
    from_memory
}

fn declaration(label: Option<&str>) -> String {
    label.map_or(String::new(), |label| format!("<?xml version='1.0' encoding='{label}'?>"))
}

#[test]
fn all_encodings_are_read_alike() {
    for (label, encode, mark, sample) in ENCODINGS {
        for end in LINE_ENDS {
            let text = format!("{}<a b='{sample}'>{end}{sample}{end}</a>", declaration(label));
            let bytes = [mark, &encode(&text)].concat();
            assert_eq!(
                read(&bytes).as_deref(),
                Ok(format!("<{{}}a {{}}b={sample:?}>|\\n{}\\n</>", sample.escape_debug()).as_str()),
                "{label:?} {mark:?} {end:?}"
            );
        }
    }
}

#[test]
fn places_are_right_in_all_encodings() {
    for (label, encode, mark, sample) in ENCODINGS {
        for end in LINE_ENDS {
            let before = format!("{}<a>{end}<!-- {sample} -->{end}{end}{sample}", declaration(label));
            let bytes = [mark, &encode(&before), &encode("</b></a>")].concat();
            let Failure { fault, position } = read(&bytes).unwrap_err();
            assert_eq!(fault, Fault::MismatchedEndTag { expected: name("a"), found: name("b") });
            let is_utf_8 = encode("a") == b"a" && encode(sample) == utf_8(sample);
            let expected = (
                4,
                sample.chars().count() as u32 + 1,
                (before.len() + if is_utf_8 { mark.len() } else { 0 }) as u64,
                (mark.len() + encode(&before).len()) as u64,
            );
            let found = (position.line, position.column, position.offset, position.byte_offset);
            assert_eq!(found, expected, "{label:?} {mark:?} {end:?}");
        }
    }
}

#[test]
fn declared_encodings_that_contradict_the_bytes() {
    let mismatch =
        |declared: &str, actual: &'static str| Fault::EncodingMismatch { declared: name(declared), actual };
    let unknown = |encoding: &str| Fault::UnknownEncoding { encoding: name(encoding) };
    let declares = |label: &str| format!("<?xml version='1.0'\n encoding='{label}'?><a/>");
    let with = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    let mark = b"\xEF\xBB\xBF";
    for (bytes, fault, place, byte_offset) in [
        (utf_8(&declares("UTF-16")), mismatch("UTF-16", "UTF-8"), "2:12", 31),
        (utf_8(&declares("UTF-16LE")), mismatch("UTF-16LE", "UTF-8"), "2:12", 31),
        (with(mark, utf_8(&declares("ISO-8859-1"))), mismatch("ISO-8859-1", "UTF-8"), "2:12", 34),
        (with(mark, utf_8(&declares("windows-1252"))), mismatch("windows-1252", "UTF-8"), "2:12", 34),
        (with(mark, utf_8(&declares("US-ASCII"))), mismatch("US-ASCII", "UTF-8"), "2:12", 34),
        (utf_16_le(&declares("UTF-8")), mismatch("UTF-8", "UTF-16LE"), "2:12", 62),
        (with(b"\xFE\xFF", utf_16_be(&declares("UTF-8"))), mismatch("UTF-8", "UTF-16BE"), "2:12", 64),
        (with(b"\xFF\xFE", utf_16_le(&declares("UTF-16BE"))), mismatch("UTF-16BE", "UTF-16LE"), "2:12", 64),
        (utf_16_be(&declares("ISO-8859-1")), mismatch("ISO-8859-1", "UTF-16BE"), "2:12", 62),
        (utf_8(&declares("klingon")), unknown("klingon"), "2:12", 31),
        (utf_8(&declares("UTF-7")), unknown("UTF-7"), "2:12", 31),
        (b"\0\0\xFE\xFF\0\0\0<".to_vec(), unknown("UTF-32"), "1:1", 0),
        (b"<\0\0\0a\0\0\0".to_vec(), unknown("UTF-32"), "1:1", 0),
        (b"\x4C\x6F\xA7\x94\x93".to_vec(), unknown("EBCDIC"), "1:1", 0),
    ] {
        let failure = read(&bytes).unwrap_err();
        assert_eq!((&failure.fault, failure.position.to_string().as_str()), (&fault, place));
        assert_eq!(failure.position.byte_offset, byte_offset, "{fault:?}");
    }
}

/// Bytes that are no text stand after a line with characters of several bytes, or end the document.
#[test]
fn malformed_bytes_have_their_exact_place() {
    let cases: [(Option<&str>, Encode, &[u8], &str); 13] = [
        (None, utf_8, b"\xFC", "UTF-8"),
        (None, utf_8, b"\x80", "UTF-8"),
        (None, utf_8, b"\xC0\xAF", "UTF-8"),
        (None, utf_8, b"\xED\xA0\x80", "UTF-8"),
        (None, utf_8, b"\xF4\x90\x80\x80", "UTF-8"),
        (None, utf_8, b"\xE2\x82", "UTF-8"),
        (None, utf_8, b"\xF0\x9D\x84", "UTF-8"),
        (Some("UTF-8"), utf_8, b"\xC3", "UTF-8"),
        (None, utf_16_le, b"\x1E\xDD", "UTF-16LE"),
        (None, utf_16_be, b"\xDD\x1E", "UTF-16BE"),
        (Some("UTF-16"), utf_16_le, b"\x34\xD8", "UTF-16LE"),
        (Some("US-ASCII"), utf_8, b"\xFC", "US-ASCII"),
        (Some("Shift_JIS"), shift_jis, b"\xFF", "Shift_JIS"),
    ];
    for (label, encode, malformed, encoding) in cases {
        let line = if encoding == "US-ASCII" || encoding == "Shift_JIS" { "ascii" } else { WIDE };
        for after in ["x</a>", ""] {
            for before_line in ["", "<!-- c -->", "<b>"] {
                let before = format!("{}<a>{line}\r\n {before_line}{line}", declaration(label));
                let bytes = [&encode(&before)[..], malformed, &encode(after)].concat();
                let Failure { fault, position } = read(&bytes).unwrap_err();
                assert_eq!(fault, Fault::InvalidBytes { encoding: name(encoding) }, "{malformed:x?} {after}");
                let column = 2 + (before_line.len() + line.chars().count()) as u32;
                assert_eq!(
                    (position.line, position.column),
                    (2, column),
                    "{encoding} {malformed:x?} {after:?}"
                );
                assert_eq!(position.byte_offset, encode(&before).len() as u64, "{encoding} {malformed:x?}");
            }
        }
    }
    // Half a code unit at the end.
    let mut bytes = utf_16_le("<a>\u{fc}");
    bytes.push(b'<');
    let failure = read(&bytes).unwrap_err();
    assert_eq!((failure.position.to_string().as_str(), failure.position.byte_offset), ("1:5", 8));
}

/// In markup, too: in a name, an attribute, a comment, a section.
#[test]
fn malformed_bytes_in_markup() {
    for before in [
        "<a><b",
        "<a><b c='d",
        "<a><!-- d",
        "<a><![CDATA[d",
        "<a><?p d",
        "<a></a",
        "<!DOCTYPE a [<!-- ",
        "<a>&e",
    ] {
        for after in ["'?>-->]]>", ""] {
            let bytes = [before.as_bytes(), b"\xFC", after.as_bytes()].concat();
            let failure = read(&bytes).unwrap_err();
            let place = format!("1:{}", before.len() + 1);
            assert_eq!(failure.fault, Fault::InvalidBytes { encoding: name("UTF-8") }, "{before}{after}");
            assert_eq!(failure.position.to_string(), place, "{before}{after}");
        }
    }
}
