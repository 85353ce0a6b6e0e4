//! Which verdicts make a message invalid.

use crate::registry::Verdict;
use std::collections::BTreeMap;
use xoev_runtime::report::Severity;

/// What a verdict leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Nothing is said.
    Accept,
    /// A warning: the message stays valid.
    Warn,
    /// A fault: the message is invalid.
    Refuse,
}

impl Action {
    /// The severity of the issue, if there is one.
    #[must_use]
    pub const fn severity(self) -> Option<Severity> {
        match self {
            Self::Accept => None,
            Self::Warn => Some(Severity::Warning),
            Self::Refuse => Some(Severity::Fault),
        }
    }
}

impl std::str::FromStr for Action {
    type Err = String;

    /// The words of `xoev.toml`: `accept`, `warn`, `refuse`.
    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "accept" => Ok(Self::Accept),
            "warn" => Ok(Self::Warn),
            "refuse" => Ok(Self::Refuse),
            _ => Err(format!("`{text}` is none of `accept`, `warn`, `refuse`")),
        }
    }
}

/// Which verdicts are faults, which are warnings, and what differs for single lists.
///
/// The default is meant for a receiver in operation. It never lets anything pass in silence, and it never refuses a
/// message for what the receiver itself lacks:
/// - a code that no version at hand has, while the version the message names is at hand, is refused: the message is
///   wrong, and nobody can tell what was meant;
/// - a code that another version has is a warning: the message names the wrong version, which senders often do after a
///   list was updated, but what the code means is known;
/// - a version or a list that is not at hand is a warning: whether the code is right cannot be told here, and lists
///   change more often than programs are updated;
/// - codes that stand in the schema (code types 1) are left to the schema.
///
/// A sender should be stricter before a message leaves the house: [`CodePolicy::strict`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodePolicy {
    /// The list is at hand in the version, the code is in none: `Refuse` by default.
    pub code_unknown: Action,
    /// The list is at hand in the version, the code is only in others: `Warn` by default.
    pub other_version: Action,
    /// The list is at hand, but not in the version: `Warn` by default.
    pub version_unknown: Action,
    /// The list is not at hand: `Warn` by default.
    pub list_unknown: Action,
    /// Whether codes of types 1, which the schema enumerates, are looked up too: not by default.
    pub checks_enumerated: bool,
    /// What differs for single lists, by Kennung.
    pub lists: BTreeMap<String, ListPolicy>,
}

/// What differs for one list; `None`: nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ListPolicy {
    /// See [`CodePolicy::code_unknown`].
    pub code_unknown: Option<Action>,
    /// See [`CodePolicy::other_version`].
    pub other_version: Option<Action>,
    /// See [`CodePolicy::version_unknown`].
    pub version_unknown: Option<Action>,
    /// See [`CodePolicy::list_unknown`].
    pub list_unknown: Option<Action>,
}

impl Default for CodePolicy {
    fn default() -> Self {
        Self {
            code_unknown: Action::Refuse,
            other_version: Action::Warn,
            version_unknown: Action::Warn,
            list_unknown: Action::Warn,
            checks_enumerated: false,
            lists: BTreeMap::new(),
        }
    }
}

impl CodePolicy {
    /// Every verdict but "known in this version" is a fault: for senders, and for tests.
    #[must_use]
    pub fn strict() -> Self {
        Self {
            other_version: Action::Refuse,
            version_unknown: Action::Refuse,
            list_unknown: Action::Refuse,
            ..Self::default()
        }
    }

    /// The same policy with a difference for one list.
    #[must_use]
    pub fn with_list(mut self, identifier: impl Into<String>, policy: ListPolicy) -> Self {
        self.lists.insert(identifier.into(), policy);
        self
    }

    /// What a verdict about a code of a list leads to.
    #[must_use]
    pub fn action(&self, list: &str, verdict: &Verdict<'_>) -> Action {
        let own = if self.lists.is_empty() { None } else { self.lists.get(list) };
        match verdict {
            Verdict::Known { .. } => Action::Accept,
            Verdict::OtherVersion { .. } => own.and_then(|it| it.other_version).unwrap_or(self.other_version),
            Verdict::VersionUnknown { .. } => {
                own.and_then(|it| it.version_unknown).unwrap_or(self.version_unknown)
            }
            Verdict::CodeUnknown => own.and_then(|it| it.code_unknown).unwrap_or(self.code_unknown),
            Verdict::ListUnknown => own.and_then(|it| it.list_unknown).unwrap_or(self.list_unknown),
        }
    }
}
