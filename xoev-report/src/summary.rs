//! What a run came to.

use crate::{Checked, Verdict};

/// Counts over all messages of a run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Summary {
    /// Messages altogether.
    pub messages: usize,
    /// Messages without a fault.
    pub valid: usize,
    /// Messages with a fault.
    pub invalid: usize,
    /// Messages that could not be checked.
    pub unchecked: usize,
    /// Faults listed.
    pub faults: usize,
    /// Warnings listed.
    pub warnings: usize,
}

impl Summary {
    /// Counts one more message.
    pub fn add(&mut self, checked: &Checked) {
        self.messages += 1;
        self.faults += checked.faults();
        self.warnings += checked.warnings();
        match checked.verdict() {
            Verdict::Valid => self.valid += 1,
            Verdict::Invalid => self.invalid += 1,
            Verdict::Unchecked => self.unchecked += 1,
        }
    }
}
