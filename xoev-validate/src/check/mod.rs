//! One message against the grammar of its standard.
//!
//! In: an [`Input`](crate::input::Input). Out: [`Validated`]: a report, or why there is none.
//! Invariants: any thread may check any message; the one engine (`xoev-runtime/validator`) finds what is wrong; a large
//! message is checked as a stream; nothing is printed.
//! Not here: which messages, and what becomes of the reports.

mod attachment;
mod checker;
mod choose;
pub(crate) mod engine;
mod own_schemas;
mod passages;
mod watch;

pub(crate) use attachment::is_file_name;
pub use checker::Checker;
pub(crate) use watch::{Nothing, Watch};

use std::io;
use std::sync::Arc;
use xoev_report::{Checked, Identity, Passage, Wording};
use xoev_runtime::report::{Language, Report};

/// What came of one message.
#[derive(Debug)]
pub struct Validated {
    /// As the message is shown.
    pub name: String,
    /// What was found.
    pub outcome: Outcome,
    /// The root element, and the standard the message was checked as, where one is known.
    pub identity: Identity,
    /// The message itself, where something was found in it and it was held in memory: for excerpts.
    pub bytes: Option<Vec<u8>>,
    /// The passages around the issues of a report, where the message was not held in memory.
    pub passages: Vec<Option<Passage>>,
    /// What is to be said about the schemas it was checked by, or was to be; empty where that is nothing. It is the same for
    /// all messages with these schemas, and so is to be said once.
    pub schema_notes: Arc<str>,
    /// The files it names; only of a message in an archive.
    pub named_files: Vec<String>,
}

/// What was found.
#[derive(Debug)]
pub enum Outcome {
    /// It was checked.
    Report(Report),
    /// It cannot be read.
    Unreadable(io::Error),
    /// The schemas it is to be checked by are not usable; which, where they have a name. Why is said in the notes.
    Unusable(Option<String>),
}

impl Validated {
    /// What came of it in words, for reports.
    #[must_use]
    pub fn worded(&self, wording: &Wording) -> Checked {
        let name = self.name.as_str();
        let checked = match (&self.outcome, &self.bytes) {
            (Outcome::Report(report), Some(bytes)) => Checked::new(name, bytes, report, wording),
            (Outcome::Report(report), None) => Checked::with_passages(name, report, &self.passages, wording),
            (Outcome::Unreadable(error), _) => Checked::unchecked(name, error.to_string()),
            (Outcome::Unusable(schemas), _) => {
                Checked::unchecked(name, unusable(schemas.as_deref(), wording.language))
            }
        };
        Checked { identity: self.identity.clone(), ..checked }
    }

    /// The verdict in words: "invalid, 3 faults".
    #[must_use]
    pub fn conclusion(&self, language: Language) -> String {
        self.worded(&Wording { language, masks_values: false }).conclusion(language)
    }
}

fn unusable(schemas: Option<&str>, language: Language) -> String {
    match (schemas, language) {
        (Some(name), Language::De) => format!("die Schemata von {name} sind nicht verwendbar"),
        (Some(name), Language::En) => format!("the schemas of {name} are not usable"),
        (None, Language::De) => "die Schemata sind nicht verwendbar".to_owned(),
        (None, Language::En) => "the schemas are not usable".to_owned(),
    }
}

impl Outcome {
    /// The report, where the message was checked.
    #[must_use]
    pub fn report(&self) -> Option<&Report> {
        match self {
            Self::Report(report) => Some(report),
            Self::Unreadable(_) | Self::Unusable(_) => None,
        }
    }

    /// Whether the message was checked and is valid.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.report().is_some_and(Report::is_valid)
    }
}
