//! What is the same for all messages of a run.

use std::path::PathBuf;
use std::time::SystemTime;
use xoev_runtime::report::Language;

/// How findings are worded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wording {
    /// The language of the texts.
    pub language: Language,
    /// Whether the values of messages, which may be personal data, are masked in texts and excerpts: letters and digits
    /// become `X`, `x` and `9`.
    pub masks_values: bool,
}

/// What reports say about the run, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// How findings were worded when the messages were checked.
    pub wording: Wording,
    /// The version of the program that checked.
    pub tool_version: String,
    /// Whether the report for people has terminal colours; never in files.
    pub has_colour: bool,
    /// Whether the report for people leaves out valid messages without warnings, and the summary.
    pub is_brief: bool,
    /// When the run began; `None` keeps it out of the reports, which then are the same for the same messages.
    pub started: Option<SystemTime>,
    /// The folder to which paths are made relative where a format wants it (SARIF), such as that of the project.
    pub base_folder: Option<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            wording: Wording::default(),
            tool_version: env!("CARGO_PKG_VERSION").to_owned(),
            has_colour: false,
            is_brief: false,
            started: None,
            base_folder: None,
        }
    }
}
