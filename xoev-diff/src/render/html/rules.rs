//! The rules of the changes that were found, and what they mean.

use super::class;
use super::texts::texts;
use crate::change::Comparison;
use crate::render::words::words;
use crate::rule::RULES;
use maud::{Markup, html};
use xoev_runtime::report::Language;
use xoev_schema::explain::explain;

/// The name of a rule's place on the page.
pub(super) fn anchor(rule: &str) -> String {
    format!("rule-{rule}")
}

pub(super) fn section(comparison: &Comparison, language: Language) -> Markup {
    let found: Vec<_> =
        RULES.iter().filter(|rule| comparison.changes().any(|(_, it)| it.rule.id == rule.id)).collect();
    html! {
        section.rules aria-labelledby="rules" {
            h2 #rules { (texts(language).rules) }
            @for rule in found {
                article {
                    h3 id=(anchor(rule.id)) { (rule.id) }
                    p.classes {
                        (words(language).reader) ": " (class(rule.reader, language)) " · "
                        (words(language).writer) ": " (class(rule.writer, language))
                    }
                    @if let Some(entry) = explain(rule.id) {
                        p { (entry.text(language).meaning) }
                        p { (entry.text(language).remedy) }
                    }
                }
            }
        }
    }
}
