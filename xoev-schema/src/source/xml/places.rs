//! Where the parts of tags and texts stand, found from where they begin.

use super::tree::Written;
use crate::source::{FileId, Span};
use std::borrow::Cow;
use xoev_runtime::event::{Attribute, QualifiedName};

/// A document's text with its number.
#[derive(Clone, Copy)]
pub(super) struct Places<'a> {
    pub text: &'a str,
    pub file: FileId,
}

impl<'a> Places<'a> {
    fn rest(self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    pub fn span(self, start: usize, end: usize) -> Span {
        Span { file: self.file, start: start as u32, end: end as u32 }
    }

    /// Whether a reference begins at an offset. Everything in its replacement text stands where it stands.
    pub fn is_reference(self, at: usize) -> bool {
        self.rest(at).starts_with('&')
    }

    /// The markup or reference that begins at an offset.
    pub fn markup(self, at: usize) -> Span {
        let length = match self.rest(at).as_bytes() {
            [b'&', rest @ ..] => rest.iter().position(|byte| *byte == b';').map(|end| end + 2),
            [b'<', rest @ ..] => tag_end(rest).map(|end| end + 2),
            _ => None,
        };
        self.span(at, at + length.unwrap_or(0))
    }

    /// A text that begins at an offset, and its span.
    pub fn text_at(self, at: usize, text: &str) -> (Cow<'a, str>, Span) {
        const SECTION: &str = "<![CDATA[";
        let rest = self.rest(at);
        if rest.starts_with('&') {
            return (Cow::Owned(text.to_owned()), self.markup(at));
        }
        let (start, length) = match rest.strip_prefix(SECTION) {
            Some(inside) => (at + SECTION.len(), inside.find("]]>")),
            None => (at, memchr::memchr2(b'<', b'&', rest.as_bytes())),
        };
        let span = self.span(at, start + length.map_or(0, |length| length + if start > at { 3 } else { 0 }));
        (self.borrowed(start, text), span)
    }

    /// A text that is to stand at an offset: borrowed, if it stands there as it is.
    fn borrowed(self, at: usize, text: &str) -> Cow<'a, str> {
        match self.text.get(at..at + text.len()) {
            Some(there) if there == text => Cow::Borrowed(there),
            _ => Cow::Owned(text.to_owned()),
        }
    }

    /// A name that begins at an offset.
    pub fn name(self, at: usize, name: QualifiedName<'_>) -> Written<'a> {
        let QualifiedName { prefix, local, .. } = name;
        let start = if prefix.is_empty() { 0 } else { prefix.len() + 1 };
        let there = self.text.get(at..at + start + local.len());
        // The prefix stands before the local part wherever the local part stands at its place.
        let name = match there.filter(|there| there.ends_with(local) && there.starts_with(prefix)) {
            Some(there) => Cow::Borrowed(there),
            None if prefix.is_empty() => Cow::Owned(local.to_owned()),
            None => Cow::Owned(format!("{prefix}:{local}")),
        };
        Written { name, local: start }
    }

    /// An attribute's name span, value and value span, where its name begins at its offset.
    pub fn attribute(self, attribute: Attribute<'_>, name: &str) -> (Span, Cow<'a, str>, Span) {
        let at = attribute.offset as usize;
        let after = at + name.len();
        let bytes = self.rest(after).as_bytes();
        let quote = bytes.iter().position(|byte| matches!(byte, b'"' | b'\'')).unwrap_or(0);
        let start = quote + 1;
        let length =
            bytes.get(start..).and_then(|rest| memchr::memchr(*bytes.get(quote)?, rest)).unwrap_or(0);
        let value = self.borrowed(after + start, attribute.value);
        (self.span(at, after), value, self.span(after + start, after + start + length))
    }
}

/// Where the `>` of a tag is, quoted ones left out.
fn tag_end(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        let rest = bytes.get(at..)?;
        let found = memchr::memchr3(b'>', b'"', b'\'', rest)?;
        let byte = *rest.get(found)?;
        if byte == b'>' {
            return Some(at + found);
        }
        at += found + 1;
        at += memchr::memchr(byte, bytes.get(at..)?)? + 1;
    }
}
