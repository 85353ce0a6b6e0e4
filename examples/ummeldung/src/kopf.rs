//! The header of a message: who writes to whom, and which message it is.

use crate::eingabe::{Eingabefehler, wert};
use crate::standard::basisnachricht::{CodeVerzeichnis, Stelle};
use crate::standard::xbeispiel::{CodeNachrichtentyp, Identifikation, Nachrichtenkopf, Nachrichtentyp};

/// What is new with each message. A real program takes both from its surroundings; here they are given, so that the
/// example writes the same text every time.
#[derive(Debug, Clone, Copy)]
pub struct Anlass<'a> {
    /// A UUID that no other message has.
    pub uuid: &'a str,
    /// The moment of writing, with milliseconds and zone.
    pub zeitpunkt: &'a str,
}

/// An authority or service, as the example's directory knows it.
#[derive(Debug, Clone, Copy)]
pub struct Eintrag<'a> {
    /// Its identifier in the directory.
    pub kennung: &'a str,
    /// Its name.
    pub name: &'a str,
}

impl Eintrag<'_> {
    fn stelle(self) -> Result<Stelle, Eingabefehler> {
        let verzeichnis = CodeVerzeichnis::new(wert("listVersionID", "1")?, wert("verzeichnis", "beispiel")?);
        Ok(Stelle::new(verzeichnis, wert("kennung", self.kennung)?, wert("name", self.name)?))
    }
}

/// A header.
///
/// # Errors
/// When a part is no value of its type.
pub fn kopf(
    typ: Nachrichtentyp,
    anlass: Anlass<'_>,
    autor: Eintrag<'_>,
    leser: Eintrag<'_>,
) -> Result<Nachrichtenkopf, Eingabefehler> {
    let uuid = wert("nachrichtenUUID", anlass.uuid)?;
    let zeitpunkt = wert("erstellungszeitpunkt", anlass.zeitpunkt)?;
    let identifikation = Identifikation::new(uuid, CodeNachrichtentyp::new(typ), zeitpunkt);
    Ok(Nachrichtenkopf::new(identifikation, leser.stelle()?, autor.stelle()?))
}
