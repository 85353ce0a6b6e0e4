//! Clauses 2, 3 and 4: the attributes of a restriction against those of its base.

use super::super::namespaces::{allows, is_subset, weakens};
use super::super::values::same_value;
use crate::component::{
    AttributeGroupDefinition, AttributeUse, Components, TypeId, ValueConstraint, WildcardId,
};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::Span;

/// What a type or a group has of attributes.
#[derive(Clone, Copy)]
pub(in crate::component) struct Attributes<'a> {
    pub(in crate::component) uses: &'a [AttributeUse],
    pub(in crate::component) wildcard: Option<WildcardId>,
}

impl<'a> Attributes<'a> {
    pub(in crate::component) fn of_group(group: &'a AttributeGroupDefinition) -> Self {
        Self { uses: &group.attribute_uses, wildcard: group.attribute_wildcard }
    }
}

/// Clauses 2, 3 and 4.
pub(in crate::component) fn check(
    components: &Components,
    restricted: Attributes<'_>,
    base: Attributes<'_>,
    span: Span,
    diagnostics: &mut Diagnostics,
) {
    let find = |uses: &'_ [AttributeUse], it: &AttributeUse| {
        uses.iter().position(|other| components.use_name(other) == components.use_name(it))
    };
    let inherited = |it: &AttributeUse| find(base.uses, it).and_then(|position| base.uses.get(position));
    for it in restricted.uses {
        let name = components.use_name(it);
        match inherited(it) {
            Some(inherited) => {
                if let Some((rule, message)) = weakened(components, inherited, it) {
                    diagnostics.report(
                        Diagnostic::error(rule, it.span, format!("the attribute {name} {message}"))
                            .also(inherited.span, "in the base"),
                    );
                }
            }
            None if !is_allowed_by_wildcard(components, base.wildcard, it) => {
                diagnostics.report(Diagnostic::error(
                    "derivation-ok-restriction.2.2",
                    it.span,
                    format!("the base has no attribute {name}"),
                ))
            }
            None => {}
        }
    }
    for it in base.uses.iter().filter(|it| it.is_required) {
        if find(restricted.uses, it).is_none() {
            let name = components.use_name(it);
            let message = format!("the attribute {name}, required in the base, is prohibited");
            diagnostics.report(
                Diagnostic::error("derivation-ok-restriction.3", span, message).also(it.span, "in the base"),
            );
        }
    }
    if let Some(own) = restricted.wildcard {
        check_wildcard(components, own, base.wildcard, diagnostics);
    }
}

/// Clause 4.
fn check_wildcard(
    components: &Components,
    own: WildcardId,
    base: Option<WildcardId>,
    diagnostics: &mut Diagnostics,
) {
    let wildcard = &components.wildcards[own];
    let Some(base) = base.map(|it| &components.wildcards[it]) else {
        let message = "the base has no attribute wildcard";
        diagnostics.report(Diagnostic::error("derivation-ok-restriction.4.1", wildcard.span, message));
        return;
    };
    let (rule, message) = if !is_subset(&wildcard.namespaces, &base.namespaces) {
        let message = "the attribute wildcard allows namespaces that the base does not";
        ("derivation-ok-restriction.4.2", message)
    } else if weakens(wildcard.process_contents, base.process_contents) {
        ("derivation-ok-restriction.4.3", "the attribute wildcard checks less than that of the base")
    } else {
        return;
    };
    diagnostics.report(Diagnostic::error(rule, wildcard.span, message).also(base.span, "in the base"));
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
        .is_some_and(|it| it.is_fixed && same_value(components, TypeId::Simple(base_type), it, fixed));
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

/// Clause 2.2.
fn is_allowed_by_wildcard(components: &Components, base: Option<WildcardId>, it: &AttributeUse) -> bool {
    base.is_some_and(|wildcard| {
        allows(&components.wildcards[wildcard].namespaces, components.use_name(it).namespace.as_ref())
    })
}
