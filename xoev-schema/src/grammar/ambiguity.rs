//! Unique Particle Attribution (`cos-nonambig`, §3.8.6).

use crate::component::{Components, ParticleId, Term};
use crate::diagnostics::{Diagnostic, Diagnostics, Severity};
use crate::hash::HashSet;
use crate::source::Span;

/// Two particles of a content model that compete for the same child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ambiguity {
    /// The complex type's place, if it is known.
    pub complex_type: Option<Span>,
    /// The particle that stands first.
    pub first: ParticleId,
    /// The other.
    pub second: ParticleId,
    /// An element both would take; `None` if both are wildcards.
    pub element: Option<String>,
}

/// Reports the particles that compete. A pair is in the content of all types that extend or refer to what it stands
/// in; it is named once.
pub(super) fn report_ambiguities(
    ambiguities: &[Ambiguity],
    components: &Components,
    diagnostics: &mut Diagnostics,
) {
    let mut reported = HashSet::default();
    for ambiguity in ambiguities {
        if !reported.insert((ambiguity.first, ambiguity.second)) {
            continue;
        }
        let (first, second) =
            (&components.particles[ambiguity.first], &components.particles[ambiguity.second]);
        let message = match &ambiguity.element {
            Some(name) => {
                let name = written(components, [first.term, second.term], name);
                format!("it cannot be decided which particle an element {name} belongs to")
            }
            None => "it cannot be decided which of two wildcards an element belongs to".to_owned(),
        };
        let mut diagnostic = Diagnostic::error("cos-nonambig", second.span, message)
            .label(format!("{} could take it", kind(second.term)))
            .also(first.span, format!("{} could take it too", kind(first.term)));
        if let Some(span) = ambiguity.complex_type {
            diagnostic = diagnostic.also(span, "in the content of this type");
        }
        // What XSD 1.1 decides for the element is let pass: schemas in use rely on it.
        let is_decided = is_wildcard(first.term) != is_wildcard(second.term);
        diagnostics.report(if is_decided {
            let hint = "the element goes before the wildcard here; other validators may refuse the schema";
            Diagnostic { severity: Severity::Warning, ..diagnostic.hint(hint) }
        } else {
            diagnostic.hint("set the particles apart by another element or by fixed occurrences")
        });
    }
}

/// The element's name as other faults give it; the grammar's own name where another element stands for the declared one.
fn written(components: &Components, terms: [Term; 2], name: &str) -> String {
    let local = name.rsplit(':').next();
    let declared = terms.into_iter().find_map(|term| match term {
        Term::Element(id) if Some(&*components.elements[id].name.local) == local => Some(id),
        _ => None,
    });
    declared.map_or_else(|| name.to_owned(), |id| components.elements[id].name.to_string())
}

fn is_wildcard(term: Term) -> bool {
    matches!(term, Term::Wildcard(_))
}

fn kind(term: Term) -> &'static str {
    match term {
        Term::Wildcard(_) => "this wildcard",
        Term::Element(_) | Term::ModelGroup(_) => "this element",
    }
}
