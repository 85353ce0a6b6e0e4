//! Names (XML 1.0 §2.3, Namespaces in XML 1.0 §3).

/// What an ASCII character may be in a name without a colon: its start, a later character, or neither.
const NAME_START: u8 = 1;
const NAME_CHARACTER: u8 = 2;
const ASCII: [u8; 128] = {
    let mut table = [0; 128];
    let mut byte = 0_u8;
    while byte < 128 {
        if byte.is_ascii_alphabetic() || byte == b'_' {
            table[byte as usize] = NAME_START | NAME_CHARACTER;
        } else if byte.is_ascii_digit() || matches!(byte, b'-' | b'.') {
            table[byte as usize] = NAME_CHARACTER;
        }
        byte += 1;
    }
    table
};

/// The answer for names of ASCII characters, which most are; `None` for others.
fn is_ascii_name(text: &str, colon: bool) -> Option<bool> {
    let mut needed = NAME_START;
    for &byte in text.as_bytes() {
        let class = *ASCII.get(usize::from(byte))?;
        if class & needed == 0 && !(colon && byte == b':') {
            return Some(false);
        }
        needed = NAME_CHARACTER;
    }
    Some(!text.is_empty())
}

/// Whether a string is a name without a colon.
pub(crate) fn is_nc_name(text: &str) -> bool {
    if let Some(answer) = is_ascii_name(text, false) {
        return answer;
    }
    let mut characters = text.chars();
    characters.next().is_some_and(is_name_start) && characters.all(is_name_character)
}

/// Whether a string is a name; colons are allowed anywhere.
pub(super) fn is_name(text: &str) -> bool {
    if let Some(answer) = is_ascii_name(text, true) {
        return answer;
    }
    let mut characters = text.chars();
    characters.next().is_some_and(|c| c == ':' || is_name_start(c))
        && characters.all(|c| c == ':' || is_name_character(c))
}

fn is_name_start(c: char) -> bool {
    c.is_ascii_alphabetic()
        || c == '_'
        || (!c.is_ascii()
            && matches!(c,
                '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}' | '\u{370}'..='\u{37D}'
                | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}'
                | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}'
                | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}'))
}

fn is_name_character(c: char) -> bool {
    is_name_start(c)
        || c.is_ascii_digit()
        || matches!(c, '-' | '.' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

/// White space (XML 1.0 §2.3, production 3).
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// Where the first character stands that no XML document may hold (production 2).
pub(super) fn forbidden_character(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let is_control = |b: u8| b < 0x20 && !is_space(b);
    // Without a way out in the middle the usual case, that there is none, is many bytes at a time.
    let has_control = bytes.iter().fold(false, |found, &b| found | is_control(b));
    let control = if has_control { bytes.iter().position(|&b| is_control(b)) } else { None };
    [control, non_character(bytes)].into_iter().flatten().min()
}

/// Where U+FFFE or U+FFFF stands: EF BF BE, EF BF BF.
fn non_character(bytes: &[u8]) -> Option<usize> {
    memchr::memchr_iter(0xEF, bytes)
        .find(|&at| matches!(bytes.get(at + 1..at + 3), Some([0xBF, 0xBE | 0xBF])))
}

/// Whether there is nothing but white space.
pub(crate) fn is_blank(text: &str) -> bool {
    text.bytes().all(is_space)
}

/// Whether a character reference may name this character.
pub(super) fn is_xml_character(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{FFFD}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        assert!(is_nc_name("Straße.1-a"));
        assert!(!is_nc_name("1a"));
        assert!(!is_nc_name("a:b"));
        assert!(!is_nc_name(""));
        assert!(is_name("a:b"));
        assert!(is_name("ä:b"));
        assert!(!is_name("-a"));
        assert!(!is_name("aä b"));
    }

    #[test]
    fn forbidden_characters() {
        assert_eq!(forbidden_character("a\tb\r\n"), None);
        assert_eq!(forbidden_character("ab\u{1}"), Some(2));
        assert_eq!(forbidden_character("a\u{FFFE}\u{1}"), Some(1));
        assert_eq!(forbidden_character("a\u{FFFD}"), None);
    }
}
