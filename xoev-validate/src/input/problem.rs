//! Why something that was named gave no message.

use std::fmt;
use std::sync::Arc;
use xoev_runtime::report::Language;

/// Something that was named and gave no message.
#[derive(Debug, Clone)]
pub struct Problem {
    /// As it was named.
    pub name: String,
    /// What is the matter.
    pub reason: Reason,
}

/// Why there is no message.
#[derive(Debug, Clone)]
pub enum Reason {
    /// Neither file nor folder is there.
    NotFound,
    /// The folder has no messages.
    EmptyFolder,
    /// No file fits the pattern.
    NoMatch,
    /// The pattern is none; why.
    Pattern(String),
    /// It cannot be read.
    Unreadable(Arc<std::io::Error>),
    /// The archive has no XML.
    EmptyArchive,
    /// The archive is damaged, or has what no honest one has; what.
    Archive(String),
}

impl Problem {
    pub(super) fn new(name: impl Into<String>, reason: Reason) -> Self {
        Self { name: name.into(), reason }
    }

    /// What is the matter, as a line without its end.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let name = &self.name;
        match (&self.reason, language) {
            (Reason::NotFound, Language::De) => format!("{name}: Datei oder Ordner nicht gefunden"),
            (Reason::NotFound, Language::En) => format!("{name}: no such file or folder"),
            (Reason::EmptyFolder, Language::De) => {
                format!("{name}: keine Nachricht (*.xml, *.zip, *.xdomea) in diesem Ordner")
            }
            (Reason::EmptyFolder, Language::En) => {
                format!("{name}: no message (*.xml, *.zip, *.xdomea) in this folder")
            }
            (Reason::NoMatch, Language::De) => format!("{name}: keine Datei passt zu diesem Muster"),
            (Reason::NoMatch, Language::En) => format!("{name}: no file fits this pattern"),
            (Reason::Pattern(why), Language::De) => format!("{name}: kein brauchbares Muster: {why}"),
            (Reason::Pattern(why), Language::En) => format!("{name}: no usable pattern: {why}"),
            (Reason::Unreadable(error), Language::De) => format!("{name}: nicht lesbar: {error}"),
            (Reason::Unreadable(error), Language::En) => format!("{name}: cannot be read: {error}"),
            (Reason::EmptyArchive, Language::De) => format!("{name}: keine Nachricht (*.xml) im Archiv"),
            (Reason::EmptyArchive, Language::En) => format!("{name}: no message (*.xml) in the archive"),
            (Reason::Archive(why), Language::De) => format!("{name}: Archiv nicht brauchbar: {why}"),
            (Reason::Archive(why), Language::En) => format!("{name}: unusable archive: {why}"),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::En))
    }
}
