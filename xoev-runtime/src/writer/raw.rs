//! Writing content without a type.

use super::output::Output;
use crate::any::{AnyElement, AnyNode};

impl Output<'_> {
    /// Writes an element under its own name, with its own prefixes as far as they are free.
    pub(super) fn raw(&mut self, element: &AnyElement) {
        let name = &element.name;
        self.start(name.namespace(), Some(name.prefix()), name.local());
        for attribute in &element.attributes {
            let name = &attribute.name;
            self.attribute(name.namespace(), Some(name.prefix()), name.local(), &attribute.value);
        }
        let inner = element.attributes.iter().flat_map(|attribute| &attribute.namespaces);
        for binding in element.namespaces.iter().chain(inner) {
            self.declare(binding.prefix(), binding.uri());
        }
        self.raw_nodes(&element.children);
        self.end();
    }

    /// Writes texts and elements.
    pub(super) fn raw_nodes(&mut self, nodes: &[AnyNode]) {
        for node in nodes {
            match node {
                AnyNode::Text(text) => self.characters(text),
                AnyNode::Element(element) => {
                    if self.may_descend() {
                        self.raw(element);
                    }
                }
            }
        }
    }
}
