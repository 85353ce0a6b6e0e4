//! One fault or warning, worded.

use xoev_runtime::report::{ExpectedItem, Issue, Position, Severity};
use xoev_schema::diagnostics::excerpt::Excerpt;

use crate::Wording;

/// A fault or warning in a message: worded in one language, masked where that was wanted, with the lines it is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule that is broken; `xoev explain RULE` tells more.
    pub rule: &'static str,
    /// Whether it makes the message invalid.
    pub severity: Severity,
    /// The element or attribute, as a path from the root; empty where the finding is about the message as a whole.
    pub path: String,
    /// Where it stands; `None` where the finding is about the message as a whole.
    pub position: Option<Position>,
    /// What is wrong, as one sentence.
    pub message: String,
    /// What could have stood in this place: names, `*` for any element, `{namespaces}*` for any of those.
    pub expected: Vec<String>,
    /// What probably led to it, where that can be told.
    pub hint: Option<String>,
    /// The lines around the place.
    pub excerpt: Option<Excerpt>,
}

impl Finding {
    /// An issue in words.
    pub(crate) fn of(issue: &Issue, excerpt: Option<Excerpt>, wording: &Wording) -> Self {
        let language = wording.language;
        let (message, hint) = if wording.masks_values {
            (issue.masked_message(language), issue.masked_hint(language))
        } else {
            (issue.message(language), issue.hint(language))
        };
        Self {
            rule: issue.rule,
            severity: issue.severity,
            path: issue.path.clone(),
            position: (issue.position.line > 0).then_some(issue.position),
            message,
            expected: issue.expected().iter().map(expected).collect(),
            hint,
            excerpt,
        }
    }

    /// A fault of the message as a whole.
    pub(crate) fn of_message(rule: &'static str, message: String) -> Self {
        Self {
            rule,
            severity: Severity::Fault,
            path: String::new(),
            position: None,
            message,
            expected: Vec::new(),
            hint: None,
            excerpt: None,
        }
    }
}

/// What could have stood there: a name, `*` for any, or namespaces in the words of the schema.
fn expected(item: &ExpectedItem) -> String {
    match item {
        ExpectedItem::Element(name) => name.to_string(),
        ExpectedItem::AnyElement => "*".to_owned(),
        ExpectedItem::AnyOf(namespaces) => format!("{{{}}}*", namespaces.join(" ")),
        ExpectedItem::AnyBut(namespace) => format!("{{not {namespace}}}*"),
    }
}
