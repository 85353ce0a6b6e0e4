//! Exit codes.

use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// 0: everything valid.
    Valid,
    /// 1: faults in the input.
    Faults,
    /// 2: wrong use, a file that cannot be read or written, or (for commands that need one) an unusable schema.
    Unusable,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Valid => 0,
            Exit::Faults => 1,
            Exit::Unusable => 2,
        })
    }
}
