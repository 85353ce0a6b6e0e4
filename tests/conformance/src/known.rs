//! The list of known failures.
//!
//! A line is `TEST<TAB>VERDICT<TAB>REASON`; `TEST` is set, group, test and kind, separated by `/`. Lines that begin with
//! `#` are remarks. The list and a run must agree: what is right now, or wrong in another way, is to be taken off.

use crate::results::Compared;
use std::collections::BTreeMap;

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
pub fn differences(known: &KnownFailures, compared: &[Compared<'_>]) -> Vec<String> {
    let mut open = known.clone();
    let mut differences = Vec::new();
    for wrong in compared.iter().filter(|compared| !compared.is_right()) {
        let name = wrong.name();
        let verdict = wrong.outcome.verdict.to_string();
        match open.remove(&name) {
            None => differences.push(format!("new: {name}\t{verdict}\t{}", wrong.outcome.rules)),
            Some(listed) if listed.verdict != verdict => {
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
pub fn renewed(known: &KnownFailures, compared: &[Compared<'_>], reason: &str) -> String {
    let mut text = String::from("# Wrong answers that are known: test, our answer, reason.\n");
    for wrong in compared.iter().filter(|compared| !compared.is_right()) {
        let name = wrong.name();
        let reason = known.get(&name).map_or(reason, |known| known.reason.as_str());
        text.push_str(&format!("{name}\t{}\t{reason}\n", wrong.outcome.verdict));
    }
    text
}
