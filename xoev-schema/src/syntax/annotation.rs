//! `annotation`, `documentation`, `appinfo` (§3.13).

use crate::name::ExpandedName;
use crate::source::Span;
use std::sync::Arc;

/// An `annotation` element; several on one component are joined in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AnnotationNode {
    /// The `documentation` children.
    pub documentation: Vec<Documentation>,
    /// The `appinfo` children.
    pub app_info: Vec<AppInfo>,
}

/// A `documentation` element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Documentation {
    /// `source`.
    pub source: Option<String>,
    /// `xml:lang`.
    pub language: Option<String>,
    /// Its content; mark-up is kept. Shared with the component that is made of it.
    pub content: Arc<[XmlContent]>,
}

/// An `appinfo` element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppInfo {
    /// `source`.
    pub source: Option<String>,
    /// Its content; unknown elements are kept. Shared with the component that is made of it.
    pub content: Arc<[XmlContent]>,
    /// Where it stands.
    pub span: Span,
}

/// Any XML, as annotations hold it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum XmlContent {
    /// Text, references resolved.
    Text(String),
    /// An element.
    Element(XmlElement),
}

/// An element inside an annotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct XmlElement {
    /// Its name.
    pub name: ExpandedName,
    /// Its attributes, without namespace declarations.
    pub attributes: Vec<(ExpandedName, String)>,
    /// Its content.
    pub content: Vec<XmlContent>,
    /// Where its start tag stands.
    pub span: Span,
}

impl XmlElement {
    /// All text inside, in document order.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::new();
        collect_text(&self.content, &mut out);
        out
    }

    /// The child elements.
    pub fn children(&self) -> impl Iterator<Item = &Self> {
        elements(&self.content)
    }

    /// The first child element of this local name.
    #[must_use]
    pub fn child(&self, local: &str) -> Option<&Self> {
        self.children().find(|c| &*c.name.local == local)
    }
}

/// The elements among some content.
pub fn elements(content: &[XmlContent]) -> impl Iterator<Item = &XmlElement> {
    content.iter().filter_map(|c| match c {
        XmlContent::Element(element) => Some(element),
        XmlContent::Text(_) => None,
    })
}

impl AppInfo {
    /// The child elements.
    pub fn children(&self) -> impl Iterator<Item = &XmlElement> {
        elements(&self.content)
    }
}

impl Documentation {
    /// All text inside, in document order.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::new();
        collect_text(&self.content, &mut out);
        out
    }
}

fn collect_text(content: &[XmlContent], out: &mut String) {
    for item in content {
        match item {
            XmlContent::Text(text) => out.push_str(text),
            XmlContent::Element(element) => collect_text(&element.content, out),
        }
    }
}
