//! The start tag that is being made.

use std::ops::Range;

/// The parts of a start tag until it is known that it is complete. All texts stand in one buffer that is used again
/// for the next tag.
#[derive(Debug, Default)]
pub(super) struct StartTag {
    buffer: String,
    name: QualifiedName,
    attributes: Vec<Attribute>,
}

#[derive(Debug, Default)]
struct QualifiedName {
    uri: Range<usize>,
    prefix: Range<usize>,
    local: Range<usize>,
}

#[derive(Debug)]
struct Attribute {
    name: QualifiedName,
    value: Range<usize>,
}

/// A name with its parts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parts<'a> {
    /// The namespace name; empty for none.
    pub uri: &'a str,
    /// The prefix; empty for none.
    pub prefix: &'a str,
    /// The local part.
    pub local: &'a str,
}

impl StartTag {
    /// Begins a tag.
    pub fn begin(&mut self, name: Parts<'_>) {
        self.buffer.clear();
        self.attributes.clear();
        self.name = self.keep_name(name);
    }

    /// Adds an attribute; false if it has one of that name.
    pub fn attribute(&mut self, name: Parts<'_>, value: &str) -> bool {
        if self.attributes().any(|(known, _)| known.local == name.local && known.uri == name.uri) {
            return false;
        }
        let name = self.keep_name(name);
        let value = self.keep(value);
        self.attributes.push(Attribute { name, value });
        true
    }

    /// The element's name.
    pub fn name(&self) -> Parts<'_> {
        self.parts(&self.name)
    }

    /// Names and values of the attributes.
    pub fn attributes(&self) -> impl ExactSizeIterator<Item = (Parts<'_>, &str)> {
        self.attributes.iter().map(|a| (self.parts(&a.name), &self.buffer[a.value.clone()]))
    }

    fn parts(&self, name: &QualifiedName) -> Parts<'_> {
        Parts {
            uri: &self.buffer[name.uri.clone()],
            prefix: &self.buffer[name.prefix.clone()],
            local: &self.buffer[name.local.clone()],
        }
    }

    fn keep_name(&mut self, name: Parts<'_>) -> QualifiedName {
        QualifiedName {
            uri: self.keep(name.uri),
            prefix: self.keep(name.prefix),
            local: self.keep(name.local),
        }
    }

    fn keep(&mut self, text: &str) -> Range<usize> {
        let start = self.buffer.len();
        self.buffer.push_str(text);
        start..self.buffer.len()
    }
}
