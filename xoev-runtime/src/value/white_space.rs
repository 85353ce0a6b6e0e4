//! White space normalisation (XSD 1.0 Part 2 §4.3.6), without copying where nothing changes.

use crate::grammar::WhiteSpace;
use std::borrow::Cow;

/// Whether a byte is XML white space.
#[must_use]
pub const fn is_white_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// The text after the `whiteSpace` facet.
#[must_use]
pub fn normalize(white_space: WhiteSpace, text: &str) -> Cow<'_, str> {
    match white_space {
        WhiteSpace::Preserve => Cow::Borrowed(text),
        WhiteSpace::Replace => replace(text),
        WhiteSpace::Collapse => collapse(text),
    }
}

/// Tab, line feed and carriage return become blanks.
fn replace(text: &str) -> Cow<'_, str> {
    if memchr::memchr3(b'\t', b'\n', b'\r', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if matches!(c, '\t' | '\n' | '\r') { ' ' } else { c }).collect())
}

/// One blank for each run of white space, none at the ends.
fn collapse(text: &str) -> Cow<'_, str> {
    let trimmed = trim(text);
    if is_collapsed(trimmed.as_bytes()) {
        return Cow::Borrowed(trimmed);
    }
    let mut out = String::with_capacity(trimmed.len());
    for word in words(trimmed) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    Cow::Owned(out)
}

/// The text without XML white space at its ends.
#[must_use]
pub fn trim(text: &str) -> &str {
    let ends = text.as_bytes();
    match (ends.first(), ends.last()) {
        (Some(first), Some(last)) if is_white_space(*first) || is_white_space(*last) => {
            text.trim_matches([' ', '\t', '\n', '\r'])
        }
        _ => text,
    }
}

/// The items of a list: what stands between white space.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty())
}

/// Whether trimmed text has single blanks only.
fn is_collapsed(text: &[u8]) -> bool {
    let mut after_blank = false;
    for &byte in text {
        match byte {
            b' ' if after_blank => return false,
            b' ' => after_blank = true,
            b'\t' | b'\n' | b'\r' => return false,
            _ => after_blank = false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clean_text_is_borrowed() {
        for white_space in [WhiteSpace::Preserve, WhiteSpace::Replace, WhiteSpace::Collapse] {
            assert!(matches!(normalize(white_space, "Straße 1 b"), Cow::Borrowed("Straße 1 b")));
        }
        assert!(matches!(normalize(WhiteSpace::Collapse, "\n  ä b\t"), Cow::Borrowed("ä b")));
    }

    #[test]
    fn white_space_is_replaced_and_collapsed() {
        let text = " a\t\nb\u{a0} ";
        assert_eq!(normalize(WhiteSpace::Preserve, text), text);
        assert_eq!(normalize(WhiteSpace::Replace, text), " a  b\u{a0} ");
        assert_eq!(normalize(WhiteSpace::Collapse, text), "a b\u{a0}");
        assert_eq!(normalize(WhiteSpace::Collapse, " \r\n "), "");
    }
}
