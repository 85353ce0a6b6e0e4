//! A move from one dwelling to another, with what stands around a schema: characters, code lists, headers, dates.
//!
//! The two sides know nothing of each other but the standard and the code lists; what travels between them is text.

xoev_runtime::include_generated!(
    #[doc = "The types of XBeispiel 1.0, written by `build.rs`."]
    pub mod xbeispiel;
);

pub mod fachverfahren;
pub mod onlinedienst;

use xbeispiel::basisnachricht::{CodeVerzeichnis, Stelle};
use xoev_codelists::CodeListRegistry;
use xoev_runtime::InvalidValue;
use xoev_runtime::report::Report;
use xoev_runtime::value::ValueFault;

/// What can go wrong on either side.
#[derive(Debug)]
pub enum Fehler {
    /// The form has to be corrected.
    Eingabe(String),
    /// A message breaks the standard, a code list or the policy of its reader; every fault with its place.
    Nachricht(Report),
    /// A message of another standard, or none.
    Unbekannt(String),
}

impl From<Report> for Fehler {
    fn from(report: Report) -> Self {
        Self::Nachricht(report)
    }
}

impl From<InvalidValue> for Fehler {
    fn from(fault: InvalidValue) -> Self {
        Self::Eingabe(fault.to_string())
    }
}

impl From<ValueFault> for Fehler {
    fn from(fault: ValueFault) -> Self {
        Self::Eingabe(fault.to_string())
    }
}

/// The code lists both sides have loaded: those that come with the standard.
#[must_use]
pub fn codelisten() -> CodeListRegistry {
    let registry = CodeListRegistry::new();
    let _ = registry.add_path(xoev_beispiel::file("codelists"));
    registry
}

/// An authority or service, as the example's directory knows it.
///
/// # Errors
/// If a part is no value of its type.
pub fn stelle(kennung: &str, name: &str) -> Result<Stelle, Fehler> {
    let verzeichnis = CodeVerzeichnis::new("1".parse()?, "beispiel".parse()?);
    Ok(Stelle::new(verzeichnis, kennung.parse()?, name.parse()?))
}
