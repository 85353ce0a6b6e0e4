//! What an annotation says about a message, a type or a part of one.

use super::app_info::{entries, entry_text, one_line};
use crate::syntax::{AnnotationNode, Documentation};

/// What is said about a component.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Description {
    /// `title`.
    pub title: Option<String>,
    /// The text of `documentation`, paragraphs kept, other layout taken out.
    pub documentation: Option<String>,
    /// `rechtsgrundlage`.
    pub legal_basis: Vec<String>,
    /// `autor`: who sends the message; `sender` in some standards.
    pub author: Vec<String>,
    /// `leser`: who receives it; `empfaenger` in some standards.
    pub reader: Vec<String>,
    /// `implementationHint`.
    pub implementation_hint: Vec<String>,
}

/// Reads an annotation.
#[must_use]
pub fn describe(annotation: &AnnotationNode) -> Description {
    let all = |names: &[&str]| -> Vec<String> {
        entries(annotation)
            .filter(|it| names.contains(&&*it.name.local))
            .filter_map(super::app_info::text)
            .collect()
    };
    Description {
        title: entry_text(annotation, "title"),
        documentation: documentation(&annotation.documentation),
        legal_basis: all(&["rechtsgrundlage"]),
        author: all(&["autor", "sender"]),
        reader: all(&["leser", "empfaenger"]),
        implementation_hint: all(&["implementationHint"]),
    }
}

/// The paragraphs of all `documentation`s.
fn documentation(nodes: &[Documentation]) -> Option<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    for node in nodes {
        let text = node.text();
        let mut open = Vec::new();
        for line in text.lines().map(one_line).chain([String::new()]) {
            if !line.is_empty() {
                open.push(line);
            } else if !open.is_empty() {
                paragraphs.push(open.join("\n"));
                open.clear();
            }
        }
    }
    Some(paragraphs.join("\n\n")).filter(|it| !it.is_empty())
}
