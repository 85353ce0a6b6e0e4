//! Character and entity references (XML 1.0 §4.1, §4.4).

use super::doctype::{DocumentType, Entity};
use super::name::{is_name, is_xml_character};
use crate::source::Limits;

/// How deep entities may refer to each other.
const MAX_NESTING: usize = 32;

/// What the name between `&` and `;` stands for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Reference<'d> {
    /// A character reference or one of the five predefined entities.
    Character(char),
    /// A declared internal entity: its replacement text.
    Text(&'d str),
}

/// Keeps count of what entities add to a document ("billion laughs").
#[derive(Debug)]
pub(super) struct Expansion<'d> {
    document_type: &'d DocumentType,
    left: usize,
    open: Vec<String>,
}

impl<'d> Expansion<'d> {
    pub(super) fn new(document_type: &'d DocumentType, limits: &Limits) -> Self {
        Self { document_type, left: limits.entity_expansion, open: Vec::new() }
    }

    /// Looks a reference up.
    pub(super) fn resolve(&self, name: &str) -> Result<Reference<'d>, String> {
        if let Some(number) = name.strip_prefix('#') {
            return character(number).map(Reference::Character);
        }
        if let Some(predefined) = predefined(name) {
            return Ok(Reference::Character(predefined));
        }
        match self.document_type.entity(name) {
            Some(Entity::Internal(text)) => Ok(Reference::Text(text)),
            Some(Entity::External) => {
                Err(format!("the entity “{name}” is external; external entities are not loaded"))
            }
            None if is_name(name) => Err(format!("the entity “{name}” is not declared")),
            None => Err("“&” must start a reference such as “&amp;”".to_owned()),
        }
    }

    /// Notes that an entity's replacement text is being read now.
    pub(super) fn enter(&mut self, name: &str, text: &str) -> Result<(), String> {
        if self.open.iter().any(|open| open == name) {
            return Err(format!("the entity “{name}” refers to itself"));
        }
        if self.open.len() == MAX_NESTING || self.left < text.len() {
            return Err("the entities of this document expand to too much text".to_owned());
        }
        self.left -= text.len();
        self.open.push(name.to_owned());
        Ok(())
    }

    /// Notes the end of what [`Self::enter`] began.
    pub(super) fn leave(&mut self) {
        self.open.pop();
    }

    /// Appends an attribute value with its references resolved and its white space made spaces (§3.3.3).
    pub(super) fn attribute_value(&mut self, raw: &str, out: &mut String) -> Result<(), String> {
        let mut rest = raw;
        while let Some(at) = rest.find(['&', '<', '\t', '\n', '\r']) {
            out.push_str(&rest[..at]);
            let special = rest.as_bytes()[at];
            rest = &rest[at + 1..];
            match special {
                b'<' => return Err("“<” cannot stand in an attribute value".to_owned()),
                b'&' => {
                    let end = rest.find(';').ok_or("“&” must start a reference such as “&amp;”")?;
                    self.attribute_reference(&rest[..end], out)?;
                    rest = &rest[end + 1..];
                }
                b'\r' => {
                    rest = rest.strip_prefix('\n').unwrap_or(rest);
                    out.push(' ');
                }
                _ => out.push(' '),
            }
        }
        out.push_str(rest);
        Ok(())
    }

    fn attribute_reference(&mut self, name: &str, out: &mut String) -> Result<(), String> {
        match self.resolve(name)? {
            Reference::Character(character) => out.push(character),
            Reference::Text(text) => {
                self.enter(name, text)?;
                self.attribute_value(text, out)?;
                self.leave();
            }
        }
        Ok(())
    }
}

/// The character behind `&#…;`.
pub(super) fn character(number: &str) -> Result<char, String> {
    let (digits, radix) = match number.strip_prefix('x') {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    let well_formed = !digits.is_empty() && digits.chars().all(|c| c.is_digit(radix));
    let value = if well_formed { u32::from_str_radix(digits, radix).ok() } else { None };
    value
        .and_then(char::from_u32)
        .filter(|&c| is_xml_character(c))
        .ok_or_else(|| format!("“&#{number};” is no character that XML allows"))
}

fn predefined(name: &str) -> Option<char> {
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "apos" => '\'',
        "quot" => '"',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters() {
        assert_eq!(character("228"), Ok('ä'));
        assert_eq!(character("xE4"), Ok('ä'));
        assert!(character("0").is_err());
        assert!(character("+1").is_err());
        assert!(character("xD800").is_err());
    }

    #[test]
    fn values_are_normalised() {
        let none = DocumentType::default();
        let mut expansion = Expansion::new(&none, &Limits::default());
        let mut out = String::new();
        assert_eq!(expansion.attribute_value("a\r\nb\tc&#10;&lt;&amp;", &mut out), Ok(()));
        assert_eq!(out, "a b c\n<&");
        assert!(expansion.attribute_value("a & b", &mut out).is_err());
        assert!(expansion.attribute_value("&unknown;", &mut out).is_err());
    }
}
