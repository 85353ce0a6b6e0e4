//! Headers of messages: who wrote what when to whom, and whether it is a test.
//!
//! In: a validated document, or a generated header type. Out: [`MessageHeader`], the same for all standards, read by
//! the names their headers use; [`ReadPolicy`], which refuses what a productive system must not take; and for
//! generated types the traits [`Nachrichtenkopf`] and [`Identifikation`] (Basisnachricht), [`XJustizKopf`] and
//! [`XdomeaKopf`].
//! Invariants: reading a header never fails, what is not there is `None`; a received message is either checked as a
//! whole or not handed out.
//! Not here: transport envelopes; checks of the schema (`validator/`).
//!
//! # What XInneres and the Basisnachricht ask for in prose
//!
//! - The creation time has milliseconds and a time zone, which `xs:dateTime` does not enforce:
//!   [`creation_time`] makes one, [`ReadPolicy::check_creation_time`] checks received ones.
//! - Each message has a UUID of its own; a message that is sent once more keeps it, with everything else. So
//!   [`new_message_id`] belongs to the making of a message, and what is sent again is the stored text, not a message
//!   made anew.
//! - A message with the attribute `test` must have no effect in a productive system: [`ReadPolicy`] refuses such
//!   messages unless told otherwise.

mod macros;
mod make;
mod party;
mod policy;
mod read;
mod shape;
mod standards;
#[cfg(test)]
mod tests;
mod typed;
mod walk;

pub use make::{creation_time, with_milliseconds};
#[cfg(feature = "message-id")]
pub use make::{new_message_id, now};
pub use party::Party;
pub use policy::{ReadPolicy, Received};
pub use shape::Shape;
pub use typed::{Identifikation, Nachrichtenkopf, XJustizKopf, XdomeaKopf};

use crate::value::DateTime;

/// What the header of a message says, as far as the standard has it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct MessageHeader {
    /// The shape of header.
    pub shape: Shape,
    /// The local name of the root element: which message it is.
    pub message: String,
    /// The name of the standard (`standard`).
    pub standard: Option<String>,
    /// The version of the standard (`version`, `xjustizVersion`).
    pub version: Option<String>,
    /// The product that wrote the message.
    pub product: Product,
    /// The value of the attribute `test`. If there is one, even an empty one, the message is a test.
    pub test: Option<String>,
    /// The UUID of the message (`nachrichtenUUID`, `eigeneNachrichtenID`), or its number (`nachrichtenid`).
    pub id: Option<String>,
    /// The UUID of the process that several messages belong to (`ProzessID` of xdomea).
    pub process: Option<String>,
    /// The code of the type of message.
    pub message_type: Option<String>,
    /// When the message was made.
    pub created: Option<DateTime>,
    /// Who wrote it (`autor`, `absender`).
    pub author: Option<Party>,
    /// Who is to read it (`leser`, `empfaenger`).
    pub reader: Option<Party>,
    /// The UUIDs of messages this one refers to, such as the one it answers.
    pub refers_to: Vec<String>,
}

/// The product that wrote a message.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Product {
    /// Its name (`produkt`).
    pub name: Option<String>,
    /// Who makes it (`produkthersteller`).
    pub manufacturer: Option<String>,
    /// Its version (`produktversion`).
    pub version: Option<String>,
}

impl MessageHeader {
    /// Whether the message is a test.
    #[must_use]
    pub fn is_test(&self) -> bool {
        self.test.is_some()
    }

    /// Whether it refers to the message with this UUID; letter case does not count.
    #[must_use]
    pub fn answers(&self, id: &str) -> bool {
        self.refers_to.iter().any(|other| other.eq_ignore_ascii_case(id))
    }
}

/// The fault of a text that is no value of a generated or a built-in type.
#[doc(hidden)]
pub fn fault_of<E: AsRef<crate::value::ValueFault>>(error: &E) -> &crate::value::ValueFault {
    error.as_ref()
}
