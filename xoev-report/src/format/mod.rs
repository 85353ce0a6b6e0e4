//! One file per format.
//!
//! In: messages with what came of them, one by one. Out: bytes of a report.
//! Invariants: the same messages give the same bytes; a format that need not see all messages first writes each at once.
//! Not here: where the bytes go (`output.rs`); words (`text/`, and `xoev_runtime::report` for faults).

mod html;
mod human;
mod json;
mod junit;
mod sarif;

use crate::{Checked, Settings, Summary};
use std::fmt;
use std::io::{self, Write};
use std::str::FromStr;

/// The formats of reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// For people: the line of each fault, the place marked.
    Human,
    /// For programs; `schema/report-1.schema.json` describes it.
    Json,
    /// JUnit's XML for CI servers: one case per message.
    Junit,
    /// SARIF 2.1.0 for code scanning and editors.
    Sarif,
    /// A page for browsers.
    Html,
}

impl Format {
    /// All of them.
    pub const ALL: &[Self] = &[Self::Human, Self::Json, Self::Junit, Self::Sarif, Self::Html];

    /// The name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Json => "json",
            Self::Junit => "junit",
            Self::Sarif => "sarif",
            Self::Html => "html",
        }
    }

    pub(crate) fn writer(self, settings: &Settings) -> Box<dyn Writer + Send> {
        match self {
            Self::Human => Box::new(human::Human::new(settings)),
            Self::Json => Box::new(json::Json::new(settings)),
            Self::Junit => Box::new(junit::Junit::new(settings)),
            Self::Sarif => Box::new(sarif::Sarif::new(settings)),
            Self::Html => Box::new(html::Html::new(settings)),
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Self::ALL.iter().copied().find(|format| format.name() == name).ok_or_else(|| {
            let names: Vec<_> = Self::ALL.iter().map(|format| format.name()).collect();
            format!("no format '{name}'; there are {}", names.join(", "))
        })
    }
}

/// Writes one report.
pub(crate) trait Writer {
    /// What stands before the first message.
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()>;

    /// One message.
    fn message(&mut self, checked: &Checked, out: &mut dyn Write) -> io::Result<()>;

    /// What stands behind the last message.
    fn end(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()>;
}
