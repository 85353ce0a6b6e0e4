//! Start tags: attribute syntax, values, namespace declarations (XML 1.0 §3.1, Namespaces in XML 1.0).

use super::attribute_list::{AttributeList, DeclarationList, QualifiedName};
use super::characters::{is_space, qname, split};
use super::doctype::DocumentType;
use super::entity::collapse;
use super::namespaces::Namespaces;
use super::options::Limits;
use super::{XML_NAMESPACE, XMLNS_NAMESPACE};
use crate::report::{LimitKind, WellFormednessFault as Fault};
use crate::tree::Range32;
use std::collections::HashSet;

/// A fault with its offset in the tag.
pub(super) type FaultAt = (usize, Fault);

/// From this number on duplicates are looked for with a set.
const MANY: usize = 16;

/// Takes start tags apart; the buffers are used again.
#[derive(Debug, Default)]
pub(super) struct StartTag {
    text: String,
    found: Vec<Found>,
    /// The attributes of the last tag.
    pub(super) attributes: AttributeList,
    /// The namespace declarations of the last tag.
    pub(super) declarations: DeclarationList,
}

#[derive(Debug, Clone, Copy)]
struct Found {
    name: Range32,
    colon: usize,
    value: Range32,
    offset: usize,
}

impl StartTag {
    fn slice(&self, range: Range32) -> &str {
        &self.text[range.start as usize..range.end as usize]
    }

    /// Reads the attributes of a tag, whose name ends at `name_end`, and enters its namespace scope.
    /// `offset` is where the tag's text begins in the document.
    pub(super) fn read(
        &mut self,
        tag: &str,
        name_end: usize,
        offset: u64,
        document_type: &mut DocumentType,
        limits: &Limits,
        namespaces: &mut Namespaces,
    ) -> Result<(), FaultAt> {
        self.attributes.clear();
        self.declarations.clear();
        let has_definitions = !document_type.attributes.is_empty();
        if name_end == tag.len() && !has_definitions {
            namespaces.open(&self.declarations);
            return Ok(());
        }
        self.text.clear();
        self.found.clear();
        self.scan(tag, name_end, document_type, limits)?;
        if has_definitions {
            self.apply_definitions(&tag[..name_end], document_type);
        }
        self.declare()?;
        namespaces.open(&self.declarations);
        self.resolve(offset, namespaces)
    }

    fn scan(
        &mut self,
        tag: &str,
        name_end: usize,
        document_type: &mut DocumentType,
        limits: &Limits,
    ) -> Result<(), FaultAt> {
        let bytes = tag.as_bytes();
        let syntax = |at: usize| (at, Fault::AttributeSyntax { element: tag[..name_end].to_owned() });
        let skip = |mut at: usize| {
            while bytes.get(at).is_some_and(|byte| is_space(*byte)) {
                at += 1;
            }
            at
        };
        let mut at = name_end;
        loop {
            let start = skip(at);
            if start == bytes.len() {
                return Ok(());
            }
            if start == at {
                return Err(syntax(at));
            }
            let is_end = |byte: &u8| is_space(*byte) || matches!(byte, b'=' | b'"' | b'\'' | b'<');
            let name_length = bytes[start..].iter().position(is_end).ok_or_else(|| syntax(start))?;
            let name = &tag[start..start + name_length];
            let equals = skip(start + name_length);
            if name.is_empty() || bytes.get(equals) != Some(&b'=') {
                return Err(syntax(start));
            }
            let colon = qname(name).ok_or_else(|| (start, Fault::InvalidName { name: name.to_owned() }))?;
            let quote = skip(equals + 1);
            let length = match bytes.get(quote) {
                Some(b @ (b'"' | b'\'')) => {
                    memchr::memchr(*b, &bytes[quote + 1..]).ok_or_else(|| syntax(quote))?
                }
                _ => return Err(syntax(quote)),
            };
            let value = &tag[quote + 1..quote + 1 + length];
            self.push(name, colon, value, start, document_type, limits)
                .map_err(|(inner, fault)| (quote + 1 + inner, fault))?;
            if self.found.len() > limits.attributes {
                let maximum = limits.attributes as u64;
                return Err((start, Fault::Limit { kind: LimitKind::Attributes, maximum }));
            }
            at = quote + length + 2;
        }
    }

    fn push(
        &mut self,
        name: &str,
        colon: usize,
        value: &str,
        offset: usize,
        document_type: &mut DocumentType,
        limits: &Limits,
    ) -> Result<(), FaultAt> {
        let start = self.text.len() as u32;
        self.text.push_str(name);
        let middle = self.text.len() as u32;
        document_type.entities.push_value(value, name, limits, &mut self.text)?;
        let end = self.text.len() as u32;
        for (kind, length, maximum) in [
            (LimitKind::NameLength, middle - start, limits.name_length),
            (LimitKind::TextLength, end - middle, limits.text_length),
        ] {
            if length as usize > maximum {
                return Err((0, Fault::Limit { kind, maximum: maximum as u64 }));
            }
        }
        let name = Range32 { start, end: middle };
        self.found.push(Found { name, colon, value: Range32 { start: middle, end }, offset });
        Ok(())
    }

    /// Adds defaults and collapses tokens as the internal subset says.
    fn apply_definitions(&mut self, element: &str, document_type: &DocumentType) {
        for definition in document_type.attributes.get(element).into_iter().flatten() {
            let at = self.found.iter().position(|found| self.slice(found.name) == definition.name);
            let value = match (at, &definition.default) {
                (Some(at), _) if definition.is_tokenised => collapse(self.slice(self.found[at].value)),
                (None, Some(default)) if definition.is_tokenised => collapse(default),
                (None, Some(default)) => default.clone(),
                _ => continue,
            };
            let Some(colon) = qname(&definition.name) else { continue };
            let start = self.text.len() as u32;
            self.text.push_str(&definition.name);
            let middle = self.text.len() as u32;
            self.text.push_str(&value);
            let value = Range32 { start: middle, end: self.text.len() as u32 };
            match at {
                Some(at) => self.found[at].value = value,
                None => {
                    self.found.push(Found { name: Range32 { start, end: middle }, colon, value, offset: 0 });
                }
            }
        }
    }

    /// Sorts out the namespace declarations.
    fn declare(&mut self) -> Result<(), FaultAt> {
        for found in &self.found {
            let name = &self.text[found.name.start as usize..found.name.end as usize];
            let (prefix, local) = split(name, found.colon);
            let declared = match (prefix, local) {
                ("xmlns", declared) => declared,
                ("", "xmlns") => "",
                _ => continue,
            };
            let uri = &self.text[found.value.start as usize..found.value.end as usize];
            let is_wrong = match declared {
                "xmlns" => true,
                "xml" => uri != XML_NAMESPACE,
                _ => {
                    uri == XML_NAMESPACE || uri == XMLNS_NAMESPACE || (uri.is_empty() && !declared.is_empty())
                }
            };
            if is_wrong {
                return Err((found.offset, Fault::NamespaceDeclaration { prefix: declared.to_owned() }));
            }
            if self.declarations.iter().any(|(prefix, _)| prefix == declared) {
                return Err((found.offset, Fault::DuplicateAttribute { name: name.to_owned() }));
            }
            if declared != "xml" {
                self.declarations.push(declared, uri);
            }
        }
        Ok(())
    }

    /// Resolves the prefixes of the attributes and looks for duplicates.
    fn resolve(&mut self, offset: u64, namespaces: &Namespaces) -> Result<(), FaultAt> {
        for found in &self.found {
            let name = &self.text[found.name.start as usize..found.name.end as usize];
            let value = &self.text[found.value.start as usize..found.value.end as usize];
            let (prefix, local) = split(name, found.colon);
            if prefix == "xmlns" || (prefix.is_empty() && local == "xmlns") {
                continue;
            }
            let namespace = if prefix.is_empty() {
                ""
            } else {
                namespaces
                    .resolve(prefix)
                    .ok_or_else(|| (found.offset, Fault::UndeclaredPrefix { prefix: prefix.to_owned() }))?
            };
            let name = QualifiedName { namespace, prefix, local };
            self.attributes.push(name, value, offset + found.offset as u64);
        }
        self.check_duplicates(offset)
    }

    fn check_duplicates(&self, offset: u64) -> Result<(), FaultAt> {
        let count = self.attributes.len();
        let key = |index: usize| self.attributes.get(index).map(|a| (a.name.local, a.name.namespace));
        let duplicate = if count < MANY {
            (1..count).find(|later| (0..*later).any(|earlier| key(earlier) == key(*later)))
        } else {
            let mut seen = HashSet::new();
            (0..count).find(|index| !seen.insert(key(*index)))
        };
        let Some(attribute) = duplicate.and_then(|index| self.attributes.get(index)) else { return Ok(()) };
        let QualifiedName { prefix, local, .. } = attribute.name;
        let name = if prefix.is_empty() { local.to_owned() } else { format!("{prefix}:{local}") };
        Err((attribute.offset.saturating_sub(offset) as usize, Fault::DuplicateAttribute { name }))
    }
}
