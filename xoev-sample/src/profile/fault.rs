//! What is wrong with a profile.

use std::fmt;

/// What is wrong with a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProfileFault {
    /// It is no TOML, or has keys or types of values that mean nothing.
    Syntax(String),
    /// A path that cannot be read.
    Path {
        /// The path.
        path: String,
    },
    /// No message has the path.
    UnknownPath {
        /// The path.
        path: String,
        /// The first name that stands nowhere at its place.
        name: String,
        /// Names that do, and were probably meant.
        similar: Vec<String>,
    },
    /// The child a choice names stands in no element of the path.
    UnknownChoice {
        /// The path.
        path: String,
        /// The child.
        name: String,
        /// Names that were probably meant.
        similar: Vec<String>,
    },
}

impl fmt::Display for ProfileFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let meant = |similar: &[String]| match similar {
            [] => String::new(),
            _ => format!("; meant “{}”?", similar.join("”, “")),
        };
        match self {
            Self::Syntax(reason) => f.write_str(reason),
            Self::Path { path } => {
                write!(
                    f,
                    "“{path}” is no path; expected names with / between them, @ before the last for an attribute"
                )
            }
            Self::UnknownPath { path, name, similar } => {
                write!(f, "no message has the path “{path}”: there is no “{name}”{}", meant(similar))
            }
            Self::UnknownChoice { path, name, similar } => {
                write!(f, "“{path}”: no element “{name}” may stand in it{}", meant(similar))
            }
        }
    }
}

impl std::error::Error for ProfileFault {}
