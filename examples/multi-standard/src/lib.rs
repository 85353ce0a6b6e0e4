//! The inbox of a town: messages of two standards, read by one program.
//!
//! XBeispiel and XHund import the same modules for headers, characters and dates. Since both are generated as one
//! schema set, what they share is one Rust type: `absender` serves the messages of either. [`Standards`] does the
//! same without generated code, for standards that are only known when the program runs.

use std::io;
use std::path::{Path, PathBuf};

use example_ci_validate::Checker;
use xoev_runtime::report::Report;

/// The types of XBeispiel 1.0 and XHund 0.1, written by `build.rs`: a module for each namespace.
pub mod standards {
    include!(concat!(env!("OUT_DIR"), "/posteingang.rs"));
}

use standards::Nachricht;
use standards::basisnachricht::Stelle;

/// What the clerk sees of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Eingang {
    /// Who wrote it.
    pub absender: String,
    /// What it is about.
    pub betreff: String,
}

/// Reads a message of either standard. `build.rs` names the messages this program takes; a fourth would not compile
/// until it is handled here.
///
/// # Errors
/// The report on a message that is not valid.
pub fn eingang(text: &str) -> Result<Eingang, Report> {
    let (autor, betreff) = match Nachricht::from_xml(text)? {
        Nachricht::HundAnmeldung0501(anmeldung) => {
            let namen: Vec<_> = anmeldung.hund.iter().map(|hund| hund.rufname.to_string()).collect();
            (anmeldung.nachrichtenkopf.autor, format!("Hundesteuer: {}", namen.join(", ")))
        }
        Nachricht::UmmeldungAntrag0101(antrag) => {
            (antrag.nachrichtenkopf.autor, format!("Ummeldung von {} Person(en)", antrag.person.len()))
        }
        Nachricht::KfzAnmeldung0201(anmeldung) => {
            (anmeldung.nachrichtenkopf.autor, format!("Anmeldung: {}", anmeldung.fahrzeug.hersteller))
        }
    };
    Ok(Eingang { absender: absender(&autor), betreff })
}

/// Name and identifier of a sender, whatever standard the message follows.
fn absender(stelle: &Stelle) -> String {
    format!("{} ({})", stelle.name, stelle.kennung)
}

/// Standards in folders, chosen when the program runs.
pub struct Standards(Vec<Checker>);

impl Standards {
    /// Reads the standards.
    ///
    /// # Errors
    /// Says what to do when the schemas of a standard are missing.
    pub fn open(folders: &[PathBuf]) -> Result<Self, String> {
        folders.iter().map(|folder| Checker::open(folder)).collect::<Result<_, _>>().map(Self)
    }

    /// The standard that knows the message's root element, and what is wrong with the message.
    ///
    /// # Errors
    /// When the message cannot be opened.
    pub fn check(&self, message: &Path) -> io::Result<Option<(&str, Report)>> {
        for standard in &self.0 {
            let report = standard.check(message)?;
            if report.issues.iter().all(|issue| issue.rule != "cvc-elt.1") {
                return Ok(Some((&standard.title, report)));
            }
        }
        Ok(None)
    }
}
