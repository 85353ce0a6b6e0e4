//! References: characters, predefined entities, entities of the internal subset (XML 1.0 §4).

use super::characters::{Remarkable, is_character, is_ncname, is_space};
use super::options::Limits;
use crate::report::{LimitKind, WellFormednessFault as Fault};
use std::collections::HashMap;
use std::sync::Arc;

/// How deep entities may refer to each other.
const NESTING: usize = 32;

/// A declared general entity.
#[derive(Debug, Clone)]
pub(super) enum Entity {
    /// Its replacement text.
    Internal(Arc<str>),
    /// Its text stands elsewhere.
    External,
    /// Data of some notation.
    Unparsed,
}

/// The general entities of a document.
#[derive(Debug, Default)]
pub(super) struct Entities {
    pub(super) declared: HashMap<String, Entity>,
    /// Declarations may stand where they are not read: one that is not here need not be missing (§4.1).
    pub(super) may_be_elsewhere: bool,
    expanded: usize,
}

/// What a reference stands for.
pub(super) enum Replacement {
    /// A character.
    Character(char),
    /// A text that is to be parsed in its place.
    Text(Arc<str>),
}

impl Entities {
    /// Resolves what stands between `&` and `;`.
    pub(super) fn resolve(&mut self, reference: &str, limits: &Limits) -> Result<Replacement, Fault> {
        if let Some(number) = reference.strip_prefix('#') {
            return character(number).map(Replacement::Character);
        }
        if let Some(c) = predefined(reference) {
            return Ok(Replacement::Character(c));
        }
        if !is_reference_name(reference) {
            return Err(Fault::InvalidReference);
        }
        let name = reference.to_owned();
        match self.declared.get(reference) {
            None if self.may_be_elsewhere => Err(Fault::ExternalEntity { name }),
            None => Err(Fault::UndeclaredEntity { name }),
            Some(Entity::External | Entity::Unparsed) => Err(Fault::ExternalEntity { name }),
            Some(Entity::Internal(text)) => {
                self.expanded += text.len();
                if self.expanded > limits.entity_expansion {
                    return Err(too_much(limits));
                }
                Ok(Replacement::Text(Arc::clone(text)))
            }
        }
    }

    /// Appends an attribute value, normalised: references replaced, white space turned to blanks (§3.3.3).
    pub(super) fn push_value(
        &mut self,
        value: &str,
        attribute: &str,
        limits: &Limits,
        into: &mut String,
    ) -> Result<(), (usize, Fault)> {
        let remarkable = Remarkable::of(value);
        if let Some((at, c)) = remarkable.illegal(value) {
            return Err((at, Fault::InvalidCharacter { code: u32::from(c) }));
        }
        if !remarkable.has_control() && !remarkable.has_markup() {
            into.push_str(value);
            return Ok(());
        }
        let mut open = Vec::new();
        self.push_slowly(value, attribute, limits, into, &mut open)
    }

    fn push_slowly(
        &mut self,
        value: &str,
        attribute: &str,
        limits: &Limits,
        into: &mut String,
        open: &mut Vec<String>,
    ) -> Result<(), (usize, Fault)> {
        let mut rest = value;
        while let Some(at) = rest.bytes().position(|b| b < 0x20 || b == b'<' || b == b'&') {
            let Some((plain, special)) = rest.split_at_checked(at) else { break };
            into.push_str(plain);
            let offset = value.len() - special.len();
            match special.as_bytes().first() {
                Some(b'<') => {
                    return Err((offset, Fault::LessThanInAttribute { name: attribute.to_owned() }));
                }
                Some(b'&') => {
                    let (written, after) =
                        special.split_once(';').ok_or((offset, Fault::InvalidReference))?;
                    let reference = written.strip_prefix('&').unwrap_or(written);
                    match self.resolve(reference, limits).map_err(|fault| (offset, fault))? {
                        Replacement::Character(c) => into.push(c),
                        Replacement::Text(text) => {
                            if open.iter().any(|name| name == reference) {
                                return Err((offset, Fault::RecursiveEntity { name: reference.to_owned() }));
                            }
                            if open.len() >= NESTING {
                                return Err((offset, too_much(limits)));
                            }
                            open.push(reference.to_owned());
                            self.push_slowly(&text, attribute, limits, into, open)
                                .map_err(|(_, fault)| (offset, fault))?;
                            open.pop();
                        }
                    }
                    rest = after;
                }
                _ => {
                    into.push(' ');
                    // CRLF in the document itself is one line end, hence one blank.
                    let pair = if open.is_empty() { special.strip_prefix("\r\n") } else { None };
                    rest = pair.or_else(|| special.get(1..)).unwrap_or_default();
                }
            }
        }
        into.push_str(rest);
        Ok(())
    }
}

fn too_much(limits: &Limits) -> Fault {
    Fault::Limit { kind: LimitKind::EntityExpansion, maximum: limits.entity_expansion as u64 }
}

fn predefined(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

/// The character of a character reference, without `&#` and `;`.
pub(super) fn character(number: &str) -> Result<char, Fault> {
    let (digits, radix) = match number.strip_prefix('x') {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    if digits.is_empty() || !digits.chars().all(|c| c.is_digit(radix)) {
        return Err(Fault::InvalidReference);
    }
    let code = u32::from_str_radix(digits, radix).unwrap_or(u32::MAX);
    char::from_u32(code).filter(|c| is_character(*c)).ok_or(Fault::InvalidCharacter { code })
}

/// Whether an entity may have this name (Namespaces in XML 1.0 §7).
pub(super) fn is_reference_name(text: &str) -> bool {
    is_ncname(text)
}

/// Collapses white space in the value of an attribute that the internal subset gives a tokenised type.
pub(super) fn collapse(value: &str) -> String {
    let is_blank = |c: char| c == ' ';
    value.split(is_blank).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a literal's text is only white space, as between pseudo-attributes.
pub(super) fn skip_space(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_ascii() && is_space(c as u8))
}
