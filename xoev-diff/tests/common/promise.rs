//! What the classes promise of messages made from the schemas, for any two versions.

use xoev_diff::sample::{Cause, CompiledSide, SampleChecker};
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
pub struct Pair<'v> {
    name: String,
    versions: (CompiledSide<'v>, CompiledSide<'v>),
    comparison: Comparison,
    /// From the new version to the old one.
    backwards: Comparison,
}

/// What came of a check.
#[derive(Debug, Default)]
pub struct Outcome {
    /// What does not hold.
    pub wrong: Vec<String>,
    /// How many messages were looked at.
    pub messages: usize,
    /// How many of them have faults in the new version.
    pub with_faults: usize,
}

impl Outcome {
    /// Takes those of another one, too.
    pub fn add(&mut self, other: Self) {
        self.wrong.extend(other.wrong);
        self.messages += other.messages;
        self.with_faults += other.with_faults;
    }
}

impl<'v> Pair<'v> {
    /// Compares two versions.
    pub fn new(name: String, old: CompiledSide<'v>, new: CompiledSide<'v>) -> Self {
        let compared = |one: CompiledSide<'_>, other: CompiledSide<'_>| {
            compare(one.side, other.side, &CompareOptions::default())
        };
        let (comparison, backwards) = (compared(old, new).unwrap(), compared(new, old).unwrap());
        Self { name, versions: (old, new), comparison, backwards }
    }

    /// Holds messages of the old version to what the comparison says: of each kind, `count` random ones, and of those kinds
    /// that take as many as they need at most `most`.
    pub fn check(&self, kinds: &[Kind], count: usize, most: usize) -> Outcome {
        let (old, new) = self.versions;
        let checker = SampleChecker::new(old, new, &self.comparison);
        let options = SampleOptions { most: Some(most), ..SampleOptions::default() };
        let mut sampler = Sampler::new(old.grammar, &options);
        let mut outcome = Outcome::default();
        for message in sampler.messages() {
            let name = sampler.name(message);
            let Some(summary) = summary(&self.comparison, name) else { continue };
            let samples = kinds.iter().flat_map(|kind| sampler.samples(message, *kind, count, 8));
            for sample in samples.collect::<Vec<_>>().into_iter().flatten() {
                self.message(name, &sample.xml, (summary, &checker), &mut outcome);
            }
        }
        outcome
    }

    fn message(
        &self,
        name: &str,
        xml: &str,
        (summary, checker): (&MessageSummary, &SampleChecker<'_>),
        outcome: &mut Outcome,
    ) {
        let wording = Wording { language: Language::En, masks_values: false };
        let checked = checker.check(name, xml.as_bytes(), &Options::default(), &wording);
        assert_eq!(checked.before.faults(), 0, "{}: {xml}", self.name);
        outcome.messages += 1;
        outcome.with_faults += usize::from(!checked.is_valid());
        let has_fixed = checked.exchanges.iter().any(|it| it.path.contains('/'));
        let mut say = |what: &str| outcome.wrong.push(format!("{} {name}: {what}", self.name));
        if (!checked.is_valid() || has_fixed) && summary.writer == Class::Nothing {
            say("nothing is asked of the writer");
        }
        if (!checked.is_valid() || has_fixed) && reader(&self.backwards, summary) == Class::Nothing {
            say("nothing is asked of the reader");
        }
        let findings = checked.after.findings();
        for (finding, causes) in findings.iter().zip(&checked.causes) {
            // Keys that lack what has another name or place now, or no longer stands.
            let is_key = finding.rule.starts_with("cvc-identity-constraint");
            let has_other = findings.iter().any(|it| !it.rule.starts_with("cvc-identity-constraint"));
            if is_key && causes.is_empty() && (has_other || !checked.exchanges.is_empty()) {
                continue;
            }
            if let Some(what) = self.fault(causes) {
                say(&format!("{what}: {} at {}", finding.text(), finding.path));
            }
        }
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
