//! What the classes promise holds for messages made from the schemas (`xoev-sample`): where nothing is asked of the writer,
//! every message of the old version is one of the new; every fault another one has there has a change as its cause. The
//! same seen from the reader, with the messages of the new version in the old one.
//!
//! The pairs: those of `cases/`, and `soundness/schema.xsd` with each edit of `soundness/edits.toml`; both ways.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

mod common;

use common::{Version, version};
use std::path::Path;
use xoev_diff::sample::{Cause, SampleChecker};
use xoev_diff::{Change, Class, CompareOptions, Comparison, MessageSummary, Subject, compare};
use xoev_report::Wording;
use xoev_runtime::event::Options;
use xoev_runtime::report::Language;
use xoev_sample::{Kind, SampleOptions, Sampler};

/// Rules that ask to look at something without saying that it breaks, though single messages may: what they concern is
/// seldom or never written so.
const SELDOM: [&str; 5] = [
    // A derived type that no message has to name.
    "diff-derived-type-removed",
    "diff-derived-type-renamed",
    "diff-base-changed",
    // Blanks around a value.
    "diff-white-space-changed",
    // The number of a message that is gone, which is said at the message.
    "diff-message-code-removed",
];

/// Two versions with what differs between them, both ways.
struct Pair<'v> {
    name: String,
    versions: (&'v Version, &'v Version),
    comparison: Comparison,
    /// From the new version to the old one.
    backwards: Comparison,
}

impl<'v> Pair<'v> {
    fn new(name: String, old: &'v Version, new: &'v Version) -> Self {
        let compared =
            |one: &Version, other: &Version| compare(one.side(), other.side(), &CompareOptions::default());
        let (comparison, backwards) = (compared(old, new).unwrap(), compared(new, old).unwrap());
        Self { name, versions: (old, new), comparison, backwards }
    }

    /// What does not hold, and how many messages were looked at, and how many of them have faults in the new version.
    fn check(&self) -> (Vec<String>, usize, usize) {
        let (old, new) = self.versions;
        let checker = SampleChecker::new(old.compiled(), new.compiled(), &self.comparison);
        let wording = Wording { language: Language::En, masks_values: false };
        let options = SampleOptions { most: Some(12), ..SampleOptions::default() };
        let mut sampler = Sampler::new(&old.code.grammar, &options);
        let (mut wrong, mut looked_at, mut with_faults) = (Vec::new(), 0, 0);
        for message in sampler.messages() {
            let name = sampler.name(message);
            let Some(summary) = summary(&self.comparison, name) else { continue };
            let samples = Kind::ALL.into_iter().flat_map(|kind| sampler.samples(message, kind, 3, 8));
            for sample in samples.collect::<Vec<_>>().into_iter().flatten() {
                let checked = checker.check(name, sample.xml.as_bytes(), &Options::default(), &wording);
                assert_eq!(checked.before.faults(), 0, "{}: {}", self.name, sample.xml);
                looked_at += 1;
                with_faults += usize::from(!checked.is_valid());
                let has_fixed = checked.exchanges.iter().any(|it| it.path.contains('/'));
                let say = |what: &str| format!("{} {name}: {what}\n{}", self.name, sample.xml);
                if (!checked.is_valid() || has_fixed) && summary.writer == Class::Nothing {
                    wrong.push(say("nothing is asked of the writer"));
                }
                if (!checked.is_valid() || has_fixed) && reader(&self.backwards, summary) == Class::Nothing {
                    wrong.push(say("nothing is asked of the reader"));
                }
                let findings = checked.after.findings();
                for (finding, causes) in findings.iter().zip(&checked.causes) {
                    // Keys that lack what has another name or place now, or no longer stands.
                    let is_key = finding.rule.starts_with("cvc-identity-constraint");
                    let has_other = findings.iter().any(|it| !it.rule.starts_with("cvc-identity-constraint"));
                    if is_key && causes.is_empty() && (has_other || !checked.exchanges.is_empty()) {
                        continue;
                    }
                    let fault = format!("{} at {}", finding.text(), finding.path);
                    wrong.extend(self.fault(causes).into_iter().map(|it| say(&format!("{it}: {fault}"))));
                }
            }
        }
        (wrong, looked_at, with_faults)
    }

    /// What does not hold for a fault with its causes.
    fn fault(&self, causes: &[Cause]) -> Option<&'static str> {
        let causes: Vec<(&Subject, &Change)> =
            causes.iter().filter_map(|it| it.of(&self.comparison)).collect();
        let breaks =
            |(_, it): &(&Subject, &Change)| it.rule.writer == Class::Breaks || SELDOM.contains(&it.rule.id);
        if !causes.iter().any(breaks) {
            return Some("no change that breaks");
        }
        let is_asked_of_reader = causes.iter().any(|(subject, change)| {
            let names = [Some(&subject.name), subject.old_name.as_ref()];
            let same = self.backwards.subjects.iter().filter(|it| names.contains(&Some(&it.name)));
            let mut changes = same.flat_map(|it| &it.changes);
            changes.any(|it| it.rule.reader != Class::Nothing && is_same_place(&it.path, &change.path))
        });
        (!is_asked_of_reader).then_some("nothing there for the reader")
    }
}

/// Whether two paths are those of one place, maybe under another name.
fn is_same_place(one: &str, other: &str) -> bool {
    let steps = |path: &str| path.split('/').count();
    one == other || steps(one) == steps(other)
}

fn summary<'c>(comparison: &'c Comparison, name: &str) -> Option<&'c MessageSummary> {
    comparison.messages.iter().find(|it| local(&it.name) == name || is_renamed(comparison, it, name))
}

fn is_renamed(comparison: &Comparison, message: &MessageSummary, old: &str) -> bool {
    let mut subjects = comparison.subjects.iter().filter(|it| it.name == message.name);
    subjects.any(|it| it.old_name.as_deref().is_some_and(|it| local(it) == old))
}

/// What is asked of the reader of a message that the comparison in the other direction knows, too.
fn reader(backwards: &Comparison, message: &MessageSummary) -> Class {
    let other = summary(backwards, local(&message.name));
    other.map_or(Class::Breaks, |it| it.reader)
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, it)| it)
}

/// Checks pairs both ways.
fn hold(pairs: impl Iterator<Item = (String, Version, Version)>) {
    let (mut wrong, mut looked_at, mut with_faults) = (Vec::new(), 0, 0);
    for (name, one, other) in pairs {
        for (name, old, new) in
            [(format!("{name} forwards"), &one, &other), (format!("{name} backwards"), &other, &one)]
        {
            let (found, looked, faulty) = Pair::new(name, old, new).check();
            wrong.extend(found);
            looked_at += looked;
            with_faults += faulty;
        }
    }
    println!("{looked_at} messages, {with_faults} of them with faults in the other version");
    assert!(wrong.is_empty(), "{} of {looked_at}:\n{}", wrong.len(), wrong.join("\n"));
    // A test without messages, or with none that breaks, says nothing.
    assert!(looked_at > 1000 && with_faults > 100, "{looked_at} messages, {with_faults} with faults");
}

#[test]
fn classes_hold_for_messages_of_all_cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<_> = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    cases.sort();
    hold(cases.iter().map(|case| {
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        (name, version(&case.join("old.xsd")), version(&case.join("new.xsd")))
    }));
}

#[test]
fn classes_hold_for_messages_of_edited_schemas() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/soundness");
    let text = std::fs::read_to_string(folder.join("schema.xsd")).unwrap();
    let edits: toml::Table = std::fs::read_to_string(folder.join("edits.toml")).unwrap().parse().unwrap();
    let out = tempfile::tempdir().unwrap();
    hold(edits.iter().map(|(name, edit)| {
        let parts: Vec<&str> = edit.as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
        let edited = parts.chunks(2).fold(text.clone(), |text, edit| {
            assert_eq!(text.matches(edit[0]).count(), 1, "{name}: {}", edit[0]);
            text.replacen(edit[0], edit[1], 1)
        });
        let file = out.path().join(format!("{name}.xsd"));
        std::fs::write(&file, edited).unwrap();
        (name.clone(), version(&folder.join("schema.xsd")), version(&file))
    }));
}
