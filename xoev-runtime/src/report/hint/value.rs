//! Values of simple types.

use super::similar::{distance, is_close};
use super::{Hint, character, number, time};
use crate::grammar::Builtin;
use crate::value::{Misfit, ValueFault};

/// What was meant by a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) enum ValueHint {
    /// A value that is nearly the same, or the same in the form that is asked for.
    DidYouMean(String),
    /// A value that is right but for the case of its letters or blanks around.
    OnlyCaseOrBlanks(String),
    /// A code that is right but for zeros at its beginning.
    LeadingZeros(String),
    /// Blanks or line breaks at the beginning or end.
    BlanksAround,
    /// A date or time must have no time zone.
    WithoutZone(String),
    /// A date and time must have a time zone.
    WithZone(String),
    /// A date must have no time.
    WithoutTime(String),
    /// The date is not in the calendar.
    NoSuchDay,
}

/// What was probably meant by a text that is no value of its type.
pub(in crate::report) fn value_hint(value: &str, fault: &ValueFault) -> Option<Hint> {
    match fault {
        ValueFault::Enumeration { allowed } => enumeration(value, allowed),
        ValueFault::ListItem { item, fault, .. } => value_hint(item, fault),
        ValueFault::UnionMembers { faults } => faults.iter().find_map(|fault| value_hint(value, fault)),
        ValueFault::Pattern { patterns, misfit } => pattern(value, patterns, *misfit),
        ValueFault::MaxLength { .. } | ValueFault::Length { .. } => {
            let value_hint = uuid(value).or_else(|| time::without_zone(value)).map(Hint::Value);
            value_hint.or_else(|| character::in_text(value).map(Hint::Character))
        }
        ValueFault::Lexical { builtin } => lexical(value.trim(), *builtin),
        _ => None,
    }
}

/// The same value in another form: letter case, blanks, zeros at the beginning.
pub(super) fn form(found: &str, meant: &str) -> Option<ValueHint> {
    let plain = found.trim().to_lowercase();
    if found != meant && meant.trim().to_lowercase() == plain {
        return Some(ValueHint::OnlyCaseOrBlanks(meant.to_owned()));
    }
    let digits = |text: &str| text.trim_start_matches('0').to_lowercase();
    let has_lost = plain.bytes().all(|byte| byte.is_ascii_digit()) && digits(&plain) == digits(meant);
    (found != meant && has_lost).then(|| ValueHint::LeadingZeros(meant.to_owned()))
}

fn enumeration(value: &str, allowed: &[String]) -> Option<Hint> {
    if let Some(hint) = allowed.iter().find_map(|meant| form(value, meant)) {
        return Some(Hint::Value(hint));
    }
    let of = allowed.iter().map(|meant| (distance(meant, value), meant));
    let nearest = of.min_by_key(|(distance, _)| *distance).filter(|(distance, _)| is_close(*distance, value));
    let nearest = nearest.map(|(_, meant)| Hint::Value(ValueHint::DidYouMean(meant.clone())));
    nearest.or_else(|| character::in_text(value).map(Hint::Character))
}

fn pattern(value: &str, patterns: &[String], misfit: Option<Misfit>) -> Option<Hint> {
    let of_value = uuid(value)
        .or_else(|| time::in_pattern(value, patterns, misfit))
        .or_else(|| blanks_around(value, misfit));
    of_value.map(Hint::Value).or_else(|| {
        let at = misfit.and_then(|misfit| character::at(value, misfit));
        at.or_else(|| character::in_text(value)).map(Hint::Character)
    })
}

fn lexical(value: &str, builtin: Builtin) -> Option<Hint> {
    let meant = match builtin {
        Builtin::Date | Builtin::DateTime | Builtin::Time | Builtin::GYear | Builtin::GYearMonth => {
            return time::lexical(value, builtin).map(Hint::Value);
        }
        Builtin::Boolean => boolean(value).map(str::to_owned),
        Builtin::Decimal | Builtin::Float | Builtin::Double => number::decimal(value),
        Builtin::Language => value.contains('_').then(|| value.replace('_', "-")),
        Builtin::Base64Binary => base64(value),
        _ if number::is_integer(builtin) => number::integer(value),
        _ => None,
    };
    meant.map(|meant| Hint::Value(ValueHint::DidYouMean(meant)))
}

fn boolean(value: &str) -> Option<&'static str> {
    match value.to_lowercase().as_str() {
        "ja" | "j" | "yes" | "y" | "wahr" | "true" | "x" | "-1" | "on" => Some("true"),
        "nein" | "n" | "no" | "falsch" | "false" | "off" => Some("false"),
        _ => None,
    }
}

/// Base64 in a `data:` address, or in the alphabet for addresses (RFC 4648 §5).
fn base64(value: &str) -> Option<String> {
    let plain = value.split_once(";base64,").map_or(value, |(_, data)| data);
    let plain = plain.replace('-', "+").replace('_', "/");
    // Attachments are long; the beginning is enough to see what is meant.
    (plain != value).then(|| plain.chars().take(20).chain(['…']).collect())
}

/// A UUID without hyphens, in braces or as a URN, written as RFC 9562 has it.
fn uuid(value: &str) -> Option<ValueHint> {
    let plain = value.trim().trim_start_matches("urn:uuid:").trim_matches(['{', '}']);
    let digits: String = plain.chars().filter(|c| *c != '-').collect();
    if digits.len() != 32 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let parts = [0..8, 8..12, 12..16, 16..20, 20..32].map(|range| digits.get(range).unwrap_or_default());
    let meant = parts.join("-");
    (meant != value).then_some(ValueHint::DidYouMean(meant))
}

/// Blanks or line breaks around a value whose type keeps them.
fn blanks_around(value: &str, misfit: Option<Misfit>) -> Option<ValueHint> {
    let Misfit { offset, .. } = misfit?;
    let is_leading = value.get(..offset)?.trim().is_empty() && value.starts_with(char::is_whitespace);
    let is_trailing = value.get(offset..)?.trim().is_empty();
    ((is_leading || is_trailing) && !value.trim().is_empty()).then_some(ValueHint::BlanksAround)
}
