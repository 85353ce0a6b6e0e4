//! The attributes and namespace declarations of one start tag, in buffers that are used again.

use crate::tree::Range32;

/// A name with its namespace, as the document wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QualifiedName<'a> {
    /// The namespace name; empty for none.
    pub namespace: &'a str,
    /// The prefix; empty for none.
    pub prefix: &'a str,
    /// The local part.
    pub local: &'a str,
}

/// An attribute; namespace declarations are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attribute<'a> {
    /// The name.
    pub name: QualifiedName<'a>,
    /// The value, normalised as XML 1.0 §3.3.3 says.
    pub value: &'a str,
    /// Where it begins in the document; 0 where it comes from none.
    pub offset: u64,
}

/// The attributes of a start tag.
#[derive(Debug, Default)]
pub struct AttributeList {
    text: String,
    entries: Vec<Entry>,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    namespace: Range32,
    prefix: Range32,
    local: Range32,
    value: Range32,
    offset: u64,
}

fn push(text: &mut String, part: &str) -> Range32 {
    let start = text.len() as u32;
    text.push_str(part);
    Range32 { start, end: text.len() as u32 }
}

fn slice(text: &str, range: Range32) -> &str {
    text.get(range.start as usize..range.end as usize).unwrap_or_default()
}

impl AttributeList {
    /// An empty list.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Removes all attributes and keeps the memory.
    pub fn clear(&mut self) {
        self.text.clear();
        self.entries.clear();
    }

    /// Adds an attribute.
    pub fn push(&mut self, name: QualifiedName<'_>, value: &str, offset: u64) {
        let entry = Entry {
            namespace: push(&mut self.text, name.namespace),
            prefix: push(&mut self.text, name.prefix),
            local: push(&mut self.text, name.local),
            value: push(&mut self.text, value),
            offset,
        };
        self.entries.push(entry);
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The attribute with a number.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Attribute<'_>> {
        let entry = self.entries.get(index)?;
        Some(Attribute {
            name: QualifiedName {
                namespace: slice(&self.text, entry.namespace),
                prefix: slice(&self.text, entry.prefix),
                local: slice(&self.text, entry.local),
            },
            value: slice(&self.text, entry.value),
            offset: entry.offset,
        })
    }

    /// All attributes, in document order.
    pub fn iter(&self) -> impl Iterator<Item = Attribute<'_>> {
        (0..self.len()).filter_map(|index| self.get(index))
    }
}

/// The namespace declarations of a start tag.
#[derive(Debug, Default)]
pub struct DeclarationList {
    text: String,
    entries: Vec<(Range32, Range32)>,
}

impl DeclarationList {
    /// An empty list.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Removes all declarations and keeps the memory.
    pub fn clear(&mut self) {
        self.text.clear();
        self.entries.clear();
    }

    /// Adds a declaration; the empty prefix declares the default namespace.
    pub fn push(&mut self, prefix: &str, uri: &str) {
        let prefix = push(&mut self.text, prefix);
        let uri = push(&mut self.text, uri);
        self.entries.push((prefix, uri));
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// All declarations (prefix, URI), in document order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.entries.iter().map(|(prefix, uri)| (slice(&self.text, *prefix), slice(&self.text, *uri)))
    }
}
