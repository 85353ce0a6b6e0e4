//! The sections after the changes: the Rust API, messages that were checked.

use super::{TextOptions, dimmed, shortened};
use crate::change::Comparison;
use crate::render::sentence::filled;
use crate::render::words::{kind, words};
use crate::rule::Class;
use crate::rust_api::{Effect, RustComparison};
use crate::sample::{Cause, CheckedSample};
use std::fmt::Write as _;
use xoev_report::{Finding, Verdict};
use xoev_runtime::report::Language;

pub(super) fn rust_api(it: &RustComparison, language: Language, options: TextOptions, out: &mut String) {
    let words = words(language);
    if it.items.is_empty() {
        let _ = writeln!(out, "\n{}", words.no_rust_change);
        return;
    }
    let _ = writeln!(out, "\n{}: {}", words.rust_api, words.effects(it));
    for item in &it.items {
        let _ = writeln!(out, "\n{} {}", item.keyword, item.path);
        for change in &item.changes {
            let class = if change.effect == Effect::Breaks { Class::Breaks } else { Class::Nothing };
            let _ = writeln!(out, "  {}  {}", super::mark(class, options), change.text(language));
        }
    }
}

pub(super) fn sample(
    comparison: &Comparison,
    it: &CheckedSample,
    language: Language,
    options: TextOptions,
    out: &mut String,
) {
    let words = words(language);
    let conclusion = match it.after.verdict() {
        Verdict::Valid => words.carries_over.to_owned(),
        _ => it.after.conclusion(language),
    };
    let _ = writeln!(out, "\n{}: {conclusion}", it.after.name);
    if it.before.verdict() != Verdict::Valid {
        let _ = writeln!(out, "  {}: {}", words.invalid_before, it.before.conclusion(language));
        it.before.findings().iter().for_each(|it| finding(it, options, out));
    }
    for exchanged in &it.exchanges {
        let place = exchanged.position.map(|it| format!("{it}: ")).unwrap_or_default();
        let path = if exchanged.path.is_empty() { String::new() } else { format!("{}: ", exchanged.path) };
        let _ = writeln!(
            out,
            "  {} {place}{path}{}: {} → {}",
            super::mark(Class::Handle, options),
            words.exchanged,
            exchanged.old,
            exchanged.new
        );
    }
    for (at, it_is) in it.after.findings().iter().enumerate() {
        finding(it_is, options, out);
        for cause in it.causes.get(at).into_iter().flatten() {
            let Some(text) = because(comparison, *cause, language) else { continue };
            let _ = writeln!(out, "      {} {}", words.because, dimmed(&text, options));
        }
    }
}

fn finding(it: &Finding, options: TextOptions, out: &mut String) {
    let text = it.text().replace('\n', "\n  ");
    let _ = writeln!(out, "  {} {text}", super::mark(Class::Breaks, options));
}

/// "type xbs:Person, sprache: required field added (…) [diff-field-added-required]".
fn because(comparison: &Comparison, cause: Cause, language: Language) -> Option<String> {
    let (subject, change) = cause.of(comparison)?;
    let path = if change.path.is_empty() { String::new() } else { format!(", {}", change.path) };
    let sentence = filled(change, language, &|it| shortened(it));
    Some(format!("{} {}{path}: {sentence} [{}]", kind(subject.kind, language), subject.name, change.rule.id))
}
