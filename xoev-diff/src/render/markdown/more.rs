//! The sections after the changes: the Rust API, messages that were checked.

use super::{code, escaped};
use crate::change::Comparison;
use crate::render::sentence::filled;
use crate::render::words::{kind, words};
use crate::rust_api::RustComparison;
use crate::sample::{Cause, CheckedSample};
use std::fmt::Write as _;
use xoev_report::{Finding, Verdict};
use xoev_runtime::report::Language;

pub(super) fn rust_api(it: &RustComparison, language: Language, out: &mut String) {
    let words = words(language);
    let _ = writeln!(out, "## {}\n", words.rust_api);
    if it.items.is_empty() {
        let _ = writeln!(out, "{}\n", words.no_rust_change);
        return;
    }
    let _ = writeln!(out, "{}\n", words.effects(it));
    for item in &it.items {
        let _ = writeln!(out, "- {}", code(&format!("{} {}", item.keyword, item.path)));
        for change in &item.changes {
            let member =
                if change.member.is_empty() { String::new() } else { format!("{}: ", code(&change.member)) };
            let values: Vec<String> = [&change.old, &change.new]
                .into_iter()
                .flatten()
                .filter(|it| !it.is_empty())
                .map(|it| code(it))
                .collect();
            let _ = writeln!(
                out,
                "  - {}: {member}{} {}",
                change.effect.title(language),
                change.kind.title(language),
                values.join(" → ")
            );
        }
    }
    out.push('\n');
}

pub(super) fn samples(
    comparison: &Comparison,
    samples: &[CheckedSample],
    language: Language,
    out: &mut String,
) {
    let words = words(language);
    let _ = writeln!(out, "## {}\n", words.samples);
    for it in samples {
        let conclusion = match it.after.verdict() {
            Verdict::Valid => words.carries_over.to_owned(),
            _ => it.after.conclusion(language),
        };
        let _ = writeln!(out, "### {}\n\n{}\n", escaped(&it.after.name), escaped(&conclusion));
        if it.before.verdict() != Verdict::Valid {
            let _ = writeln!(out, "{}:\n", words.invalid_before);
            it.before.findings().iter().for_each(|it| finding(it, out));
            out.push('\n');
        }
        for exchanged in &it.exchanges {
            let path = if exchanged.path.is_empty() {
                String::new()
            } else {
                format!("{}: ", code(&exchanged.path))
            };
            let _ = writeln!(
                out,
                "- {path}{}: {} → {}",
                words.exchanged,
                code(&exchanged.old),
                code(&exchanged.new)
            );
        }
        for (at, found) in it.after.findings().iter().enumerate() {
            finding(found, out);
            for cause in it.causes.get(at).into_iter().flatten() {
                because(comparison, *cause, language, out);
            }
        }
        out.push('\n');
    }
}

fn finding(it: &Finding, out: &mut String) {
    let place = it.place.as_ref().map(|it| format!("{}: ", it.position)).unwrap_or_default();
    let path = if it.path.is_empty() { String::new() } else { format!("{}: ", code(&it.path)) };
    let _ = writeln!(out, "- {place}{path}{} ({})", escaped(&it.message), code(it.rule));
}

fn because(comparison: &Comparison, cause: Cause, language: Language, out: &mut String) {
    let Some((subject, change)) = cause.of(comparison) else { return };
    let path = if change.path.is_empty() { String::new() } else { format!(", {}", code(&change.path)) };
    let _ = writeln!(
        out,
        "  - {} {} {}{path}: {} ({})",
        words(language).because,
        kind(subject.kind, language),
        code(&subject.name),
        filled(change, language, &escaped),
        code(change.rule.id)
    );
}
