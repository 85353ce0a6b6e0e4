//! One derivation step: a base's effective facets with those of a restriction (§3.14.6, `st-restrict-facets`).
//!
//! Not here: whether the step is a valid restriction, see `check/`; only what cannot be represented is
//! reported.

use crate::component::{EnumerationFacet, Facet, Facets, PatternStep, SimpleType, Variety};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::hash::HashMap;
use crate::syntax::{FacetKind, FacetNode};
use std::str::FromStr;
use std::sync::Arc;
use xoev_runtime::grammar::{Primitive, WhiteSpace};

/// What a step results in.
pub(super) struct Step {
    /// The effective facets.
    pub(super) facets: Facets,
    /// The effective `whiteSpace`.
    pub(super) white_space: WhiteSpace,
}

/// Applies the facets of a restriction to its base.
pub(super) fn apply(base: &SimpleType, nodes: &[FacetNode], diagnostics: &mut Diagnostics) -> Step {
    let mut step = Step { facets: base.facets.clone(), white_space: base.white_space };
    let mut alternatives = Vec::new();
    let mut enumeration = Vec::new();
    let mut seen: HashMap<FacetKind, &FacetNode> = HashMap::default();
    for node in nodes {
        if !is_applicable(&base.variety, node.kind) {
            let message = format!("the facet {} does not apply to this type", name(node.kind));
            diagnostics.report(Diagnostic::error("cos-applicable-facets", node.span, message));
            continue;
        }
        let repeats = matches!(node.kind, FacetKind::Pattern | FacetKind::Enumeration);
        if let Some(first) = (!repeats).then(|| seen.insert(node.kind, node)).flatten() {
            diagnostics.report(
                Diagnostic::error(
                    "src-single-facet-value",
                    node.span,
                    format!("the facet {} is given twice", name(node.kind)),
                )
                .also(first.span, "first given here"),
            );
        }
        match node.kind {
            FacetKind::Pattern => alternatives.push((node.value.clone(), node.span)),
            FacetKind::Enumeration => enumeration.push(enumeration_facet(node)),
            FacetKind::WhiteSpace => apply_white_space(&mut step, node, diagnostics),
            _ => apply_bound(&mut step.facets, node, diagnostics),
        }
    }
    if !alternatives.is_empty() {
        step.facets.patterns.push(PatternStep { alternatives });
    }
    if !enumeration.is_empty() {
        step.facets.enumeration = enumeration;
    }
    step
}

fn enumeration_facet(node: &FacetNode) -> EnumerationFacet {
    EnumerationFacet {
        value: node.value.clone(),
        scope: node.scope.clone(),
        span: node.span,
        annotation: Arc::new(node.annotation.clone()),
    }
}

/// `whiteSpace`: a step may only normalise more than its base (`whiteSpace-valid-restriction`).
fn apply_white_space(step: &mut Step, node: &FacetNode, diagnostics: &mut Diagnostics) {
    let rank = |it: WhiteSpace| match it {
        WhiteSpace::Preserve => 0,
        WhiteSpace::Replace => 1,
        WhiteSpace::Collapse => 2,
    };
    let value = match node.value.trim() {
        "preserve" => WhiteSpace::Preserve,
        "replace" => WhiteSpace::Replace,
        "collapse" => WhiteSpace::Collapse,
        other => {
            let message = format!("whiteSpace is preserve, replace or collapse, not {other:?}");
            return diagnostics.report(Diagnostic::error("s4s-att-invalid-value", node.span, message));
        }
    };
    let fixed = step.facets.fixed_white_space;
    if let Some(other) = fixed.filter(|_| value != step.white_space) {
        let message = "whiteSpace is fixed in the base";
        let fault = Diagnostic::error("st-restrict-facets", node.span, message);
        return diagnostics.report(fault.also(other, "fixed here"));
    }
    if node.is_fixed {
        step.facets.fixed_white_space = Some(node.span);
    }
    if rank(value) < rank(step.white_space) {
        let message = "whiteSpace keeps more than the base type does";
        diagnostics.report(Diagnostic::error("whiteSpace-valid-restriction", node.span, message));
    } else {
        step.white_space = value;
    }
}

fn apply_bound(facets: &mut Facets, node: &FacetNode, diagnostics: &mut Diagnostics) {
    match node.kind {
        FacetKind::Length => set_number(&mut facets.length, node, diagnostics),
        FacetKind::MinLength => set_number(&mut facets.min_length, node, diagnostics),
        FacetKind::MaxLength => set_number(&mut facets.max_length, node, diagnostics),
        FacetKind::TotalDigits => set_number(&mut facets.total_digits, node, diagnostics),
        FacetKind::FractionDigits => set_number(&mut facets.fraction_digits, node, diagnostics),
        FacetKind::MinInclusive => set_text(&mut facets.min_inclusive, node),
        FacetKind::MinExclusive => set_text(&mut facets.min_exclusive, node),
        FacetKind::MaxInclusive => set_text(&mut facets.max_inclusive, node),
        FacetKind::MaxExclusive => set_text(&mut facets.max_exclusive, node),
        FacetKind::Pattern | FacetKind::Enumeration | FacetKind::WhiteSpace => {}
    }
}

fn set_text(slot: &mut Option<Facet<String>>, node: &FacetNode) {
    let value = node.value.trim_matches([' ', '\t', '\n', '\r']).to_owned();
    *slot = Some(Facet { value, is_fixed: node.is_fixed, span: Some(node.span) });
}

fn set_number<T: FromStr + Largest>(
    slot: &mut Option<Facet<T>>,
    node: &FacetNode,
    diagnostics: &mut Diagnostics,
) {
    let text = node.value.trim_matches([' ', '\t', '\n', '\r']);
    // Zero may have a minus.
    let is_zero = |text: &str| !text.is_empty() && text.bytes().all(|b| b == b'0');
    let digits = match text.strip_prefix('-') {
        Some(rest) if is_zero(rest) => rest,
        _ => text.strip_prefix('+').unwrap_or(text),
    };
    let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let is_positive = node.kind == FacetKind::TotalDigits;
    if !is_number || (is_positive && is_zero(digits)) {
        let expected = if is_positive { "a whole number from 1 on" } else { "a whole number" };
        let message = format!("the value of {} is {expected}, not {text:?}", name(node.kind));
        return diagnostics.report(Diagnostic::error("s4s-att-invalid-value", node.span, message));
    }
    // Only a number that is too large cannot be parsed now; no value is as long.
    let value = digits.parse().unwrap_or(T::LARGEST);
    *slot = Some(Facet { value, is_fixed: node.is_fixed, span: Some(node.span) });
}

/// The largest number that is told from others.
trait Largest {
    const LARGEST: Self;
}

impl Largest for u32 {
    const LARGEST: Self = Self::MAX;
}

impl Largest for u64 {
    const LARGEST: Self = Self::MAX;
}

/// `cos-applicable-facets` (Part 2 §4.1.5).
fn is_applicable(variety: &Variety, kind: FacetKind) -> bool {
    use FacetKind as F;
    match variety {
        Variety::Union(_) => matches!(kind, F::Pattern | F::Enumeration),
        Variety::List(_) => matches!(
            kind,
            F::Length | F::MinLength | F::MaxLength | F::Pattern | F::Enumeration | F::WhiteSpace
        ),
        Variety::Atomic(primitive) => match kind {
            F::WhiteSpace | F::Pattern => true,
            F::Enumeration => *primitive != Primitive::Boolean,
            F::Length | F::MinLength | F::MaxLength => has_length(*primitive),
            F::TotalDigits | F::FractionDigits => {
                matches!(primitive, Primitive::Decimal | Primitive::AnySimpleType)
            }
            F::MaxInclusive | F::MaxExclusive | F::MinExclusive | F::MinInclusive => is_ordered(*primitive),
        },
    }
}

fn has_length(primitive: Primitive) -> bool {
    matches!(
        primitive,
        Primitive::AnySimpleType
            | Primitive::String
            | Primitive::HexBinary
            | Primitive::Base64Binary
            | Primitive::AnyUri
            | Primitive::QName
            | Primitive::Notation
    )
}

fn is_ordered(primitive: Primitive) -> bool {
    matches!(
        primitive,
        Primitive::AnySimpleType
            | Primitive::Decimal
            | Primitive::Float
            | Primitive::Double
            | Primitive::Duration
            | Primitive::DateTime
            | Primitive::Time
            | Primitive::Date
            | Primitive::GYearMonth
            | Primitive::GYear
            | Primitive::GMonthDay
            | Primitive::GDay
            | Primitive::GMonth
    )
}

/// The element name of a facet.
fn name(kind: FacetKind) -> &'static str {
    match kind {
        FacetKind::Length => "length",
        FacetKind::MinLength => "minLength",
        FacetKind::MaxLength => "maxLength",
        FacetKind::Pattern => "pattern",
        FacetKind::Enumeration => "enumeration",
        FacetKind::WhiteSpace => "whiteSpace",
        FacetKind::MaxInclusive => "maxInclusive",
        FacetKind::MaxExclusive => "maxExclusive",
        FacetKind::MinExclusive => "minExclusive",
        FacetKind::MinInclusive => "minInclusive",
        FacetKind::TotalDigits => "totalDigits",
        FacetKind::FractionDigits => "fractionDigits",
    }
}
