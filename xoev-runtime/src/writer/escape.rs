//! Escaping of texts and attribute values (XML 1.0 §2.4, §3.3.3).

/// Appends a text. Carriage returns are written as references, since a parser would turn them into line feeds.
/// The answer is the first character XML cannot hold; such are replaced by U+FFFD.
pub(super) fn text(out: &mut String, text: &str) -> Option<char> {
    escape(out, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'\r' => Some("&#13;"),
        _ => None,
    })
}

/// Appends an attribute value, to stand in double quotes. White space other than blanks is written as references,
/// since a parser would turn it into blanks.
pub(super) fn attribute(out: &mut String, value: &str) -> Option<char> {
    escape(out, value, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\t' => Some("&#9;"),
        b'\n' => Some("&#10;"),
        b'\r' => Some("&#13;"),
        _ => None,
    })
}

/// Bytes looked at together.
const BLOCK: usize = 16;

/// Whether all bytes of a text can stand as they are, in a text and in an attribute value.
#[inline]
fn is_plain(text: &[u8]) -> bool {
    // 0xEF begins U+FFFE and U+FFFF, which are no characters of XML. No short cut: so the compiler uses vectors.
    let is_special = |byte: u8| {
        (byte < b' ') | (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == b'"') | (byte == 0xEF)
    };
    let (blocks, rest) = text.as_chunks::<BLOCK>();
    let has_special = |block: &[u8]| block.iter().fold(false, |found, byte| found | is_special(*byte));
    !blocks.iter().any(|block| has_special(block)) && !rest.iter().any(|byte| is_special(*byte))
}

#[inline]
fn escape(out: &mut String, text: &str, reference: impl Fn(u8) -> Option<&'static str>) -> Option<char> {
    if is_plain(text.as_bytes()) {
        out.push_str(text);
        return None;
    }
    let mut refused = None;
    let mut written = 0;
    for (at, byte) in text.bytes().enumerate() {
        // 0xEF begins U+FFFE and U+FFFF, which are no characters of XML.
        if byte >= b'?' && byte != 0xEF {
            continue;
        }
        let mut width = 1;
        let replacement = match reference(byte) {
            Some(replacement) => replacement,
            None if byte < b' ' && !matches!(byte, b'\t' | b'\n') => {
                refused = refused.or(Some(char::from(byte)));
                "\u{fffd}"
            }
            None if byte == 0xEF => {
                let found = text.get(at..).and_then(|rest| rest.chars().next());
                let Some(c @ ('\u{fffe}' | '\u{ffff}')) = found else { continue };
                refused = refused.or(Some(c));
                width = c.len_utf8();
                "\u{fffd}"
            }
            None => continue,
        };
        out.push_str(text.get(written..at).unwrap_or_default());
        out.push_str(replacement);
        written = at + width;
    }
    out.push_str(text.get(written..).unwrap_or_default());
    refused
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_a_parser_would_change_is_written_as_reference() {
        let mut out = String::new();
        assert_eq!(super::text(&mut out, "a<b>&\"c\"\r\n\tä]]>"), None);
        assert_eq!(out, "a&lt;b&gt;&amp;\"c\"&#13;\n\tä]]&gt;");
        out.clear();
        assert_eq!(super::attribute(&mut out, "a\"<\r\n\t'ß"), None);
        assert_eq!(out, "a&quot;&lt;&#13;&#10;&#9;'ß");
    }

    #[test]
    fn characters_xml_cannot_hold_are_told_and_replaced() {
        let mut out = String::new();
        assert_eq!(super::text(&mut out, "a\u{1}b\u{ffff}c\u{fffc}"), Some('\u{1}'));
        assert_eq!(out, "a\u{fffd}b\u{fffd}c\u{fffc}");
    }
}
