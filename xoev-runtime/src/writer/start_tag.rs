//! The start tag that is being made.

use crate::event::{AttributeList, DeclarationList, QualifiedName};

/// The parts of a start tag until it is known that it is complete, in buffers that are used again.
#[derive(Debug, Default)]
pub(super) struct StartTag {
    namespace: String,
    prefix: String,
    local: String,
    /// The attributes.
    pub attributes: AttributeList,
    /// The namespace declarations; known when the tag is complete.
    pub declarations: DeclarationList,
}

impl StartTag {
    /// Begins a tag.
    pub fn begin(&mut self, name: QualifiedName<'_>) {
        self.attributes.clear();
        self.declarations.clear();
        for (part, text) in [
            (&mut self.namespace, name.namespace),
            (&mut self.prefix, name.prefix),
            (&mut self.local, name.local),
        ] {
            part.clear();
            part.push_str(text);
        }
    }

    /// Adds an attribute; false if the tag has one of that name.
    pub fn attribute(&mut self, name: QualifiedName<'_>, value: &str) -> bool {
        let is_same =
            |known: QualifiedName<'_>| known.local == name.local && known.namespace == name.namespace;
        if self.attributes.iter().any(|known| is_same(known.name)) {
            return false;
        }
        self.attributes.push(name, value, 0);
        true
    }

    /// The element's name.
    pub fn name(&self) -> QualifiedName<'_> {
        QualifiedName { namespace: &self.namespace, prefix: &self.prefix, local: &self.local }
    }
}
