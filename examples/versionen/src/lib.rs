//! The inbox of an office in the half year in which two versions of a standard are in use.
//!
//! `build.rs` generates XBeispiel 1.0 and 1.1 into one file (`[group.xbeispiel]` in `xoev.toml`). What has not changed
//! between them is one Rust type; [`xbeispiel::Nachricht`] reads a message as that of the version it is of. The office
//! works on 1.1 alone: what comes in as 1.0 is converted, and what goes out is of the version that is valid that day.

use xbeispiel::{Nachricht, xbeispiel_1_0, xbeispiel_1_1};
use xoev_runtime::convert::convert;
use xoev_runtime::report::Language;
use xoev_runtime::{ReferenceDate, Standards};

xoev_runtime::include_generated!(pub mod xbeispiel);

/// A message the office has taken in.
#[derive(Debug)]
pub struct Eingang {
    /// The version it came in.
    pub version: &'static str,
    /// As a message of 1.1.
    pub nachricht: xbeispiel_1_1::Nachricht,
    /// What had to be changed for that.
    pub geaendert: Vec<String>,
}

/// Reads a message of either version as one of 1.1.
///
/// # Errors
/// A text for people: the message is of no known version, not valid, or says something 1.1 has no place for.
pub fn eingang(xml: &[u8]) -> Result<Eingang, String> {
    let message = Nachricht::from_xml(xml).map_err(|error| error.message(Language::De))?;
    let version = message.standard().version.as_str();
    match message {
        Nachricht::V1_1(nachricht) => Ok(Eingang { version, nachricht, geaendert: Vec::new() }),
        Nachricht::V1_0(old) => {
            let converted = convert::<xbeispiel_1_0::Nachricht, xbeispiel_1_1::Nachricht>(&old)
                .map_err(|error| error.message(Language::De))?;
            let geaendert = converted.changes.iter().map(ToString::to_string).collect();
            Ok(Eingang { version, nachricht: converted.value, geaendert })
        }
    }
}

/// Writes a message in the version that is to be sent on a day.
///
/// # Errors
/// A text for people: no version is valid that day, or the message says something that version has no place for.
pub fn ausgang(nachricht: xbeispiel_1_1::Nachricht, stichtag: ReferenceDate) -> Result<String, String> {
    let standards: Standards<'_> = Nachricht::standards();
    let version = standards.to_send("XBeispiel", stichtag).map_err(|no| no.message(Language::De))?;
    let message: Nachricht = if version == xbeispiel_1_1::STANDARD.get() {
        nachricht.into()
    } else {
        let older =
            xbeispiel_1_0::Nachricht::try_from(nachricht).map_err(|error| error.message(Language::De))?;
        older.into()
    };
    message.to_xml().map_err(|report| report.text(Language::De))
}
