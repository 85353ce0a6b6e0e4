//! How to write.

use crate::report::Report;
use std::fmt;

/// How a document is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WriteOptions {
    /// Blanks per level of indentation; `None` writes everything on one line. Only content that consists of typed
    /// elements is indented: white space means something in all other.
    pub indentation: Option<usize>,
    /// Whether to begin with `<?xml version="1.0" encoding="UTF-8"?>`.
    pub declaration: bool,
}

impl Default for WriteOptions {
    /// Compact, with XML declaration.
    fn default() -> Self {
        Self { indentation: None, declaration: true }
    }
}

impl WriteOptions {
    /// Indented by two blanks.
    #[must_use]
    pub fn pretty() -> Self {
        Self { indentation: Some(2), ..Self::default() }
    }

    /// The same without XML declaration.
    #[must_use]
    pub fn without_declaration(self) -> Self {
        Self { declaration: false, ..self }
    }
}

/// Why nothing was written.
#[derive(Debug)]
pub enum WriteError {
    /// The value is not valid.
    Invalid(Report),
    /// The document could not be delivered.
    Io(std::io::Error),
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(report) => report.fmt(f),
            Self::Io(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Invalid(report) => Some(report),
            Self::Io(error) => Some(error),
        }
    }
}

impl From<Report> for WriteError {
    fn from(report: Report) -> Self {
        Self::Invalid(report)
    }
}

impl From<std::io::Error> for WriteError {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error)
    }
}
