//! Particle Correct (§3.9.6): `minOccurs` is at most `maxOccurs`.

use crate::component::Components;
use crate::diagnostics::{Diagnostic, Diagnostics};

pub(super) fn check(components: &Components, diagnostics: &mut Diagnostics) {
    for (_, particle) in components.particles.iter() {
        if let Some(max) = particle.max_occurs.filter(|max| particle.min_occurs > *max) {
            let message = format!("minOccurs is {}, maxOccurs is only {max}", particle.min_occurs);
            diagnostics.report(Diagnostic::error("p-props-correct.2.1", particle.span, message));
        }
    }
}
