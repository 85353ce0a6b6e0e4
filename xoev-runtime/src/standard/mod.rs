//! What a standard says about itself, at run time: name, Kennung, version, validity, messages with their application
//! info; and the choice of a version by reference date.
//!
//! In: what the schema compiler has read from annotations and settings, carried behind the tables of a
//! [`Grammar`](crate::grammar::Grammar) (see `section`). Out: [`Standard`], [`Standards`].
//! Invariants: texts are as the schema has them, with layout taken out; nothing is interpreted.
//! Not here: telling versions of incoming messages apart (`dispatch/`).

mod application_info;
mod embedded;
mod reference_date;
mod section;
mod selection;

pub use application_info::{ApplicationInfo, MessageInfo, TypeInfo};
pub use embedded::EmbeddedStandard;
pub use reference_date::{InvalidReferenceDate, ReferenceDate};
pub use section::StandardSection;
pub use selection::{NoVersion, Standards};

use serde::{Deserialize, Serialize};
use std::fmt;

/// A standard in one version.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standard {
    /// The short name (`nameKurz`), as in "XMeld"; the name in the settings where the schemas give none.
    pub name: String,
    /// `nameLang`.
    pub long_name: Option<String>,
    /// The Kennung without version, as in `urn:xoev-de:kosit:standard:xinneres.xmeld`.
    pub kennung: Option<String>,
    /// The version of the standard; empty where neither schemas nor settings say. It is not the attribute `version`
    /// of a schema document.
    pub version: String,
    /// The first day of validity, where the settings say.
    pub valid_from: Option<ReferenceDate>,
    /// The last day of validity, where the settings say.
    pub valid_until: Option<ReferenceDate>,
    /// The namespaces of the messages.
    pub namespaces: Vec<String>,
    /// The messages, in the order of the schema documents.
    pub messages: Vec<MessageInfo>,
    /// Types about which more than documentation is said.
    pub types: Vec<TypeInfo>,
    /// Names of attributes of root or header that tell the version, where the settings name them. Without, they
    /// follow from the schema; see [`Dispatcher`](crate::dispatch::Dispatcher).
    pub version_attributes: Vec<String>,
}

impl Standard {
    /// The message with a root element.
    #[must_use]
    pub fn message(&self, namespace: &str, name: &str) -> Option<&MessageInfo> {
        self.messages.iter().find(|message| message.name == name && message.namespace == namespace)
    }

    /// What is said about a named type.
    #[must_use]
    pub fn type_info(&self, namespace: &str, name: &str) -> Option<&TypeInfo> {
        self.types.iter().find(|it| it.name == name && it.namespace == namespace)
    }

    /// Whether the version may be used on a day. Where no first or last day is known, there is none.
    #[must_use]
    pub fn is_valid_on(&self, day: ReferenceDate) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_until.is_none_or(|until| day <= until)
    }

    /// Whether both are versions of one standard: of the same Kennung, or, where one has none, of the same name.
    #[must_use]
    pub fn is_same_standard(&self, other: &Self) -> bool {
        match (&self.kennung, &other.kennung) {
            (Some(own), Some(other)) => own == other,
            _ => !self.name.is_empty() && self.name.eq_ignore_ascii_case(&other.name),
        }
    }
}

/// Name and version, as in "XMeld 25.11a".
impl fmt::Display for Standard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        if !self.name.is_empty() && !self.version.is_empty() {
            f.write_str(" ")?;
        }
        f.write_str(&self.version)
    }
}
