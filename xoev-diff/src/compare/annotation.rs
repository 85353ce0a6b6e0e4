//! Documentation and application info.

use super::{Comparer, Found};
use xoev_schema::source::Span;
use xoev_schema::syntax::AnnotationNode;
use xoev_schema::xoev::describe;

/// What annotations say about the code list of a type: names of elements.
const CODE_LIST: [&str; 6] = [
    "codeliste",
    "versionCodeliste",
    "codelistenspalten",
    "genutzteCodeSpalte",
    "listName",
    "listAgencyName",
];

impl Comparer<'_> {
    /// Compares two annotations.
    pub(super) fn annotations(
        &mut self,
        (old, old_span): (&AnnotationNode, Span),
        (new, new_span): (&AnnotationNode, Span),
        path: &str,
    ) {
        if self.is_deep || old == new {
            return;
        }
        let (one, other) = (describe(old), describe(new));
        let mut say = |id: &'static str, old: Option<String>, new: Option<String>, what: Option<&str>| {
            if old != new {
                let mut found = Found::of((old, new)).at(old_span, new_span);
                found.what = what.map(str::to_owned);
                self.report(id, path, found);
            }
        };
        say("diff-title-changed", one.title, other.title, None);
        say("diff-documentation-changed", one.documentation, other.documentation, None);
        say("diff-legal-basis-changed", joined(&one.legal_basis), joined(&other.legal_basis), None);
        say("diff-parties-changed", joined(&one.author), joined(&other.author), Some("autor"));
        say("diff-parties-changed", joined(&one.reader), joined(&other.reader), Some("leser"));
        let hints = (joined(&one.implementation_hint), joined(&other.implementation_hint));
        say("diff-implementation-hint-changed", hints.0, hints.1, None);
        let mut names: Vec<&String> = one.other.iter().chain(&other.other).map(|(name, _)| name).collect();
        names.sort();
        names.dedup();
        for name in names {
            let texts = |of: &[(String, String)]| -> Vec<String> {
                of.iter().filter(|(it, _)| it == name).map(|(_, text)| text.clone()).collect()
            };
            say(
                "diff-app-info-changed",
                joined(&texts(&one.other)),
                joined(&texts(&other.other)),
                Some(name),
            );
        }
        for name in CODE_LIST {
            say("diff-list-described", text_of(old, name), text_of(new, name), Some(name));
        }
    }
}

fn joined(all: &[String]) -> Option<String> {
    if all.is_empty() { None } else { Some(all.join("; ")) }
}

/// The text of an element of application info, layout taken out.
fn text_of(annotation: &AnnotationNode, name: &str) -> Option<String> {
    let elements = annotation.app_info.iter().flat_map(|it| it.children());
    let element = elements.into_iter().find(|it| &*it.name.local == name && it.name.namespace.is_none())?;
    Some(element.text().split_whitespace().collect::<Vec<_>>().join(" "))
}
