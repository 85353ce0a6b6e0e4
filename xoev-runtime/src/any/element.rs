//! Elements, attributes and texts without a type.

use super::{AnyName, NamespaceBinding};

/// An element that stands for a wildcard, or inside one.
#[derive(Debug, Clone)]
pub struct AnyElement {
    /// Its name.
    pub name: AnyName,
    /// Namespace declarations: those that stood on it, and of those further out the ones it may need (for the
    /// prefixes of its names, and for texts in it that may be QNames). Declarations its names need besides these
    /// are written anyway.
    pub namespaces: Vec<NamespaceBinding>,
    /// Its attributes, `xsi:` ones included.
    pub attributes: Vec<AnyAttribute>,
    /// Its content.
    pub children: Vec<AnyNode>,
}

/// An attribute an attribute wildcard lets in, or of an [`AnyElement`].
#[derive(Debug, Clone)]
pub struct AnyAttribute {
    /// Its name.
    pub name: AnyName,
    /// Its value.
    pub value: String,
    /// Namespace declarations for prefixes the value may use. Empty for the attributes of an [`AnyElement`], which
    /// has them itself.
    pub namespaces: Vec<NamespaceBinding>,
}

/// A piece of content.
#[derive(Debug, Clone, PartialEq)]
pub enum AnyNode {
    /// An element.
    Element(AnyElement),
    /// A text.
    Text(String),
}

impl AnyElement {
    /// An empty element.
    #[must_use]
    pub fn new(name: AnyName) -> Self {
        Self { name, namespaces: Vec::new(), attributes: Vec::new(), children: Vec::new() }
    }

    /// Adds a namespace declaration.
    #[must_use]
    pub fn with_namespace(mut self, binding: NamespaceBinding) -> Self {
        self.namespaces.push(binding);
        self
    }

    /// Adds an attribute.
    #[must_use]
    pub fn with_attribute(mut self, attribute: AnyAttribute) -> Self {
        self.attributes.push(attribute);
        self
    }

    /// Adds a text.
    #[must_use]
    pub fn with_text(mut self, text: impl Into<String>) -> Self {
        self.children.push(AnyNode::Text(text.into()));
        self
    }

    /// Adds an element.
    #[must_use]
    pub fn with_child(mut self, child: Self) -> Self {
        self.children.push(AnyNode::Element(child));
        self
    }

    /// The value of an attribute.
    #[must_use]
    pub fn attribute(&self, namespace: &str, local: &str) -> Option<&str> {
        self.attributes.iter().find(|a| a.name.is(namespace, local)).map(|a| a.value.as_str())
    }

    /// The child elements.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            AnyNode::Element(element) => Some(element),
            AnyNode::Text(_) => None,
        })
    }

    /// The element's own text, without that of its children.
    #[must_use]
    pub fn text(&self) -> String {
        self.children
            .iter()
            .filter_map(|child| match child {
                AnyNode::Text(text) => Some(text.as_str()),
                AnyNode::Element(_) => None,
            })
            .collect()
    }
}

impl PartialEq for AnyElement {
    /// By name, attributes and content; where the namespaces are declared means nothing.
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
            && self.children == other.children
            && self.attributes.len() == other.attributes.len()
            && self.attributes.iter().all(|a| other.attributes.contains(a))
    }
}

impl AnyAttribute {
    /// An attribute.
    #[must_use]
    pub fn new(name: AnyName, value: impl Into<String>) -> Self {
        Self { name, value: value.into(), namespaces: Vec::new() }
    }
}

impl PartialEq for AnyAttribute {
    /// By name and value.
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.value == other.value
    }
}

impl From<AnyElement> for AnyNode {
    fn from(element: AnyElement) -> Self {
        Self::Element(element)
    }
}
