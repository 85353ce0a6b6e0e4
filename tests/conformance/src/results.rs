//! Answers beside the suite's, and their table as tab-separated text.

use crate::suite::{Group, Kind, Suite, Test, Validity};
use std::fmt;
use std::str::FromStr;

/// How a test ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// With an answer.
    Answered(Validity),
    /// The instance was not looked at, because its schema was rejected.
    SchemaRejected,
    /// In a panic.
    Panic,
    /// Not within the time limit.
    Timeout,
    /// Beyond the memory limit.
    Memory,
    /// With the end of the process, such as a stack overflow.
    Crash,
}

impl Verdict {
    const NAMED: [(Self, &'static str); 7] = [
        (Self::Answered(Validity::Valid), "valid"),
        (Self::Answered(Validity::Invalid), "invalid"),
        (Self::SchemaRejected, "schema-rejected"),
        (Self::Panic, "panic"),
        (Self::Timeout, "timeout"),
        (Self::Memory, "memory"),
        (Self::Crash, "crash"),
    ];

    /// Whether the program failed, whatever the answer should have been.
    #[must_use]
    pub fn is_failure(self) -> bool {
        matches!(self, Self::Panic | Self::Timeout | Self::Memory | Self::Crash)
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = Self::NAMED.iter().find(|(verdict, _)| verdict == self);
        f.write_str(named.map_or("", |(_, name)| name))
    }
}

impl FromStr for Verdict {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::NAMED.iter().find(|(_, known)| *known == name).map(|(verdict, _)| *verdict).ok_or(())
    }
}

/// How a test ended, with the reasons.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// Position of the group in the suite.
    pub group: usize,
    /// Position of the test in the group.
    pub test: usize,
    /// How it ended.
    pub verdict: Verdict,
    /// Rules said to be broken, separated by spaces.
    pub rules: String,
    /// The first reason.
    pub message: String,
}

/// An outcome beside its test.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'a> {
    /// The group.
    pub group: &'a Group,
    /// The test.
    pub test: &'a Test,
    /// The suite's answer.
    pub expected: Validity,
    /// Ours.
    pub outcome: &'a Outcome,
}

impl Compared<'_> {
    /// Whether the answer is the suite's.
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.outcome.verdict == Verdict::Answered(self.expected)
    }

    /// Whether the suite leaves open if the instance's schema conforms, and we reject it: nothing can then be said of the
    /// instance.
    #[must_use]
    pub fn is_left_open(&self) -> bool {
        self.outcome.verdict == Verdict::SchemaRejected
            && self.group.tests.iter().any(|test| test.kind == Kind::Schema && test.expected.is_none())
    }

    /// The test's name in the whole suite.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}/{}/{}/{}", self.group.set, self.group.name, self.test.name, self.test.kind)
    }
}

/// All outcomes beside their tests, in the suite's order.
#[must_use]
pub fn compare<'a>(suite: &'a Suite, outcomes: &'a [Outcome]) -> Vec<Compared<'a>> {
    let mut compared: Vec<_> = outcomes
        .iter()
        .filter_map(|outcome| {
            let group = suite.groups.get(outcome.group)?;
            let test = group.tests.get(outcome.test)?;
            Some(Compared { group, test, expected: test.expected?, outcome })
        })
        .filter(|compared| !compared.is_left_open())
        .collect();
    compared.sort_by_key(|compared| (compared.outcome.group, compared.outcome.test));
    compared
}

/// One line per test: contributor, set, group, test, kind, expected, got, rule.
#[must_use]
pub fn to_tsv(compared: &[Compared<'_>]) -> String {
    let mut text = String::from("contributor\tset\tgroup\ttest\tkind\texpected\tgot\trule\n");
    for Compared { group, test, expected, outcome } in compared {
        let (contributor, set, name) = (&group.contributor, &group.set, &group.name);
        let (kind, verdict, rules) = (test.kind, outcome.verdict, &outcome.rules);
        text.push_str(&format!(
            "{contributor}\t{set}\t{name}\t{}\t{kind}\t{expected}\t{verdict}\t{rules}\n",
            test.name
        ));
    }
    text
}

/// Only the wrong answers, with the suite's status, the documents concerned and the reason given.
#[must_use]
pub fn wrong_to_tsv(compared: &[Compared<'_>]) -> String {
    let mut text = String::from(
        "contributor\tset\tgroup\ttest\tkind\texpected\tgot\trule\tstatus\tdocuments\tmessage\n",
    );
    for compared in compared.iter().filter(|compared| !compared.is_right()) {
        let line = to_tsv(std::slice::from_ref(compared));
        let line = line.lines().nth(1).unwrap_or_default();
        let documents: Vec<_> =
            compared.test.document.iter().chain(&compared.group.schema_documents).collect();
        let documents: Vec<String> = documents.iter().map(|path| path.display().to_string()).collect();
        let (status, message) = (&compared.test.status, &compared.outcome.message);
        text.push_str(&format!("{line}\t{status}\t{}\t{message}\n", documents.join(" ")));
    }
    text
}
