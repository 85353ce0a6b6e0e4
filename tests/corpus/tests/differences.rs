//! Differences between versions of real standards.
//!
//! `differences/facts.toml`: changes that were read in the schema documents of both versions by other means, with what they
//! ask; `differences/counts.txt`: how many of each kind there are (`XOEV_RECORD=1` records anew).

#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic is the report of a test")]

#[path = "../../../xoev-diff/tests/common/promise.rs"]
mod promise;

use promise::{Outcome, Pair};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::time::Instant;
use xoev_corpus_tests::corpus::Corpus;
use xoev_corpus_tests::versions::Version;
use xoev_diff::{Change, CompareOptions, Comparison, Kind as ChangeKind, compare};
use xoev_sample::Kind;

/// Standard, old version, new version.
const STEPS: [(&str, &str, &str); 4] = [
    ("xjustiz", "3.5.1", "3.6.2"),
    ("xjustiz", "3.6.2", "4.0.0"),
    ("xdomea", "3.0.0", "3.1.0"),
    ("xbau", "2.5", "2.6"),
];

/// Both versions of a step, or nothing with a note where the corpus lacks one.
fn versions(corpus: &Corpus, (name, old, new): (&str, &str, &str)) -> Option<(Version, Version)> {
    let found = Version::of(corpus, name, old).zip(Version::of(corpus, name, new));
    if found.is_none() {
        eprintln!("note: the corpus lacks {name} {old} or {new}");
    }
    found
}

fn compared(old: &Version, new: &Version) -> Comparison {
    compare(old.side(), new.side(), &CompareOptions::default()).unwrap()
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, it)| it)
}

/// A change as the facts have it: the rule, the classes, and what it was and is where that is no text of the standard.
fn shown(change: &Change) -> String {
    let rule = change.rule;
    let mut out = format!(
        "{} {} {}",
        rule.id.strip_prefix("diff-").unwrap_or(rule.id),
        rule.reader.name(),
        rule.writer.name()
    );
    let is_text = matches!(rule.kind, ChangeKind::Documentation | ChangeKind::Standard)
        || matches!(rule.id, "diff-list-described" | "diff-value-relabelled")
        || rule.id.starts_with("diff-pattern-");
    let code = |it: &String| it.split(" (").next().unwrap_or_default().to_owned();
    let values = (change.old.as_ref().map(code), change.new.as_ref().map(code));
    match values {
        _ if is_text => {}
        (Some(old), Some(new)) => write!(out, " {old} → {new}").unwrap(),
        (Some(old), None) => write!(out, " −{old}").unwrap(),
        (None, Some(new)) => write!(out, " +{new}").unwrap(),
        (None, None) => {}
    }
    if let Some(what) = change.what.as_ref().filter(|_| rule.kind != ChangeKind::Documentation) {
        write!(out, " ({what})").unwrap();
    }
    out
}

/// What is said of a place: a subject by its local name and, after a blank, the path in it; `=` and a value for one of an
/// enumeration.
fn said(comparison: &Comparison, place: &str) -> Vec<String> {
    let (subject, path) = place.split_once(' ').unwrap_or((place, ""));
    let (path, value) = path.split_once('=').map_or((path, None), |(path, value)| (path, Some(value)));
    let fits = |it: &Change| {
        let is_value =
            ["diff-value-", "diff-message-code-"].iter().any(|begin| it.rule.id.starts_with(begin));
        let texts = [&it.what, &it.old, &it.new].into_iter().flatten();
        let mut codes = texts.map(|it| it.split(" (").next().unwrap_or_default());
        it.path == path
            && is_value == value.is_some()
            && value.is_none_or(|value| codes.any(|it| it == value))
    };
    let changes = comparison.changes().filter(|(of, it)| local(&of.name) == subject && fits(it));
    let mut found: Vec<String> = changes.map(|(_, it)| shown(it)).collect();
    found.sort();
    found
}

/// Each fact is reported so, and nothing else is of its place.
#[test]
#[ignore = "needs real standards (XOEV_SHARED)"]
fn what_stands_in_the_schemas_is_reported() {
    let Some(corpus) = Corpus::find() else { return };
    let facts: toml::Table = include_str!("differences/facts.toml").parse().unwrap();
    let mut wrong = Vec::new();
    for step in STEPS {
        let Some((old, new)) = versions(&corpus, step) else { continue };
        let comparison = compared(&old, &new);
        let title = format!("{} {} {}", step.0, step.1, step.2);
        let of_step = facts[&title].as_table().unwrap();
        for (group, places) in of_step {
            let places = places.as_table().unwrap();
            for (place, expected) in places {
                let expected = expected.as_array().unwrap().iter();
                let mut expected: Vec<String> = expected.map(|it| it.as_str().unwrap().to_owned()).collect();
                expected.sort();
                let found = said(&comparison, place);
                if found != expected {
                    wrong.push(format!("{title} {place}:\n  expected {expected:?}\n  found    {found:?}"));
                }
            }
            println!("{title}: {} places {group}", places.len());
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// How many changes of each kind there are, and what they ask.
#[test]
#[ignore = "needs real standards (XOEV_SHARED)"]
fn changes_are_counted() {
    let Some(corpus) = Corpus::find() else { return };
    let mut out = String::new();
    for step in STEPS {
        let Some((old, new)) = versions(&corpus, step) else { return };
        let started = Instant::now();
        let comparison = compared(&old, &new);
        println!("{} {} → {}: compared in {:?}", step.0, step.1, step.2, started.elapsed());
        let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for (subject, change) in comparison.changes() {
            *counts.entry((change.rule.id, subject.kind.name())).or_default() += 1;
        }
        let (reader, writer) = comparison.worst();
        writeln!(out, "{} {} → {}", step.0, step.1, step.2).unwrap();
        writeln!(
            out,
            "  messages {}, reader {}, writer {}",
            comparison.messages.len(),
            reader.name(),
            writer.name()
        )
        .unwrap();
        for ((rule, kind), count) in counts {
            writeln!(out, "  {rule} in {kind} {count}").unwrap();
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/differences/counts.txt");
    if std::env::var_os("XOEV_RECORD").is_some() {
        fs::write(&path, &out).unwrap();
    }
    assert_eq!(out, fs::read_to_string(&path).unwrap_or_default(), "{}", path.display());
}

/// What the classes promise holds for the least and the greatest sample of every message, both ways.
#[test]
#[ignore = "needs real standards (XOEV_SHARED)"]
fn classes_hold_for_messages() {
    let Some(corpus) = Corpus::find() else { return };
    let mut all = Outcome::default();
    for step in STEPS {
        let Some((old, new)) = versions(&corpus, step) else { continue };
        for (way, one, other) in [("forwards", &old, &new), ("backwards", &new, &old)] {
            let title = format!("{} {} → {} {way}", step.0, step.1, step.2);
            let outcome = Pair::new(title.clone(), one.compiled(), other.compiled()).check(
                &[Kind::Minimal, Kind::Maximal],
                0,
                0,
            );
            println!("{title}: {} messages, {} with faults", outcome.messages, outcome.with_faults);
            all.add(outcome);
        }
    }
    let of_each: BTreeMap<&str, usize> = all.wrong.iter().fold(BTreeMap::new(), |mut counts, it| {
        *counts.entry(it.as_str()).or_default() += 1;
        counts
    });
    assert!(of_each.is_empty(), "{} kinds: {of_each:#?}", of_each.len());
}
