//! Names of XML, after XML 1.0 (Fifth Edition): `Name`, `NCName`, `Nmtoken`, `QName`.
//!
//! XSD 1.0 refers to XML 1.0 by its second edition, whose names are enumerated from Unicode 2.0. Documents are read
//! after the current edition, and the W3C's test suite takes its names for `Name` and its like and for `\i` and `\c` of
//! patterns too: a name in a document is one for a schema. All names of the second edition are names of the fifth.

/// Whether a character may begin a `Name` (`\i` of patterns).
#[must_use]
pub fn is_name_start(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic() || c == '_' || c == ':';
    }
    contains(&NAME_START_RANGES, c)
}

/// Whether a character may stand in a `Name` (`\c` of patterns).
#[must_use]
pub fn is_name_char(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || matches!(c, '_' | ':' | '-' | '.');
    }
    contains(&NAME_RANGES, c)
}

/// Whether a text is a `Name`.
#[must_use]
pub fn is_name(text: &str) -> bool {
    text.chars().next().is_some_and(is_name_start) && text.chars().all(is_name_char)
}

/// Whether a text is an `NCName`: a `Name` without colon.
#[must_use]
pub fn is_nc_name(text: &str) -> bool {
    is_name(text) && !text.as_bytes().contains(&b':')
}

/// Whether a text is an `Nmtoken`.
#[must_use]
pub fn is_nm_token(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_name_char)
}

/// The prefix (empty for none) and local part of a `QName`; `None` if it is not one.
#[must_use]
pub fn split_q_name(text: &str) -> Option<(&str, &str)> {
    match text.split_once(':') {
        Some((prefix, local)) => (is_nc_name(prefix) && is_nc_name(local)).then_some((prefix, local)),
        None => is_nc_name(text).then_some(("", text)),
    }
}

fn contains(ranges: &[(char, char)], c: char) -> bool {
    let at = ranges.partition_point(|range| range.1 < c);
    ranges.get(at).is_some_and(|range| range.0 <= c)
}

#[rustfmt::skip]
/// The characters a `Name` may begin with, ascending ranges, both ends included.
pub const NAME_START_RANGES: [(char, char); 16] = [
    (':', ':'), ('A', 'Z'), ('_', '_'), ('a', 'z'), ('\u{c0}', '\u{d6}'), ('\u{d8}', '\u{f6}'),
    ('\u{f8}', '\u{2ff}'), ('\u{370}', '\u{37d}'), ('\u{37f}', '\u{1fff}'), ('\u{200c}', '\u{200d}'),
    ('\u{2070}', '\u{218f}'), ('\u{2c00}', '\u{2fef}'), ('\u{3001}', '\u{d7ff}'), ('\u{f900}', '\u{fdcf}'),
    ('\u{fdf0}', '\u{fffd}'), ('\u{10000}', '\u{effff}'),
];

#[rustfmt::skip]
/// The characters of a `Name`, ascending ranges, both ends included.
pub const NAME_RANGES: [(char, char); 18] = [
    ('-', '.'), ('0', ':'), ('A', 'Z'), ('_', '_'), ('a', 'z'), ('\u{b7}', '\u{b7}'), ('\u{c0}', '\u{d6}'),
    ('\u{d8}', '\u{f6}'), ('\u{f8}', '\u{37d}'), ('\u{37f}', '\u{1fff}'), ('\u{200c}', '\u{200d}'),
    ('\u{203f}', '\u{2040}'), ('\u{2070}', '\u{218f}'), ('\u{2c00}', '\u{2fef}'), ('\u{3001}', '\u{d7ff}'),
    ('\u{f900}', '\u{fdcf}'), ('\u{fdf0}', '\u{fffd}'), ('\u{10000}', '\u{effff}'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_ascend_and_agree_with_the_ascii_shortcuts() {
        for ranges in [&NAME_START_RANGES[..], &NAME_RANGES[..]] {
            assert!(ranges.iter().all(|r| r.0 <= r.1));
            assert!(ranges.windows(2).all(|pair| pair[0].1 < pair[1].0));
        }
        for c in (0..128u8).map(char::from) {
            assert_eq!(is_name_start(c), contains(&NAME_START_RANGES, c), "{c:?}");
            assert_eq!(is_name_char(c), contains(&NAME_RANGES, c), "{c:?}");
        }
    }

    #[test]
    fn names_follow_the_fifth_edition() {
        assert!(is_nc_name("Straße") && is_nc_name("_a.b-1") && is_nc_name("Ωμέγα"));
        assert!(!is_nc_name("1a") && !is_nc_name("a:b") && !is_nc_name("") && !is_nc_name("-a"));
        assert!(is_name(":a") && !is_name(".a") && is_nm_token(".1") && !is_nm_token("a b"));
        // The second edition allows neither.
        assert!(is_name("\u{218f}") && is_name("\u{10000}"));
        assert!(!is_name("\u{f8ff}") && !is_name("\u{d7}") && !is_name("\u{346}") && is_name("a\u{346}"));
        assert_eq!(split_q_name("a:b"), Some(("a", "b")));
        assert_eq!(split_q_name("b"), Some(("", "b")));
        assert_eq!(split_q_name("a:b:c"), None);
        assert_eq!(split_q_name(":b"), None);
    }
}
