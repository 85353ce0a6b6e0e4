//! The document type declaration: general entities, attribute defaults and attribute types of the internal subset
//! (XML 1.0 §2.8, §3.3, §4.2). Nothing external is loaded.

use super::characters::{Remarkable, is_name, is_name_character, is_space, push_with_line_ends};
use super::content_specification;
use super::entity::{Entities, Entity, character};
use super::options::Limits;
use crate::report::WellFormednessFault as Fault;
use std::collections::HashMap;
use std::sync::Arc;

/// How deep parameter entities may contain each other.
const NESTING: usize = 16;

/// What the internal subset says about an attribute.
#[derive(Debug)]
pub(super) struct AttributeDefinition {
    pub(super) name: String,
    /// Of another type than CDATA: white space is collapsed.
    pub(super) is_tokenised: bool,
    /// Default or fixed value.
    pub(super) default: Option<String>,
}

/// What a document type declaration declares.
#[derive(Debug, Default)]
pub(super) struct DocumentType {
    pub(super) entities: Entities,
    /// By element name.
    pub(super) attributes: HashMap<String, Vec<AttributeDefinition>>,
}

impl DocumentType {
    /// Reads what stands between `<!DOCTYPE` and `>`.
    pub(super) fn read(text: &str, limits: &Limits) -> Result<Self, Fault> {
        if let Some((_, c)) = Remarkable::of(text).illegal(text) {
            return Err(Fault::InvalidCharacter { code: u32::from(c) });
        }
        let mut normalised = String::with_capacity(text.len());
        push_with_line_ends(text, &mut normalised);
        let mut subset = Subset {
            document_type: Self::default(),
            parameters: HashMap::new(),
            is_incomplete: false,
            expanded: 0,
            limits,
        };
        subset.doctype(&mut Cursor { rest: &normalised })?;
        Ok(subset.document_type)
    }
}

struct Subset<'l> {
    document_type: DocumentType,
    /// Parameter entities; `None` for external ones.
    parameters: HashMap<String, Option<Arc<str>>>,
    /// An external parameter entity was referred to: later declarations must not be used (§5.1).
    is_incomplete: bool,
    expanded: usize,
    limits: &'l Limits,
}

impl Subset<'_> {
    fn doctype(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Fault> {
        cursor.name()?;
        let spaced = cursor.skip_space();
        if cursor.rest.starts_with(['S', 'P']) {
            if !spaced {
                return Err(Fault::Doctype);
            }
            cursor.external_id(false)?;
            cursor.skip_space();
        }
        if cursor.take("[") {
            self.declarations(cursor, 0)?;
            if !cursor.take("]") {
                return Err(Fault::Doctype);
            }
            cursor.skip_space();
        }
        if cursor.rest.is_empty() { Ok(()) } else { Err(Fault::Doctype) }
    }

    fn declarations(&mut self, cursor: &mut Cursor<'_>, depth: usize) -> Result<(), Fault> {
        loop {
            cursor.skip_space();
            if cursor.rest.is_empty() || cursor.rest.starts_with(']') {
                return Ok(());
            } else if cursor.take("%") {
                let name = cursor.ncname()?;
                cursor.expect(";")?;
                self.parameter(name, depth)?;
            } else if cursor.take("<!--") {
                cursor.until("--")?;
                cursor.expect(">")?;
            } else if cursor.take("<?") {
                let instruction = cursor.until("?>")?;
                super::state::check_instruction(instruction)?;
            } else if cursor.take("<!ENTITY") {
                self.entity(cursor)?;
            } else if cursor.take("<!ATTLIST") {
                self.attributes(cursor)?;
            } else if cursor.take("<!ELEMENT") {
                cursor.expect_space()?;
                cursor.name()?;
                cursor.expect_space()?;
                let model = cursor.until(">")?;
                if !content_specification::is_valid(model.trim_end_matches([' ', '\t', '\n'])) {
                    return Err(Fault::Doctype);
                }
            } else if cursor.take("<!NOTATION") {
                cursor.expect_space()?;
                cursor.ncname()?;
                cursor.expect_space()?;
                cursor.external_id(true)?;
                cursor.skip_space();
                cursor.expect(">")?;
            } else {
                return Err(Fault::Doctype);
            }
        }
    }

    fn parameter(&mut self, name: &str, depth: usize) -> Result<(), Fault> {
        match self.parameters.get(name).cloned() {
            Some(Some(text)) => {
                self.expanded += text.len();
                if depth >= NESTING || self.expanded > self.limits.entity_expansion {
                    return Err(Fault::RecursiveEntity { name: name.to_owned() });
                }
                let mut cursor = Cursor { rest: &text };
                self.declarations(&mut cursor, depth + 1)?;
                if cursor.rest.is_empty() { Ok(()) } else { Err(Fault::Doctype) }
            }
            Some(None) => {
                self.is_incomplete = true;
                Ok(())
            }
            None => Err(Fault::UndeclaredEntity { name: name.to_owned() }),
        }
    }

    fn entity(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Fault> {
        cursor.expect_space()?;
        let is_parameter = cursor.take("%");
        if is_parameter {
            cursor.expect_space()?;
        }
        let name = cursor.ncname()?.to_owned();
        cursor.expect_space()?;
        let entity = if cursor.rest.starts_with(['"', '\'']) {
            Entity::Internal(entity_value(cursor.literal()?)?.into())
        } else {
            cursor.external_id(false)?;
            let spaced = cursor.skip_space();
            if cursor.take("NDATA") {
                if is_parameter || !spaced {
                    return Err(Fault::Doctype);
                }
                cursor.expect_space()?;
                cursor.ncname()?;
                Entity::Unparsed
            } else {
                Entity::External
            }
        };
        cursor.skip_space();
        cursor.expect(">")?;
        if self.is_incomplete {
            return Ok(());
        }
        // The first declaration of a name holds.
        if is_parameter {
            let text = if let Entity::Internal(text) = entity { Some(text) } else { None };
            self.parameters.entry(name).or_insert(text);
        } else {
            self.document_type.entities.declared.entry(name).or_insert(entity);
        }
        Ok(())
    }

    fn attributes(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Fault> {
        cursor.expect_space()?;
        let element = cursor.name()?.to_owned();
        loop {
            let spaced = cursor.skip_space();
            if cursor.take(">") {
                return Ok(());
            }
            if !spaced {
                return Err(Fault::Doctype);
            }
            let name = cursor.name()?.to_owned();
            cursor.expect_space()?;
            let is_tokenised = cursor.attribute_type()?;
            cursor.expect_space()?;
            let default = self.default(cursor, &name)?;
            if self.is_incomplete {
                continue;
            }
            let definitions = self.document_type.attributes.entry(element.clone()).or_default();
            if definitions.iter().all(|definition| definition.name != name) {
                definitions.push(AttributeDefinition { name, is_tokenised, default });
            }
        }
    }

    fn default(&mut self, cursor: &mut Cursor<'_>, attribute: &str) -> Result<Option<String>, Fault> {
        if cursor.take("#REQUIRED") || cursor.take("#IMPLIED") {
            return Ok(None);
        }
        if cursor.take("#FIXED") {
            cursor.expect_space()?;
        }
        let mut value = String::new();
        let literal = cursor.literal()?;
        self.document_type
            .entities
            .push_value(literal, attribute, self.limits, &mut value)
            .map_err(|(_, fault)| fault)?;
        Ok(Some(value))
    }
}

/// The replacement text of an entity: character references are replaced, entity references kept (§4.5).
fn entity_value(literal: &str) -> Result<String, Fault> {
    let mut text = String::new();
    let mut rest = literal;
    while let Some(at) = rest.find(['&', '%']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        // References to parameter entities are not allowed inside of declarations of the internal subset.
        if rest.starts_with('%') {
            return Err(Fault::Doctype);
        }
        let end = rest.find(';').ok_or(Fault::InvalidReference)?;
        let reference = &rest[1..end];
        match reference.strip_prefix('#') {
            Some(number) => text.push(character(number)?),
            None if is_name(reference) => text.push_str(&rest[..=end]),
            None => return Err(Fault::InvalidReference),
        }
        rest = &rest[end + 1..];
    }
    text.push_str(rest);
    Ok(text)
}

struct Cursor<'x> {
    rest: &'x str,
}

impl<'x> Cursor<'x> {
    fn skip_space(&mut self) -> bool {
        let length = self.rest.bytes().take_while(|byte| is_space(*byte)).count();
        self.rest = &self.rest[length..];
        length > 0
    }

    fn expect_space(&mut self) -> Result<(), Fault> {
        if self.skip_space() { Ok(()) } else { Err(Fault::Doctype) }
    }

    fn take(&mut self, text: &str) -> bool {
        match self.rest.strip_prefix(text) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn expect(&mut self, text: &str) -> Result<(), Fault> {
        if self.take(text) { Ok(()) } else { Err(Fault::Doctype) }
    }

    fn until(&mut self, end: &str) -> Result<&'x str, Fault> {
        let at = self.rest.find(end).ok_or(Fault::Doctype)?;
        let found = &self.rest[..at];
        self.rest = &self.rest[at + end.len()..];
        Ok(found)
    }

    fn name(&mut self) -> Result<&'x str, Fault> {
        let end = self.rest.find(|c| c != ':' && !is_name_character(c)).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        if !is_name(name) {
            return Err(Fault::Doctype);
        }
        self.rest = rest;
        Ok(name)
    }

    /// The name of an entity or a notation (Namespaces in XML 1.0 §7).
    fn ncname(&mut self) -> Result<&'x str, Fault> {
        self.name().and_then(|name| if name.contains(':') { Err(Fault::Doctype) } else { Ok(name) })
    }

    fn literal(&mut self) -> Result<&'x str, Fault> {
        if self.take("\"") {
            self.until("\"")
        } else if self.take("'") {
            self.until("'")
        } else {
            Err(Fault::Doctype)
        }
    }

    /// `ExternalID`, or `PublicID` where the system identifier may be left out.
    fn external_id(&mut self, system_is_optional: bool) -> Result<(), Fault> {
        if self.take("SYSTEM") {
            self.expect_space()?;
            return self.literal().map(drop);
        }
        self.expect("PUBLIC")?;
        self.expect_space()?;
        let public = self.literal()?;
        let is_public = |c: char| c.is_ascii_alphanumeric() || " \n-'()+,./:=?;!*#@$_%".contains(c);
        if !public.chars().all(is_public) {
            return Err(Fault::Doctype);
        }
        let spaced = self.skip_space();
        if self.rest.starts_with(['"', '\'']) {
            return if spaced { self.literal().map(drop) } else { Err(Fault::Doctype) };
        }
        if system_is_optional { Ok(()) } else { Err(Fault::Doctype) }
    }

    /// `AttType`; tells whether it is another one than CDATA.
    fn attribute_type(&mut self) -> Result<bool, Fault> {
        if self.take("CDATA") {
            return Ok(false);
        }
        if self.take("NOTATION") {
            self.expect_space()?;
        }
        if self.take("(") {
            let tokens = self.until(")")?;
            let is_token = |token: &str| {
                let token = token.trim_matches(|c: char| c.is_ascii() && is_space(c as u8));
                !token.is_empty() && token.chars().all(|c| c == ':' || is_name_character(c))
            };
            return if tokens.split('|').all(is_token) { Ok(true) } else { Err(Fault::Doctype) };
        }
        let name = self.name()?;
        let names = ["ID", "IDREF", "IDREFS", "ENTITY", "ENTITIES", "NMTOKEN", "NMTOKENS"];
        if names.contains(&name) { Ok(true) } else { Err(Fault::Doctype) }
    }
}
