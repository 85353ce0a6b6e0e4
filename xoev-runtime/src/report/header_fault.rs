//! What can be wrong with the header of a valid message.

/// What a reader has against a header. The schema is met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeaderFault {
    /// The message is a test, and the reader takes none.
    TestMessage {
        /// The value of the attribute `test`.
        value: String,
    },
    /// The creation time is not as the standard's prose asks for.
    CreationTime {
        /// The creation time.
        value: String,
        /// It has no time zone.
        lacks_zone: bool,
        /// It has no milliseconds.
        lacks_milliseconds: bool,
    },
}

impl HeaderFault {
    /// The rule that is broken.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::TestMessage { .. } => "xoev-test-message",
            Self::CreationTime { .. } => "xoev-creation-time",
        }
    }
}
