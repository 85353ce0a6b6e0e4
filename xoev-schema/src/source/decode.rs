//! Bytes to text (XML 1.0 §4.3.3 and appendix F).

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// Decoded text, byte-order mark removed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decoded<'b> {
    pub text: Cow<'b, str>,
    pub fault: Option<DecodeFault>,
}

/// Bytes that are no text. The text then has U+FFFD in their places.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct DecodeFault {
    /// Where in the text.
    pub at: usize,
    pub message: String,
}

/// Decodes a document by its byte-order mark, else by its XML declaration, else as UTF-8.
pub(crate) fn decode(bytes: &[u8]) -> Decoded<'_> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, &bytes[mark..]);
    }
    match bytes {
        [b'<', 0, ..] => return decode_as(UTF_16LE, bytes),
        [0, b'<', ..] => return decode_as(UTF_16BE, bytes),
        _ => {}
    }
    let Some(label) = declared_encoding(bytes) else { return decode_as(UTF_8, bytes) };
    // The labels of the web platform mean Windows-1252 by these two; XML means what they say.
    if label.eq_ignore_ascii_case("iso-8859-1") || label.eq_ignore_ascii_case("latin1") {
        return Decoded { text: encoding_rs::mem::decode_latin1(bytes), fault: None };
    }
    if label.eq_ignore_ascii_case("us-ascii") || label.eq_ignore_ascii_case("ascii") {
        return decode_ascii(bytes);
    }
    match Encoding::for_label(label.as_bytes()) {
        // The declaration was read as ASCII, so it cannot be UTF-16, whatever it says.
        Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => {
            let mut decoded = decode_as(UTF_8, bytes);
            let message = format!("the document says it is in {label}, but it is not");
            decoded.fault.get_or_insert(DecodeFault { at: 0, message });
            decoded
        }
        Some(encoding) => decode_as(encoding, bytes),
        None => {
            let mut decoded = decode_as(UTF_8, bytes);
            decoded.fault =
                Some(DecodeFault { at: 0, message: format!("the encoding “{label}” is unknown") });
            decoded
        }
    }
}

fn decode_as<'b>(encoding: &'static Encoding, bytes: &'b [u8]) -> Decoded<'b> {
    let (text, had_faults) = encoding.decode_without_bom_handling(bytes);
    let fault = had_faults.then(|| DecodeFault {
        at: text.find('\u{FFFD}').unwrap_or(0),
        message: format!("these bytes are no text in {}", encoding.name()),
    });
    Decoded { text, fault }
}

fn decode_ascii(bytes: &[u8]) -> Decoded<'_> {
    let text = encoding_rs::mem::decode_latin1(bytes);
    let fault = bytes.iter().position(|b| !b.is_ascii()).map(|at| DecodeFault {
        at,
        message: "this character is not in US-ASCII, which the document says it is in".to_owned(),
    });
    Decoded { text, fault }
}

/// The value of `encoding` in an XML declaration.
fn declared_encoding(bytes: &[u8]) -> Option<&str> {
    let head = &bytes[..bytes.len().min(256)];
    let declaration = head.strip_prefix(b"<?xml")?;
    let end = declaration.windows(2).position(|w| w == b"?>")?;
    let declaration = std::str::from_utf8(&declaration[..end]).ok()?;
    let (_, after) = declaration.split_once("encoding")?;
    let value = after.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split_once(quote).map(|(label, _)| label)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        let decoded = decode(bytes);
        assert_eq!(decoded.fault, None);
        decoded.text.into_owned()
    }

    fn utf_16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn encodings() {
        assert_eq!(text("<ä/>".as_bytes()), "<ä/>");
        assert_eq!(text(b"\xEF\xBB\xBF<a/>"), "<a/>");
        assert_eq!(text(&utf_16("\u{FEFF}<ä/>", u16::to_le_bytes)), "<ä/>");
        assert_eq!(text(&utf_16("\u{FEFF}<ä/>", u16::to_be_bytes)), "<ä/>");
        assert_eq!(text(&utf_16("<ä/>", u16::to_le_bytes)), "<ä/>");
        assert_eq!(text(&utf_16("<ä/>", u16::to_be_bytes)), "<ä/>");
        let latin = b"<?xml version='1.0' encoding = 'ISO-8859-1'?><a>\xE4\x80</a>";
        assert!(text(latin).ends_with("<a>ä\u{80}</a>"));
        let windows = b"<?xml version=\"1.0\" encoding=\"windows-1252\"?><a>\xE4\x80</a>";
        assert!(text(windows).ends_with("<a>ä€</a>"));
    }

    #[test]
    fn faults_have_their_place() {
        assert_eq!(decode(b"<a>\xE4</a>").fault.map(|f| f.at), Some(3));
        assert_eq!(decode(b"<?xml version='1.0' encoding='x'?>").fault.map(|f| f.at), Some(0));
        assert!(decode(b"<?xml version='1.0' encoding='UTF-16'?>").fault.is_some());
        assert_eq!(decode(b"<?xml version='1.0' encoding='us-ascii'?>\xE4").fault.map(|f| f.at), Some(41));
    }
}
