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
mod cursor;
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
pub(crate) use characters::split;
pub use characters::{is_blank, is_ncname};
pub use names::{ElementName, Symbol};
pub use namespaces::Namespaces;
pub use options::{Doctype, Limits, Options};
pub use reader::{Event, EventReader, Failure};
pub use stream::{Rest, Stream};

use crate::report::{LimitKind, Position, WellFormednessFault};
use encoding::{Decoded, Detected, Encoding, Undetected};
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
    encoding::name(start).map_err(|undetected| undetected.failure().fault)
}

/// A document in memory whose encoding is known; UTF-8 is not copied.
pub struct Document<'x> {
    text: Cow<'x, [u8]>,
    detected: Detected,
    /// Where the text ends that the bytes stand for, if it ends early.
    broken_at: Option<usize>,
    /// How many bytes there are.
    size: u64,
}

impl<'x> Document<'x> {
    /// Finds the encoding and decodes. Bytes that do not fit the encoding are a fault of [`Self::events`].
    ///
    /// # Errors
    /// If the encoding is unknown, or another one is declared than the first bytes tell.
    pub fn new(bytes: &'x [u8]) -> Result<Self, Failure> {
        let Decoded { text, detected, broken_at } = encoding::decode(bytes).map_err(Undetected::failure)?;
        Ok(Self { text, detected, broken_at, size: bytes.len() as u64 })
    }

    /// A text that was decoded before, without a byte order mark; what it says of its encoding does not count.
    #[must_use]
    pub fn of_text(text: &'x str) -> Self {
        let detected = Detected { encoding: Encoding::Utf8, mark: 0 };
        let text = Cow::Borrowed(text.as_bytes());
        Self { detected, broken_at: None, size: text.len() as u64, text }
    }

    /// The text, for excerpts; what is no character stands as U+FFFD.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.text)
    }

    /// The text, where all bytes are text in the document's encoding.
    ///
    /// # Errors
    /// With the place of the first bytes that are none.
    pub fn checked_text(&self) -> Result<&str, Failure> {
        let Detected { encoding, .. } = self.detected;
        let at = match (self.broken_at, std::str::from_utf8(&self.text)) {
            (None, Ok(text)) => return Ok(text),
            (None, Err(error)) => error.valid_up_to(),
            (Some(at), _) => at,
        };
        let mut position = self.detected.beginning();
        tokens::advance(&mut position, self.text.get(..at).unwrap_or_default(), encoding);
        Err(Failure { fault: encoding.invalid_bytes(), position })
    }

    /// What lies before the text (a byte order mark) and is counted in [`Position::offset`].
    #[must_use]
    pub fn offset_base(&self) -> u64 {
        self.detected.beginning().offset
    }

    /// Reads it event by event.
    #[must_use]
    pub fn events(&self, options: &Options) -> EventReader<'_> {
        let Detected { encoding, .. } = self.detected;
        let first = self.detected.beginning();
        let maximum = options.limits.input_size;
        let tokens = match self.broken_at {
            _ if self.size > maximum => {
                let fault = WellFormednessFault::Limit { kind: LimitKind::InputSize, maximum };
                Tokens::broken(&[], first, encoding, fault)
            }
            Some(at) => {
                let text = self.text.get(..at).unwrap_or_default();
                Tokens::broken(text, first, encoding, encoding.invalid_bytes())
            }
            None => Tokens::new(&self.text, first, encoding, true),
        };
        EventReader::of(tokens, Box::new(State::new(options)))
    }
}

impl From<WellFormednessFault> for Failure {
    fn from(fault: WellFormednessFault) -> Self {
        Self { fault, position: Position::default() }
    }
}
