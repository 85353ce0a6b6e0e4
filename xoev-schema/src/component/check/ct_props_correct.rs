//! Complex Type Definition Properties Correct (§3.4.6), clause 5: one attribute of type ID. Clauses 3 (circular
//! definitions) and 4 (an attribute twice) are checked where they arise. Attribute Group Definition Properties Correct
//! (§3.6.6), clause 3, is the same.

use super::is_id;
use crate::component::{AttributeUse, Components, TypeId};
use crate::diagnostics::{Diagnostic, Diagnostics};

pub(super) fn check(components: &Components, diagnostics: &mut Diagnostics) {
    for (_, complex_type) in components.complex_types.iter() {
        let Some(span) = complex_type.span else { continue };
        if let Some((first, second)) = two_ids(components, &complex_type.attribute_uses) {
            diagnostics.report(
                Diagnostic::error("ct-props-correct.5", span, "the type has two attributes of type ID")
                    .also(first.span, "the first")
                    .also(second.span, "the second"),
            );
        }
    }
    for (_, group) in components.attribute_groups.iter() {
        if let Some((first, second)) = two_ids(components, &group.attribute_uses) {
            let message = "the attribute group has two attributes of type ID";
            diagnostics.report(
                Diagnostic::error("ag-props-correct.3", group.span, message)
                    .also(first.span, "the first")
                    .also(second.span, "the second"),
            );
        }
    }
}

/// The first two attributes of type ID.
fn two_ids<'a>(
    components: &Components,
    uses: &'a [AttributeUse],
) -> Option<(&'a AttributeUse, &'a AttributeUse)> {
    let mut ids = uses.iter().filter(|it| {
        is_id(components, TypeId::Simple(components.attributes[it.declaration].type_definition))
    });
    ids.next().zip(ids.next())
}
