//! Bytes to events: the one place that knows quick-xml.
//!
//! In: bytes or a reader, in any encoding a declaration or byte order mark names. Out: [`Event`]s with resolved
//! namespaces and places.
//! Invariants: what comes out is namespace-well-formed XML 1.0 so far; a fault ends the document; no external
//! entity is loaded; memory is bounded by [`Limits`], for a stream by the longest token.
//! Not here: what a schema says.

mod attribute_list;
mod characters;
mod content_specification;
mod declaration;
mod doctype;
mod encoding;
mod entity;
mod names;
mod namespaces;
mod options;
mod reader;
mod start_tag;
mod state;
mod stream;
#[cfg(test)]
mod tests;
mod tokens;

pub use attribute_list::{Attribute, AttributeList, DeclarationList, QualifiedName};
pub(crate) use characters::{is_blank, is_ncname};
pub use names::{ElementName, Symbol};
pub use namespaces::Namespaces;
pub use options::{Doctype, Limits, Options};
pub use reader::{Event, EventReader, Failure};
pub use stream::{Rest, Stream};

use crate::report::{Position, WellFormednessFault};
use state::State;
use std::borrow::Cow;
use tokens::Tokens;

/// The namespace the prefix `xml` is bound to.
pub const XML_NAMESPACE: &str = "http://www.w3.org/XML/1998/namespace";
/// The namespace the prefix `xmlns` is bound to.
pub const XMLNS_NAMESPACE: &str = "http://www.w3.org/2000/xmlns/";
/// The namespace of `xsi:type`, `xsi:nil`, `xsi:schemaLocation` and `xsi:noNamespaceSchemaLocation`.
pub const XSI_NAMESPACE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// The name of the encoding a document is in, told from its first bytes.
///
/// # Errors
/// If it is unknown, or the bytes contradict what is declared.
pub fn encoding_of(start: &[u8]) -> Result<&'static str, WellFormednessFault> {
    encoding::name(start)
}

/// A document in memory whose encoding is known; UTF-8 is not copied.
pub struct Document<'x> {
    text: Cow<'x, [u8]>,
    base: u64,
}

impl<'x> Document<'x> {
    /// Finds the encoding and decodes.
    ///
    /// # Errors
    /// If the encoding is unknown or the bytes do not fit it.
    pub fn new(bytes: &'x [u8]) -> Result<Self, Failure> {
        match encoding::decode(bytes) {
            Ok((text, base)) => Ok(Self { text, base }),
            Err(fault) => Err(Failure { fault, position: Position { line: 1, column: 1, offset: 0 } }),
        }
    }

    /// The text, for excerpts; what is no character stands as U+FFFD.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.text)
    }

    /// What lies before the text (a byte order mark) and is counted in the offsets of positions.
    #[must_use]
    pub fn offset_base(&self) -> u64 {
        self.base
    }

    /// Reads it event by event.
    #[must_use]
    pub fn events(&self, options: &Options) -> EventReader<'_> {
        let first = Position { line: 1, column: 1, offset: self.base };
        EventReader::of(Tokens::new(&self.text, first, true), Box::new(State::new(options)))
    }
}

impl From<WellFormednessFault> for Failure {
    fn from(fault: WellFormednessFault) -> Self {
        Self { fault, position: Position::default() }
    }
}
