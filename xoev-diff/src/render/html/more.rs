//! The sections after the changes: the Rust API, messages that were checked.

use super::class;
use super::rules::anchor;
use super::texts::texts;
use crate::change::Comparison;
use crate::render::sentence::sentence;
use crate::render::words::{kind, words};
use crate::rule::Class;
use crate::rust_api::{Effect, RustComparison, RustItem};
use crate::sample::{Cause, CheckedSample, Exchanged};
use maud::{Markup, html};
use xoev_report::{Finding, Verdict};
use xoev_runtime::report::Language;

pub(super) fn rust_api(it: &RustComparison, language: Language) -> Markup {
    let words = words(language);
    html! {
        section aria-labelledby="rust" {
            h2 #rust { (words.rust_api) }
            @if it.items.is_empty() {
                p { (words.no_rust_change) }
            } @else {
                p.lead { (words.effects(it)) }
                ol.list { @for it in &it.items { (item(it, language)) "\n" } }
            }
        }
    }
}

fn item(it: &RustItem, language: Language) -> Markup {
    html! {
        li {
            details {
                summary.head {
                    h3 { code { (it.keyword) " " (it.path) } }
                    span.worst { (words(language).count_of_changes(it.changes.len())) }
                }
                ul.changes {
                    @for change in &it.changes {
                        li {
                            @match change.effect {
                                Effect::Breaks => (class(Class::Breaks, language)),
                                Effect::Adds => span.class.nothing { "+ " (change.effect.title(language)) },
                            }
                            " " (change.text(language))
                        }
                    }
                }
            }
        }
    }
}

pub(super) fn samples(comparison: &Comparison, samples: &[CheckedSample], language: Language) -> Markup {
    html! {
        section aria-labelledby="samples" {
            h2 #samples { (words(language).samples) }
            ol.list { @for it in samples { (sample(comparison, it, language)) "\n" } }
        }
    }
}

fn sample(comparison: &Comparison, it: &CheckedSample, language: Language) -> Markup {
    let words = words(language);
    html! {
        li {
            details open[it.after.verdict() != Verdict::Valid] {
                summary.head {
                    h3 { (it.after.name) }
                    span.worst {
                        @match it.after.verdict() {
                            Verdict::Valid => (words.carries_over),
                            _ => span.class.breaks { (it.after.conclusion(language)) },
                        }
                    }
                }
                @if it.before.verdict() != Verdict::Valid {
                    p.uses { (words.invalid_before) ": " (it.before.conclusion(language)) }
                    ul.changes { @for it in it.before.findings() { li { (finding(it, language)) } } }
                }
                ul.changes {
                    @for it in &it.exchanges { li { (exchanged(it, language)) } }
                    @for (at, found) in it.after.findings().iter().enumerate() {
                        li.sample-fault {
                            (finding(found, language))
                            @for cause in it.causes.get(at).into_iter().flatten() {
                                (because(comparison, *cause, language))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn finding(it: &Finding, language: Language) -> Markup {
    html! {
        p.message { (it.message) }
        p.place {
            @if let Some(place) = &it.place {
                (texts(language).line) " " (place.position.line) ", " (texts(language).column) " " (place.position.column) " · "
            }
            @if !it.path.is_empty() { code { (it.path) } " · " }
            (it.rule)
        }
        @if let Some(hint) = &it.hint { p.hint { (hint) } }
    }
}

fn exchanged(it: &Exchanged, language: Language) -> Markup {
    html! {
        p.message { (words(language).exchanged) ": " code { (it.old) } " → " code { (it.new) } }
        p.place {
            @if let Some(position) = it.position {
                (texts(language).line) " " (position.line) ", " (texts(language).column) " " (position.column) " · "
            }
            code { (it.path) }
        }
    }
}

fn because(comparison: &Comparison, cause: Cause, language: Language) -> Markup {
    html! {
        @if let Some((subject, change)) = cause.of(comparison) {
            p.because {
                (words(language).because) " " (kind(subject.kind, language)) " " code { (subject.name) }
                @if !change.path.is_empty() { ", " code { (change.path) } }
                ": " (sentence(change, language)) " "
                a href={ "#" (anchor(change.rule.id)) } { (change.rule.id) }
            }
        }
    }
}
