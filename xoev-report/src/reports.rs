//! Several reports about the same messages, written at once.

use crate::output::{Output, ReportError};
use crate::{Checked, Format, Settings, Summary};
use std::io::{ErrorKind, Write};
use std::path::Path;

/// Takes messages one by one, in the order in which they are to be reported, and writes reports about them.
pub struct Reports<'o> {
    settings: Settings,
    outputs: Vec<Output<'o>>,
    summary: Summary,
}

impl<'o> Reports<'o> {
    /// No report yet; add those that are wanted before the first message is taken.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self { settings, outputs: Vec::new(), summary: Summary::default() }
    }

    /// Also writes a report to a writer.
    #[must_use]
    pub fn to_writer(mut self, format: Format, out: impl Write + 'o) -> Self {
        self.outputs.push(Output::to_writer(format, Box::new(out), &self.settings));
        self
    }

    /// Also writes a report to a file. Folders that are missing are made; the file itself appears, or is replaced, when the
    /// report is complete.
    ///
    /// # Errors
    /// If no file can be written there.
    pub fn to_file(mut self, format: Format, path: &Path) -> Result<Self, ReportError> {
        self.outputs.push(Output::to_file(format, path, &self.settings)?);
        Ok(self)
    }

    /// Reports one more message. What goes wrong with a report is told by [`Self::finish`].
    pub fn take(&mut self, checked: &Checked) {
        self.summary.add(checked);
        for output in &mut self.outputs {
            output.message(checked);
        }
    }

    /// Hands on what the writers keep, so that other output of the program stands in the right place.
    pub fn flush(&mut self) {
        self.outputs.iter_mut().for_each(Output::flush);
    }

    /// Completes the reports; one that fails does not keep the others from it. That the reader of a writer has gone, as
    /// `head` does, is no fault.
    pub fn finish(self) -> (Summary, Vec<ReportError>) {
        let results = self.outputs.into_iter().map(|output| output.finish(&self.summary));
        let is_fault =
            |fault: &ReportError| fault.path.is_some() || fault.source.kind() != ErrorKind::BrokenPipe;
        (self.summary, results.filter_map(Result::err).filter(is_fault).collect())
    }
}
