//! Clause 5: the content of a restriction against that of its base.

use super::super::cos_particle_restrict;
use super::also_base;
use crate::component::{ComplexType, ComplexTypeId, Components, ContentType, TypeId};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::Span;

pub(super) fn check(
    components: &Components,
    restricted: &ComplexType,
    base_id: ComplexTypeId,
    span: Span,
    diagnostics: &mut Diagnostics,
) {
    use ContentType::{ElementOnly, Empty, Mixed, Simple};
    let base = components.complex_types[base_id].content;
    let mut report = |rule, message: &str| {
        diagnostics.report(also_base(Diagnostic::error(rule, span, message), components, base_id));
    };
    match (restricted.content, base) {
        (Simple(own), Simple(other)) => {
            if components.derivation_steps(TypeId::Simple(own), TypeId::Simple(other)).is_none() {
                let message = "the type of the text is not derived from that of the base";
                report("derivation-ok-restriction.5.2.2.1", message);
            }
        }
        // `src-ct.2` is reported where the type is built.
        (Simple(_), _) => {}
        (Empty, Empty) => {}
        (Empty, ElementOnly(other) | Mixed(other)) if components.is_emptiable(other) => {}
        (Empty, _) => {
            let message = "the content is empty, that of the base cannot be";
            report("derivation-ok-restriction.5.3.2", message);
        }
        (Mixed(_), ElementOnly(_)) => {
            let message = "the content is mixed, that of the base is not";
            report("derivation-ok-restriction.5.4.1", message);
        }
        (ElementOnly(_) | Mixed(_), Empty | Simple(_)) => {
            let message = "the content holds elements, that of the base cannot";
            report("derivation-ok-restriction.5.4.2", message);
        }
        (ElementOnly(own) | Mixed(own), ElementOnly(other) | Mixed(other)) => {
            match cos_particle_restrict::check(components, own, other) {
                Ok(None) => {}
                Ok(Some(fault)) | Err(fault) => {
                    diagnostics.report(fault.diagnostic(components, span, "in the content of this type"))
                }
            }
        }
    }
}
