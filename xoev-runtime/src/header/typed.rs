//! Headers of generated types: the shape of the Basisnachricht.

use crate::value::{DateTime, ValueFault};

/// What identifies a message: `identifikation.nachricht` of the Basisnachricht and what restricts or copies it, with
/// `nachrichtenUUID`, `nachrichtentyp` and `erstellungszeitpunkt`.
///
/// The generator implements it for types of this shape.
pub trait Identifikation: Sized {
    /// The type of `nachrichtentyp`.
    type Nachrichtentyp;

    /// An identification from its parts.
    ///
    /// # Errors
    /// If the text is no value of the type of `nachrichtenUUID`.
    fn from_parts(
        id: &str,
        message_type: Self::Nachrichtentyp,
        created: DateTime,
    ) -> Result<Self, ValueFault>;

    /// `nachrichtenUUID`.
    fn id(&self) -> &str;

    /// `erstellungszeitpunkt`.
    fn created(&self) -> &DateTime;

    /// An identification for a new message: with a new UUID and the present time.
    ///
    /// A message that is sent once more keeps the identification it has.
    ///
    /// # Errors
    /// If the type of `nachrichtenUUID` does not take UUIDs, or the system's clock is far off.
    #[cfg(feature = "message-id")]
    fn for_new_message(message_type: Self::Nachrichtentyp) -> Result<Self, ValueFault> {
        let id = uuid::Uuid::new_v4().hyphenated().to_string();
        Self::from_parts(&id, message_type, super::now()?)
    }
}

/// A header: `nachrichtenkopf.g2g` of the Basisnachricht and what restricts or copies it, with an identification,
/// `leser` and `autor`.
///
/// The generator implements it for types of this shape whose other elements may be absent.
pub trait Nachrichtenkopf: Sized {
    /// The type of the identification.
    type Identifikation: Identifikation;
    /// The type of `leser`.
    type Leser;
    /// The type of `autor`.
    type Autor;

    /// A header from its parts.
    fn from_parts(identification: Self::Identifikation, leser: Self::Leser, autor: Self::Autor) -> Self;

    /// The identification.
    fn identification(&self) -> &Self::Identifikation;

    /// The header of an answer: who has read writes, who has written reads. What else the header may have is not taken
    /// over.
    ///
    /// Where an author has to say more of itself than a reader, such as how it can be reached, the answer lacks that as
    /// long as it is not set; `to_xml` reports it.
    #[must_use]
    fn answer(&self, identification: Self::Identifikation) -> Self;
}
