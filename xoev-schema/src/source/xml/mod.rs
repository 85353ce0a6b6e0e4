//! XML text as a small element tree with byte spans; for schema documents and catalogues.
//!
//! In: decoded text. Out: [`Document`], or the first well-formedness fault (`xml-wf`, `xml-ns`).
//! Invariants: spans are byte ranges of the text; names, text and attribute values borrow from it where nothing
//! had to be resolved; no external entity is ever loaded.
//! Not here: anything that knows XSD.

mod attributes;
mod declaration;
mod doctype;
mod entity;
mod name;
mod namespaces;
mod read;
#[cfg(test)]
mod tests;

pub(crate) use name::{is_blank, is_nc_name};
pub use namespaces::NamespaceScope;
pub(crate) use read::{read, read_document_type};

use crate::diagnostics::Diagnostic;
use crate::source::Span;
use std::borrow::Cow;
use std::sync::Arc;

/// The namespace of `xml:` names.
pub(crate) const XML_NAMESPACE: &str = "http://www.w3.org/XML/1998/namespace";

/// A fault ends the reading; boxed, since it is the rare case.
pub(crate) type Fallible<T> = Result<T, Box<Diagnostic>>;

/// An element.
#[derive(Debug)]
pub(crate) struct Element<'a> {
    /// The name as written.
    pub name: &'a str,
    /// The local part.
    pub local: &'a str,
    /// The namespace.
    pub namespace: Option<Arc<str>>,
    /// The start tag.
    pub span: Span,
    /// The attributes, namespace declarations left out, in document order.
    pub attributes: Vec<Attribute<'a>>,
    /// The namespace bindings in scope.
    pub scope: NamespaceScope,
    /// The content; comments and processing instructions left out, text not joined.
    pub content: Vec<Node<'a>>,
}

/// What an element holds.
#[derive(Debug)]
pub(crate) enum Node<'a> {
    /// An element.
    Element(Element<'a>),
    /// Text, references resolved.
    Text(Cow<'a, str>, Span),
}

/// An attribute.
#[derive(Debug)]
pub(crate) struct Attribute<'a> {
    /// The name as written.
    pub name: &'a str,
    /// The local part.
    pub local: &'a str,
    /// The namespace.
    pub namespace: Option<Arc<str>>,
    /// The name; where it comes from the document type, the start tag.
    pub name_span: Span,
    /// The value, normalised as CDATA.
    pub value: Cow<'a, str>,
    /// The value between its quotes.
    pub span: Span,
}

impl<'a> Element<'a> {
    /// The child elements.
    pub fn elements(&self) -> impl Iterator<Item = &Element<'a>> {
        self.content.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(..) => None,
        })
    }

    /// The attribute of this name in no namespace.
    pub fn attribute(&self, name: &str) -> Option<&Attribute<'a>> {
        self.attributes.iter().find(|a| a.namespace.is_none() && a.local == name)
    }

    /// The attribute `xml:…`.
    pub fn xml_attribute(&self, local: &str) -> Option<&Attribute<'a>> {
        self.attributes.iter().find(|a| a.local == local && a.namespace.as_deref() == Some(XML_NAMESPACE))
    }
}
