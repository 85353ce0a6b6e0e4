//! What a comparison finds.

use crate::pair::NamespacePair;
use crate::rule::{Class, Kind, Rule};
use crate::side::Place;

/// A change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What kind of change, and what it asks.
    pub rule: &'static Rule,
    /// Where in the subject: elements below it, an attribute as `@name` last; empty for the subject itself.
    pub path: String,
    /// What it was before.
    pub old: Option<String>,
    /// What it is now.
    pub new: Option<String>,
    /// What of it: a facet, a value, an attribute of the annotation.
    pub what: Option<String>,
    /// Where it stood.
    pub old_place: Option<Place>,
    /// Where it stands.
    pub new_place: Option<Place>,
}

/// What has changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SubjectKind {
    /// The standard.
    Standard,
    /// A message.
    Message,
    /// Another global element.
    Element,
    /// A named type.
    Type,
    /// A code list outside the schemas.
    CodeList,
}

impl SubjectKind {
    /// The name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Message => "message",
            Self::Element => "element",
            Self::Type => "type",
            Self::CodeList => "code-list",
        }
    }
}

/// Something with changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// What it is.
    pub kind: SubjectKind,
    /// Its name: on the new side, or on the old one where the new has none. With the prefix the documents use.
    pub name: String,
    /// Its namespace on the side the name is from; empty where it has none.
    pub namespace: String,
    /// Its name on the old side, where that differs.
    pub old_name: Option<String>,
    /// The messages that reach it, on either side, as positions in [`Comparison::messages`]; all of them for the standard.
    pub messages: Vec<usize>,
    /// The changes, in the order of the schema.
    pub changes: Vec<Change>,
}

impl Subject {
    /// What the worst change asks of readers.
    #[must_use]
    pub fn reader(&self) -> Class {
        worst(&self.changes, |it| it.reader)
    }

    /// What the worst change asks of writers.
    #[must_use]
    pub fn writer(&self) -> Class {
        worst(&self.changes, |it| it.writer)
    }
}

fn worst(changes: &[Change], class: fn(&Rule) -> Class) -> Class {
    changes.iter().map(|it| class(it.rule)).max().unwrap_or(Class::Nothing)
}

/// Whether a message is in both versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Presence {
    /// In both.
    Both,
    /// In the old one only.
    Old,
    /// In the new one only.
    New,
}

impl Presence {
    /// The name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Old => "old",
            Self::New => "new",
        }
    }
}

/// A message with all that changes in what it reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageSummary {
    /// Its name, with prefix.
    pub name: String,
    /// What the standard calls it.
    pub title: Option<String>,
    /// Whether both versions have it.
    pub presence: Presence,
    /// The worst for readers.
    pub reader: Class,
    /// The worst for writers.
    pub writer: Class,
    /// How many changes it reaches, those of the standard left out.
    pub changes: usize,
}

/// Everything that differs between two versions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The old version, as in "XMeld 25.11a"; empty where the schemas do not say.
    pub old: String,
    /// The new version.
    pub new: String,
    /// The namespaces both sides have.
    pub namespaces: Vec<NamespacePair>,
    /// The messages of both sides that were asked for.
    pub messages: Vec<MessageSummary>,
    /// What has changes: the standard, messages, other elements, types, code lists.
    pub subjects: Vec<Subject>,
}

impl Comparison {
    /// All changes with their subjects.
    pub fn changes(&self) -> impl Iterator<Item = (&Subject, &Change)> {
        self.subjects.iter().flat_map(|subject| subject.changes.iter().map(move |it| (subject, it)))
    }

    /// The worst for readers and for writers.
    #[must_use]
    pub fn worst(&self) -> (Class, Class) {
        let class = |of: fn(&Subject) -> Class| self.subjects.iter().map(of).max().unwrap_or(Class::Nothing);
        (class(Subject::reader), class(Subject::writer))
    }

    /// How many changes there are of a kind.
    #[must_use]
    pub fn count(&self, kind: Kind) -> usize {
        self.changes().filter(|(_, it)| it.rule.kind == kind).count()
    }
}
