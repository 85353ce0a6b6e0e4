//! Default and fixed values: `e-props-correct.2`, `a-props-correct.2`, `au-props-correct.2` (Part 1 §3.3.6, §3.2.6,
//! §3.5.6) with Element Default Valid (`cos-valid-default`).

use super::{Checker, Seen};
use crate::component::{AttributeUse, ContentType, SimpleTypeId, TypeId, ValueConstraint};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::name::ExpandedName;

pub(super) fn check(checker: &Checker<'_>, diagnostics: &mut Diagnostics) {
    let components = checker.components;
    let mut seen = Seen::default();
    for (_, element) in components.elements.iter() {
        if let (Some(constraint), Some(simple)) =
            (&element.value_constraint, simple_content(checker, element.type_definition))
            && seen.insert(constraint.span)
        {
            check_value(checker, "e-props-correct.2", &element.name, constraint, simple, diagnostics);
        }
    }
    for (_, attribute) in components.attributes.iter() {
        if let Some(constraint) = &attribute.value_constraint
            && seen.insert(constraint.span)
        {
            let simple = attribute.type_definition;
            check_value(checker, "a-props-correct.2", &attribute.name, constraint, simple, diagnostics);
        }
    }
    let of_types = components.complex_types.iter().flat_map(|(_, it)| &it.attribute_uses);
    let of_groups = components.attribute_groups.iter().flat_map(|(_, it)| &it.attribute_uses);
    for attribute_use in of_types.chain(of_groups) {
        if let Some(constraint) = &attribute_use.value_constraint
            && seen.insert(constraint.span)
        {
            check_use(checker, attribute_use, constraint, diagnostics);
        }
    }
}

/// The simple type of the text an element holds; mixed content takes every text.
fn simple_content(checker: &Checker<'_>, id: TypeId) -> Option<SimpleTypeId> {
    match id {
        TypeId::Simple(id) => Some(id),
        TypeId::Complex(id) => match checker.components.complex_types[id].content {
            ContentType::Simple(id) => Some(id),
            ContentType::Empty | ContentType::ElementOnly(_) | ContentType::Mixed(_) => None,
        },
    }
}

/// Whether the value is one of the type; if not, that is reported.
fn check_value(
    checker: &Checker<'_>,
    rule: &'static str,
    name: &ExpandedName,
    constraint: &ValueConstraint,
    simple: SimpleTypeId,
    diagnostics: &mut Diagnostics,
) -> bool {
    let Some(fault) = checker.fault(simple, &constraint.value, &constraint.scope) else { return true };
    let kind = if constraint.is_fixed { "fixed" } else { "default" };
    let message = format!("the {kind} value {:?} of {name} does not fit its type: {fault}", constraint.value);
    diagnostics.report(Diagnostic::error(rule, constraint.span, message));
    false
}

/// A use of an attribute with a fixed value cannot have another one.
fn check_use(
    checker: &Checker<'_>,
    attribute_use: &AttributeUse,
    own: &ValueConstraint,
    diagnostics: &mut Diagnostics,
) {
    let declaration = &checker.components.attributes[attribute_use.declaration];
    let simple = declaration.type_definition;
    if !check_value(checker, "a-props-correct.2", &declaration.name, own, simple, diagnostics) {
        return;
    }
    let Some(declared) = declaration.value_constraint.as_ref().filter(|it| it.is_fixed) else { return };
    let value = |constraint: &ValueConstraint| checker.value(simple, &constraint.value, &constraint.scope);
    if !own.is_fixed || value(own) != value(declared) {
        let message =
            format!("the value of the attribute {} is fixed to {:?}", declaration.name, declared.value);
        let fault = Diagnostic::error("au-props-correct.2", own.span, message);
        diagnostics.report(fault.also(declared.span, "fixed here"));
    }
}
