//! `enumeration-valid-restriction` (Part 2 §4.3.5) and the bounds, whose values are those of the base type
//! (§4.3.7–§4.3.10).

use super::Checker;
use crate::component::{EnumerationFacet, Facet, SimpleType, SimpleTypeId};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::syntax::NamespaceScope;
use xoev_runtime::value::ValueFault;

pub(super) fn check(checker: &Checker<'_>, diagnostics: &mut Diagnostics) {
    for (_, it) in checker.components.simple_types.iter() {
        let (Some(_), Some(base)) = (it.span, it.base) else { continue };
        check_enumeration(checker, it, base, diagnostics);
        check_bounds(checker, it, base, diagnostics);
    }
}

fn check_enumeration(
    checker: &Checker<'_>,
    it: &SimpleType,
    base: SimpleTypeId,
    diagnostics: &mut Diagnostics,
) {
    let place = |values: &[EnumerationFacet]| values.first().map(|value| value.span);
    let inherited = &checker.components.simple_types[base].facets.enumeration;
    if place(&it.facets.enumeration) == place(inherited) {
        return;
    }
    for value in &it.facets.enumeration {
        if let Some(fault) = checker.fault(base, &value.value, &value.scope) {
            let message = format!("{:?} is no value of the base type: {fault}", value.value);
            diagnostics.report(Diagnostic::error("enumeration-valid-restriction", value.span, message));
        }
    }
}

fn check_bounds(checker: &Checker<'_>, it: &SimpleType, base: SimpleTypeId, diagnostics: &mut Diagnostics) {
    let (own, inherited) = (&it.facets, &checker.components.simple_types[base].facets);
    for (facet, of_base, name, rule) in [
        (&own.min_inclusive, &inherited.min_inclusive, "minInclusive", "minInclusive-valid-restriction"),
        (&own.min_exclusive, &inherited.min_exclusive, "minExclusive", "minExclusive-valid-restriction"),
        (&own.max_inclusive, &inherited.max_inclusive, "maxInclusive", "maxInclusive-valid-restriction"),
        (&own.max_exclusive, &inherited.max_exclusive, "maxExclusive", "maxExclusive-valid-restriction"),
    ] {
        let place = |facet: &Option<Facet<String>>| facet.as_ref().and_then(|facet| facet.span);
        let Some(bound) = facet.as_ref().filter(|it| it.span.is_some() && it.span != place(of_base)) else {
            continue;
        };
        let fault = checker.fault(base, &bound.value, &NamespaceScope::default());
        if let (Some(fault), Some(span)) = (fault.filter(|fault| !is_about_bounds(fault)), bound.span) {
            let message = format!("{name} {:?} is no value of the base type: {fault}", bound.value);
            diagnostics.report(Diagnostic::error(rule, span, message));
        }
    }
}

/// Bounds against bounds are compared elsewhere: there an exclusive bound may repeat that of the base.
fn is_about_bounds(fault: &ValueFault) -> bool {
    matches!(
        fault,
        ValueFault::MinInclusive { .. }
            | ValueFault::MinExclusive { .. }
            | ValueFault::MaxInclusive { .. }
            | ValueFault::MaxExclusive { .. }
    )
}
