//! The start of a message: the start tags of the root element and of its first child.

use crate::event::{AttributeList, Event, EventReader, Failure, Limits, Options, QualifiedName, Stream};
use std::io::{self, Cursor, Read};

/// Bytes of a message that are read at most to find the start tags of root and header.
pub const START_LIMIT: usize = 64 << 10;

/// A root element: namespace and local name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RootName {
    /// The namespace; empty for none.
    pub namespace: String,
    /// The local name.
    pub local: String,
}

/// A start tag with the attributes it has, `xsi:` ones left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StartTag {
    /// The element.
    pub name: RootName,
    /// Attributes: namespace, local name, value.
    pub attributes: Vec<(String, String, String)>,
}

/// What is read of a message to tell what it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MessageStart {
    /// The root element.
    pub root: StartTag,
    /// Its first child, where it has one.
    pub header: Option<StartTag>,
}

impl MessageStart {
    /// Reads the start of a message in memory.
    ///
    /// # Errors
    /// If there is no XML document with a root element within [`START_LIMIT`].
    pub fn of(message: &[u8]) -> Result<Self, Failure> {
        let start = message.get(..START_LIMIT).unwrap_or(message);
        let options = Options {
            limits: Limits { text_length: START_LIMIT, ..Limits::default() },
            ..Options::default()
        };
        read(Stream::new(start, &options))
    }

    /// Reads the start of a message from a stream. The answer's second part reads the whole message, from its first
    /// byte on.
    ///
    /// # Errors
    /// If the stream cannot be read.
    #[allow(clippy::type_complexity, reason = "the parts have names of their own already")]
    pub fn from_reader<R: Read>(
        mut reader: R,
    ) -> io::Result<(Result<Self, Failure>, io::Chain<Cursor<Vec<u8>>, R>)> {
        let mut start = Vec::new();
        reader.by_ref().take(START_LIMIT as u64).read_to_end(&mut start)?;
        let found = Self::of(&start);
        Ok((found, Cursor::new(start).chain(reader)))
    }
}

fn read(mut stream: Stream<&[u8]>) -> Result<MessageStart, Failure> {
    let mut start: Option<MessageStart> = None;
    loop {
        // Once the root is known, the start may have been cut off behind it.
        let mut piece = match stream.piece() {
            Ok(piece) => piece,
            Err(failure) => return start.ok_or(failure),
        };
        match read_piece(&mut piece, &mut start) {
            Ok(true) => return Ok(start.unwrap_or_default()),
            Ok(false) => {}
            Err(failure) => return start.ok_or(*failure),
        }
        let rest = piece.into_rest();
        stream.go_on(rest);
    }
}

/// Reads a piece; true where nothing more is of interest.
fn read_piece(events: &mut EventReader<'_>, start: &mut Option<MessageStart>) -> Result<bool, Box<Failure>> {
    loop {
        match (events.next()?, &mut *start) {
            (Event::Start { name, attributes, .. }, None) => {
                *start = Some(MessageStart { root: StartTag::of(name.get(), attributes), header: None });
            }
            (Event::Start { name, attributes, .. }, Some(found)) => {
                found.header = Some(StartTag::of(name.get(), attributes));
                return Ok(true);
            }
            (Event::End { .. } | Event::EndOfDocument, Some(_)) => return Ok(true),
            (Event::EndOfPiece, _) => return Ok(false),
            _ => {}
        }
    }
}

impl StartTag {
    fn of(name: QualifiedName<'_>, attributes: &AttributeList) -> Self {
        let attributes = attributes
            .iter()
            .filter(|it| it.name.namespace != crate::event::XSI_NAMESPACE)
            .map(|it| (it.name.namespace.to_owned(), it.name.local.to_owned(), it.value.to_owned()))
            .collect();
        let name = RootName { namespace: name.namespace.to_owned(), local: name.local.to_owned() };
        Self { name, attributes }
    }

    /// The value of an attribute.
    #[must_use]
    pub fn attribute(&self, namespace: &str, local: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(uri, name, _)| name == local && uri == namespace);
        found.map(|(.., value)| value.as_str())
    }
}
