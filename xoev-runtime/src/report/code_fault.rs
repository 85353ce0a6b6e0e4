//! What can be wrong with a code of a code list.

/// What is wrong with a code.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum CodeFault {
    /// The list is known in the version the message names, and the code is in no known version of it.
    CodeUnknown {
        /// The Kennung of the list.
        list: String,
        /// The version the message names.
        version: Option<String>,
        /// The code.
        code: String,
        /// A code of that version that differs in letter case, blanks or zeros at the beginning.
        similar: Option<String>,
    },
    /// The list is known in the version the message names; the code is only in other versions.
    OtherVersion {
        /// The Kennung of the list.
        list: String,
        /// The version the message names.
        version: Option<String>,
        /// The code.
        code: String,
        /// The versions that have the code, the newest first.
        known_in: Vec<String>,
        /// What the code means in the newest of them.
        label: Option<String>,
    },
    /// The list is known, but not in the version the message names.
    VersionUnknown {
        /// The Kennung of the list.
        list: String,
        /// The version the message names.
        version: String,
        /// The code, where no known version has it.
        code: Option<String>,
        /// The versions at hand, the newest first.
        at_hand: Vec<String>,
    },
    /// No version of the list is known.
    ListUnknown {
        /// The Kennung of the list; empty where the message names none.
        list: String,
    },
}

impl CodeFault {
    /// The rule that is broken.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::CodeUnknown { .. } => "xoev-code-unknown",
            Self::OtherVersion { .. } => "xoev-code-other-version",
            Self::VersionUnknown { .. } => "xoev-code-version-unknown",
            Self::ListUnknown { .. } => "xoev-code-list-unknown",
        }
    }
}
