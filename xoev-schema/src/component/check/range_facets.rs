//! `minInclusive`, `minExclusive`, `maxInclusive`, `maxExclusive` of decimal types against each other and against
//! the base (Part 2 §4.3.7–§4.3.10).

use crate::component::{Components, Facet, Facets, Variety};
use crate::diagnostics::{Diagnostic, Diagnostics};
use std::cmp::Ordering;
use xoev_runtime::grammar::Primitive;

pub(super) fn check(components: &Components, diagnostics: &mut Diagnostics) {
    for (_, it) in components.simple_types.iter() {
        if it.span.is_none() || it.variety != Variety::Atomic(Primitive::Decimal) {
            continue;
        }
        check_together(&it.facets, diagnostics);
        if let Some(base) = it.base {
            check_against_base(&it.facets, &components.simple_types[base].facets, diagnostics);
        }
    }
}

/// A bound with its name, and whether the value itself is out.
type Bound<'a> = (&'static str, &'a Facet<String>, bool);

fn lower(facets: &Facets) -> impl Iterator<Item = Bound<'_>> {
    let inclusive = facets.min_inclusive.iter().map(|it| ("minInclusive", it, false));
    inclusive.chain(facets.min_exclusive.iter().map(|it| ("minExclusive", it, true)))
}

fn upper(facets: &Facets) -> impl Iterator<Item = Bound<'_>> {
    let inclusive = facets.max_inclusive.iter().map(|it| ("maxInclusive", it, false));
    inclusive.chain(facets.max_exclusive.iter().map(|it| ("maxExclusive", it, true)))
}

fn check_together(facets: &Facets, diagnostics: &mut Diagnostics) {
    for (low_name, low, low_is_out) in lower(facets) {
        for (high_name, high, high_is_out) in upper(facets) {
            let rule = match (low_is_out, high_is_out) {
                (false, false) => "minInclusive-less-than-equal-to-maxInclusive",
                (true, true) => "minExclusive-less-than-equal-to-maxExclusive",
                (true, false) => "minExclusive-less-than-maxInclusive",
                (false, true) => "minInclusive-less-than-maxExclusive",
            };
            let is_fault = match compare(&low.value, &high.value) {
                Some(Ordering::Greater) => true,
                Some(Ordering::Equal) => low_is_out != high_is_out,
                _ => false,
            };
            if let (true, Some(span)) = (is_fault, low.span.or(high.span)) {
                let message =
                    format!("{low_name} {} and {high_name} {} leave no value", low.value, high.value);
                diagnostics.report(Diagnostic::error(rule, span, message));
            }
        }
    }
}

fn check_against_base(facets: &Facets, base: &Facets, diagnostics: &mut Diagnostics) {
    let own: Vec<Bound<'_>> = lower(facets).collect();
    let inherited: Vec<Bound<'_>> = lower(base).collect();
    check_side(&own, &inherited, Ordering::Less, diagnostics);
    let own: Vec<Bound<'_>> = upper(facets).collect();
    let inherited: Vec<Bound<'_>> = upper(base).collect();
    check_side(&own, &inherited, Ordering::Greater, diagnostics);
}

/// Bounds of one side; `beyond` is where a value lies that the base does not allow.
fn check_side(own: &[Bound<'_>], inherited: &[Bound<'_>], beyond: Ordering, diagnostics: &mut Diagnostics) {
    for (name, bound, is_out) in own {
        for (base_name, base, base_is_out) in inherited {
            let Some(span) = bound.span.filter(|span| base.span != Some(*span)) else { continue };
            let order = compare(&bound.value, &base.value);
            let is_changed = name == base_name && base.is_fixed && order != Some(Ordering::Equal);
            let is_beyond =
                order == Some(beyond) || (order == Some(Ordering::Equal) && *base_is_out && !*is_out);
            if is_changed || is_beyond {
                let rule = match *name {
                    _ if is_changed => "st-restrict-facets",
                    "minInclusive" => "minInclusive-valid-restriction",
                    "minExclusive" => "minExclusive-valid-restriction",
                    "maxInclusive" => "maxInclusive-valid-restriction",
                    _ => "maxExclusive-valid-restriction",
                };
                let message =
                    format!("{name} {} does not restrict the base's {base_name} {}", bound.value, base.value);
                let mut fault = Diagnostic::error(rule, span, message);
                if let Some(other) = base.span {
                    fault = fault.also(other, "in the base");
                }
                diagnostics.report(fault);
            }
        }
    }
}

/// Compares two decimals by their lexical forms; `None` where one is none.
fn compare(one: &str, other: &str) -> Option<Ordering> {
    let (one, other) = (Decimal::parse(one)?, Decimal::parse(other)?);
    Some(match (one.is_negative, other.is_negative) {
        (false, true) => Ordering::Greater,
        (true, false) => Ordering::Less,
        (false, false) => one.magnitude(&other),
        (true, true) => other.magnitude(&one),
    })
}

/// A decimal as digits, without leading and trailing zeros.
struct Decimal<'a> {
    is_negative: bool,
    whole: &'a str,
    fraction: &'a str,
}

impl<'a> Decimal<'a> {
    fn parse(text: &'a str) -> Option<Self> {
        let (is_negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = whole.bytes().chain(fraction.bytes()).all(|it| it.is_ascii_digit());
        if !all_digits || (whole.is_empty() && fraction.is_empty()) {
            return None;
        }
        let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
        let is_zero = whole.is_empty() && fraction.is_empty();
        Some(Self { is_negative: is_negative && !is_zero, whole, fraction })
    }

    fn magnitude(&self, other: &Self) -> Ordering {
        let length = self.whole.len().cmp(&other.whole.len());
        length.then_with(|| self.whole.cmp(other.whole)).then_with(|| self.fraction.cmp(other.fraction))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_compare_by_value() {
        let cases = [
            ("1", "1.0", Ordering::Equal),
            ("-0", "0", Ordering::Equal),
            ("+007", "7", Ordering::Equal),
            ("10", "9", Ordering::Greater),
            ("0.5", ".25", Ordering::Greater),
            ("-10", "-9", Ordering::Less),
            ("-1", "1", Ordering::Less),
            ("18446744073709551615", "18446744073709551616", Ordering::Less),
        ];
        for (one, other, expected) in cases {
            assert_eq!(compare(one, other), Some(expected), "{one} {other}");
        }
        assert_eq!(compare("1e3", "1"), None);
    }
}
