//! XML text as a small element tree with byte spans; for schema documents and catalogues.
//!
//! In: decoded text. Out: [`Element`], or the first fault (`xml-wf` and the like).
//! Invariants: spans are byte ranges of the text; names, text and attribute values borrow from it where they stand in it
//! as they are.
//! Not here: what is well-formed (`xoev_runtime::event` reads messages and schemas alike); anything that knows XSD.

mod namespaces;
mod places;
mod read;
#[cfg(test)]
mod tests;

pub use namespaces::NamespaceScope;
pub(crate) use read::read;
pub(crate) use xoev_runtime::event::{XML_NAMESPACE, is_blank, is_ncname};

use crate::diagnostics::Diagnostic;
use crate::source::Span;
use std::borrow::Cow;
use std::sync::Arc;

/// A fault ends the reading; boxed, since it is the rare case.
pub(crate) type Fallible<T> = Result<T, Box<Diagnostic>>;

/// An element.
#[derive(Debug)]
pub(crate) struct Element<'a> {
    /// The name.
    pub written: Written<'a>,
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

/// A name as it is written.
#[derive(Debug)]
pub(crate) struct Written<'a> {
    /// Prefix, colon and local part.
    name: Cow<'a, str>,
    /// Where the local part begins.
    local: usize,
}

impl Written<'_> {
    fn local(&self) -> &str {
        self.name.get(self.local..).unwrap_or_default()
    }
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
    /// The name.
    pub written: Written<'a>,
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
    /// The name as it is written.
    pub fn name(&self) -> &str {
        &self.written.name
    }

    /// The local part of the name.
    pub fn local(&self) -> &str {
        self.written.local()
    }

    /// The child elements.
    pub fn elements(&self) -> impl Iterator<Item = &Element<'a>> {
        self.content.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(..) => None,
        })
    }

    /// The attribute of this name in no namespace.
    pub fn attribute(&self, name: &str) -> Option<&Attribute<'a>> {
        self.attributes.iter().find(|a| a.namespace.is_none() && a.local() == name)
    }

    /// The attribute `xml:…`.
    pub fn xml_attribute(&self, local: &str) -> Option<&Attribute<'a>> {
        self.attributes.iter().find(|a| a.local() == local && a.namespace.as_deref() == Some(XML_NAMESPACE))
    }
}

impl Attribute<'_> {
    /// The name as it is written.
    pub fn name(&self) -> &str {
        &self.written.name
    }

    /// The local part of the name.
    pub fn local(&self) -> &str {
        self.written.local()
    }
}
