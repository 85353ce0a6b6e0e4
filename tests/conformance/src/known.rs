//! The list of known failures of a suite.
//!
//! A line is `TEST<TAB>VERDICT<TAB>REASON`; in the XML Schema Test Suite `TEST` is set, group, test and kind, separated by
//! `/`. Lines that begin with
//! `#` are remarks. The list and a run must agree: what is right now, or wrong in another way, is to be taken off.

use crate::results::Compared;
use std::collections::BTreeMap;

/// A wrong answer of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The test.
    pub name: String,
    /// Our answer.
    pub verdict: String,
    /// What we gave as the reason for it.
    pub detail: String,
}

/// The wrong ones among the answers of a run.
#[must_use]
pub fn wrong(compared: &[Compared<'_>]) -> Vec<Wrong> {
    let wrong = compared.iter().filter(|compared| !compared.is_right());
    wrong
        .map(|wrong| Wrong {
            name: wrong.name(),
            verdict: wrong.outcome.verdict.to_string(),
            detail: wrong.outcome.rules.clone(),
        })
        .collect()
}

/// A wrong answer that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Our answer.
    pub verdict: String,
    /// Why it is so.
    pub reason: String,
}

/// The list by tests.
pub type KnownFailures = BTreeMap<String, Known>;

/// Reads the list.
#[must_use]
pub fn parse(text: &str) -> KnownFailures {
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines
        .map(|line| {
            let mut fields = line.split('\t').map(|field| field.trim().to_owned());
            let mut next = || fields.next().unwrap_or_default();
            (next(), Known { verdict: next(), reason: next() })
        })
        .collect()
}

/// Where list and run differ, a line each; none if they agree.
#[must_use]
pub fn differences(known: &KnownFailures, wrong: &[Wrong]) -> Vec<String> {
    let mut open = known.clone();
    let mut differences = Vec::new();
    for Wrong { name, verdict, detail } in wrong {
        match open.remove(name) {
            None => differences.push(format!("new: {name}\t{verdict}\t{detail}")),
            Some(listed) if listed.verdict != *verdict => {
                differences.push(format!("changed: {name}\t{verdict}, listed as {}", listed.verdict));
            }
            Some(listed) if listed.reason.is_empty() => differences.push(format!("without reason: {name}")),
            Some(_) => {}
        }
    }
    differences.extend(open.keys().map(|name| format!("no longer wrong, take it off the list: {name}")));
    differences
}

/// The list for a run, with the reasons given so far.
#[must_use]
pub fn renewed(known: &KnownFailures, wrong: &[Wrong], reason: &str) -> String {
    let mut text = String::from("# Wrong answers that are known: test, our answer, reason.\n");
    for Wrong { name, verdict, .. } in wrong {
        let reason = known.get(name).map_or(reason, |known| known.reason.as_str());
        text.push_str(&format!("{name}\t{verdict}\t{reason}\n"));
    }
    text
}
