//! Facets that bound values: lengths, digits, ranges.

use super::{Comparer, Found};
use std::cmp::Ordering;
use xoev_schema::component::{Facet, SimpleType, Variety};
use xoev_schema::source::Span;

/// Which way a facet bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bound {
    /// The greater, the narrower.
    Lower,
    /// The smaller, the narrower.
    Upper,
}

/// A facet of one side as it is shown and compared.
#[derive(Debug, Clone, Default)]
struct Value {
    text: Option<String>,
    span: Option<Span>,
}

impl Comparer<'_> {
    /// Compares the facets of two types, patterns included and enumerations left out.
    pub(super) fn facets(&mut self, old: &SimpleType, new: &SimpleType, path: &str, spans: (Span, Span)) {
        let (one, other) = (&old.facets, &new.facets);
        let number = |it: &Option<Facet<u64>>| value(it.as_ref().map(|it| (it.value.to_string(), it.span)));
        let digits = |it: &Option<Facet<u32>>| value(it.as_ref().map(|it| (it.value.to_string(), it.span)));
        let text = |it: &Option<Facet<String>>| value(it.as_ref().map(|it| (it.value.clone(), it.span)));
        // `length` is both bounds at once; only where neither side has it are the bounds looked at one by one.
        if one.length.is_some() || other.length.is_some() {
            self.lengths((old, new), path, spans);
        } else {
            let bounds = (number(&one.min_length), number(&other.min_length));
            self.facet("minLength", Some(Bound::Lower), bounds, path, spans);
            let bounds = (number(&one.max_length), number(&other.max_length));
            self.facet("maxLength", Some(Bound::Upper), bounds, path, spans);
        }
        let bounds = (digits(&one.total_digits), digits(&other.total_digits));
        self.facet("totalDigits", Some(Bound::Upper), bounds, path, spans);
        let bounds = (digits(&one.fraction_digits), digits(&other.fraction_digits));
        self.facet("fractionDigits", Some(Bound::Upper), bounds, path, spans);
        let ordered = old.variety == new.variety && matches!(old.variety, Variety::Atomic(_));
        let bound = |it| ordered.then_some(it);
        let ranges = [
            ("minInclusive", Bound::Lower, text(&one.min_inclusive), text(&other.min_inclusive)),
            ("minExclusive", Bound::Lower, text(&one.min_exclusive), text(&other.min_exclusive)),
            ("maxInclusive", Bound::Upper, text(&one.max_inclusive), text(&other.max_inclusive)),
            ("maxExclusive", Bound::Upper, text(&one.max_exclusive), text(&other.max_exclusive)),
        ];
        for (name, direction, one, other) in ranges {
            self.facet(name, bound(direction), (one, other), path, spans);
        }
        self.patterns(&one.patterns, &other.patterns, path, spans);
    }

    /// Types of which at least one has `length`.
    fn lengths(&mut self, (old, new): (&SimpleType, &SimpleType), path: &str, spans: (Span, Span)) {
        let range = |it: &SimpleType| {
            let facets = &it.facets;
            let exact = facets.length.as_ref().map(|it| it.value);
            let min = exact.or(facets.min_length.as_ref().map(|it| it.value)).unwrap_or(0);
            (min, exact.or(facets.max_length.as_ref().map(|it| it.value)))
        };
        let ((old_min, old_max), (new_min, new_max)) = (range(old), range(new));
        let most = |it: Option<u64>| it.unwrap_or(u64::MAX);
        let narrows = new_min > old_min || most(new_max) < most(old_max);
        let widens = new_min < old_min || most(new_max) > most(old_max);
        let shown = |(min, max): (u64, Option<u64>)| match max {
            Some(max) if max == min => max.to_string(),
            Some(max) => format!("{min}..{max}"),
            None => format!("{min}..*"),
        };
        if let Some(id) = facet_rule(narrows, widens) {
            let found = Found::between(shown(range(old)), shown(range(new))).what("length");
            self.report(id, path, found.at(spans.0, spans.1));
        }
    }

    /// One facet. Where values cannot be compared, a change goes both ways; a facet that only one side has does not.
    fn facet(
        &mut self,
        name: &'static str,
        bound: Option<Bound>,
        (old, new): (Value, Value),
        path: &str,
        spans: (Span, Span),
    ) {
        // What both sides have from their built-in types is said with those.
        if old.text == new.text || old.span.is_none() && new.span.is_none() {
            return;
        }
        let (narrows, widens) = match (&old.text, &new.text, bound) {
            (None, _, _) => (true, false),
            (_, None, _) => (false, true),
            (Some(one), Some(other), Some(bound)) => match (compare(one, other), bound) {
                (Some(Ordering::Equal), _) => return,
                (Some(Ordering::Less), Bound::Lower) | (Some(Ordering::Greater), Bound::Upper) => {
                    (true, false)
                }
                (Some(Ordering::Greater), Bound::Lower) | (Some(Ordering::Less), Bound::Upper) => {
                    (false, true)
                }
                (None, _) => (true, true),
            },
            (Some(_), Some(_), None) => (true, true),
        };
        if let Some(id) = facet_rule(narrows, widens) {
            let shown = |it: &Value| it.text.clone().unwrap_or_else(|| "–".to_owned());
            let places = (old.span.unwrap_or(spans.0), new.span.unwrap_or(spans.1));
            self.report(id, path, Found::between(shown(&old), shown(&new)).what(name).at(places.0, places.1));
        }
    }
}

fn facet_rule(narrows: bool, widens: bool) -> Option<&'static str> {
    match (narrows, widens) {
        (true, true) => Some("diff-facet-changed"),
        (true, false) => Some("diff-facet-narrowed"),
        (false, true) => Some("diff-facet-widened"),
        (false, false) => None,
    }
}

fn value(it: Option<(String, Option<Span>)>) -> Value {
    it.map_or_else(Value::default, |(text, span)| Value { text: Some(text), span })
}

/// Compares two values as they are written: decimal numbers, and dates and times without time zone in one form, whose
/// order is that of their characters.
fn compare(one: &str, other: &str) -> Option<Ordering> {
    let is_date = |it: &str| it.len() >= 8 && it.bytes().all(|b| b.is_ascii_digit() || b"-:T".contains(&b));
    if one.len() == other.len() && is_date(one) && is_date(other) && !one.starts_with('-') {
        return Some(one.cmp(other));
    }
    compare_numbers(one, other)
}

/// Compares two decimal numbers (Part 2 §3.2.3).
fn compare_numbers(one: &str, other: &str) -> Option<Ordering> {
    let parts = |text: &str| -> Option<(bool, String, String)> {
        let (is_negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let are_digits = |it: &str| it.bytes().all(|b| b.is_ascii_digit());
        let is_number =
            are_digits(whole) && are_digits(fraction) && !(whole.is_empty() && fraction.is_empty());
        let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
        let is_negative = is_negative && !(whole.is_empty() && fraction.is_empty());
        is_number.then(|| (is_negative, whole.to_owned(), fraction.to_owned()))
    };
    let (one, other) = (parts(one.trim())?, parts(other.trim())?);
    let size = |it: &(bool, String, String)| (it.1.len(), it.1.clone(), it.2.clone());
    Some(match (one.0, other.0) {
        (false, true) => Ordering::Greater,
        (true, false) => Ordering::Less,
        (false, false) => size(&one).cmp(&size(&other)),
        (true, true) => size(&other).cmp(&size(&one)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_they_are_written() {
        for (one, other, order) in [
            ("10", "9", Ordering::Greater),
            ("-10", "9", Ordering::Less),
            ("-10", "-9", Ordering::Less),
            ("1.50", "01.5", Ordering::Equal),
            ("0.05", "0.5", Ordering::Less),
            ("-0", "0", Ordering::Equal),
            ("18446744073709551616", "18446744073709551615", Ordering::Greater),
        ] {
            assert_eq!(compare(one, other), Some(order), "{one} {other}");
        }
        assert_eq!(compare("1e3", "1"), None);
        assert_eq!(compare("2000-01-01", "1990-12-31"), Some(Ordering::Greater));
        assert_eq!(compare("2000-01-01Z", "1990-12-31Z"), None);
    }
}
