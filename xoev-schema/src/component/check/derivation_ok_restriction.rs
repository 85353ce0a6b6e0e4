//! Derivation Valid (Restriction, Complex) (§3.4.6): `final`, and which attributes there are.

use crate::component::{
    AttributeUse, ComplexType, ComplexTypeId, Components, NamespaceConstraint, TypeId, ValueConstraint,
};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::Span;
use xoev_runtime::grammar::Derivation;

pub(super) fn check(components: &Components, diagnostics: &mut Diagnostics) {
    for (_, restricted) in components.complex_types.iter() {
        let Some(span) = restricted.span.filter(|_| restricted.derivation == Derivation::Restriction) else {
            continue;
        };
        let TypeId::Complex(base_id) = restricted.base else { continue };
        if components.is_ur_type(restricted.base) {
            continue;
        }
        let base = &components.complex_types[base_id];
        if base.final_.restriction {
            let name = components.type_name(restricted.base);
            let message = format!("the type {name} may not be restricted (final)");
            diagnostics.report(also_base(
                Diagnostic::error("derivation-ok-restriction.1", span, message),
                components,
                base_id,
            ));
        }
        check_attributes(components, restricted, base, span, diagnostics);
    }
}

fn also_base(fault: Diagnostic, components: &Components, base: ComplexTypeId) -> Diagnostic {
    match components.complex_types[base].span {
        Some(span) => fault.also(span, "the base"),
        None => fault,
    }
}

/// Clauses 2 and 3.
fn check_attributes(
    components: &Components,
    restricted: &ComplexType,
    base: &ComplexType,
    span: Span,
    diagnostics: &mut Diagnostics,
) {
    let find = |uses: &'_ [AttributeUse], it: &AttributeUse| {
        uses.iter().position(|other| components.use_name(other) == components.use_name(it))
    };
    for it in &restricted.attribute_uses {
        let name = components.use_name(it);
        match find(&base.attribute_uses, it).map(|position| &base.attribute_uses[position]) {
            Some(inherited) => {
                if let Some((rule, message)) = weakened(components, inherited, it) {
                    diagnostics.report(
                        Diagnostic::error(rule, it.span, format!("the attribute {name} {message}"))
                            .also(inherited.span, "in the base"),
                    );
                }
            }
            None if !is_allowed_by_wildcard(components, base, it) => diagnostics.report(Diagnostic::error(
                "derivation-ok-restriction.2.2",
                it.span,
                format!("the base has no attribute {name}"),
            )),
            None => {}
        }
    }
    for it in base.attribute_uses.iter().filter(|it| it.is_required) {
        if find(&restricted.attribute_uses, it).is_none() {
            let name = components.use_name(it);
            let message = format!("the attribute {name}, required in the base, is prohibited");
            diagnostics.report(
                Diagnostic::error("derivation-ok-restriction.3", span, message).also(it.span, "in the base"),
            );
        }
    }
}

/// Clause 2.1: what a redeclared attribute allows beyond the inherited one.
fn weakened(
    components: &Components,
    inherited: &AttributeUse,
    own: &AttributeUse,
) -> Option<(&'static str, String)> {
    if inherited.is_required && !own.is_required {
        return Some((
            "derivation-ok-restriction.2.1.1",
            "is required in the base, and optional here".to_owned(),
        ));
    }
    let (own_type, base_type) = (
        components.attributes[own.declaration].type_definition,
        components.attributes[inherited.declaration].type_definition,
    );
    if components.derivation_steps(TypeId::Simple(own_type), TypeId::Simple(base_type)).is_none() {
        let name = components.type_name(TypeId::Simple(base_type));
        return Some((
            "derivation-ok-restriction.2.1.2",
            format!("has a type not derived from that in the base, {name}"),
        ));
    }
    let fixed = effective(components, inherited).filter(|it| it.is_fixed)?;
    let kept = effective(components, own)
        .is_some_and(|it| it.is_fixed && same_value(components, inherited, it, fixed));
    (!kept).then(|| {
        (
            "derivation-ok-restriction.2.1.3",
            format!("does not keep the value fixed in the base, {:?}", fixed.value),
        )
    })
}

/// The value constraint of the use, else of the declaration.
fn effective<'a>(components: &'a Components, it: &'a AttributeUse) -> Option<&'a ValueConstraint> {
    it.value_constraint.as_ref().or(components.attributes[it.declaration].value_constraint.as_ref())
}

/// Whether two values are the same text after the type's white space is normalised.
fn same_value(
    components: &Components,
    it: &AttributeUse,
    one: &ValueConstraint,
    other: &ValueConstraint,
) -> bool {
    let type_definition = components.attributes[it.declaration].type_definition;
    match components.simple_types[type_definition].white_space {
        xoev_runtime::grammar::WhiteSpace::Collapse => {
            one.value.split_ascii_whitespace().eq(other.value.split_ascii_whitespace())
        }
        _ => one.value == other.value,
    }
}

/// Clause 2.2.
fn is_allowed_by_wildcard(components: &Components, base: &ComplexType, it: &AttributeUse) -> bool {
    let Some(wildcard) = base.attribute_wildcard else { return false };
    let namespace = &components.use_name(it).namespace;
    match &components.wildcards[wildcard].namespaces {
        NamespaceConstraint::Any => true,
        NamespaceConstraint::Not(not) => namespace.is_some() && namespace != not,
        NamespaceConstraint::OneOf(set) => set.contains(namespace),
    }
}
