//! What the filter of the page looks at.

use super::texts::texts;
use crate::SubjectKind;
use crate::change::Comparison;
use crate::render::words::{kind, words};
use crate::rule::{Class, Kind};
use maud::{Markup, html};
use xoev_report::page;
use xoev_runtime::report::Language;

pub(super) fn filter(comparison: &Comparison, language: Language) -> Markup {
    let (texts, words) = (texts(language), words(language));
    let concerned = comparison.messages.iter().enumerate().filter(|(_, it)| it.changes > 0);
    let own = html! {
        p.field {
            label for="message" { (kind(SubjectKind::Message, language)) }
            select #message {
                option value="" { (texts.all) }
                @for (at, it) in concerned { option value=(at) { (it.name) } }
            }
        }
        p.field {
            label for="kind" { (texts.kind) }
            select #kind {
                option value="" { (texts.all) }
                @for it in Kind::ALL.into_iter().filter(|it| comparison.count(*it) > 0) {
                    option value=(it.name()) { (it.title(language)) " (" (comparison.count(it)) ")" }
                }
            }
        }
        (party("reader", words.reader, language))
        (party("writer", words.writer, language))
    };
    page::filter(&texts.of_filter, "message kind", &own)
}

fn party(name: &str, title: &str, language: Language) -> Markup {
    html! {
        fieldset {
            legend { (title) }
            @for it in Class::ALL.iter().rev() {
                label {
                    input type="checkbox" name=(name) value=(it.name()) checked;
                    " " (it.title(language))
                }
            }
        }
    }
}
