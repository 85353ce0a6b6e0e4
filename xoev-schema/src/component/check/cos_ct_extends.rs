//! Derivation Valid (Extension) (§3.4.6). The clauses on content and attributes hold by the way types are built,
//! or are reported there.

use crate::component::{Components, TypeId};
use crate::diagnostics::{Diagnostic, Diagnostics};
use xoev_runtime::grammar::Derivation;

pub(super) fn check(components: &Components, diagnostics: &mut Diagnostics) {
    for (_, complex_type) in components.complex_types.iter() {
        let Some(span) = complex_type.span.filter(|_| complex_type.derivation == Derivation::Extension)
        else {
            continue;
        };
        let (rule, final_) = match complex_type.base {
            TypeId::Complex(base) => ("cos-ct-extends.1.1", components.complex_types[base].final_),
            TypeId::Simple(base) => ("cos-ct-extends.2.2", components.simple_types[base].final_),
        };
        if final_.extension {
            let name = components.type_name(complex_type.base);
            let mut fault =
                Diagnostic::error(rule, span, format!("the type {name} may not be extended (final)"));
            if let Some(base) = components.type_span(complex_type.base) {
                fault = fault.also(base, "the base");
            }
            diagnostics.report(fault);
        }
    }
}
