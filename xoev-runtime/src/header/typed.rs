//! Headers of generated types, by their shape.

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

/// A header of XJustiz: `Type.GDS.Nachrichtenkopf`.
///
/// The generator implements it for types of this shape.
pub trait XJustizKopf: Sized {
    /// The type of `herstellerinformation`.
    type Herstellerinformation;

    /// `eigeneNachrichtenID`: what identifies the message.
    fn id(&self) -> &str;

    /// The header of an answer: sender and receiver exchanged, each with its own file reference (`aktenzeichen`), the
    /// answered message named by `fremdeNachrichtenID`. The process that several messages belong to and the
    /// confidentiality stay; events, priority and signatures, which belong to a single message, do not.
    ///
    /// # Errors
    /// If the text is no value of the type of `eigeneNachrichtenID`.
    fn answer(
        &self,
        id: &str,
        created: DateTime,
        product: Self::Herstellerinformation,
    ) -> Result<Self, ValueFault>;
}

/// A header of xdomea up to version 3: `NkBasisType` and what extends it.
///
/// The generator implements it for types of this shape whose other elements may be absent.
pub trait XdomeaKopf: Sized {
    /// The type of `Nachrichtentyp`.
    type Nachrichtentyp;

    /// `ProzessID`: all messages of a process have it in common.
    fn process_id(&self) -> &str;

    /// The header of an answer of the same type: the same process, sender and receiver exchanged, nothing else. For
    /// an answer whose header is of another type take the parts over: they have the same types.
    #[must_use]
    fn answer(&self, message_type: Self::Nachrichtentyp, created: DateTime) -> Self;
}
