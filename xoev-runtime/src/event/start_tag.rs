//! Start tags: attribute syntax, values, namespace declarations (XML 1.0 §3.1, Namespaces in XML 1.0).

use super::attribute_list::{AttributeList, DeclarationList};
use super::characters::{is_space, split};
use super::doctype::DocumentType;
use super::entity::collapse;
use super::names::{Found, NameTable, Symbol};
use super::namespaces::Namespaces;
use super::options::Limits;
use super::{XML_NAMESPACE, XMLNS_NAMESPACE};
use crate::report::{LimitKind, WellFormednessFault as Fault};
use std::collections::HashSet;

/// A fault with its offset in the tag.
pub(super) type FaultAt = (usize, Fault);

/// From this number on duplicates are looked for with a set.
const MANY: usize = 16;

/// Takes start tags apart; the buffers are used again.
#[derive(Debug, Default)]
pub(super) struct StartTag {
    names: NameTable,
    /// The attributes of the last tag.
    pub(super) attributes: AttributeList,
    /// The namespace declarations of the last tag.
    pub(super) declarations: DeclarationList,
}

/// What the parts of a document before the tag say.
pub(super) struct Surroundings<'d> {
    pub(super) document_type: &'d mut DocumentType,
    pub(super) limits: &'d Limits,
    pub(super) namespaces: &'d mut Namespaces,
}

impl StartTag {
    /// A tag without attributes.
    #[inline]
    pub(super) fn clear(&mut self) {
        self.attributes.clear();
        self.declarations.clear();
    }

    /// Reads the attributes of a tag, whose name ends at `name_end`, and enters its namespace scope if it declares
    /// any (then the answer is true). `offset` is where the tag's text begins in the document.
    #[inline]
    pub(super) fn read(
        &mut self,
        tag: &str,
        name_end: usize,
        offset: u64,
        surroundings: Surroundings<'_>,
    ) -> Result<bool, FaultAt> {
        self.clear();
        if name_end == tag.len() && surroundings.document_type.attributes.is_empty() {
            return Ok(false);
        }
        self.read_attributes(tag, name_end, offset, surroundings)
    }

    fn read_attributes(
        &mut self,
        tag: &str,
        name_end: usize,
        offset: u64,
        surroundings: Surroundings<'_>,
    ) -> Result<bool, FaultAt> {
        let Surroundings { document_type, limits, namespaces } = surroundings;
        let may_declare = self.scan(tag, name_end, offset, document_type, limits)?;
        let mut may_declare = may_declare;
        if !document_type.attributes.is_empty() {
            self.apply_definitions(tag.get(..name_end).unwrap_or_default(), document_type);
            may_declare = true;
        }
        let within = |at: u64| at.saturating_sub(offset) as usize;
        if may_declare {
            self.declare().map_err(|(at, fault)| (within(at), fault))?;
        }
        let declares = !self.declarations.is_empty();
        if declares {
            namespaces.open(&self.declarations);
        }
        let result = self.resolve(namespaces).and_then(|()| self.check_duplicates());
        result.map_err(|(at, fault)| (within(at), fault)).map(|()| declares)
    }

    /// Finds names and values. The answer is whether there may be namespace declarations among them.
    fn scan(
        &mut self,
        tag: &str,
        name_end: usize,
        offset: u64,
        document_type: &mut DocumentType,
        limits: &Limits,
    ) -> Result<bool, FaultAt> {
        let bytes = tag.as_bytes();
        let element = || tag.get(..name_end).unwrap_or_default().to_owned();
        let syntax = |at: usize| (at, Fault::AttributeSyntax { element: element() });
        let skip = |mut at: usize| {
            while bytes.get(at).is_some_and(|byte| is_space(*byte)) {
                at += 1;
            }
            at
        };
        let mut may_declare = false;
        let mut at = name_end;
        loop {
            let start = skip(at);
            if start == bytes.len() {
                return Ok(may_declare);
            }
            if start == at {
                return Err(syntax(at));
            }
            let is_end = |byte: &u8| is_space(*byte) || matches!(byte, b'=' | b'"' | b'\'' | b'<');
            let rest = bytes.get(start..).unwrap_or_default();
            let name_length = rest.iter().position(is_end).ok_or_else(|| syntax(start))?;
            let name = tag.get(start..start + name_length).unwrap_or_default();
            let equals = skip(start + name_length);
            if name.is_empty() || bytes.get(equals) != Some(&b'=') {
                return Err(syntax(start));
            }
            let found = self.names.find(name);
            let found = found.ok_or_else(|| (start, Fault::InvalidName { name: name.to_owned() }))?;
            may_declare |= name.starts_with("xmlns");
            let quote = skip(equals + 1);
            let length = match bytes.get(quote) {
                Some(b @ (b'"' | b'\'')) => {
                    let quoted = bytes.get(quote + 1..).unwrap_or_default();
                    memchr::memchr(*b, quoted).ok_or_else(|| syntax(quote))?
                }
                _ => return Err(syntax(quote)),
            };
            let value = tag.get(quote + 1..quote + 1 + length).unwrap_or_default();
            self.push(name, found, value, offset + start as u64, document_type, limits)
                .map_err(|(inner, fault)| (quote + 1 + inner, fault))?;
            if self.attributes.len() > limits.attributes {
                let maximum = limits.attributes as u64;
                return Err((start, Fault::Limit { kind: LimitKind::Attributes, maximum }));
            }
            at = quote + length + 2;
        }
    }

    fn push(
        &mut self,
        name: &str,
        found: Found,
        value: &str,
        offset: u64,
        document_type: &mut DocumentType,
        limits: &Limits,
    ) -> Result<(), FaultAt> {
        let (symbol, colon) = match found {
            Found::Entry(symbol) => (symbol, self.names.colon(symbol)),
            Found::Unlisted(colon) => (Symbol::NONE, colon),
        };
        let push_value = |into: &mut String| document_type.entities.push_value(value, name, limits, into);
        let length = self.attributes.push_raw(name, colon, symbol, offset, push_value)?;
        for (kind, length, maximum) in [
            (LimitKind::NameLength, name.len(), limits.name_length),
            (LimitKind::TextLength, length, limits.text_length),
        ] {
            if length > maximum {
                return Err((0, Fault::Limit { kind, maximum: maximum as u64 }));
            }
        }
        Ok(())
    }

    /// Adds defaults and collapses tokens as the internal subset says.
    fn apply_definitions(&mut self, element: &str, document_type: &DocumentType) {
        for definition in document_type.attributes.get(element).into_iter().flatten() {
            let mut indices = 0..self.attributes.len();
            let at = indices.find(|index| self.attributes.written(*index).0 == definition.name);
            let value = match (at, &definition.default) {
                (Some(at), _) if definition.is_tokenised => {
                    collapse(self.attributes.get(at).map_or("", |attribute| attribute.value))
                }
                (None, Some(default)) if definition.is_tokenised => collapse(default),
                (None, Some(default)) => default.clone(),
                _ => continue,
            };
            if let Some(at) = at {
                self.attributes.set_value(at, &value);
                continue;
            }
            let (symbol, colon) = match self.names.find(&definition.name) {
                Some(Found::Entry(symbol)) => (symbol, self.names.colon(symbol)),
                Some(Found::Unlisted(colon)) => (Symbol::NONE, colon),
                None => continue,
            };
            let push_value = |into: &mut String| {
                into.push_str(&value);
                Ok::<(), ()>(())
            };
            let _ = self.attributes.push_raw(&definition.name, colon, symbol, 0, push_value);
        }
    }

    /// Sorts out the namespace declarations.
    fn declare(&mut self) -> Result<(), (u64, Fault)> {
        for index in 0..self.attributes.len() {
            let (name, colon) = self.attributes.written(index);
            let Some(declared) = declared_prefix(name, colon) else { continue };
            let Some(attribute) = self.attributes.get(index) else { continue };
            let uri = attribute.value;
            let is_wrong = match declared {
                "xmlns" => true,
                "xml" => uri != XML_NAMESPACE,
                _ => {
                    uri == XML_NAMESPACE || uri == XMLNS_NAMESPACE || (uri.is_empty() && !declared.is_empty())
                }
            };
            if is_wrong {
                return Err((attribute.offset, Fault::NamespaceDeclaration { prefix: declared.to_owned() }));
            }
            if self.declarations.iter().any(|(prefix, _)| prefix == declared) {
                return Err((attribute.offset, Fault::DuplicateAttribute { name: name.to_owned() }));
            }
            if declared != "xml" {
                self.declarations.push(declared, uri);
            }
        }
        self.attributes.retain(|name| declared_prefix(name, name.find(':').unwrap_or(0)).is_none());
        Ok(())
    }

    /// Resolves the prefixes of the attributes.
    fn resolve(&mut self, namespaces: &Namespaces) -> Result<(), (u64, Fault)> {
        for index in 0..self.attributes.len() {
            let (name, colon) = self.attributes.written(index);
            if colon == 0 {
                continue;
            }
            let (prefix, _) = split(name, colon);
            let symbol = self.attributes.symbol(index);
            let resolved = match symbol.index() {
                Some(_) => self.names.resolve(symbol, namespaces, true),
                None => namespaces.resolve(prefix).map(|_| Symbol::NONE),
            };
            let Some(resolved) = resolved else {
                let offset = self.attributes.get(index).map_or(0, |attribute| attribute.offset);
                return Err((offset, Fault::UndeclaredPrefix { prefix: prefix.to_owned() }));
            };
            let namespace = match resolved.index() {
                Some(_) => self.names.name(resolved).namespace,
                None => namespaces.resolve(prefix).unwrap_or_default(),
            };
            self.attributes.set_namespace(index, resolved, namespace);
        }
        Ok(())
    }

    #[inline]
    fn check_duplicates(&self) -> Result<(), (u64, Fault)> {
        if self.attributes.len() < 2 { Ok(()) } else { self.look_for_duplicates() }
    }

    fn look_for_duplicates(&self) -> Result<(), (u64, Fault)> {
        let count = self.attributes.len();
        let key = |index: usize| self.attributes.get(index).map(|a| (a.name.local, a.name.namespace));
        let duplicate = if count < MANY {
            (1..count).find(|later| (0..*later).any(|earlier| key(earlier) == key(*later)))
        } else {
            let mut seen = HashSet::new();
            (0..count).find(|index| !seen.insert(key(*index)))
        };
        let Some(attribute) = duplicate.and_then(|index| self.attributes.get(index)) else { return Ok(()) };
        let (name, _) = duplicate.map(|index| self.attributes.written(index)).unwrap_or_default();
        Err((attribute.offset, Fault::DuplicateAttribute { name: name.to_owned() }))
    }
}

/// The prefix a namespace declaration declares; `None` if the attribute is none.
fn declared_prefix(name: &str, colon: usize) -> Option<&str> {
    match split(name, colon) {
        ("xmlns", declared) => Some(declared),
        ("", "xmlns") => Some(""),
        _ => None,
    }
}
