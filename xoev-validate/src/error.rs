//! Why nothing could be checked.

use std::fmt;

/// Why nothing, or not a certain message, could be checked: wrong use, or schemas that are not usable. Its text is
/// complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(String);

impl Error {
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

impl From<xoev_codegen::Error> for Error {
    fn from(error: xoev_codegen::Error) -> Self {
        Self(error.to_string())
    }
}
