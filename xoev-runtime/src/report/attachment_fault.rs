//! What can be wrong with the files that come with a message.

/// How the files a message names and those in its archive differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AttachmentFault {
    /// The message names a file that is not in the archive.
    Missing {
        /// The file's name, as the message has it.
        name: String,
    },
    /// The archive holds a file that none of its messages names.
    Surplus {
        /// The file's path in the archive.
        name: String,
    },
}

impl AttachmentFault {
    /// The rule that is broken.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "xoev-missing-attachment",
            Self::Surplus { .. } => "xoev-surplus-attachment",
        }
    }
}
