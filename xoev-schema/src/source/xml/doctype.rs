//! The document type declaration's internal subset (XML 1.0 §2.8), as far as it changes what a document says:
//! entities and attribute defaults. Element declarations, notations and the external subset are passed over.

use super::entity::character;
use super::name::{is_name, is_space};
use std::collections::HashMap;

/// How deep parameter entities may refer to each other.
const MAX_NESTING: usize = 16;
/// How much text parameter entities may bring in altogether.
const MAX_EXPANSION: usize = 1 << 20;

/// What the internal subset declares.
#[derive(Debug, Default)]
pub(crate) struct DocumentType {
    general: HashMap<String, Entity>,
    parameter: HashMap<String, Entity>,
    attribute_defaults: HashMap<String, Vec<(String, String)>>,
}

/// A declared entity.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Entity {
    /// With its replacement text.
    Internal(String),
    /// Kept elsewhere, and never loaded.
    External,
}

/// A fault and where it stands in the declaration's text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct DoctypeFault {
    pub at: usize,
    pub message: String,
}

type Parsed<T> = Result<T, DoctypeFault>;

impl DocumentType {
    /// Reads what stands between `<!DOCTYPE` and its `>`.
    pub(super) fn parse(text: &str) -> Parsed<Self> {
        let mut document_type = Self::default();
        let mut cursor = Cursor { text, at: 0, origin: None };
        cursor.space();
        cursor.name()?;
        cursor.space();
        cursor.external_id()?;
        cursor.space();
        if cursor.eat("[") {
            let mut left = MAX_EXPANSION;
            document_type.subset(&mut cursor, 0, &mut left)?;
            cursor.expect("]")?;
            cursor.space();
        }
        if cursor.rest().is_empty() { Ok(document_type) } else { cursor.fault("“>” is expected") }
    }

    /// The general entity of a name.
    pub(super) fn entity(&self, name: &str) -> Option<&Entity> {
        self.general.get(name)
    }

    /// The attributes an element of this name has where they are not written: (name, raw value).
    pub(super) fn attribute_defaults(&self, element: &str) -> &[(String, String)] {
        self.attribute_defaults.get(element).map_or(&[], Vec::as_slice)
    }

    fn subset(&mut self, cursor: &mut Cursor<'_>, depth: usize, left: &mut usize) -> Parsed<()> {
        loop {
            cursor.space();
            if cursor.rest().is_empty() || cursor.rest().starts_with(']') {
                return Ok(());
            } else if cursor.eat("<!--") {
                cursor.skip_past("-->")?;
            } else if cursor.eat("<?") {
                cursor.skip_past("?>")?;
            } else if cursor.eat("<!ENTITY") {
                self.entity_declaration(cursor)?;
            } else if cursor.eat("<!ATTLIST") {
                self.attribute_list(cursor)?;
            } else if cursor.eat("<!ELEMENT") || cursor.eat("<!NOTATION") {
                cursor.skip_declaration()?;
            } else if cursor.eat("%") {
                self.parameter_reference(cursor, depth, left)?;
            } else {
                return cursor.fault("a declaration is expected in the internal subset");
            }
        }
    }

    fn parameter_reference(&mut self, cursor: &mut Cursor<'_>, depth: usize, left: &mut usize) -> Parsed<()> {
        let at = cursor.position();
        let name = cursor.name()?;
        cursor.expect(";")?;
        // One that is not declared, or external, may stand for anything; what it would have said stays unknown.
        let Some(Entity::Internal(text)) = self.parameter.get(name) else { return Ok(()) };
        if depth == MAX_NESTING || *left < text.len() {
            return cursor.fault("the parameter entities of this document expand to too much text");
        }
        *left -= text.len();
        let text = text.clone();
        let mut inner = Cursor { text: &text, at: 0, origin: Some(at) };
        self.subset(&mut inner, depth + 1, left)?;
        if inner.rest().is_empty() {
            Ok(())
        } else {
            inner.fault("“]” cannot stand in a parameter entity")
        }
    }

    fn entity_declaration(&mut self, cursor: &mut Cursor<'_>) -> Parsed<()> {
        cursor.required_space()?;
        let is_parameter = cursor.eat("%");
        if is_parameter {
            cursor.required_space()?;
        }
        let name = cursor.name()?.to_owned();
        cursor.required_space()?;
        let entity = if cursor.external_id()? {
            cursor.space();
            if cursor.eat("NDATA") {
                cursor.required_space()?;
                cursor.name()?;
            }
            Entity::External
        } else {
            let at = cursor.position();
            let literal = cursor.literal()?;
            Entity::Internal(self.replacement_text(literal, at)?)
        };
        cursor.space();
        cursor.expect(">")?;
        let table = if is_parameter { &mut self.parameter } else { &mut self.general };
        // The first declaration counts (§4.2).
        table.entry(name).or_insert(entity);
        Ok(())
    }

    /// Character and parameter-entity references are replaced when an entity is declared (§4.5).
    fn replacement_text(&self, literal: &str, at: usize) -> Parsed<String> {
        let mut out = String::with_capacity(literal.len());
        let mut rest = literal;
        while let Some(found) = rest.find(['&', '%']) {
            out.push_str(&rest[..found]);
            let is_parameter = rest.as_bytes()[found] == b'%';
            rest = &rest[found..];
            let Some(end) = rest.find(';') else {
                return Err(DoctypeFault { at, message: "a reference is not closed".to_owned() });
            };
            let name = &rest[1..end];
            if is_parameter {
                if let Some(Entity::Internal(text)) = self.parameter.get(name) {
                    out.push_str(text);
                }
            } else if let Some(number) = name.strip_prefix('#') {
                out.push(character(number).map_err(|message| DoctypeFault { at, message })?);
            } else {
                out.push_str(&rest[..=end]);
            }
            if out.len() > MAX_EXPANSION {
                return Err(DoctypeFault { at, message: "the entity is too long".to_owned() });
            }
            rest = &rest[end + 1..];
        }
        out.push_str(rest);
        Ok(out)
    }

    fn attribute_list(&mut self, cursor: &mut Cursor<'_>) -> Parsed<()> {
        cursor.required_space()?;
        let element = cursor.name()?.to_owned();
        loop {
            cursor.space();
            if cursor.eat(">") {
                return Ok(());
            }
            let attribute = cursor.name()?.to_owned();
            cursor.required_space()?;
            cursor.attribute_type()?;
            cursor.space();
            if cursor.eat("#REQUIRED") || cursor.eat("#IMPLIED") {
                continue;
            }
            if cursor.eat("#FIXED") {
                cursor.required_space()?;
            }
            let value = cursor.literal()?.to_owned();
            let defaults = self.attribute_defaults.entry(element.clone()).or_default();
            if !defaults.iter().any(|(name, _)| *name == attribute) {
                defaults.push((attribute, value));
            }
        }
    }
}

/// A place in the text of the declaration, or of a parameter entity named there.
struct Cursor<'a> {
    text: &'a str,
    at: usize,
    /// Where the reference to the parameter entity stands whose text this is.
    origin: Option<usize>,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn position(&self) -> usize {
        self.origin.unwrap_or(self.at)
    }

    fn fault<T>(&self, message: &str) -> Parsed<T> {
        Err(DoctypeFault { at: self.position(), message: message.to_owned() })
    }

    fn eat(&mut self, token: &str) -> bool {
        let found = self.rest().starts_with(token);
        if found {
            self.at += token.len();
        }
        found
    }

    fn expect(&mut self, token: &str) -> Parsed<()> {
        if self.eat(token) { Ok(()) } else { self.fault(&format!("“{token}” is expected")) }
    }

    fn space(&mut self) -> bool {
        let count = self.rest().bytes().take_while(|&b| is_space(b)).count();
        self.at += count;
        count > 0
    }

    fn required_space(&mut self) -> Parsed<()> {
        if self.space() { Ok(()) } else { self.fault("white space is expected") }
    }

    fn name(&mut self) -> Parsed<&'a str> {
        let rest = self.rest();
        let is_end = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r') || "[](){}<>;|?*+,\"'%&#=".contains(c);
        let name = &rest[..rest.find(is_end).unwrap_or(rest.len())];
        if !is_name(name) {
            return self.fault("a name is expected");
        }
        self.at += name.len();
        Ok(name)
    }

    fn literal(&mut self) -> Parsed<&'a str> {
        let rest = self.rest();
        let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
            return self.fault("a value in quotes is expected");
        };
        let Some(length) = rest[1..].find(quote) else { return self.fault("the value is not closed") };
        self.at += length + 2;
        Ok(&rest[1..=length])
    }

    /// `SYSTEM "…"` or `PUBLIC "…" "…"`, where one stands here.
    fn external_id(&mut self) -> Parsed<bool> {
        if self.eat("SYSTEM") {
            self.required_space()?;
        } else if self.eat("PUBLIC") {
            self.required_space()?;
            self.literal()?;
            self.required_space()?;
        } else {
            return Ok(false);
        }
        self.literal()?;
        Ok(true)
    }

    fn attribute_type(&mut self) -> Parsed<()> {
        if self.eat("NOTATION") {
            self.required_space()?;
        }
        if self.eat("(") { self.skip_past(")") } else { self.name().map(|_| ()) }
    }

    fn skip_past(&mut self, token: &str) -> Parsed<()> {
        match self.rest().find(token) {
            Some(found) => {
                self.at += found + token.len();
                Ok(())
            }
            None => self.fault(&format!("“{token}” is missing")),
        }
    }

    /// To the `>` of a declaration that is passed over; quoted ones do not count.
    fn skip_declaration(&mut self) -> Parsed<()> {
        loop {
            match self.rest().find(['>', '"', '\'']) {
                None => return self.fault("“>” is missing"),
                Some(found) => self.at += found,
            }
            if self.eat(">") {
                return Ok(());
            }
            self.literal()?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn internal(text: &str) -> Entity {
        Entity::Internal(text.to_owned())
    }

    #[test]
    fn entities_and_defaults_are_read() -> Result<(), DoctypeFault> {
        let found = DocumentType::parse(
            " schema PUBLIC \"-//X//EN\" \"x.dtd\" [\n<!-- > ]> --><!ENTITY % p ''>\n%p; %unknown;\n\
             <!ENTITY a 'x&#228;&b;'><!ENTITY a 'later'><!ENTITY e SYSTEM \"e.xml\">\n\
             <!ELEMENT schema ANY><!ATTLIST schema xmlns:d CDATA #FIXED \"urn:d\" n (a|b) #IMPLIED>]",
        )?;
        assert_eq!(found.entity("a"), Some(&internal("xä&b;")));
        assert_eq!(found.entity("e"), Some(&Entity::External));
        assert_eq!(found.attribute_defaults("schema"), [("xmlns:d".to_owned(), "urn:d".to_owned())]);
        Ok(())
    }

    #[test]
    fn parameter_entities_bring_declarations() -> Result<(), DoctypeFault> {
        let found = DocumentType::parse("s [<!ENTITY % d '<!ENTITY a \"1\">'>%d;]")?;
        assert_eq!(found.entity("a"), Some(&internal("1")));
        Ok(())
    }

    #[test]
    fn faults_have_their_place() {
        assert_eq!(DocumentType::parse("s [<!ENTITY a>]").map_err(|f| f.at).err(), Some(13));
        assert_eq!(DocumentType::parse("s [x]").map_err(|f| f.at).err(), Some(3));
        assert!(DocumentType::parse("s [<!ENTITY % a '%a;'>%a;]").is_ok());
        assert!(DocumentType::parse("s [<!ENTITY % b '&#37;b;'>%b;]").is_err());
    }
}
