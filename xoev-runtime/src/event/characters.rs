//! Characters and names of XML 1.0 (§2.2, §2.3; fifth edition) and Namespaces in XML 1.0 (§4).

/// What a byte may be in a name.
const NAME_START: u8 = 1;
const NAME: u8 = 2;
const COLON: u8 = 4;
const WIDE: u8 = 8;

static CLASSES: [u8; 256] = classes();

#[expect(clippy::indexing_slicing, reason = "computed by the compiler: out of bounds does not compile")]
const fn classes() -> [u8; 256] {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let b = byte as u8;
        classes[byte] = if b.is_ascii_alphabetic() || b == b'_' {
            NAME_START | NAME
        } else if b.is_ascii_digit() || b == b'-' || b == b'.' {
            NAME
        } else if b == b':' {
            COLON
        } else if b >= 0x80 {
            WIDE
        } else {
            0
        };
        byte += 1;
    }
    classes
}

/// Whether a character may stand in a document (`Char`).
pub(crate) fn is_character(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

/// Whether a character may begin a name, colon excluded.
pub(crate) fn is_name_start(c: char) -> bool {
    matches!(c,
        'A'..='Z' | 'a'..='z' | '_' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
        | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}'
        | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}'
        | '\u{10000}'..='\u{EFFFF}')
}

/// Whether a character may stand in a name, colon excluded.
pub(crate) fn is_name_character(c: char) -> bool {
    is_name_start(c)
        || matches!(c,
            '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

/// Whether a text is a `Name`; colons allowed.
pub(crate) fn is_name(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(|c| c == ':' || is_name_start(c))
        && characters.all(|c| c == ':' || is_name_character(c))
}

/// Whether a text is an `NCName` (Namespaces in XML 1.0 §3).
#[must_use]
pub fn is_ncname(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(is_name_start) && characters.all(is_name_character)
}

/// The position of the colon of a `QName` (0 where there is none), or `None` if the text is no `QName`.
pub(crate) fn qname(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut colon = 0;
    let mut seen = 0;
    let mut begins = true;
    for (i, byte) in bytes.iter().enumerate() {
        let class = CLASSES.get(*byte as usize).copied().unwrap_or_default();
        seen |= class;
        if class == COLON {
            if begins || colon != 0 {
                return None;
            }
            colon = i;
            begins = true;
        } else if class & NAME_START != 0 || class == WIDE || (class == NAME && !begins) {
            begins = false;
        } else {
            return None;
        }
    }
    if begins {
        return None;
    }
    if seen & WIDE != 0 {
        let (prefix, local) = split(text, colon);
        let is_valid = is_ncname(local) && (colon == 0 || is_ncname(prefix));
        return is_valid.then_some(colon);
    }
    Some(colon)
}

/// Prefix and local part, by the position of the colon that [`qname`] found.
pub(crate) fn split(name: &str, colon: usize) -> (&str, &str) {
    match colon {
        0 => ("", name),
        colon => (name.get(..colon).unwrap_or_default(), name.get(colon + 1..).unwrap_or_default()),
    }
}

/// White space (`S`).
pub(crate) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// Whether a text is white space only (XML 1.0 §2.3).
#[must_use]
#[inline]
pub fn is_blank(text: &str) -> bool {
    text.bytes().all(is_space)
}

/// What a text has that wants a closer look; found in one quick pass.
#[derive(Clone, Copy)]
pub(crate) struct Remarkable {
    /// High bits of the bytes below 0x20 that were found.
    control: u64,
    /// Those of 0xEF, which begins U+FFFE and U+FFFF.
    near_noncharacter: u64,
    /// Those of `<` and `&`.
    markup: u64,
    /// Those of `>`.
    greater: u64,
}

const LOW: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// High bits where a byte is the one asked for. There may be more above the first, but none without.
const fn equal(word: u64, byte: u8) -> u64 {
    let difference = word ^ (LOW * byte as u64);
    difference.wrapping_sub(LOW) & !difference & HIGH
}

/// High bits where a byte is below the one asked for, in the same sense.
const fn below(word: u64, byte: u8) -> u64 {
    word.wrapping_sub(LOW * byte as u64) & !word & HIGH
}

impl Remarkable {
    /// Looks at a text, eight bytes at a time.
    #[inline]
    pub(crate) fn of(text: &str) -> Self {
        let mut found = Self { control: 0, near_noncharacter: 0, markup: 0, greater: 0 };
        let bytes = text.as_bytes();
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            found.look(u64::from_le_bytes(*word));
        }
        match bytes.last_chunk::<8>() {
            Some(last) => found.look(u64::from_le_bytes(*last)),
            None => {
                let mut word = [b' '; 8];
                for (to, from) in word.iter_mut().zip(rest) {
                    *to = *from;
                }
                found.look(u64::from_le_bytes(word));
            }
        }
        found
    }

    #[inline]
    fn look(&mut self, word: u64) {
        self.control |= below(word, 0x20);
        self.near_noncharacter |= equal(word, 0xEF);
        self.markup |= equal(word, b'<') | equal(word, b'&');
        self.greater |= equal(word, b'>');
    }

    /// A control character, maybe a line end.
    pub(crate) fn has_control(self) -> bool {
        self.control != 0
    }

    /// `<` or `&`.
    pub(crate) fn has_markup(self) -> bool {
        self.markup != 0
    }

    /// `>`, maybe that of `]]>`.
    #[inline]
    pub(crate) fn has_section_end(self) -> bool {
        self.greater != 0
    }

    /// A control character, or what begins a character that is none.
    #[inline]
    pub(crate) fn wants_a_look(self) -> bool {
        (self.control | self.near_noncharacter) != 0
    }

    /// The first character XML does not allow, with its offset.
    pub(crate) fn illegal(self, text: &str) -> Option<(usize, char)> {
        // Most texts with control characters are line ends and indentation: their bytes are looked at one by one, without
        // making characters of them.
        let is_control = |byte: u8| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r');
        let control = if self.has_control() { text.bytes().position(is_control) } else { None };
        let noncharacter =
            if self.near_noncharacter == 0 { None } else { text.find(['\u{FFFE}', '\u{FFFF}']) };
        let at = control.into_iter().chain(noncharacter).min()?;
        Some((at, text.get(at..)?.chars().next()?))
    }
}

/// Appends a text with CRLF and CR turned to LF (XML 1.0 §2.11).
pub(crate) fn push_with_line_ends(text: &str, into: &mut String) {
    let mut rest = text;
    while let Some((line, after)) = rest.split_once('\r') {
        into.push_str(line);
        into.push('\n');
        rest = after.strip_prefix('\n').unwrap_or(after);
    }
    into.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn qualified_names() {
        assert_eq!(qname("a"), Some(0));
        assert_eq!(qname("xmeld:datenanforderung.0300"), Some(5));
        assert_eq!(qname("größe"), Some(0));
        for wrong in ["", ":a", "a:", "a:b:c", "1a", "a:1", "-a", "a b", "a/", "×"] {
            assert_eq!(qname(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn characters_outside_of_xml() {
        let illegal = |text: &str| Remarkable::of(text).illegal(text);
        assert_eq!(illegal("a\tb\r\nc ÿ \u{FFFD}"), None);
        assert_eq!(illegal("ab\u{1}"), Some((2, '\u{1}')));
        assert_eq!(illegal("\u{FFFE}"), Some((0, '\u{FFFE}')));
        for length in 0..40 {
            let text = "ÿ".repeat(length) + "a";
            assert_eq!(illegal(&text), None);
            assert_eq!(illegal(&format!("{text}\u{8}z")), Some((text.len(), '\u{8}')));
        }
    }

    #[test]
    fn what_wants_a_closer_look() {
        for length in 0..20 {
            for (mark, expected) in [("<", (true, false)), ("&", (true, false)), (">", (false, true))] {
                let remarkable = Remarkable::of(&format!("{}{mark}b", "a".repeat(length)));
                assert_eq!((remarkable.has_markup(), remarkable.has_section_end()), expected);
            }
            let remarkable = Remarkable::of(&"=%'?;\u{80}~!".repeat(length));
            assert!(!remarkable.has_markup() && !remarkable.has_section_end() && !remarkable.wants_a_look());
        }
    }

    #[test]
    fn line_ends() {
        let mut text = String::new();
        push_with_line_ends("a\r\nb\rc\nd\r", &mut text);
        assert_eq!(text, "a\nb\nc\nd\n");
    }
}
