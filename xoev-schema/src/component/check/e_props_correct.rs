//! Element Declaration Properties Correct (§3.3.6). Its clauses 4 and 6, on substitution groups, are checked where
//! the groups are collected.

use super::is_id;
use crate::component::{Components, ContentType, ElementDeclaration, TypeId};
use crate::diagnostics::{Diagnostic, Diagnostics};

pub(super) fn check(components: &Components, diagnostics: &mut Diagnostics) {
    for (_, element) in components.elements.iter() {
        let Some(constraint) = &element.value_constraint else { continue };
        if !may_have_value(components, element) {
            let message = format!("the element {} has a default or fixed value, but no text", element.name);
            diagnostics.report(Diagnostic::error("e-props-correct.2", constraint.span, message));
        } else if is_id(components, element.type_definition) {
            let message = format!("the element {} of type ID has a default or fixed value", element.name);
            diagnostics.report(Diagnostic::error("e-props-correct.5", constraint.span, message));
        }
    }
}

/// Element Default Valid (Immediate), `cos-valid-default`, clauses 2.1 and 2.2.2.
fn may_have_value(components: &Components, element: &ElementDeclaration) -> bool {
    match element.type_definition {
        TypeId::Simple(_) => true,
        TypeId::Complex(id) => match components.complex_types[id].content {
            ContentType::Simple(_) => true,
            ContentType::Mixed(particle) => components.is_emptiable(particle),
            ContentType::Empty | ContentType::ElementOnly(_) => false,
        },
    }
}
