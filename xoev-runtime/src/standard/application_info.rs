//! What annotations say about messages and types.

use serde::{Deserialize, Serialize};

/// The children of `appinfo` (XÖV-Handbuch) and the documentation of one component.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApplicationInfo {
    /// `title`.
    pub title: Option<String>,
    /// The text of `documentation`; paragraphs are kept. Types have it in the documentation of their Rust type only.
    pub documentation: Option<String>,
    /// `rechtsgrundlage`: the law a message is based on.
    pub legal_basis: Vec<String>,
    /// `autor`: who sends the message.
    pub author: Vec<String>,
    /// `leser`: who receives it.
    pub reader: Vec<String>,
    /// `implementationHint`: a hint for implementers.
    pub implementation_hint: Vec<String>,
    /// Every other child: its name, and its text, or its XML where it has elements or attributes.
    pub other: Vec<(String, String)>,
}

impl ApplicationInfo {
    /// The texts of the other children of a name.
    pub fn other(&self, name: &str) -> impl Iterator<Item = &str> {
        self.other.iter().filter(move |(it, _)| it == name).map(|(_, text)| text.as_str())
    }
}

/// A message of a standard.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageInfo {
    /// The namespace of the root element; empty for none.
    pub namespace: String,
    /// The local name of the root element.
    pub name: String,
    /// The number at the end of the name, as in `anmeldung.datenanforderung.0300`.
    pub number: Option<String>,
    /// What the schema says about it.
    pub info: ApplicationInfo,
}

/// A named type of a standard.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypeInfo {
    /// The namespace; empty for none.
    pub namespace: String,
    /// The local name.
    pub name: String,
    /// What the schema says about it.
    pub info: ApplicationInfo,
}
