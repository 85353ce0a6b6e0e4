//! Why no code was generated.

use std::fmt;
use std::path::{Path, PathBuf};
use xoev_schema::diagnostics::render::{RenderOptions, render, render_one};
use xoev_schema::diagnostics::{Diagnostics, Severity};
use xoev_schema::source::SourceMap;

/// Why no code was generated. Its text is complete: faults of schemas come with the places in the documents.
pub struct Error {
    text: String,
}

impl Error {
    /// A file or folder that cannot be read.
    #[must_use]
    pub fn read(path: &Path, error: &std::io::Error) -> Self {
        Self { text: format!("{} cannot be read: {error}", path.display()) }
    }

    /// A file that cannot be written.
    #[must_use]
    pub fn write(path: &Path, error: &std::io::Error) -> Self {
        Self { text: format!("{} cannot be written: {error}", path.display()) }
    }

    /// Something in the configuration.
    #[must_use]
    pub fn config(path: &Path, reason: impl fmt::Display) -> Self {
        let path =
            if path == PathBuf::new() { "configuration".to_owned() } else { path.display().to_string() };
        Self { text: format!("{path}: {reason}") }
    }

    /// Anything else, said in full.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The same as [`Display`](fmt::Display): a build script that returns the error from `main` shows it in this form,
/// and its lines must stay lines.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\n{}", self.text)
    }
}

impl std::error::Error for Error {}

/// An error with all faults, if there are any.
pub(crate) fn check(sources: &SourceMap, diagnostics: &Diagnostics) -> Result<(), Error> {
    if diagnostics.has_errors() {
        return Err(Error::text(render(diagnostics, sources, &options())));
    }
    Ok(())
}

/// The warnings, rendered.
pub(crate) fn warnings(sources: &SourceMap, diagnostics: &Diagnostics) -> Vec<String> {
    let warnings = diagnostics.list().iter().filter(|d| d.severity == Severity::Warning);
    warnings.map(|d| render_one(d, sources, &options())).collect()
}

/// Without colours: cargo passes the text on as it is. Paths as short as they are for the reader.
fn options() -> RenderOptions {
    RenderOptions { relative_to: std::env::current_dir().ok(), ..RenderOptions::default() }
}
