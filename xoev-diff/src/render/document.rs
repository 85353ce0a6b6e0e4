//! What is shown, and the formats it is shown in.

use super::{TextOptions, html, json, markdown, text};
use crate::change::Comparison;
use crate::rust_api::RustComparison;
use crate::sample::CheckedSample;
use std::fmt;
use std::str::FromStr;
use xoev_runtime::report::Language;

/// What is shown.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// What differs between the versions.
    pub comparison: &'a Comparison,
    /// What changes in the generated Rust API, where that was asked for.
    pub rust_api: Option<&'a RustComparison>,
    /// Messages of the old version held to the new one.
    pub samples: &'a [CheckedSample],
}

impl<'a> From<&'a Comparison> for Document<'a> {
    fn from(comparison: &'a Comparison) -> Self {
        Self { comparison, rust_api: None, samples: &[] }
    }
}

/// The formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// For the terminal.
    Human,
    /// For release notes and tickets.
    Markdown,
    /// For programs; `schema/diff-1.schema.json` describes it.
    Json,
    /// A page for browsers.
    Html,
}

/// No name of a format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownFormat(String);

impl Format {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Human, Self::Markdown, Self::Json, Self::Html];

    /// The name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Markdown => "markdown",
            Self::Json => "json",
            Self::Html => "html",
        }
    }

    /// Writes a document; `options` are for the terminal.
    #[must_use]
    pub fn write(self, document: &Document<'_>, language: Language, options: TextOptions) -> String {
        match self {
            Self::Human => text(document, language, options),
            Self::Markdown => markdown(document, language),
            Self::Json => format!("{:#}\n", json(document, language)),
            Self::Html => html(document, language),
        }
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        Self::ALL.into_iter().find(|it| it.name() == name).ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}

impl fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = Format::ALL.iter().map(|it| it.name()).collect();
        write!(f, "no format {}: expected {}", self.0, names.join(", "))
    }
}

impl std::error::Error for UnknownFormat {}
