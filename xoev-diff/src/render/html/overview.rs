//! Counts at a glance, and the messages with the worst for each.

use super::class;
use super::texts::texts;
use crate::change::{Comparison, Presence};
use crate::render::words::{kind, words};
use crate::rule::{Class, Rule};
use crate::{MessageSummary, SubjectKind};
use maud::{Markup, html};
use xoev_runtime::report::Language;

/// How many changes ask what of whom.
pub(super) fn overview(comparison: &Comparison, language: Language) -> Markup {
    let (texts, words) = (texts(language), words(language));
    let count = |of: fn(&Rule) -> Class, class: Class| {
        comparison.changes().filter(|(_, it)| of(it.rule) == class).count()
    };
    let reader: fn(&Rule) -> Class = |it| it.reader;
    let parties = [(words.reader, reader), (words.writer, |it| it.writer)];
    html! {
        section aria-labelledby="overview" {
            h2 #overview { (texts.overview) }
            table.overview {
                thead {
                    tr {
                        th scope="col" { (texts.asks) }
                        @for it in Class::ALL.iter().rev() { th scope="col" { (class(*it, language)) } }
                    }
                }
                tbody {
                    @for (name, of) in parties {
                        tr {
                            th scope="row" { (name) }
                            @for it in Class::ALL.iter().rev() { td { (count(of, *it)) } }
                        }
                    }
                }
            }
        }
    }
}

/// The messages that are concerned.
pub(super) fn messages(comparison: &Comparison, language: Language) -> Markup {
    let (texts, words) = (texts(language), words(language));
    let concerned: Vec<(usize, &MessageSummary)> =
        comparison.messages.iter().enumerate().filter(|(_, it)| it.changes > 0).collect();
    html! {
        @if !concerned.is_empty() {
            section aria-labelledby="messages" {
                h2 #messages { (texts.messages) }
                table.messages {
                    thead {
                        tr {
                            th scope="col" { (kind(SubjectKind::Message, language)) }
                            th scope="col" { (words.reader) }
                            th scope="col" { (words.writer) }
                            th.number scope="col" { (words.changes) }
                        }
                    }
                    tbody {
                        @for (at, it) in concerned { (message(at, it, language)) }
                    }
                }
            }
        }
    }
}

fn message(at: usize, it: &MessageSummary, language: Language) -> Markup {
    let words = words(language);
    html! {
        tr {
            th scope="row" {
                a href="#changes" data-filter="message" data-value=(at) { code { (xoev_report::page::breakable(&it.name)) } }
                @match it.presence {
                    Presence::New => { " " span.presence { (words.added) } }
                    Presence::Old => { " " span.presence { (words.removed) } }
                    Presence::Both => {}
                }
                @if let Some(title) = &it.title { span.title { (title) } }
            }
            td data-label=(words.reader) { (class(it.reader, language)) }
            td data-label=(words.writer) { (class(it.writer, language)) }
            td.number data-label=(words.changes) { (it.changes) }
        }
    }
}
