//! Attribute Declaration Properties Correct (§3.2.6): clause 3. Clause 2 and Attribute Use Correct (§3.5.6) are about
//! values, see `grammar/value_check`.

use super::is_id;
use crate::component::{AttributeUse, Components, TypeId};
use crate::diagnostics::{Diagnostic, Diagnostics};

pub(super) fn check(components: &Components, diagnostics: &mut Diagnostics) {
    for (_, attribute) in components.attributes.iter() {
        if let Some(constraint) = &attribute.value_constraint
            && is_id(components, TypeId::Simple(attribute.type_definition))
        {
            let message = format!("the attribute {} of type ID has a default or fixed value", attribute.name);
            diagnostics.report(Diagnostic::error("a-props-correct.3", constraint.span, message));
        }
    }
    for (_, group) in components.attribute_groups.iter() {
        group.attribute_uses.iter().for_each(|it| check_use(components, it, diagnostics));
    }
    for (id, complex_type) in components.complex_types.iter() {
        let inherited = match components.base(TypeId::Complex(id)) {
            Some(TypeId::Complex(base)) => &*components.complex_types[base].attribute_uses,
            _ => &[],
        };
        for it in &complex_type.attribute_uses {
            let is_own =
                complex_type.span.is_some_and(|span| it.span.file == span.file && it.span.start > span.start);
            if is_own && !inherited.iter().any(|other| other.span == it.span) {
                check_use(components, it, diagnostics);
            }
        }
    }
}

/// `a-props-correct.3` for a use with a value of its own.
fn check_use(components: &Components, it: &AttributeUse, diagnostics: &mut Diagnostics) {
    let declaration = &components.attributes[it.declaration];
    if let Some(constraint) = &it.value_constraint
        && is_id(components, TypeId::Simple(declaration.type_definition))
    {
        let message = format!("the attribute {} of type ID has a default or fixed value", declaration.name);
        diagnostics.report(Diagnostic::error("a-props-correct.3", constraint.span, message));
    }
}
