//! Derivation Valid (Restriction, Complex) (§3.4.6): `final`, attributes, content.

pub(in crate::component) mod attributes;
mod content;

use crate::component::{ComplexType, ComplexTypeId, Components, TypeId};
use crate::diagnostics::{Diagnostic, Diagnostics};
use attributes::Attributes;
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
        attributes::check(components, of(restricted), of(base), span, diagnostics);
        content::check(components, restricted, base_id, span, diagnostics);
    }
}

fn of(complex_type: &ComplexType) -> Attributes<'_> {
    Attributes { uses: &complex_type.attribute_uses, wildcard: complex_type.attribute_wildcard }
}

fn also_base(fault: Diagnostic, components: &Components, base: ComplexTypeId) -> Diagnostic {
    match components.complex_types[base].span {
        Some(span) => fault.also(span, "the base"),
        None => fault,
    }
}
