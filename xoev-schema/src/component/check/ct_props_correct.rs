//! Complex Type Definition Properties Correct (§3.4.6), clause 5: one attribute of type ID. Clauses 3 (circular
//! definitions) and 4 (an attribute twice) are checked where they arise.

use super::is_id;
use crate::component::{Components, TypeId};
use crate::diagnostics::{Diagnostic, Diagnostics};

pub(super) fn check(components: &Components, diagnostics: &mut Diagnostics) {
    for (_, complex_type) in components.complex_types.iter() {
        let Some(span) = complex_type.span else { continue };
        let mut ids = complex_type.attribute_uses.iter().filter(|it| {
            is_id(components, TypeId::Simple(components.attributes[it.declaration].type_definition))
        });
        if let (Some(first), Some(second)) = (ids.next(), ids.next()) {
            diagnostics.report(
                Diagnostic::error("ct-props-correct.5", span, "the type has two attributes of type ID")
                    .also(first.span, "the first")
                    .also(second.span, "the second"),
            );
        }
    }
}
