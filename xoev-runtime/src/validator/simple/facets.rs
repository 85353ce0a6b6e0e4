//! The constraining facets (XSD 1.0 Part 2 §4.3).

use super::enumeration;
use super::failure::Failure;
use super::run::Run;
use crate::grammar::{Facets, Primitive, SimpleType, TypeId, Variety};
use crate::validator::pattern::pattern_matches;
use crate::value::white_space::words;
use crate::value::{LengthUnit, Numeral, ValueFault, base64_length, compare_lexical, hex_length};
use std::cmp::Ordering;

/// The facets, in the order that says most first.
#[derive(Debug, Clone, Copy)]
pub(super) enum Facet {
    Enumeration,
    Digits,
    Bounds,
    Lengths,
    Patterns,
}

impl Facet {
    const ALL: [Self; 5] = [Self::Enumeration, Self::Digits, Self::Bounds, Self::Lengths, Self::Patterns];

    /// The facets a type has, of those that constrain values.
    #[inline]
    pub(super) fn of(facets: &Facets) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|facet| facet.is_present(facets))
    }

    /// Nearly all types have one facet or none: the question must cost nothing.
    #[inline]
    fn is_present(self, facets: &Facets) -> bool {
        match self {
            Self::Enumeration => !facets.enumeration.is_empty(),
            Self::Digits => facets.total_digits.is_some() || facets.fraction_digits.is_some(),
            Self::Bounds => {
                facets.min_inclusive.is_some()
                    || facets.min_exclusive.is_some()
                    || facets.max_inclusive.is_some()
                    || facets.max_exclusive.is_some()
            }
            Self::Lengths => {
                facets.length.is_some() || facets.min_length.is_some() || facets.max_length.is_some()
            }
            Self::Patterns => !facets.patterns.is_empty(),
        }
    }

    /// Checks a normalised text whose lexical form is right.
    pub(super) fn check(
        self,
        run: Run<'_>,
        id: TypeId,
        simple: &SimpleType,
        text: &str,
    ) -> Result<(), Failure> {
        match self {
            Self::Enumeration => check_enumeration(run, id, simple, text),
            Self::Digits => Ok(check_digits(simple, text)?),
            Self::Bounds => Ok(check_bounds(simple, text)?),
            Self::Lengths => Ok(check_lengths(simple, text)?),
            Self::Patterns => check_patterns(run, simple, text),
        }
    }
}

fn check_enumeration(run: Run<'_>, id: TypeId, simple: &SimpleType, text: &str) -> Result<(), Failure> {
    if enumeration::contains(run, id, simple, text) {
        return Ok(());
    }
    Err(Failure::Enumeration(id))
}

fn check_digits(simple: &SimpleType, text: &str) -> Result<(), ValueFault> {
    let (total, fraction) = (simple.facets.total_digits, simple.facets.fraction_digits);
    let Some(numeral) = Numeral::decimal(text) else { return Ok(()) };
    if let Some(maximum) = fraction.filter(|maximum| numeral.fraction_digits() > *maximum) {
        return Err(ValueFault::FractionDigits { actual: numeral.fraction_digits(), maximum });
    }
    if let Some(maximum) = total.filter(|maximum| numeral.total_digits() > *maximum) {
        return Err(ValueFault::TotalDigits { actual: numeral.total_digits(), maximum });
    }
    Ok(())
}

/// The bounds; a value that is incomparable with a bound is outside (§4.3.7 to §4.3.10).
fn check_bounds(simple: &SimpleType, text: &str) -> Result<(), ValueFault> {
    let Variety::Atomic(primitive) = simple.variety else { return Ok(()) };
    let facets = &simple.facets;
    let is_outside = |bound: &String, inside: fn(Ordering) -> bool| {
        !compare_lexical(primitive, text, bound).is_some_and(inside)
    };
    if let Some(bound) = facets.min_inclusive.as_ref().filter(|b| is_outside(b, Ordering::is_ge)) {
        return Err(ValueFault::MinInclusive { bound: bound.clone() });
    }
    if let Some(bound) = facets.min_exclusive.as_ref().filter(|b| is_outside(b, Ordering::is_gt)) {
        return Err(ValueFault::MinExclusive { bound: bound.clone() });
    }
    if let Some(bound) = facets.max_inclusive.as_ref().filter(|b| is_outside(b, Ordering::is_le)) {
        return Err(ValueFault::MaxInclusive { bound: bound.clone() });
    }
    if let Some(bound) = facets.max_exclusive.as_ref().filter(|b| is_outside(b, Ordering::is_lt)) {
        return Err(ValueFault::MaxExclusive { bound: bound.clone() });
    }
    Ok(())
}

fn check_lengths(simple: &SimpleType, text: &str) -> Result<(), ValueFault> {
    let facets = &simple.facets;
    let Some((actual, unit)) = measure(&simple.variety, text) else { return Ok(()) };
    if let Some(expected) = facets.length.filter(|expected| actual != *expected) {
        return Err(ValueFault::Length { actual, expected, unit });
    }
    if let Some(minimum) = facets.min_length.filter(|minimum| actual < *minimum) {
        return Err(ValueFault::MinLength { actual, minimum, unit });
    }
    if let Some(maximum) = facets.max_length.filter(|maximum| actual > *maximum) {
        return Err(ValueFault::MaxLength { actual, maximum, unit });
    }
    Ok(())
}

/// What the length facets count; `None` where they hold for every value (QName and NOTATION).
fn measure(variety: &Variety, text: &str) -> Option<(u64, LengthUnit)> {
    let (length, unit) = match variety {
        Variety::Atomic(Primitive::QName | Primitive::Notation) | Variety::Union(_) => return None,
        Variety::Atomic(Primitive::HexBinary) => (hex_length(text)?, LengthUnit::Octets),
        Variety::Atomic(Primitive::Base64Binary) => (base64_length(text)?, LengthUnit::Octets),
        Variety::Atomic(_) => (text.chars().count(), LengthUnit::Characters),
        Variety::List(_) => (words(text).count(), LengthUnit::Items),
    };
    Some((length as u64, unit))
}

fn check_patterns(run: Run<'_>, simple: &SimpleType, text: &str) -> Result<(), Failure> {
    let failing = |id: &&_| !pattern_matches(run.grammar, **id, text);
    match simple.facets.patterns.iter().find(failing) {
        Some(pattern) => Err(Failure::Pattern(*pattern)),
        None => Ok(()),
    }
}
