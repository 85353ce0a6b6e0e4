//! Dates and times: German notation, time zones, what does not belong to a type.

use super::ValueHint;
use crate::grammar::Builtin;
use crate::value::Misfit;

/// What was meant by a text that is no value of a date or time type.
pub(super) fn lexical(value: &str, builtin: Builtin) -> Option<ValueHint> {
    let date = written_date(value);
    let (day, time) = value.split_once(['T', ' ']).unwrap_or((value, ""));
    let meant = match builtin {
        Builtin::Date if is_date(day) && !time.is_empty() => {
            return Some(ValueHint::WithoutTime(day.to_owned()));
        }
        Builtin::Date if is_date(without_zone_text(value)) => return Some(ValueHint::NoSuchDay),
        Builtin::Date => date?,
        Builtin::DateTime if is_date(value) => format!("{value}T00:00:00"),
        Builtin::DateTime => {
            let day = if is_date(day) { day.to_owned() } else { written_date(day)? };
            if time.is_empty() { format!("{day}T00:00:00") } else { format!("{day}T{}", whole_time(time)?) }
        }
        Builtin::Time => whole_time(value).filter(|time| time != value)?,
        Builtin::GYear => date.or_else(|| is_date(value).then(|| value.to_owned()))?.get(..4)?.to_owned(),
        Builtin::GYearMonth => month(value)?,
        _ => return None,
    };
    (meant != value).then_some(ValueHint::DidYouMean(meant))
}

/// What was meant by a date or time that does not fit a pattern.
pub(super) fn in_pattern(value: &str, patterns: &[String], misfit: Option<Misfit>) -> Option<ValueHint> {
    if let Some(hint) = without_zone(value) {
        return Some(hint);
    }
    let (day, time) = value.trim().split_once('T').unwrap_or((value.trim(), ""));
    let wants_zone = patterns.iter().any(|pattern| pattern.contains('Z') || pattern.contains("\\+"));
    if is_date(day) && whole_time(time).as_deref() == Some(time) && wants_zone && misfit.is_none() {
        return Some(ValueHint::WithZone(format!("{value}Z")));
    }
    if is_date(day) && !time.is_empty() && misfit.is_some_and(|it| it.character == 'T') {
        return Some(ValueHint::WithoutTime(day.to_owned()));
    }
    written_date(value.trim()).map(ValueHint::DidYouMean)
}

/// A date or time with a zone, which is what is wrong with it.
pub(super) fn without_zone(value: &str) -> Option<ValueHint> {
    let plain = without_zone_text(value.trim());
    let (day, time) = plain.split_once('T').unwrap_or((plain, "00:00:00"));
    let is_time = whole_time(time).as_deref() == Some(time);
    (plain.len() < value.trim().len() && is_date(day) && is_time)
        .then(|| ValueHint::WithoutZone(plain.to_owned()))
}

/// A text without the time zone at its end (Part 2 §3.2.7.3).
fn without_zone_text(value: &str) -> &str {
    if let Some(plain) = value.strip_suffix('Z') {
        return plain;
    }
    let parts = value.len().checked_sub(6).and_then(|at| value.split_at_checked(at));
    let Some((plain, zone)) = parts else { return value };
    let is_zone = zone.strip_prefix(['+', '-']).is_some_and(|it| has_form(it, "00:00"));
    if is_zone { plain } else { value }
}

/// A date as Germans write it, or without what separates its parts: as `xs:date` has it.
fn written_date(value: &str) -> Option<String> {
    if has_form(value, "00000000") {
        return in_calendar(value.get(..4)?, value.get(4..6)?, value.get(6..)?);
    }
    let parts: Vec<&str> = value.split(['.', '/', '-']).map(str::trim).collect();
    match parts[..] {
        [day, month, year] if year.len() == 4 => in_calendar(year, month, day),
        [year, month, day] if year.len() == 4 => in_calendar(year, month, day),
        _ => None,
    }
}

/// A month as Germans write it.
fn month(value: &str) -> Option<String> {
    if let Some(date) = written_date(value).or_else(|| is_date(value).then(|| value.to_owned())) {
        return date.get(..7).map(str::to_owned);
    }
    let (month, year) = value.split_once(['.', '/'])?;
    in_calendar(year, month, "1")?.get(..7).map(str::to_owned)
}

fn in_calendar(year: &str, month: &str, day: &str) -> Option<String> {
    let number = |text: &str| text.parse::<u8>().ok().filter(|_| text.len() <= 2);
    let is_possible = has_form(year, "0000")
        && number(month).is_some_and(|it| (1..=12).contains(&it))
        && number(day).is_some_and(|it| (1..=31).contains(&it));
    is_possible.then(|| format!("{year}-{month:0>2}-{day:0>2}"))
}

/// A time with its seconds.
fn whole_time(value: &str) -> Option<String> {
    let plain = without_zone_text(value);
    let zone = value.get(plain.len()..)?;
    let whole = match plain.split_once('.').map_or(plain, |(whole, _)| whole) {
        whole if has_form(whole, "00:00:00") => plain.to_owned(),
        _ if has_form(plain, "00:00") => format!("{plain}:00"),
        _ if has_form(plain, "0:00") => format!("0{plain}:00"),
        _ => return None,
    };
    Some(format!("{whole}{zone}"))
}

fn is_date(value: &str) -> bool {
    has_form(value, "0000-00-00")
}

/// Whether a text has digits where the form has zeros, and else what the form has.
fn has_form(value: &str, form: &str) -> bool {
    let fits = |(a, b): (u8, u8)| if b == b'0' { a.is_ascii_digit() } else { a == b };
    value.len() == form.len() && value.bytes().zip(form.bytes()).all(fits)
}
