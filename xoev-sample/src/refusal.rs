//! Why a message could not be made.

use std::fmt;
use xoev_runtime::grammar::TypeId;
use xoev_runtime::report::{Language, Report};

/// Why there is no sample of a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// No global element has this name.
    UnknownMessage {
        /// The name.
        name: String,
        /// Names that were probably meant.
        similar: Vec<String>,
    },
    /// The element, or something that must stand in it, has no finite valid content: it is abstract and nothing stands for
    /// it, it must contain itself, or a value it needs was not found.
    NoContent {
        /// The element.
        path: String,
    },
    /// No value of a simple type was found.
    NoValue {
        /// The element or attribute.
        path: String,
        /// The type.
        type_definition: TypeId,
    },
    /// The content cannot be as the profile, or the kind of sample, wants it.
    NotAsWanted {
        /// The element.
        path: String,
    },
    /// The type does not accept the value the profile wants.
    ValueNotAsWanted {
        /// The element or attribute.
        path: String,
        /// The value.
        value: String,
    },
    /// The message would be too long or too deep.
    TooLarge,
    /// What was built is not valid: a case the library does not know.
    Invalid {
        /// What the validator says.
        report: Report,
        /// The message.
        xml: String,
    },
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownMessage { name, similar } if similar.is_empty() => {
                write!(f, "there is no global element “{name}”")
            }
            Self::UnknownMessage { name, similar } => {
                write!(f, "there is no global element “{name}”; meant “{}”?", similar.join("”, “"))
            }
            Self::NoContent { path } => write!(f, "{path}: no finite valid content is known"),
            Self::NoValue { path, .. } => write!(f, "{path}: no value of its type was found"),
            Self::NotAsWanted { path } => write!(f, "{path}: the schema has no content like that"),
            Self::ValueNotAsWanted { path, value } => write!(f, "{path}: the type does not accept “{value}”"),
            Self::TooLarge => f.write_str("the message would be too long or too deep"),
            Self::Invalid { report, .. } => match report.issues.first() {
                Some(issue) => {
                    write!(f, "built, but not valid: {}: {}", issue.path, issue.message(Language::En))
                }
                None => f.write_str("built, but not valid"),
            },
        }
    }
}

impl std::error::Error for Refusal {}
