//! The reader: quick-xml's events, checked for what quick-xml lets pass, as an element tree.

use super::NamespaceScope;
use super::attributes::{RawAttribute, split};
use super::doctype::DocumentType;
use super::entity::{Expansion, Reference};
use super::name::{forbidden_character, is_blank, is_name, is_nc_name, is_space};
use super::namespaces::{Interner, declaration_fault, outermost};
use super::{Attribute, Element, Fallible, Node, declaration};
use crate::diagnostics::Diagnostic;
use crate::source::{FileId, Limits, Span};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::borrow::Cow;
use std::sync::Arc;

/// Reads a document's prolog; [`read`] needs what its document type declares.
pub(crate) fn read_document_type(text: &str, file: FileId) -> Fallible<DocumentType> {
    let mut reader = Reader::from_str(text);
    loop {
        let start = reader.buffer_position() as usize;
        match reader.read_event() {
            Ok(Event::DocType(_)) => {
                let end = reader.buffer_position() as usize;
                let inner = start + "<!DOCTYPE".len();
                return DocumentType::parse(&text[inner..end - 1]).map_err(|fault| {
                    let at = (inner + fault.at) as u32;
                    Box::new(Diagnostic::error("xml-wf", Span { file, start: at, end: at }, fault.message))
                });
            }
            Ok(Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::Text(_)) => {}
            // Whatever is wrong here is reported when the document itself is read.
            Ok(_) | Err(_) => return Ok(DocumentType::default()),
        }
    }
}

/// Reads a document.
pub(crate) fn read<'a>(
    text: &'a str,
    file: FileId,
    document_type: &'a DocumentType,
    limits: &Limits,
) -> Fallible<Element<'a>> {
    if let Some(at) = forbidden_character(text) {
        let span = Span { file, start: at as u32, end: at as u32 + 1 };
        return Err(Box::new(Diagnostic::error("xml-wf", span, "XML does not allow this character")));
    }
    let mut builder = Builder {
        file,
        document_type,
        expansion: Expansion::new(document_type, limits),
        element_depth: limits.element_depth,
        interner: Interner::default(),
        open: Vec::new(),
        root: None,
        outermost: outermost(),
        finished: Vec::new(),
        raw: Vec::new(),
        written: Vec::new(),
    };
    builder.run(text, None)?;
    let end = text.len() as u32;
    builder.root.ok_or_else(|| wf(Span { file, start: end, end }, "the document has no element"))
}

fn wf(span: Span, message: impl Into<String>) -> Box<Diagnostic> {
    Box::new(Diagnostic::error("xml-wf", span, message))
}

/// An attribute with its value normalised and the places of its name and value.
type Written<'a> = (&'a str, Span, Cow<'a, str>, Span);

/// An element that is not closed yet.
struct Open<'a> {
    element: Element<'a>,
    /// Where its content starts in [`Builder::finished`].
    content_start: usize,
}

struct Builder<'a> {
    file: FileId,
    document_type: &'a DocumentType,
    expansion: Expansion<'a>,
    element_depth: usize,
    interner: Interner,
    open: Vec<Open<'a>>,
    /// The content of all open elements so far, that of the outermost first: so each content is allocated once.
    finished: Vec<Node<'a>>,
    root: Option<Element<'a>>,
    outermost: NamespaceScope,
    /// Kept for their memory only.
    raw: Vec<RawAttribute<'a>>,
    written: Vec<Written<'a>>,
}

impl<'a> Builder<'a> {
    /// Reads a whole document, or an entity's replacement text: then everything in it stands where the reference
    /// stands.
    fn run(&mut self, text: &'a str, origin: Option<Span>) -> Fallible<()> {
        let mut reader = Reader::from_str(text);
        reader.config_mut().check_comments = true;
        let depth = self.open.len();
        loop {
            let start = reader.buffer_position() as usize;
            let event = reader.read_event();
            let end = reader.buffer_position() as usize;
            let span = origin.unwrap_or(self.span(start, end));
            let event = event.map_err(|error| self.syntax_fault(&error, reader.error_position(), origin))?;
            match event {
                Event::Start(_) => self.start(&text[start + 1..end - 1], span, origin.is_some())?,
                Event::Empty(_) => {
                    self.start(&text[start + 1..end - 2], span, origin.is_some())?;
                    self.end();
                }
                Event::End(_) => {
                    if self.open.len() == depth {
                        return Err(wf(span, "the end tag belongs to no start tag"));
                    }
                    self.end();
                }
                Event::Text(_) => self.text(&text[start..end], span)?,
                Event::CData(_) => self.character_data(&text[start + 9..end - 3], span)?,
                Event::GeneralRef(_) => self.reference(&text[start + 1..end - 1], span)?,
                Event::Decl(_) if start > 0 || origin.is_some() => {
                    return Err(wf(span, "the XML declaration must be the first thing in the document"));
                }
                Event::Decl(_) => self.declaration(&text[start..end])?,
                Event::DocType(_) if depth < self.open.len() || self.root.is_some() || origin.is_some() => {
                    return Err(wf(span, "the document type must stand before the first element"));
                }
                Event::PI(_) => self.processing_instruction(&text[start + 2..end - 2], span)?,
                Event::DocType(_) | Event::Comment(_) => {}
                Event::Eof => break,
            }
        }
        match self.open.get(depth..).and_then(<[_]>::last) {
            Some(Open { element, .. }) => {
                Err(wf(element.span, format!("the element “{}” is not closed", element.name)))
            }
            None => Ok(()),
        }
    }

    fn declaration(&self, text: &str) -> Fallible<()> {
        let inside = "<?xml".len()..text.len() - "?>".len();
        declaration::check(&text[inside.clone()]).map_err(|fault| {
            let at = inside.start + fault.at;
            wf(self.span(at, at), fault.message)
        })
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span { file: self.file, start: start as u32, end: end as u32 }
    }

    fn syntax_fault(&self, error: &quick_xml::Error, at: u64, origin: Option<Span>) -> Box<Diagnostic> {
        let span = origin.unwrap_or(self.span(at as usize, at as usize));
        let quick_xml::Error::IllFormed(quick_xml::errors::IllFormedError::MismatchedEndTag {
            expected,
            found,
        }) = error
        else {
            return wf(span, error.to_string());
        };
        let mut fault = *wf(span, format!("“</{found}>” stands where “</{expected}>” must come first"));
        if let (Some(Open { element, .. }), None) = (self.open.last(), origin) {
            fault = fault.also(element.span, "this one is still open");
        }
        Box::new(fault)
    }

    fn start(&mut self, tag: &'a str, span: Span, in_entity: bool) -> Fallible<()> {
        if self.open.is_empty() && self.root.is_some() {
            return Err(wf(span, "a document has one outermost element only"));
        }
        if self.open.len() == self.element_depth {
            let message = format!("more than {} elements stand inside each other", self.element_depth);
            return Err(Box::new(Diagnostic::error("xoev-limit", span, message)));
        }
        let name = &tag[..tag.bytes().position(is_space).unwrap_or(tag.len())];
        if !is_name(name) {
            return Err(wf(span, "“<” must be followed by the name of an element; in text write “&lt;”"));
        }
        let mut raw = std::mem::take(&mut self.raw);
        // In an entity's text nothing has a place of its own: everything stands at the reference.
        let place = |at: usize, length: usize| {
            let start = span.start + 1 + (name.len() + at) as u32;
            if in_entity { span } else { Span { start, end: start + length as u32, ..span } }
        };
        split(&tag[name.len()..], &mut raw).map_err(|fault| wf(place(fault.at, 0), fault.message))?;
        let mut attributes = std::mem::take(&mut self.written);
        for attribute in &raw {
            let value_span = place(attribute.value_start, attribute.value.len());
            let value = self.attribute_value(attribute.value, value_span)?;
            let name_span = place(attribute.name_start, attribute.name.len());
            attributes.push((attribute.name, name_span, value, value_span));
        }
        self.raw = raw;
        for (default, value) in self.document_type.attribute_defaults(name) {
            if !attributes.iter().any(|(written, ..)| written == default) {
                attributes.push((default, span, self.attribute_value(value, span)?, span));
            }
        }
        let element = self.element(name, span, &mut attributes)?;
        self.written = attributes;
        self.open.push(Open { element, content_start: self.finished.len() });
        Ok(())
    }

    fn attribute_value(&mut self, raw: &'a str, span: Span) -> Fallible<Cow<'a, str>> {
        if !raw.bytes().any(|b| matches!(b, b'&' | b'<' | b'\t' | b'\n' | b'\r')) {
            return Ok(Cow::Borrowed(raw));
        }
        let mut value = String::with_capacity(raw.len());
        self.expansion.attribute_value(raw, &mut value).map_err(|message| wf(span, message))?;
        Ok(Cow::Owned(value))
    }

    /// Applies the namespace declarations among the attributes and resolves the prefixes.
    fn element(
        &mut self,
        name: &'a str,
        span: Span,
        written: &mut Vec<Written<'a>>,
    ) -> Fallible<Element<'a>> {
        let mut scope = self.open.last().map_or(&self.outermost, |open| &open.element.scope).clone();
        for (name, _, value, span) in &*written {
            let prefix = if *name == "xmlns" { Some("") } else { name.strip_prefix("xmlns:") };
            let Some(prefix) = prefix else { continue };
            if name.ends_with(':') || prefix.contains(':') {
                let message = format!("“{name}” declares no prefix");
                return Err(Box::new(Diagnostic::error("xml-ns", *span, message)));
            }
            if let Some(fault) = declaration_fault(prefix, value) {
                return Err(Box::new(Diagnostic::error("xml-ns", *span, fault)));
            }
            let binding = (self.interner.intern(prefix), self.interner.intern(value));
            Arc::make_mut(&mut scope.bindings).push(binding);
        }
        let (namespace, local) = resolve(name, span, &scope, true)?;
        let mut attributes: Vec<Attribute<'a>> = Vec::with_capacity(written.len());
        for (name, name_span, value, value_span) in written.drain(..) {
            if name == "xmlns" || name.starts_with("xmlns:") {
                continue;
            }
            let (namespace, local) = resolve(name, value_span, &scope, false)?;
            let is_same = |a: &Attribute<'_>| a.local == local && a.namespace == namespace;
            if namespace.is_some() && attributes.iter().any(is_same) {
                let message = format!("the attribute “{local}” of this namespace stands here twice");
                return Err(Box::new(Diagnostic::error("xml-ns", value_span, message)));
            }
            attributes.push(Attribute { name, local, namespace, name_span, value, span: value_span });
        }
        Ok(Element { name, local, namespace, span, attributes, scope, content: Vec::new() })
    }

    fn end(&mut self) {
        let Some(Open { mut element, content_start }) = self.open.pop() else { return };
        element.content = self.finished.drain(content_start..).collect();
        if self.open.is_empty() {
            self.root = Some(element);
        } else {
            self.finished.push(Node::Element(element));
        }
    }

    fn text(&mut self, text: &'a str, span: Span) -> Fallible<()> {
        // Neither a bracket nor a carriage return: the usual case, told in one look.
        if memchr::memchr2(b']', b'\r', text.as_bytes()).is_none() && !self.open.is_empty() {
            return self.push_text(Cow::Borrowed(text), span);
        }
        if text.contains("]]>") {
            return Err(wf(span, "“]]>” cannot stand in text; write “]]&gt;”"));
        }
        if self.open.is_empty() {
            return match is_blank(text) {
                true => Ok(()),
                false => Err(wf(span, "text cannot stand outside the outermost element")),
            };
        }
        self.character_data(text, span)
    }

    fn character_data(&mut self, text: &'a str, span: Span) -> Fallible<()> {
        let text = if text.contains('\r') {
            Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
        } else {
            Cow::Borrowed(text)
        };
        self.push_text(text, span)
    }

    fn push_text(&mut self, text: Cow<'a, str>, span: Span) -> Fallible<()> {
        if self.open.is_empty() {
            return Err(wf(span, "text cannot stand outside the outermost element"));
        }
        self.finished.push(Node::Text(text, span));
        Ok(())
    }

    fn reference(&mut self, name: &'a str, span: Span) -> Fallible<()> {
        match self.expansion.resolve(name).map_err(|message| wf(span, message))? {
            Reference::Character(character) => self.push_text(Cow::Owned(character.to_string()), span),
            Reference::Text(_) if self.open.is_empty() => {
                Err(wf(span, "a reference cannot stand outside the outermost element"))
            }
            Reference::Text(text) => {
                self.expansion.enter(name, text).map_err(|message| wf(span, message))?;
                self.run(text, Some(span))?;
                self.expansion.leave();
                Ok(())
            }
        }
    }

    fn processing_instruction(&self, content: &str, span: Span) -> Fallible<()> {
        let target = &content[..content.find([' ', '\t', '\n', '\r']).unwrap_or(content.len())];
        if is_name(target) && !target.eq_ignore_ascii_case("xml") {
            Ok(())
        } else {
            Err(wf(span, format!("“{target}” cannot name a processing instruction")))
        }
    }
}

/// Splits a name at its colon and looks its prefix up.
fn resolve<'n>(
    name: &'n str,
    span: Span,
    scope: &NamespaceScope,
    is_element: bool,
) -> Fallible<(Option<Arc<str>>, &'n str)> {
    let fault = |message: String| Err(Box::new(Diagnostic::error("xml-ns", span, message)));
    let colon = name.bytes().position(|b| b == b':').map(|at| (&name[..at], &name[at + 1..]));
    match colon {
        None if is_element => Ok((scope.resolve("").cloned(), name)),
        None => Ok((None, name)),
        Some((prefix, local)) if !is_nc_name(prefix) || !is_nc_name(local) => {
            fault(format!("“{name}” is not a prefix, a colon and a name"))
        }
        Some((prefix, local)) => match scope.resolve(prefix) {
            Some(uri) => Ok((Some(Arc::clone(uri)), local)),
            None => fault(format!("the prefix “{prefix}” is not declared here")).map_err(|fault| {
                Box::new(fault.hint(format!("declare it by xmlns:{prefix}=\"…\", or correct it")))
            }),
        },
    }
}
