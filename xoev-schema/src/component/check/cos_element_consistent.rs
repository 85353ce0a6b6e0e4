//! Element Declarations Consistent (§3.8.6): elements of one name in one content have one type.

use crate::component::{Components, ElementDeclarationId, ParticleId, Term};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::hash::{HashMap, HashSet};
use crate::name::ExpandedName;

pub(super) fn check(components: &Components, diagnostics: &mut Diagnostics) {
    // An extension repeats what its base has; each pair is reported once.
    let mut reported = HashSet::default();
    for (_, complex_type) in components.complex_types.iter() {
        if let Some(particle) = complex_type.content.particle() {
            check_leaves(components, &components.leaves(particle), &mut reported, diagnostics);
        }
    }
    // A group no type refers to is a model group all the same.
    for (_, definition) in components.model_group_definitions.iter() {
        let particles = &components.model_groups[definition.model_group].particles;
        let leaves: Vec<ParticleId> = particles.iter().flat_map(|it| components.leaves(*it)).collect();
        check_leaves(components, &leaves, &mut reported, diagnostics);
    }
}

fn check_leaves(
    components: &Components,
    leaves: &[ParticleId],
    reported: &mut HashSet<(ElementDeclarationId, ElementDeclarationId)>,
    diagnostics: &mut Diagnostics,
) {
    let mut first: HashMap<&ExpandedName, ElementDeclarationId> = HashMap::default();
    for leaf in leaves {
        let Term::Element(element) = components.particles[*leaf].term else { continue };
        let members = components.substitution_groups.get(&element).into_iter().flatten().copied();
        for id in std::iter::once(element).chain(members) {
            let declaration = &components.elements[id];
            let other = *first.entry(&declaration.name).or_insert(id);
            let differs = components.elements[other].type_definition != declaration.type_definition;
            if differs && reported.insert((other, id)) {
                let message = format!("the element {} has two types in one content", declaration.name);
                diagnostics.report(
                    Diagnostic::error("cos-element-consistent", declaration.span, message)
                        .also(components.elements[other].span, "declared with another type here"),
                );
            }
        }
    }
}
