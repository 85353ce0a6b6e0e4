//! Faults of schemas as data: stable rule id, places, texts. Rendering stands in [`render`].
//!
//! In: reports of every stage. Out: [`Diagnostics`], in the order reported.
//! Invariant: a diagnostic about a schema document has a [`Span`].

pub mod excerpt;
pub mod render;

use crate::source::Span;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; the schema set is usable.
    Warning,
    /// The schema set is not usable.
    Error,
}

/// A place with what is to be said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What stands there; may be empty for the main place.
    pub text: String,
}

/// A fault of a schema set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule's stable id: the name of the specification's constraint where there is one (`src-resolve`,
    /// `cos-nonambig`), else `xoev-…`.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// One sentence, no full stop.
    pub message: String,
    /// The main place; `None` only where no document could be read.
    pub primary: Option<Label>,
    /// Further places.
    pub secondary: Vec<Label>,
    /// How to mend it, where that is known.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// An error at a place.
    #[must_use]
    pub fn error(rule: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: Severity::Error,
            message: message.into(),
            primary: Some(Label { span, text: String::new() }),
            secondary: Vec::new(),
            hint: None,
        }
    }

    /// A warning at a place.
    #[must_use]
    pub fn warning(rule: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(rule, span, message) }
    }

    /// An error that belongs to no place in a document, such as an entry file that cannot be read.
    #[must_use]
    pub fn unplaced(rule: &'static str, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: Severity::Error,
            message: message.into(),
            primary: None,
            secondary: Vec::new(),
            hint: None,
        }
    }

    /// Whether a constraint of the specification is broken, be it one that is let pass: a warning under the
    /// constraint's own name.
    #[must_use]
    pub fn is_violation(&self) -> bool {
        self.severity == Severity::Error || self.rule.split('-').next() != Some("xoev")
    }

    /// Says what stands at the main place.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        if let Some(primary) = &mut self.primary {
            primary.text = text.into();
        }
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push(Label { span, text: text.into() });
        self
    }

    /// Adds how to mend it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// Collects the diagnostics of all stages.
#[derive(Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Takes a diagnostic.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Takes all diagnostics of another list.
    pub fn append(&mut self, other: Self) {
        self.list.extend(other.list);
    }

    /// All diagnostics so far.
    #[must_use]
    pub fn list(&self) -> &[Diagnostic] {
        &self.list
    }

    /// Whether the schema set is unusable.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }
}
