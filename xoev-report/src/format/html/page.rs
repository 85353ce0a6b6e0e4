//! The frame of the page.

use super::{Html, overview};
use crate::Summary;
use crate::page::{begin, begin_list, end, end_list};
use crate::text::Texts;
use chrono::{DateTime, SecondsFormat, Utc};
use maud::{Markup, PreEscaped, html};
use std::io::{self, Write};
use std::time::SystemTime;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");
/// Writes the page; the messages, which may be many, are not copied for it.
pub(super) fn write(report: &Html, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
    let before = before_messages(report, summary).into_string();
    out.write_all(before.as_bytes())?;
    out.write_all(report.messages.as_bytes())?;
    out.write_all(after_messages(report).into_string().as_bytes())
}

fn before_messages(report: &Html, summary: &Summary) -> Markup {
    let texts = report.texts;
    html! {
        (begin(texts.language, &format!("{} – {}", texts.title, texts.summary(summary)), STYLE))
        a.skip href="#messages" { (texts.skip_to_messages) }
        (header(report))
        (PreEscaped("\n<main>\n"))
        (overview::overview(summary, &report.rules, texts))
        (PreEscaped("\n<section aria-labelledby=\"messages\">\n"))
        h2 #messages tabindex="-1" { (texts.messages.many) }
        (overview::filter(summary, &report.rules, texts))
        (begin_list())
    }
}

fn header(report: &Html) -> Markup {
    let texts = report.texts;
    html! {
        header.page {
            h1 { (texts.title) }
            p {
                "xoev " (report.settings.tool_version)
                @if let Some(started) = report.settings.started { " · " (time(started, texts)) }
                @if report.settings.wording.masks_values { " · " (texts.values_are_masked) }
            }
        }
    }
}

fn time(started: SystemTime, texts: &Texts) -> Markup {
    let started = DateTime::<Utc>::from(started);
    html! {
        time datetime=(started.to_rfc3339_opts(SecondsFormat::Secs, true)) {
            (started.format(texts.time_format))
        }
    }
}

fn after_messages(report: &Html) -> Markup {
    html! {
        (end_list(report.texts.none_shown))
        (PreEscaped("</section>\n"))
        (report.rules.section(report.texts))
        (PreEscaped("\n</main>\n"))
        (end(SCRIPT))
    }
}
