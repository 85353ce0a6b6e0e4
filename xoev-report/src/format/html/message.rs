//! One message with its findings.

use super::overview::verdict_class;
use super::rules::anchor;
use crate::text::Texts;
use crate::{Checked, Excerpt, Finding, Outcome, Verdict};
use maud::{Markup, html};
use xoev_runtime::report::Severity;

/// A message as a part of the list: to be opened where there is something to tell.
pub(super) fn message(checked: &Checked, texts: &Texts) -> Markup {
    let verdict = verdict_class(checked.verdict());
    html! {
        li class=(verdict) {
            @if checked.verdict() == Verdict::Valid && checked.findings().is_empty() {
                div.head { (head(checked, texts)) }
            } @else {
                details {
                    summary.head { (head(checked, texts)) }
                    @if let Outcome::Unchecked { reason } = &checked.outcome { p.reason { (reason) } }
                    ol.findings { @for finding in checked.findings() { (self::finding(finding, texts)) } }
                    @if checked.is_truncated() { p.reason { (texts.more_faults) } }
                }
            }
        }
    }
}

fn head(checked: &Checked, texts: &Texts) -> Markup {
    let identity = checked.identity.to_string();
    html! {
        h3 { (checked.name) }
        " "
        span.verdict { (texts.conclusion(checked)) }
        @if !identity.is_empty() {
            " "
            span.identity {
                (identity)
                @if let Some(title) = &checked.identity.title { " (" (title) ")" }
            }
        }
    }
}

fn finding(finding: &Finding, texts: &Texts) -> Markup {
    let (class, word) = match finding.severity {
        Severity::Fault => ("fault", texts.faults.one),
        Severity::Warning => ("warning", texts.warnings.one),
    };
    html! {
        li class=(class) data-rule=(finding.rule) {
            p.message { span.kind { (word) ": " } (finding.message) }
            p.place {
                @if let Some(place) = &finding.place {
                    (texts.line) " " (place.position.line) ", " (texts.column) " " (place.position.column) " · "
                }
                @if !finding.path.is_empty() { code { (finding.path) } " · " }
                a href={ "#" (anchor(finding.rule)) } { (finding.rule) }
            }
            @if let Some(excerpt) = &finding.excerpt { (self::excerpt(excerpt)) }
            @if let Some(hint) = &finding.hint { p.hint { strong { (texts.hint) ":" } " " (hint) } }
        }
    }
}

fn excerpt(excerpt: &Excerpt) -> Markup {
    let place = excerpt.main_place();
    html! {
        pre {
            @for (number, line) in excerpt.lines() {
                span.line {
                    span.number { (number) }
                    code { (marked(line, place.as_ref().filter(|(at, _)| *at == number).map(|(_, it)| it.clone()))) }
                }
            }
        }
    }
}

fn marked(line: &str, place: Option<std::ops::Range<usize>>) -> Markup {
    let place = place.unwrap_or(0..0);
    let parts = (line.get(..place.start), line.get(place.clone()), line.get(place.end..));
    html! {
        @match parts {
            (Some(before), Some(place), Some(after)) if !place.is_empty() => { (before) mark { (place) } (after) }
            _ => { (line) }
        }
    }
}
