//! One fault or warning, worded.

use crate::Wording;
use crate::source::Source;
use std::fmt;
use std::ops::Range;
use xoev_runtime::report::{ExpectedItem, Issue, Position, Severity};
use xoev_schema::diagnostics::excerpt::Excerpt;

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
    pub place: Option<Place>,
    /// What is wrong, as one sentence.
    pub message: String,
    /// What could have stood in this place: names, `*` for any element, `{namespaces}*` for any of those.
    pub expected: Vec<String>,
    /// What probably led to it, where that can be told.
    pub hint: Option<String>,
    /// The lines around the place.
    pub excerpt: Option<Excerpt>,
}

/// A place in a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Line, column and offset.
    pub position: Position,
    /// How many characters are concerned, all of them in one line: a tag with its name, an attribute's name, else one.
    pub length: usize,
    /// The same in bytes of the file; `None` where it is not in UTF-8.
    pub bytes: Option<Range<u64>>,
}

impl Finding {
    /// An issue in words.
    pub(crate) fn of(issue: &Issue, source: &Source<'_>, wording: &Wording) -> Self {
        Self {
            place: source.place(issue),
            excerpt: source.excerpt(issue),
            ..Self::without_text(issue, wording)
        }
    }

    /// An issue in words where the text of the message is not at hand.
    pub(crate) fn without_text(issue: &Issue, wording: &Wording) -> Self {
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
            place: (issue.position.line > 0).then_some(Place {
                position: issue.position,
                length: 1,
                bytes: None,
            }),
            message,
            expected: issue.expected().iter().map(expected).collect(),
            hint,
            excerpt: None,
        }
    }

    /// A fault of the message as a whole.
    pub(crate) fn of_message(rule: &'static str, message: String) -> Self {
        Self {
            rule,
            severity: Severity::Fault,
            path: String::new(),
            place: None,
            message,
            expected: Vec::new(),
            hint: None,
            excerpt: None,
        }
    }
}

impl Finding {
    /// Place, path, sentence and rule in one line; the hint, if there is one, in a second.
    #[must_use]
    pub fn text(&self) -> String {
        let place = self.place.as_ref().map(|place| format!("{}: ", place.position)).unwrap_or_default();
        let path = if self.path.is_empty() { String::new() } else { format!("{}: ", self.path) };
        let hint = self.hint.as_ref().map(|hint| format!("\n    {hint}")).unwrap_or_default();
        format!("{place}{path}{} [{}]{hint}", self.message, self.rule)
    }
}

/// The sentence alone, as miette wants it; see [`Finding::text`].
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Finding {}

impl miette::Diagnostic for Finding {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.rule))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Fault => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.hint.as_ref().map(|hint| Box::new(hint) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn miette::SourceCode> {
        self.excerpt.as_ref().map(|excerpt| excerpt as &dyn miette::SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = miette::LabeledSpan> + '_>> {
        Some(Box::new(self.excerpt.as_ref()?.spans().into_iter()))
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
