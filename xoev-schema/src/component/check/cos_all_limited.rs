//! All Group Limited (§3.8.6): an `all` is the whole content. That it holds elements only, each at most once, is checked
//! where documents are read.

use crate::component::{Components, Compositor, ModelGroupId, ParticleId, Term};
use crate::diagnostics::{Diagnostic, Diagnostics};

pub(super) fn check(components: &Components, diagnostics: &mut Diagnostics) {
    for (id, group) in components.model_groups.iter() {
        for &particle in &group.particles {
            check_inside(components, id, particle, diagnostics);
        }
    }
    for (_, particle) in components.particles.iter() {
        if let Term::ModelGroup(group) = particle.term
            && components.model_groups[group].compositor == Compositor::All
            && particle.max_occurs != Some(1)
        {
            let message = "an all group may occur only once";
            diagnostics.report(Diagnostic::error("cos-all-limited.1.2", particle.span, message));
        }
    }
}

fn check_inside(
    components: &Components,
    outer: ModelGroupId,
    particle: ParticleId,
    diagnostics: &mut Diagnostics,
) {
    let particle = &components.particles[particle];
    match particle.term {
        Term::ModelGroup(inner) if components.model_groups[inner].compositor == Compositor::All => {
            diagnostics.report(
                Diagnostic::error(
                    "cos-all-limited.1.2",
                    components.model_groups[outer].span,
                    "an all group must be the whole content; it cannot stand beside or inside anything else",
                )
                .also(components.model_groups[inner].span, "the all group"),
            );
        }
        _ => {}
    }
}
