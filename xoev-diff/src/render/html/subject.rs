//! What has changes, with its changes.

use super::class;
use super::rules::anchor;
use super::texts::texts;
use crate::change::{Change, Comparison, Subject, SubjectKind};
use crate::render::sentence::headline;
use crate::render::text::groups;
use crate::render::words::{kind, words};
use crate::side::Place;
use maud::{Markup, html};
use xoev_report::page::breakable;
use xoev_runtime::report::Language;

/// More messages are counted, and named behind a fold.
const NAMED: usize = 6;

pub(super) fn subject(comparison: &Comparison, it: &Subject, language: Language) -> Markup {
    let words = words(language);
    let positions: Vec<String> = it.messages.iter().map(usize::to_string).collect();
    html! {
        li.subject data-messages=(positions.join(" ")) {
            details {
                summary.head {
                    h3 { (kind(it.kind, language)) " " code { (breakable(&it.name)) } }
                    @if let Some(old) = &it.old_name { " " span.old-name { "(" (words.formerly) " " code { (breakable(old)) } ")" } }
                    span.worst {
                        (words.reader) ": " (class(it.reader(), language)) " · "
                        (words.writer) ": " (class(it.writer(), language)) " · "
                        (words.count_of_changes(it.changes.len()))
                    }
                }
                (uses(comparison, it, language))
                ol.changes { @for group in groups(&it.changes) { (changes(group, language)) } }
            }
        }
    }
}

fn uses(comparison: &Comparison, it: &Subject, language: Language) -> Markup {
    let names: Vec<&str> =
        it.messages.iter().filter_map(|at| Some(comparison.messages.get(*at)?.name.as_str())).collect();
    let count = words(language).in_messages(names.len());
    let named = html! {
        @for (at, name) in names.iter().enumerate() { @if at > 0 { ", " } code { (breakable(name)) } }
    };
    html! {
        @if it.kind > SubjectKind::Message {
            @if names.is_empty() {
                p.uses { (count) }
            } @else if names.len() <= NAMED {
                p.uses { (count) ": " (named) }
            } @else {
                details.uses { summary { (count) } p { (named) } }
            }
        }
    }
}

/// A change, or several that differ in their value alone.
fn changes(group: &[Change], language: Language) -> Markup {
    let Some(first) = group.first() else { return html! {} };
    let rule = first.rule;
    let olds = group.iter().filter_map(|it| it.old.as_deref()).collect::<Vec<_>>();
    let news = group.iter().filter_map(|it| it.new.as_deref()).collect::<Vec<_>>();
    html! {
        li.change data-kind=(rule.kind.name()) data-reader=(rule.reader.name()) data-writer=(rule.writer.name())
            data-count=(group.len()) {
            p.message {
                @if !first.path.is_empty() { code { (breakable(&first.path)) } ": " }
                (headline(first, language))
            }
            p.classes {
                (words(language).reader) ": " (class(rule.reader, language)) " · "
                (words(language).writer) ": " (class(rule.writer, language))
            }
            div.values {
                (values(&olds, texts(language).old, "old"))
                (values(&news, texts(language).new, "new"))
            }
            p.place {
                a href={ "#" (anchor(rule.id)) } { (rule.id) }
                (place(first.old_place.as_ref(), texts(language).old))
                (place(first.new_place.as_ref(), texts(language).new))
            }
        }
    }
}

fn values(values: &[&str], name: &str, class: &str) -> Markup {
    html! {
        @if !values.is_empty() {
            div class=(class) {
                span.side { (name) }
                @for it in values { span.value { (it) } }
            }
        }
    }
}

fn place(it: Option<&Place>, name: &str) -> Markup {
    html! { @if let Some(it) = it { " · " (name) ": " (breakable(&it.file)) ":" (it.line) } }
}
