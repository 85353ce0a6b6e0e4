//! One fault with its place.

use super::{ExpectedItem, Fault, hint, mask, text};
use std::fmt;

/// The language of a text for people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// German.
    De,
    /// English.
    #[default]
    En,
}

/// A place in a document. A value that was never text (one built in a program) has no place: all fields are 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1; 0 where there is no place.
    pub line: u32,
    /// Column in characters, from 1; 0 where there is no place.
    pub column: u32,
    /// Bytes before it in the document as UTF-8, the byte order mark counted: for a document in UTF-8, in the file.
    pub offset: u64,
    /// Bytes before it in the document as it came, in whatever encoding; filled in with line and column. In encodings that
    /// switch between sets of characters (ISO-2022-JP) without the switches.
    pub byte_offset: u64,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// Whether an issue makes the document invalid.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// It does not: something the receiver should know, such as a code list that is not at hand.
    Warning,
    /// It does.
    #[default]
    Fault,
}

/// A fault of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Issue {
    /// The rule that is broken, by the name the recommendation gives it.
    pub rule: &'static str,
    /// The element or attribute, as a path from the root: `/xmeld:datenanforderung.0300/kopf[1]/absender[1]/@code`.
    pub path: String,
    /// Where it stands.
    pub position: Position,
    /// What is wrong.
    pub fault: Fault,
    /// Whether that makes the document invalid.
    pub severity: Severity,
}

impl Issue {
    /// An issue under the rule of its fault.
    #[must_use]
    pub fn new(path: String, position: Position, fault: Fault) -> Self {
        Self { rule: fault.rule(), path, position, fault, severity: Severity::Fault }
    }

    /// What is wrong, as one sentence.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        text::fault(language, &self.fault)
    }

    /// What is wrong, with the values of the document masked ([`super::masked_text`]).
    #[must_use]
    pub fn masked_message(&self, language: Language) -> String {
        text::fault(language, &mask::fault(&self.fault))
    }

    /// What could have stood in this place, for faults of content.
    #[must_use]
    pub fn expected(&self) -> &[ExpectedItem] {
        self.fault.expected()
    }

    /// What probably led to the fault, where that can be told.
    #[must_use]
    pub fn hint(&self, language: Language) -> Option<String> {
        hint::hint(&self.fault).map(|hint| text::hint(language, &hint))
    }

    /// What probably led to the fault, with what tells a value of the document masked.
    #[must_use]
    pub fn masked_hint(&self, language: Language) -> Option<String> {
        hint::hint(&self.fault).and_then(mask::hint).map(|hint| text::hint(language, &hint))
    }

    /// Place, rule, message and hint.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let mut text = String::new();
        if self.position.line > 0 {
            text.push_str(&format!("{}: ", self.position));
        }
        if !self.path.is_empty() {
            text.push_str(&self.path);
            text.push_str(": ");
        }
        text.push_str(&self.message(language));
        text.push_str(&format!(" [{}]", self.rule));
        if let Some(hint) = self.hint(language) {
            text.push_str("\n    ");
            text.push_str(&hint);
        }
        text
    }
}

impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::En))
    }
}
