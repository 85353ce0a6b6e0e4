//! The suite's own description of its tests.
//!
//! In: a folder with `suite.xml`. Out: [`Suite`].
//! Invariant: tests stand in the suite's order, so that an index means the same test to every process.
//! Not here: running anything.

mod read;
mod version;

pub use read::read;

use std::fmt;
use std::path::PathBuf;

/// All groups that apply.
#[derive(Debug, Default)]
pub struct Suite {
    /// The groups, in the suite's order.
    pub groups: Vec<Group>,
    /// What of the description could not be read.
    pub notes: Vec<String>,
}

/// Tests around one schema.
#[derive(Debug)]
pub struct Group {
    /// Who gave the tests, as a short name: `MS`, `NIST`, …
    pub contributor: String,
    /// The test set: its file's name without extension.
    pub set: String,
    /// The group's name.
    pub name: String,
    /// Documents of the group's schema; empty where instances bring their own.
    pub schema_documents: Vec<PathBuf>,
    /// The tests; one about the schema comes first.
    pub tests: Vec<Test>,
}

/// A test.
#[derive(Debug)]
pub struct Test {
    /// Its name in the group.
    pub name: String,
    /// What is tested.
    pub kind: Kind,
    /// The instance, for a test of one.
    pub document: Option<PathBuf>,
    /// The suite's answer; `None` where it leaves the answer open.
    pub expected: Option<Validity>,
    /// How sure the suite is: `accepted`, `stable`, `queried`, `disputed-test`, …; may be empty.
    pub status: String,
}

/// What a test is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Whether the schema conforms.
    Schema,
    /// Whether an instance is valid.
    Instance,
}

/// An answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Validity {
    /// Accepted.
    Valid,
    /// Rejected.
    Invalid,
}

/// Contributors whose tests make the core that validators are compared by.
pub const CORE: [&str; 4] = ["MS", "NIST", "Sun", "Boeing"];

impl Group {
    /// Whether the group belongs to the core.
    #[must_use]
    pub fn is_core(&self) -> bool {
        CORE.contains(&self.contributor.as_str())
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Schema => "schema",
            Self::Instance => "instance",
        })
    }
}

impl fmt::Display for Validity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Valid => "valid",
            Self::Invalid => "invalid",
        })
    }
}
