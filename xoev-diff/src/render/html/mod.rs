//! One page that needs nothing else: no server, no network, and without JavaScript everything but the filter.
//!
//! In: [`Document`]. Out: the page.
//! Invariants: every text of a schema or message is escaped (maud does it); the policy of the page lets it load nothing.
//! Here: `overview.rs` the counts and the messages, `filter.rs`, `subject.rs` what has changed, `more.rs` the Rust API and
//! messages that were checked, `rules.rs` what the rules mean; the frame and the common style are those of `xoev_report::page`.

mod filter;
mod more;
mod overview;
mod rules;
mod subject;
mod texts;

use super::Document;
use super::summary::{Counts, title};
use super::words::words;
use crate::rule::Class;
use maud::{Markup, PreEscaped, html};
use texts::texts;
use xoev_runtime::report::Language;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The comparison as a page.
#[must_use]
pub fn html(document: &Document<'_>, language: Language) -> String {
    page(document, language).into_string()
}

fn page(document: &Document<'_>, language: Language) -> Markup {
    let texts = texts(language);
    let comparison = document.comparison;
    let title = title(comparison, words(language));
    html! {
        (xoev_report::page::begin(texts.language, &format!("{}: {title}", texts.title), STYLE))
        a.skip href="#changes" { (texts.skip) }
        header.page {
            h1 { (title) }
            p { (texts.title) " · xoev " (env!("CARGO_PKG_VERSION")) }
        }
        (PreEscaped("\n<main>\n"))
        @if comparison.subjects.is_empty() {
            p.none { (words(language).no_change) }
        } @else {
            p.lead { (Counts::of(comparison).sentence(words(language))) }
            (overview::overview(comparison, language))
            (overview::messages(comparison, language))
            (PreEscaped("\n<section aria-labelledby=\"changes\">\n"))
            h2 #changes tabindex="-1" { (texts.changes) }
            (filter::filter(comparison, language))
            (xoev_report::page::begin_list())
            @for it in &comparison.subjects { (subject::subject(comparison, it, language)) "\n" }
            (xoev_report::page::end_list(texts.none_shown))
            (PreEscaped("</section>\n"))
        }
        @if let Some(it) = document.rust_api { (more::rust_api(it, language)) }
        @if !document.samples.is_empty() { (more::samples(comparison, document.samples, language)) }
        @if !comparison.subjects.is_empty() { (rules::section(comparison, language)) }
        (PreEscaped("\n</main>\n"))
        (xoev_report::page::end(SCRIPT))
    }
}

/// A class with its sign, where there is something to do: colours alone would not be seen by all.
fn class(class: Class, language: Language) -> Markup {
    html! {
        span class={ "class " (class.name()) } {
            @if class != Class::Nothing { (class.sign()) " " }
            (class.title(language))
        }
    }
}
