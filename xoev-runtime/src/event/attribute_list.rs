//! The attributes and namespace declarations of one start tag, in buffers that are used again.

use super::names::Symbol;
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
    symbol: Symbol,
    /// The name as it is written.
    name: Range32,
    /// Where the local part begins in `text`.
    local: u32,
    namespace: Range32,
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
        if !self.entries.is_empty() {
            self.text.clear();
            self.entries.clear();
        }
    }

    /// Adds an attribute.
    pub fn push(&mut self, name: QualifiedName<'_>, value: &str, offset: u64) {
        self.push_named(name, Symbol::NONE, value, offset);
    }

    /// Adds an attribute whose name has a symbol, of a document that has no text yet.
    pub(crate) fn push_known(&mut self, name: QualifiedName<'_>, symbol: Symbol, value: &str) {
        self.push_named(name, symbol, value, 0);
    }

    fn push_named(&mut self, name: QualifiedName<'_>, symbol: Symbol, value: &str, offset: u64) {
        let start = self.text.len() as u32;
        if !name.prefix.is_empty() {
            self.text.extend([name.prefix, ":"]);
        }
        let local = push(&mut self.text, name.local);
        let entry = Entry {
            symbol,
            name: Range32 { start, end: local.end },
            local: local.start,
            namespace: push(&mut self.text, name.namespace),
            value: push(&mut self.text, value),
            offset,
        };
        self.entries.push(entry);
    }

    /// Adds an attribute that is in no namespace yet; the value is what `value` appends.
    pub(super) fn push_raw<E>(
        &mut self,
        name: &str,
        colon: usize,
        symbol: Symbol,
        offset: u64,
        value: impl FnOnce(&mut String) -> Result<(), E>,
    ) -> Result<usize, E> {
        let name = push(&mut self.text, name);
        value(&mut self.text)?;
        let local = if colon == 0 { name.start } else { name.start + colon as u32 + 1 };
        let value = Range32 { start: name.end, end: self.text.len() as u32 };
        let length = (value.end - value.start) as usize;
        self.entries.push(Entry { symbol, name, local, namespace: Range32::default(), value, offset });
        Ok(length)
    }

    /// Gives a raw attribute another value.
    pub(super) fn set_value(&mut self, index: usize, value: &str) {
        let value = push(&mut self.text, value);
        if let Some(entry) = self.entries.get_mut(index) {
            entry.value = value;
        }
    }

    /// Gives a raw attribute its namespace.
    pub(super) fn set_namespace(&mut self, index: usize, symbol: Symbol, namespace: &str) {
        let namespace = push(&mut self.text, namespace);
        if let Some(entry) = self.entries.get_mut(index) {
            entry.symbol = symbol;
            entry.namespace = namespace;
        }
    }

    /// Removes the attributes a predicate says no to.
    pub(super) fn retain(&mut self, keep: impl Fn(&str) -> bool) {
        let text = &self.text;
        self.entries.retain(|entry| keep(slice(text, entry.name)));
    }

    /// The name of an attribute as it is written, with the position of its colon (0 for none).
    pub(super) fn written(&self, index: usize) -> (&str, usize) {
        let Some(entry) = self.entries.get(index) else { return ("", 0) };
        (slice(&self.text, entry.name), (entry.local - entry.name.start).saturating_sub(1) as usize)
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

    /// The symbol of the name of an attribute, where a reader gave it one.
    pub(crate) fn symbol(&self, index: usize) -> Symbol {
        self.entries.get(index).map_or(Symbol::NONE, |entry| entry.symbol)
    }

    /// The attribute with a number.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Attribute<'_>> {
        let entry = self.entries.get(index)?;
        let prefix = Range32 { start: entry.name.start, end: entry.local.max(1) - 1 };
        Some(Attribute {
            name: QualifiedName {
                namespace: slice(&self.text, entry.namespace),
                prefix: if entry.local == entry.name.start { "" } else { slice(&self.text, prefix) },
                local: slice(&self.text, Range32 { start: entry.local, end: entry.name.end }),
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
        if !self.entries.is_empty() {
            self.text.clear();
            self.entries.clear();
        }
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
