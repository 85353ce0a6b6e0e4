//! `minInclusive`, `minExclusive`, `maxInclusive`, `maxExclusive` against each other and against the base, in the
//! value space (Part 2 §4.3.7–§4.3.10).
//!
//! Not here: whether a bound is a value at all; that is checked with the grammar, see `grammar/value_check`.

use crate::component::{Components, Facet, Facets, SimpleType, Variety};
use crate::diagnostics::{Diagnostic, Diagnostics};
use std::cmp::Ordering;
use xoev_runtime::bind::NoNamespaces;
use xoev_runtime::grammar::Primitive;
use xoev_runtime::value::Value;

pub(super) fn check(components: &Components, diagnostics: &mut Diagnostics) {
    let none = Facets::default();
    for (_, it) in components.simple_types.iter() {
        let (Some(_), Variety::Atomic(primitive)) = (it.span, &it.variety) else { continue };
        let base = it.base.map_or(&none, |base| &components.simple_types[base].facets);
        let own: Vec<Bound<'_>> = own_bounds(it, base);
        if own.is_empty() {
            continue;
        }
        check_kinds(&own, diagnostics);
        check_together(*primitive, &it.facets, diagnostics);
        for bound in &own {
            check_against_base(*primitive, bound, base, diagnostics);
        }
    }
}

/// Which bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Kind {
    /// `min…` rather than `max…`.
    is_lower: bool,
    /// `…Exclusive` rather than `…Inclusive`.
    is_exclusive: bool,
}

impl Kind {
    fn name(self) -> &'static str {
        match (self.is_lower, self.is_exclusive) {
            (true, false) => "minInclusive",
            (true, true) => "minExclusive",
            (false, false) => "maxInclusive",
            (false, true) => "maxExclusive",
        }
    }

    /// The rule for a bound of this kind against the base.
    fn restriction_rule(self) -> &'static str {
        match (self.is_lower, self.is_exclusive) {
            (true, false) => "minInclusive-valid-restriction",
            (true, true) => "minExclusive-valid-restriction",
            (false, false) => "maxInclusive-valid-restriction",
            (false, true) => "maxExclusive-valid-restriction",
        }
    }

    /// Whether a bound that stands in this order to one of the base restricts it. The bound must be a value of the
    /// base, but an exclusive one may repeat that of the base.
    fn restricts(self, order: Option<Ordering>, base: Self) -> bool {
        match order {
            Some(Ordering::Equal) => !base.is_exclusive || self == base,
            Some(Ordering::Greater) => base.is_lower,
            Some(Ordering::Less) => !base.is_lower,
            None => false,
        }
    }
}

type Bound<'a> = (Kind, &'a Facet<String>);

fn bounds(facets: &Facets) -> impl Iterator<Item = Bound<'_>> {
    let kind = |is_lower, is_exclusive| Kind { is_lower, is_exclusive };
    let all = [
        (kind(true, false), &facets.min_inclusive),
        (kind(true, true), &facets.min_exclusive),
        (kind(false, false), &facets.max_inclusive),
        (kind(false, true), &facets.max_exclusive),
    ];
    all.into_iter().filter_map(|(kind, facet)| facet.as_ref().map(|facet| (kind, facet)))
}

/// The bounds of this step.
fn own_bounds<'a>(it: &'a SimpleType, base: &Facets) -> Vec<Bound<'a>> {
    let is_inherited = |own: &Bound<'_>| bounds(base).any(|it| it.0 == own.0 && it.1.span == own.1.span);
    bounds(&it.facets).filter(|own| own.1.span.is_some() && !is_inherited(own)).collect()
}

/// One step has the inclusive or the exclusive bound of a side, not both.
fn check_kinds(own: &[Bound<'_>], diagnostics: &mut Diagnostics) {
    for (is_lower, rule) in [(true, "minInclusive-minExclusive"), (false, "maxInclusive-maxExclusive")] {
        let mut side = own.iter().filter(|(kind, _)| kind.is_lower == is_lower);
        let (Some((one, first)), Some((other, second))) = (side.next(), side.next()) else { continue };
        let (Some(span), Some(also)) = (second.span, first.span) else { continue };
        let message = format!("{} and {} cannot stand together", one.name(), other.name());
        diagnostics.report(Diagnostic::error(rule, span, message).also(also, "the other one"));
    }
}

fn check_together(primitive: Primitive, facets: &Facets, diagnostics: &mut Diagnostics) {
    for (low, lower) in bounds(facets).filter(|(kind, _)| kind.is_lower) {
        for (high, upper) in bounds(facets).filter(|(kind, _)| !kind.is_lower) {
            let rule = match (low.is_exclusive, high.is_exclusive) {
                (false, false) => "minInclusive-less-than-equal-to-maxInclusive",
                (true, true) => "minExclusive-less-than-equal-to-maxExclusive",
                (true, false) => "minExclusive-less-than-maxInclusive",
                (false, true) => "minInclusive-less-than-maxExclusive",
            };
            let is_fault = match compare(primitive, &lower.value, &upper.value) {
                Compared::Order(Some(Ordering::Greater)) => true,
                Compared::Order(Some(Ordering::Equal)) => low.is_exclusive != high.is_exclusive,
                _ => false,
            };
            if let (true, Some(span)) = (is_fault, lower.span.or(upper.span)) {
                let message = format!(
                    "{} {} and {} {} leave no value",
                    low.name(),
                    lower.value,
                    high.name(),
                    upper.value
                );
                diagnostics.report(Diagnostic::error(rule, span, message));
            }
        }
    }
}

fn check_against_base(primitive: Primitive, own: &Bound<'_>, base: &Facets, diagnostics: &mut Diagnostics) {
    let (kind, bound) = own;
    for (base_kind, inherited) in bounds(base) {
        let Compared::Order(order) = compare(primitive, &bound.value, &inherited.value) else { continue };
        let is_changed = *kind == base_kind && inherited.is_fixed && order != Some(Ordering::Equal);
        if !is_changed && kind.restricts(order, base_kind) {
            continue;
        }
        let (name, base_name) = (kind.name(), base_kind.name());
        let rule = if is_changed { "st-restrict-facets" } else { kind.restriction_rule() };
        let message = if is_changed {
            format!("{name} is fixed to {} in the base", inherited.value)
        } else {
            format!("{name} {} does not restrict the base's {base_name} {}", bound.value, inherited.value)
        };
        let Some(span) = bound.span else { continue };
        let fault = Diagnostic::error(rule, span, message);
        diagnostics.report(match inherited.span {
            Some(other) => fault.also(other, "in the base"),
            None => fault,
        });
    }
}

/// How two bounds stand to each other.
#[derive(Debug, PartialEq, Eq)]
enum Compared {
    /// One of them is no value, which is another fault.
    NoValues,
    /// The order of the value space; `None` for incomparable values.
    Order(Option<Ordering>),
}

fn compare(primitive: Primitive, one: &str, other: &str) -> Compared {
    match (Value::read(primitive, one, &NoNamespaces), Value::read(primitive, other, &NoNamespaces)) {
        (Ok(one), Ok(other)) => Compared::Order(one.partial_cmp(&other)),
        _ => Compared::NoValues,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_compare_by_value() {
        let cases = [
            (Primitive::Decimal, "1", "1.0", Some(Ordering::Equal)),
            (Primitive::Decimal, "18446744073709551615", "18446744073709551616", Some(Ordering::Less)),
            (Primitive::Float, "1E2", "100", Some(Ordering::Equal)),
            (Primitive::Duration, "P1M", "P30D", None),
            (Primitive::Duration, "P1Y", "P11M", Some(Ordering::Greater)),
            (Primitive::Date, "2024-02-29", "2024-03-01", Some(Ordering::Less)),
            (Primitive::Time, "12:00:00Z", "14:00:00+02:00", Some(Ordering::Equal)),
        ];
        for (primitive, one, other, expected) in cases {
            assert_eq!(compare(primitive, one, other), Compared::Order(expected), "{one} {other}");
        }
        assert_eq!(compare(Primitive::Decimal, "1e3", "1"), Compared::NoValues);
    }

    #[test]
    fn a_bound_is_a_value_of_the_base_or_repeats_an_exclusive_bound() {
        let kind = |is_lower, is_exclusive| Kind { is_lower, is_exclusive };
        let (min, above) = (kind(true, false), kind(true, true));
        let (max, below) = (kind(false, false), kind(false, true));
        assert!(min.restricts(Some(Ordering::Equal), min) && above.restricts(Some(Ordering::Equal), above));
        assert!(
            !min.restricts(Some(Ordering::Equal), above) && !above.restricts(Some(Ordering::Equal), below)
        );
        assert!(max.restricts(Some(Ordering::Less), below) && !max.restricts(Some(Ordering::Greater), below));
        assert!(!min.restricts(None, max));
    }
}
