//! What can be said about a code.

use std::borrow::Cow;
use xoev_runtime::code::{CodeUse, CodeValue};

/// A question about a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Query<'a> {
    /// The Kennung of the list (`listURI`); a Kennung with version is understood too.
    pub list: Option<&'a str>,
    /// The version of the list (`listVersionID`).
    pub version: Option<&'a str>,
    /// The column with the codes; `None`: the list's own code column.
    pub column: Option<&'a str>,
    /// The code.
    pub code: &'a str,
}

impl<'a> Query<'a> {
    /// A question about a code of a list, in whichever version is the newest.
    #[must_use]
    pub const fn new(list: &'a str, code: &'a str) -> Self {
        Self { list: Some(list), version: None, column: None, code }
    }

    /// The same question for a version.
    #[must_use]
    pub const fn in_version(self, version: &'a str) -> Self {
        Self { version: Some(version), ..self }
    }

    /// The question a value of a generated code type asks.
    #[must_use]
    pub fn of<C: CodeValue + ?Sized>(value: &'a C) -> Self {
        Self {
            list: value.list_uri(),
            version: value.list_version(),
            column: value.column(),
            code: value.code(),
        }
    }
}

impl<'a> From<&CodeUse<'a>> for Query<'a> {
    fn from(code: &CodeUse<'a>) -> Self {
        Self { list: code.list_uri, version: code.list_version, column: code.column, code: code.code }
    }
}

/// The verdict about a code. Versions stand with the newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict<'a> {
    /// The list is at hand in the version, and has the code. Without a version in the question: the newest has it.
    Known {
        /// The version.
        version: Cow<'a, str>,
        /// What the code means.
        label: Option<Cow<'a, str>>,
    },
    /// The list is at hand in the version (or, without one, its newest is); only other versions have the code.
    OtherVersion {
        /// The versions that have the code.
        known_in: Vec<Cow<'a, str>>,
        /// What it means in the newest of them.
        label: Option<Cow<'a, str>>,
    },
    /// The list is at hand, but not in the version.
    VersionUnknown {
        /// The versions that are at hand.
        at_hand: Vec<Cow<'a, str>>,
        /// Those of them that have the code: none does if it is empty.
        known_in: Vec<Cow<'a, str>>,
        /// What the code means in the newest of these.
        label: Option<Cow<'a, str>>,
    },
    /// The list is at hand in the version, and no version at hand has the code.
    CodeUnknown,
    /// The list is not at hand, or the message names none.
    ListUnknown,
}

impl Verdict<'_> {
    /// Whether the code is known in the version that was asked for.
    #[must_use]
    pub const fn is_known(&self) -> bool {
        matches!(self, Self::Known { .. })
    }

    /// What the code means, in the version asked for or else the newest that has it.
    #[must_use]
    pub fn label(&self) -> Option<&str> {
        match self {
            Self::Known { label, .. }
            | Self::OtherVersion { label, .. }
            | Self::VersionUnknown { label, .. } => label.as_deref(),
            Self::CodeUnknown | Self::ListUnknown => None,
        }
    }

    /// The verdict without the lists.
    #[must_use]
    pub fn into_owned(self) -> Verdict<'static> {
        let one = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        let all = |texts: Vec<Cow<'_, str>>| texts.into_iter().map(one).collect::<Vec<_>>();
        match self {
            Self::Known { version, label } => Verdict::Known { version: one(version), label: label.map(one) },
            Self::OtherVersion { known_in, label } => {
                Verdict::OtherVersion { known_in: all(known_in), label: label.map(one) }
            }
            Self::VersionUnknown { at_hand, known_in, label } => Verdict::VersionUnknown {
                at_hand: all(at_hand),
                known_in: all(known_in),
                label: label.map(one),
            },
            Self::CodeUnknown => Verdict::CodeUnknown,
            Self::ListUnknown => Verdict::ListUnknown,
        }
    }
}
