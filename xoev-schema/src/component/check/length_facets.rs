//! `length`, `minLength`, `maxLength`, `totalDigits`, `fractionDigits` against each other and against the base
//! (Part 2 §4.3.1–§4.3.3, §4.3.11, §4.3.12).

use crate::component::{Components, Facet, Facets, SimpleType};
use crate::diagnostics::{Diagnostic, Diagnostics};

pub(super) fn check(components: &Components, diagnostics: &mut Diagnostics) {
    for (_, it) in components.simple_types.iter() {
        if it.span.is_none() {
            continue;
        }
        let none = Facets::default();
        let base = it.base.map_or(&none, |base| &components.simple_types[base].facets);
        if !has_own(&it.facets, base) {
            continue;
        }
        check_together(&it.facets, diagnostics);
        check_exact_length(components, it, diagnostics);
        check_against_base(&it.facets, base, diagnostics);
    }
}

/// A number facet of this step rather than of a base.
fn own<'a, T: PartialEq>(facet: &'a Option<Facet<T>>, base: &Option<Facet<T>>) -> Option<&'a Facet<T>> {
    facet.as_ref().filter(|it| it.span.is_some() && base.as_ref().and_then(|it| it.span) != it.span)
}

/// Whether this step has any of these facets; else everything was said about the base.
fn has_own(facets: &Facets, base: &Facets) -> bool {
    own(&facets.length, &base.length).is_some()
        || own(&facets.min_length, &base.min_length).is_some()
        || own(&facets.max_length, &base.max_length).is_some()
        || own(&facets.total_digits, &base.total_digits).is_some()
        || own(&facets.fraction_digits, &base.fraction_digits).is_some()
}

fn report<T>(
    rule: &'static str,
    at: &Facet<T>,
    (other, label): (&Facet<T>, &str),
    message: String,
    diagnostics: &mut Diagnostics,
) {
    // The facets of built-in types have no place.
    let Some(span) = at.span.or(other.span) else { return };
    let mut fault = Diagnostic::error(rule, span, message);
    if let Some(other) = other.span.filter(|other| *other != span) {
        fault = fault.also(other, label);
    }
    diagnostics.report(fault);
}

/// What is said at the other facet.
fn beside<T>(other: &Facet<T>) -> (&Facet<T>, &'static str) {
    (other, "the other one")
}

fn in_base<T>(inherited: &Facet<T>) -> (&Facet<T>, &'static str) {
    (inherited, "in the base")
}

fn check_together(facets: &Facets, diagnostics: &mut Diagnostics) {
    if let (Some(min), Some(max)) = (&facets.min_length, &facets.max_length)
        && min.value > max.value
    {
        let message = format!("minLength {} is more than maxLength {}", min.value, max.value);
        report("minLength-less-than-equal-to-maxLength", min, beside(max), message, diagnostics);
    }
    if let (Some(fraction), Some(total)) = (&facets.fraction_digits, &facets.total_digits)
        && fraction.value > total.value
    {
        let message = format!("fractionDigits {} is more than totalDigits {}", fraction.value, total.value);
        report("fractionDigits-totalDigits", fraction, beside(total), message, diagnostics);
    }
}

/// `length` stands beside `minLength` or `maxLength` only where a base type has these without `length`, with the same
/// value (§4.3.1.4, second edition).
fn check_exact_length(components: &Components, it: &SimpleType, diagnostics: &mut Diagnostics) {
    let facets = &it.facets;
    let Some(length) = &facets.length else { return };
    if let Some(min) = facets.min_length.as_ref().filter(|it| it.value > length.value) {
        let message = format!("length {} is less than minLength {}", length.value, min.value);
        report("length-minLength-maxLength", length, beside(min), message, diagnostics);
    }
    if let Some(max) = facets.max_length.as_ref().filter(|it| it.value < length.value) {
        let message = format!("length {} is more than maxLength {}", length.value, max.value);
        report("length-minLength-maxLength", length, beside(max), message, diagnostics);
    }
    let none = Facets::default();
    let base = it.base.map_or(&none, |base| &components.simple_types[base].facets);
    let is_own = |facet: &Option<Facet<u64>>, inherited| own(facet, inherited).is_some();
    let has_own_length = is_own(&facets.length, &base.length);
    for (facet, inherited, name, of) in [
        (&facets.min_length, &base.min_length, "minLength", min_length as fn(&Facets) -> _),
        (&facets.max_length, &base.max_length, "maxLength", max_length),
    ] {
        let Some(bound) = facet.as_ref().filter(|_| has_own_length || is_own(facet, inherited)) else {
            continue;
        };
        let has_it_alone = |facets: &Facets| facets.length.is_none() && of(facets) == Some(bound.value);
        if !bases(components, it).any(|base| has_it_alone(&base.facets)) {
            let at = if is_own(facet, inherited) { bound } else { length };
            let other = if is_own(facet, inherited) { length } else { bound };
            let message = format!("length and {name} cannot stand together");
            report("length-minLength-maxLength", at, beside(other), message, diagnostics);
        }
    }
}

fn min_length(facets: &Facets) -> Option<u64> {
    facets.min_length.as_ref().map(|it| it.value)
}

fn max_length(facets: &Facets) -> Option<u64> {
    facets.max_length.as_ref().map(|it| it.value)
}

/// The types a type is restricted from, the nearest first.
fn bases<'a>(components: &'a Components, it: &SimpleType) -> impl Iterator<Item = &'a SimpleType> {
    std::iter::successors(it.base.map(|base| &components.simple_types[base]), |it| {
        it.base.map(|base| &components.simple_types[base])
    })
}

fn check_against_base(facets: &Facets, base: &Facets, diagnostics: &mut Diagnostics) {
    let mut check =
        |rule, name, facet: &Option<Facet<u64>>, base: &Option<Facet<u64>>, fits: fn(u64, u64) -> bool| {
            let (Some(own), Some(inherited)) = (own(facet, base), base) else { return };
            if inherited.is_fixed && own.value != inherited.value {
                let message = format!("{name} is fixed to {} in the base", inherited.value);
                report("st-restrict-facets", own, in_base(inherited), message, diagnostics);
            } else if !fits(own.value, inherited.value) {
                let message =
                    format!("{name} {} does not restrict the base's {}", own.value, inherited.value);
                report(rule, own, in_base(inherited), message, diagnostics);
            }
        };
    let wide = |facet: &Option<Facet<u32>>| {
        facet.as_ref().map(|it| Facet { value: u64::from(it.value), is_fixed: it.is_fixed, span: it.span })
    };
    check("length-valid-restriction", "length", &facets.length, &base.length, |own, base| own == base);
    check("minLength-valid-restriction", "minLength", &facets.min_length, &base.min_length, |own, base| {
        own >= base
    });
    check("maxLength-valid-restriction", "maxLength", &facets.max_length, &base.max_length, |own, base| {
        own <= base
    });
    let (own_total, base_total) = (wide(&facets.total_digits), wide(&base.total_digits));
    check("totalDigits-valid-restriction", "totalDigits", &own_total, &base_total, |own, base| own <= base);
    let (own_digits, base_digits) = (wide(&facets.fraction_digits), wide(&base.fraction_digits));
    check("fractionDigits-valid-restriction", "fractionDigits", &own_digits, &base_digits, |own, base| {
        own <= base
    });
}
