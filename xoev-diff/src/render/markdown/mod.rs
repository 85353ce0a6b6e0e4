//! For release notes, tickets and wikis: a table of the messages, and a table for everything that has changes.

mod more;

use super::Document;
use super::sentence::filled;
use super::summary::{Counts, title};
use super::words::{kind, words};
use crate::change::{Comparison, Subject};
use std::fmt::Write as _;
use xoev_runtime::report::Language;

/// The comparison as Markdown (with tables, as GitHub and GitLab have them).
#[must_use]
pub fn markdown(document: &Document<'_>, language: Language) -> String {
    let comparison = document.comparison;
    let words = words(language);
    let mut out = format!("# {}\n\n", escaped(&title(comparison, words)));
    if comparison.subjects.is_empty() {
        let _ = writeln!(out, "{}\n", words.no_change);
    } else {
        changes(comparison, language, &mut out);
    }
    if let Some(it) = document.rust_api {
        more::rust_api(it, language, &mut out);
    }
    if !document.samples.is_empty() {
        more::samples(comparison, document.samples, language, &mut out);
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn changes(comparison: &Comparison, language: Language, out: &mut String) {
    let words = words(language);
    let _ = writeln!(out, "{}\n", Counts::of(comparison).sentence(words));
    let concerned: Vec<_> = comparison.messages.iter().filter(|it| it.changes > 0).collect();
    if !concerned.is_empty() {
        let head = kind(crate::SubjectKind::Message, language);
        let _ = writeln!(
            out,
            "| {head} | {} | {} | {} |\n|---|---|---|--:|",
            words.reader, words.writer, words.changes
        );
        for it in concerned {
            let classes = (it.reader.title(language), it.writer.title(language));
            let _ = writeln!(out, "| {} | {} | {} | {} |", code(&it.name), classes.0, classes.1, it.changes);
        }
        out.push('\n');
    }
    for it in &comparison.subjects {
        subject(comparison, it, language, out);
    }
}

fn subject(comparison: &Comparison, it: &Subject, language: Language, out: &mut String) {
    let words = words(language);
    let heading = format!("## {} {}", kind(it.kind, language), escaped(&it.name));
    out.push_str(heading.trim_end());
    if let Some(old) = &it.old_name {
        let _ = write!(out, " ({} {})", words.formerly, escaped(old));
    }
    out.push_str("\n\n");
    if it.kind > crate::SubjectKind::Message {
        let names = it.messages.iter().filter_map(|at| comparison.messages.get(*at));
        let names: Vec<String> = names.map(|it| code(&it.name)).collect();
        let _ = write!(out, "{}", words.in_messages(names.len()));
        let _ =
            if names.is_empty() { writeln!(out, "\n") } else { writeln!(out, ": {}\n", names.join(", ")) };
    }
    let _ = writeln!(out, "| {} | {} | | |\n|---|---|---|---|", words.reader, words.writer);
    for change in &it.changes {
        let path = if change.path.is_empty() { String::new() } else { format!("{}: ", code(&change.path)) };
        let text = filled(change, language, &escaped);
        let (reader, writer) = (change.rule.reader.title(language), change.rule.writer.title(language));
        let _ = writeln!(out, "| {reader} | {writer} | {path}{text} | {} |", code(change.rule.id));
    }
    out.push('\n');
}

/// Text in a cell: no mark-up, in one line.
fn escaped(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        if "\\`*_[]<>|#&".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A name in a cell.
fn code(name: &str) -> String {
    format!("`{}`", name.replace('|', "\\|"))
}
