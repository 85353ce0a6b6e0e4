//! What is wrong with a download, a delivery or the locked files.

use std::fmt;
use std::path::Path;

/// One fault, with a stable rule id that `xoev explain` knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The rule's id.
    pub rule: &'static str,
    /// Where: an address, a file, an entry of an archive.
    pub place: String,
    /// What is wrong, and what was expected.
    pub message: String,
    /// How it may be mended.
    pub hint: Option<String>,
}

impl Fault {
    /// A fault at a place.
    #[must_use]
    pub fn new(rule: &'static str, place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { rule, place: place.into(), message: message.into(), hint: None }
    }

    /// With a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} [{}]", self.place, self.message, self.rule)?;
        if let Some(hint) = &self.hint {
            write!(f, "\n  hint: {hint}")?;
        }
        Ok(())
    }
}

/// Whose matter an error is; decides the exit code of the command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What was delivered, or lies on disk, is faulty: exit code 1.
    Input,
    /// Wrong use, an address that does not answer, a file that cannot be read or written: exit code 2.
    Use,
}

/// All faults that stopped an operation. Nothing was changed then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// Whose matter it is.
    pub kind: Kind,
    /// The faults, at least one.
    pub faults: Vec<Fault>,
}

/// The result of an operation.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// Faulty input.
    #[must_use]
    pub fn input(fault: Fault) -> Self {
        Self { kind: Kind::Input, faults: vec![fault] }
    }

    /// Wrong use, or something outside that does not work.
    #[must_use]
    pub fn usage(fault: Fault) -> Self {
        Self { kind: Kind::Use, faults: vec![fault] }
    }

    /// A file or folder that cannot be read or written.
    #[must_use]
    pub fn file(path: &Path, error: &std::io::Error) -> Self {
        Self::usage(Fault::new("xoev-file", path.display().to_string(), error.to_string()))
    }

    /// An error with faults collected in a pass; `Ok` where there are none.
    ///
    /// # Errors
    /// If there are faults.
    pub fn check(faults: Vec<Fault>) -> Result<()> {
        if faults.is_empty() { Ok(()) } else { Err(Self { kind: Kind::Input, faults }) }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, fault) in self.faults.iter().enumerate() {
            if at > 0 {
                f.write_str("\n")?;
            }
            fault.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}
