//! Guesses at what led to a fault.

use super::{ExpectedItem, Fault, Name};
use crate::value::ValueFault;

/// What probably led to a fault; worded in `text/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Hint {
    /// The name is right, but must stand in no namespace.
    WithoutNamespace(Name),
    /// The name is right, but must stand in this namespace.
    InNamespace(Name),
    /// A name that is nearly the same.
    DidYouMean(Name),
    /// A value that is nearly the same.
    DidYouMeanValue(String),
    /// A value that is right but for the case of its letters or blanks around.
    OnlyCaseOrBlanks(String),
    /// The text has decomposed characters (a letter and a combining accent).
    Decomposed,
    /// A date with a time zone or time.
    DateTail(String),
    /// A German date.
    GermanDate(String),
    /// A decimal comma.
    DecimalComma(String),
}

/// The hint for a fault, if there is one.
pub(crate) fn hint(fault: &Fault) -> Option<Hint> {
    match fault {
        Fault::UnexpectedElement { found, expected } => name_hint(found, expected.iter().filter_map(element)),
        Fault::UndeclaredRoot { name, similar } => name_hint(name, similar.iter()),
        Fault::UnexpectedAttribute { found, expected } => name_hint(found, expected.iter()),
        Fault::InvalidValue { value, fault, .. } => value_hint(value, fault),
        _ => None,
    }
}

fn element(item: &ExpectedItem) -> Option<&Name> {
    match item {
        ExpectedItem::Element(name) => Some(name),
        _ => None,
    }
}

fn name_hint<'n>(found: &Name, expected: impl Iterator<Item = &'n Name> + Clone) -> Option<Hint> {
    if let Some(name) = expected.clone().find(|name| name.local == found.local) {
        return Some(if name.namespace.is_empty() {
            Hint::WithoutNamespace(name.clone())
        } else {
            Hint::InNamespace(name.clone())
        });
    }
    let best =
        expected.map(|name| (slips(&name.local, &found.local), name)).min_by_key(|(slips, _)| *slips)?;
    is_close(best.0, &found.local).then(|| Hint::DidYouMean(best.1.clone()))
}

pub(super) fn value_hint(value: &str, fault: &ValueFault) -> Option<Hint> {
    match fault {
        ValueFault::Enumeration { allowed } => enumeration_hint(value, allowed),
        ValueFault::ListItem { item, fault, .. } => value_hint(item, fault),
        ValueFault::UnionMembers { faults } => faults.iter().find_map(|fault| value_hint(value, fault)),
        ValueFault::Pattern { .. } | ValueFault::MaxLength { .. } | ValueFault::Length { .. }
            if value.chars().any(is_combining) =>
        {
            Some(Hint::Decomposed)
        }
        ValueFault::Lexical { builtin } => lexical_hint(value.trim(), builtin.name()),
        _ => None,
    }
}

fn enumeration_hint(value: &str, allowed: &[String]) -> Option<Hint> {
    let plain = value.trim().to_lowercase();
    if let Some(same) = allowed.iter().find(|a| a.to_lowercase() == plain) {
        return Some(Hint::OnlyCaseOrBlanks(same.clone()));
    }
    let (distance, best) = allowed.iter().map(|a| (distance(a, value), a)).min_by_key(|(d, _)| *d)?;
    is_close(distance, value).then(|| Hint::DidYouMeanValue(best.clone()))
}

fn lexical_hint(value: &str, builtin: &str) -> Option<Hint> {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if builtin == "date" {
        let parts: Vec<&str> = value.split('.').collect();
        if let [day, month, year] = parts[..]
            && day.len() <= 2
            && month.len() <= 2
            && year.len() == 4
            && [day, month, year].into_iter().all(is_digits)
        {
            return Some(Hint::GermanDate(format!("{year}-{month:0>2}-{day:0>2}")));
        }
        if let Some((date, _)) = value.split_once('T') {
            return Some(Hint::DateTail(date.to_owned()));
        }
    }
    if matches!(builtin, "decimal" | "float" | "double")
        && let Some((whole, fraction)) = value.split_once(',')
        && is_digits(whole.trim_start_matches(['+', '-']))
        && is_digits(fraction)
    {
        return Some(Hint::DecimalComma(format!("{whole}.{fraction}")));
    }
    None
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// Whether one name was probably written where the other was meant.
pub(crate) fn is_similar(found: &Name, meant: &Name) -> bool {
    found.local == meant.local || is_close(slips(&meant.local, &found.local), &found.local)
}

/// The distance of two names; letters of the wrong case are one slip together.
fn slips(a: &str, b: &str) -> usize {
    let (lower_a, lower_b) = (a.to_lowercase(), b.to_lowercase());
    distance(a, b).min(distance(&lower_a, &lower_b).saturating_add(1))
}

/// One slip for four letters.
fn is_close(distance: usize, found: &str) -> bool {
    let length = found.chars().count();
    length >= 3 && distance <= (length / 4).clamp(1, 3)
}

/// Optimal-string-alignment distance: insertions, deletions, replacements and swaps of neighbours.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > 3 {
        return usize::MAX;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let replace = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = replace.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or_default()
}
