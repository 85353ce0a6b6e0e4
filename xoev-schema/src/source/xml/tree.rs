//! The tree: all nodes of a document in one list, all attributes in another, so that a document of a hundred thousand
//! parts is a handful of allocations, made and given back at once.

use super::{NamespaceScope, XML_NAMESPACE};
use crate::source::Span;
use std::borrow::Cow;
use std::ops::{Deref, Range};
use std::sync::Arc;

/// A document.
#[derive(Debug)]
pub(crate) struct Tree<'a> {
    /// The outermost element.
    pub(super) root: Record<'a>,
    /// All nodes in document order: an element stands before what it holds.
    pub(super) nodes: Vec<Node<'a>>,
    /// The attributes of all elements in document order.
    pub(super) attributes: Vec<Attribute<'a>>,
    /// The namespace bindings outside of the root.
    pub(super) outermost: NamespaceScope,
    /// The sets of namespace bindings, one for each element that declares any.
    pub(super) scopes: Vec<NamespaceScope>,
}

/// A node as the list holds it.
#[derive(Debug)]
pub(super) enum Node<'a> {
    Element(Record<'a>),
    Text(Cow<'a, str>, Span),
}

/// An element as the list holds it.
#[derive(Debug, Clone)]
pub(crate) struct Record<'a> {
    /// The name.
    pub(super) written: Written<'a>,
    /// Which set of bindings is in scope; none: the outermost.
    pub(super) scope: Option<u32>,
    /// Which of the bindings is that of the name.
    pub(super) binding: Option<u32>,
    /// The attributes among all.
    pub(super) attributes: Range<u32>,
    /// The nodes inside among all, those of inner elements too.
    pub(super) inside: Range<u32>,
    /// The start tag.
    pub span: Span,
}

/// An element of a document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Element<'t> {
    tree: &'t Tree<'t>,
    record: &'t Record<'t>,
}

impl<'t> Deref for Element<'t> {
    type Target = Record<'t>;

    fn deref(&self) -> &Record<'t> {
        self.record
    }
}

/// What an element holds.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Content<'t> {
    /// An element.
    Element(Element<'t>),
    /// Text, references resolved.
    Text(&'t str, Span),
}

/// A name as it is written.
#[derive(Debug, Clone)]
pub(super) struct Written<'a> {
    /// Prefix, colon and local part.
    pub(super) name: Cow<'a, str>,
    /// Where the local part begins.
    pub(super) local: usize,
}

impl Written<'_> {
    fn local(&self) -> &str {
        self.name.get(self.local..).unwrap_or_default()
    }
}

/// An attribute.
#[derive(Debug)]
pub(crate) struct Attribute<'a> {
    /// The name.
    pub(super) written: Written<'a>,
    /// The namespace.
    pub namespace: Option<Arc<str>>,
    /// The name; where it comes from the document type, the start tag.
    pub name_span: Span,
    /// The value, normalised as CDATA.
    pub value: Cow<'a, str>,
    /// The value between its quotes.
    pub span: Span,
}

impl Tree<'_> {
    /// The outermost element.
    pub fn root(&self) -> Element<'_> {
        Element { tree: self, record: &self.root }
    }
}

impl<'t> Element<'t> {
    /// The name as it is written.
    pub fn name(self) -> &'t str {
        &self.record.written.name
    }

    /// The local part of the name.
    pub fn local(self) -> &'t str {
        self.record.written.local()
    }

    /// The namespace.
    pub fn namespace(self) -> Option<&'t Arc<str>> {
        let (_, uri) = self.scope().bindings.get(self.record.binding? as usize)?;
        Some(uri)
    }

    /// The namespace bindings in scope.
    pub fn scope(self) -> &'t NamespaceScope {
        let own = self.record.scope.and_then(|number| self.tree.scopes.get(number as usize));
        own.unwrap_or(&self.tree.outermost)
    }

    /// The attributes, namespace declarations left out, in document order.
    pub fn attributes(self) -> &'t [Attribute<'t>] {
        let Range { start, end } = self.record.attributes;
        self.tree.attributes.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The content; comments and processing instructions left out, text not joined.
    pub fn content(self) -> impl Iterator<Item = Content<'t>> {
        let Range { start, end } = self.record.inside;
        let inside = self.tree.nodes.get(start as usize..end as usize).unwrap_or_default();
        let mut rest = inside.iter();
        std::iter::from_fn(move || {
            Some(match rest.next()? {
                Node::Text(text, span) => Content::Text(text, *span),
                Node::Element(record) => {
                    let Range { start, end } = record.inside;
                    rest = rest.as_slice().get((end - start) as usize..).unwrap_or_default().iter();
                    Content::Element(Element { tree: self.tree, record })
                }
            })
        })
    }

    /// The child elements.
    pub fn elements(self) -> impl Iterator<Item = Self> {
        self.content().filter_map(|content| match content {
            Content::Element(element) => Some(element),
            Content::Text(..) => None,
        })
    }

    /// The attribute of this name in no namespace.
    pub fn attribute(self, name: &str) -> Option<&'t Attribute<'t>> {
        self.attributes().iter().find(|a| a.namespace.is_none() && a.local() == name)
    }

    /// The attribute `xml:…`.
    pub fn xml_attribute(self, local: &str) -> Option<&'t Attribute<'t>> {
        let mut attributes = self.attributes().iter();
        attributes.find(|a| a.local() == local && a.namespace.as_deref() == Some(XML_NAMESPACE))
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
