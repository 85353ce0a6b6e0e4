//! For the terminal: short, by message and type.

mod more;

use super::Document;
use super::sentence::filled;
use super::summary::{Counts, title};
use super::words::{Words, kind, words};
use crate::change::{Change, Comparison, Subject, SubjectKind};
use crate::rule::Class;
use std::fmt::Write as _;
use xoev_runtime::report::Language;

/// How texts are shown.
#[derive(Debug, Clone, Copy, Default)]
pub struct TextOptions {
    /// Whether classes are coloured.
    pub colour: bool,
}

/// Longer values are cut.
const VALUE: usize = 70;

/// More messages or values are counted, not named.
const NAMED: usize = 6;

/// The comparison as text.
#[must_use]
pub fn text(document: &Document<'_>, language: Language, options: TextOptions) -> String {
    let comparison = document.comparison;
    let words = words(language);
    let mut out = format!("{}\n", title(comparison, words));
    if comparison.subjects.is_empty() {
        let _ = writeln!(out, "{}", words.no_change);
    } else {
        changes(comparison, language, options, &mut out);
    }
    if let Some(it) = document.rust_api {
        more::rust_api(it, language, options, &mut out);
    }
    if !document.samples.is_empty() {
        let _ = writeln!(out, "\n{}", words.samples);
    }
    for it in document.samples {
        more::sample(comparison, it, language, options, &mut out);
    }
    out
}

fn changes(comparison: &Comparison, language: Language, options: TextOptions, out: &mut String) {
    let words = words(language);
    let _ = writeln!(out, "{}\n", Counts::of(comparison).sentence(words));
    let legend = Class::ALL.map(|it| format!("{} {}", mark(it, options), it.title(language)));
    let _ = writeln!(out, "{} {}:  {}", words.reader, words.writer, legend.join("  "));
    messages(comparison, words, options, out);
    for subject in &comparison.subjects {
        let _ = write!(out, "\n{}", heading(comparison, subject, language));
        for group in groups(&subject.changes) {
            line(group, language, options, out);
        }
    }
}

/// The messages that are concerned, with the worst for each.
fn messages(comparison: &Comparison, words: &Words, options: TextOptions, out: &mut String) {
    let concerned = || comparison.messages.iter().filter(|it| it.changes > 0);
    if concerned().next().is_none() {
        return;
    }
    out.push('\n');
    let longest = concerned().map(|it| it.name.chars().count()).max().unwrap_or_default();
    // A longer name moves the rest of its line.
    let width = longest.min(200);
    for it in concerned() {
        let (reader, writer) = (mark(it.reader, options), mark(it.writer, options));
        let count = words.count_of_changes(it.changes);
        let _ = writeln!(out, "  {reader} {writer}  {:width$}  {count}", it.name);
    }
}

fn heading(comparison: &Comparison, subject: &Subject, language: Language) -> String {
    let words = words(language);
    let mut out = format!("{} {}", kind(subject.kind, language), subject.name).trim_end().to_owned();
    if let Some(old) = &subject.old_name {
        let _ = write!(out, " ({} {old})", words.formerly);
    }
    if !matches!(subject.kind, SubjectKind::Standard | SubjectKind::Message) {
        let _ = write!(out, ", {}", words.in_messages(subject.messages.len()));
        let names = || subject.messages.iter().filter_map(|at| comparison.messages.get(*at));
        if (1..=NAMED).contains(&subject.messages.len()) && subject.messages.len() < comparison.messages.len()
        {
            let names: Vec<&str> = names().map(|it| it.name.as_str()).collect();
            let _ = write!(out, ": {}", names.join(", "));
        }
    }
    out.push('\n');
    out
}

/// Changes that differ in their value alone stand in one line: a code list may have hundreds.
pub(in crate::render) fn groups(changes: &[Change]) -> impl Iterator<Item = &[Change]> {
    let is_value = |it: &Change| {
        ["value-added", "value-removed", "code-added", "code-removed"]
            .iter()
            .any(|id| it.rule.id.ends_with(id))
    };
    changes.chunk_by(move |one, other| one.rule == other.rule && one.path == other.path && is_value(one))
}

fn line(group: &[Change], language: Language, options: TextOptions, out: &mut String) {
    let Some(first) = group.first() else { return };
    let (reader, writer) = (mark(first.rule.reader, options), mark(first.rule.writer, options));
    let _ = write!(out, "  {reader} {writer}  ");
    if !first.path.is_empty() {
        let _ = write!(out, "{}: ", first.path);
    }
    out.push_str(&group_sentence(group, language));
    let place = first.new_place.as_ref().or(first.old_place.as_ref());
    let place = place.map(|it| format!("  {}:{}", it.file, it.line)).unwrap_or_default();
    let _ = writeln!(out, "  [{}]{}", first.rule.id, dimmed(&place, options));
}

/// One sentence for a group: its values in a row.
fn group_sentence(group: &[Change], language: Language) -> String {
    let Some(first) = group.first() else { return String::new() };
    if group.len() == 1 {
        return filled(first, language, &|it| shortened(it));
    }
    let values = group.iter().filter_map(|it| it.new.as_ref().or(it.old.as_ref()));
    let mut row = values.clone().take(NAMED).map(|it| shortened(it)).collect::<Vec<_>>().join(", ");
    if group.len() > NAMED {
        let more = words(language).and_more.replace("{}", &(group.len() - NAMED).to_string());
        let _ = write!(row, " {more}");
    }
    let together = Change { old: Some(row.clone()), new: Some(row), ..first.clone() };
    filled(&together, language, &|it| it.to_owned())
}

/// A value in one line, cut where it is long.
fn shortened(value: &str) -> String {
    let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.chars().nth(VALUE) {
        Some(_) => line.chars().take(VALUE).chain(['…']).collect(),
        None => line,
    }
}

/// A class as one character.
fn mark(class: Class, options: TextOptions) -> String {
    let mark = class.sign();
    let colour = match class {
        Class::Nothing => "2",
        Class::Handle => "33",
        Class::Breaks => "31",
    };
    if options.colour { format!("\u{1b}[{colour}m{mark}\u{1b}[0m") } else { mark.to_owned() }
}

fn dimmed(text: &str, options: TextOptions) -> String {
    if options.colour && !text.is_empty() { format!("\u{1b}[2m{text}\u{1b}[0m") } else { text.to_owned() }
}
