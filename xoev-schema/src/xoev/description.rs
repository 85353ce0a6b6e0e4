//! What an annotation says about a message, a type or a part of one.

use super::app_info::{entries, entry_text, one_line, xml};
use crate::syntax::{AnnotationNode, Documentation};
use xoev_runtime::standard::ApplicationInfo;

/// Children of `appinfo` that have a place of their own.
const KNOWN: [&str; 15] = [
    "title",
    "rechtsgrundlage",
    "autor",
    "sender",
    "leser",
    "empfaenger",
    "implementationHint",
    "standard",
    "versionStandard",
    "codeliste",
    "versionCodeliste",
    "codelistenspalten",
    "genutzteCodeSpalte",
    "listName",
    "listAgencyName",
];

/// Reads an annotation. Some standards say `sender` and `empfaenger` for `autor` and `leser`. What describes standards and
/// code lists is read elsewhere and not among the other children.
#[must_use]
pub fn describe(annotation: &AnnotationNode) -> ApplicationInfo {
    let all = |names: &[&str]| -> Vec<String> {
        entries(annotation)
            .filter(|it| names.contains(&&*it.name.local))
            .filter_map(super::app_info::text)
            .collect()
    };
    ApplicationInfo {
        title: entry_text(annotation, "title"),
        documentation: documentation(&annotation.documentation),
        legal_basis: all(&["rechtsgrundlage"]),
        author: all(&["autor", "sender"]),
        reader: all(&["leser", "empfaenger"]),
        implementation_hint: all(&["implementationHint"]),
        other: other(annotation),
    }
}

/// The children nothing is known about.
fn other(annotation: &AnnotationNode) -> Vec<(String, String)> {
    let children = annotation.app_info.iter().flat_map(|it| it.children());
    let unknown = children.filter(|it| it.name.namespace.is_some() || !KNOWN.contains(&&*it.name.local));
    unknown
        .map(|it| {
            let is_text = it.attributes.is_empty() && it.children().next().is_none();
            let text = if is_text { one_line(&it.text()) } else { xml(it) };
            (it.name.local.to_string(), text)
        })
        .collect()
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
