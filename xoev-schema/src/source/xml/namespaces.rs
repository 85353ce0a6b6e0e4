//! Namespace bindings (Namespaces in XML 1.0).

use super::XML_NAMESPACE;
use std::sync::Arc;

/// The namespace bindings in scope at a node; for QNames in values and XPath expressions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NamespaceScope {
    /// (prefix, URI), innermost last; a prefix may occur more than once. The default namespace has the empty
    /// prefix; an empty URI undeclares it.
    pub bindings: Arc<Vec<(Arc<str>, Arc<str>)>>,
}

impl NamespaceScope {
    /// The namespace a prefix is bound to; the empty prefix asks for the default namespace.
    #[must_use]
    pub fn resolve(&self, prefix: &str) -> Option<&Arc<str>> {
        let (_, uri) = self.bindings.get(self.binding(prefix)?)?;
        Some(uri)
    }

    /// Which of the bindings holds for a prefix; none, where it is not bound.
    pub(super) fn binding(&self, prefix: &str) -> Option<usize> {
        let last = self.bindings.iter().rposition(|(bound, _)| &**bound == prefix)?;
        self.bindings.get(last).filter(|(_, uri)| !uri.is_empty()).map(|_| last)
    }
}

/// The scope outside every element: `xml` is always bound.
pub(super) fn outermost() -> NamespaceScope {
    NamespaceScope { bindings: Arc::new(vec![(Arc::from("xml"), Arc::from(XML_NAMESPACE))]) }
}

/// Shares equal strings, since the same few namespaces are declared again and again.
#[derive(Debug, Default)]
pub(super) struct Interner {
    strings: Vec<Arc<str>>,
}

impl Interner {
    pub(super) fn intern(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.strings.iter().find(|s| &***s == text) {
            return Arc::clone(known);
        }
        let new: Arc<str> = Arc::from(text);
        // A hostile document may hold any number of different ones; sharing is for the usual few.
        if self.strings.len() < 64 {
            self.strings.push(Arc::clone(&new));
        }
        new
    }
}
