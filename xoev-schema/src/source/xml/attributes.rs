//! The attributes of a start tag (XML 1.0 §3.1).

use super::name::{is_name, is_space};

/// An attribute as written: its name and the raw value, both with their place in the text given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RawAttribute<'a> {
    pub name: &'a str,
    pub value: &'a str,
    /// Where the name starts, in the text given.
    pub name_start: usize,
    /// Where the value starts (after its quote), in the text given.
    pub value_start: usize,
}

/// A fault and where it stands in the text given.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct AttributeFault {
    pub at: usize,
    pub message: String,
}

/// Splits what follows the element name in a start tag (without `>` or `/>`) into attributes.
pub(super) fn split<'a>(text: &'a str, out: &mut Vec<RawAttribute<'a>>) -> Result<(), AttributeFault> {
    out.clear();
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        let name_start = skip_space(bytes, at);
        if name_start == bytes.len() {
            return Ok(());
        }
        if name_start == at {
            return fault(at, "white space is missing between attributes");
        }
        let name_end = end_of_name(bytes, name_start);
        let name = &text[name_start..name_end];
        if !is_name(name) {
            return fault(name_start, "an attribute name is expected");
        }
        let equals = skip_space(bytes, name_end);
        if bytes.get(equals) != Some(&b'=') {
            return fault(name_end, format!("“=” is expected after the attribute name “{name}”"));
        }
        let quote_at = skip_space(bytes, equals + 1);
        let Some(&quote @ (b'"' | b'\'')) = bytes.get(quote_at) else {
            return fault(quote_at, "the attribute value must stand in quotes");
        };
        let value_start = quote_at + 1;
        let Some(length) = bytes[value_start..].iter().position(|&b| b == quote) else {
            return fault(quote_at, "the attribute value is not closed");
        };
        let value = &text[value_start..value_start + length];
        if out.iter().any(|earlier| earlier.name == name) {
            return fault(name_start, format!("the attribute “{name}” stands here twice"));
        }
        out.push(RawAttribute { name, value, name_start, value_start });
        at = value_start + length + 1;
    }
}

fn fault(at: usize, message: impl Into<String>) -> Result<(), AttributeFault> {
    Err(AttributeFault { at, message: message.into() })
}

fn skip_space(bytes: &[u8], from: usize) -> usize {
    from + bytes[from..].iter().take_while(|&&b| is_space(b)).count()
}

fn end_of_name(bytes: &[u8], from: usize) -> usize {
    from + bytes[from..].iter().take_while(|&&b| !is_space(b) && !matches!(b, b'=' | b'"' | b'\'')).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Result<Vec<(String, String)>, usize> {
        let mut out = Vec::new();
        split(text, &mut out).map_err(|fault| fault.at)?;
        Ok(out.iter().map(|a| (a.name.to_owned(), a.value.to_owned())).collect())
    }

    #[test]
    fn attributes_are_split() {
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(names(" a=\"1\" b:c = 'x>\"y' "), Ok(vec![pair("a", "1"), pair("b:c", "x>\"y")]));
        assert_eq!(names(""), Ok(vec![]));
    }

    #[test]
    fn faults_have_their_place() {
        assert_eq!(names(" a=\"1\"b=\"2\""), Err(6));
        assert_eq!(names(" a"), Err(2));
        assert_eq!(names(" a=1"), Err(3));
        assert_eq!(names(" a='1' a='2'"), Err(7));
        assert_eq!(names(" ='2'"), Err(1));
    }
}
