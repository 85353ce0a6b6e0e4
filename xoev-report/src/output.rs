//! Where the bytes of a report go. A file appears when its report is complete, or not at all.

use crate::format::Writer;
use crate::{Checked, Format, Settings, Summary};
use std::fmt;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use xoev_files::Replacement;

/// A report that could not be written.
#[derive(Debug)]
pub struct ReportError {
    /// The file; `None` for a writer that was given.
    pub path: Option<PathBuf>,
    /// The cause.
    pub source: io::Error,
}

impl fmt::Display for ReportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.path {
            write!(f, "{}: ", path.display())?;
        }
        self.source.fmt(f)
    }
}

impl std::error::Error for ReportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// One report on its way. After the first fault nothing more is written.
pub(crate) struct Output<'o> {
    writer: Box<dyn Writer + Send>,
    to: Destination<'o>,
    fault: Option<io::Error>,
}

enum Destination<'o> {
    Writer(Box<dyn Write + 'o>),
    /// A file beside the one that is wanted, and that one.
    File(BufWriter<Replacement>, PathBuf),
    /// What is no regular file, such as a pipe: it cannot be replaced.
    Device(BufWriter<fs::File>, PathBuf),
}

impl<'o> Output<'o> {
    pub fn to_writer(format: Format, out: Box<dyn Write + 'o>, settings: &Settings) -> Self {
        Self::begun(format, Destination::Writer(out), settings)
    }

    pub fn to_file(format: Format, path: &Path, settings: &Settings) -> Result<Self, ReportError> {
        let to =
            Destination::file(path).map_err(|source| ReportError { path: Some(path.to_owned()), source })?;
        let settings = Settings { has_colour: false, ..settings.clone() };
        Ok(Self::begun(format, to, &settings))
    }

    fn begun(format: Format, to: Destination<'o>, settings: &Settings) -> Self {
        let mut output = Self { writer: format.writer(settings), to, fault: None };
        output.attempt(|writer, out| writer.begin(out));
        output
    }

    fn attempt(&mut self, write: impl FnOnce(&mut dyn Writer, &mut dyn Write) -> io::Result<()>) {
        if self.fault.is_none() {
            self.fault = write(&mut *self.writer, self.to.out()).err();
        }
    }

    pub fn message(&mut self, checked: &Checked) {
        self.attempt(|writer, out| writer.message(checked, out));
    }

    pub fn flush(&mut self) {
        if let Destination::Writer(_) = self.to {
            self.attempt(|_, out| out.flush());
        }
    }

    /// Completes the report; a file takes its name only now.
    pub fn finish(mut self, summary: &Summary) -> Result<(), ReportError> {
        self.attempt(|writer, out| writer.end(summary, out).and_then(|()| out.flush()));
        let path = self.to.path();
        let result = match (self.fault, self.to) {
            (Some(fault), _) => Err(fault),
            (None, Destination::File(out, _)) => {
                out.into_inner().map_err(io::IntoInnerError::into_error).and_then(Replacement::put)
            }
            (None, _) => Ok(()),
        };
        result.map_err(|source| ReportError { path, source })
    }
}

impl Destination<'_> {
    fn file(path: &Path) -> io::Result<Self> {
        let path = path.to_owned();
        match Replacement::begin(&path)? {
            Some(file) => Ok(Self::File(BufWriter::new(file), path)),
            None => Ok(Self::Device(BufWriter::new(fs::File::options().write(true).open(&path)?), path)),
        }
    }

    fn out(&mut self) -> &mut dyn Write {
        match self {
            Self::Writer(out) => out,
            Self::File(out, _) => out,
            Self::Device(out, _) => out,
        }
    }

    fn path(&self) -> Option<PathBuf> {
        match self {
            Self::Writer(_) => None,
            Self::File(_, path) | Self::Device(_, path) => Some(path.clone()),
        }
    }
}
