//! Schema components (XSD 1.0 Part 1 §3) in arenas, every reference resolved.
//!
//! In: the documents of a schema set. Out: [`Components`].
//! Invariants: ids index the arena of their kind; every component made from a document has a span; effective
//! values stand in place (attribute uses with the inherited ones, content of an extension with the base's content
//! first, facets merged). A reference that cannot be resolved was reported and stands as the ur-type.
//! Not here: automata, Rust names.

mod attribute;
mod build;
mod check;
mod complex_type;
mod derivation;
mod dump;
mod element;
mod identity_constraint;
mod ids;
mod particle;
mod simple_type;

use crate::source::Limits;
pub use attribute::{AttributeDeclaration, AttributeGroupDefinition, AttributeUse};
pub use build::build;
pub use complex_type::{ComplexType, ContentType};
pub use derivation::DerivationSteps;
pub use dump::dump;
pub use element::{ElementDeclaration, ValueConstraint};
pub use identity_constraint::{IdentityConstraintCategory, IdentityConstraintDefinition};
pub use ids::{
    Arena, AttributeDeclarationId, AttributeGroupId, ComplexTypeId, ElementDeclarationId,
    IdentityConstraintId, ModelGroupDefinitionId, ModelGroupId, ParticleId, SimpleTypeId, TypeId, WildcardId,
};
pub use particle::{
    Compositor, ModelGroup, ModelGroupDefinition, NamespaceConstraint, Particle, Term, Wildcard,
};
pub use simple_type::{EnumerationFacet, Facet, Facets, PatternStep, SimpleType, Variety};

use crate::hash::IndexMap;
use crate::name::ExpandedName;
use crate::source::Span;
use crate::syntax::AnnotationNode;

/// The components of a schema set.
#[derive(Debug, Default)]
pub struct Components {
    /// The bounds for what is made of them.
    pub limits: Limits,
    /// Whether they exceed [`Limits::grammar_size`], as was reported: nothing is made of them then.
    pub is_too_large: bool,
    /// Element declarations, global and local.
    pub elements: Arena<ElementDeclarationId, ElementDeclaration>,
    /// Attribute declarations, global and local.
    pub attributes: Arena<AttributeDeclarationId, AttributeDeclaration>,
    /// Complex types; the ur-type `anyType` is the first.
    pub complex_types: Arena<ComplexTypeId, ComplexType>,
    /// Simple types; the simple built-ins come first, in the order of `Builtin` (from `AnySimpleType` on).
    pub simple_types: Arena<SimpleTypeId, SimpleType>,
    /// Particles.
    pub particles: Arena<ParticleId, Particle>,
    /// Model groups.
    pub model_groups: Arena<ModelGroupId, ModelGroup>,
    /// Named model groups.
    pub model_group_definitions: Arena<ModelGroupDefinitionId, ModelGroupDefinition>,
    /// Named attribute groups.
    pub attribute_groups: Arena<AttributeGroupId, AttributeGroupDefinition>,
    /// Wildcards.
    pub wildcards: Arena<WildcardId, Wildcard>,
    /// Identity constraints.
    pub identity_constraints: Arena<IdentityConstraintId, IdentityConstraintDefinition>,
    /// Global element declarations, in document order.
    pub global_elements: IndexMap<ExpandedName, ElementDeclarationId>,
    /// Global attribute declarations.
    pub global_attributes: IndexMap<ExpandedName, AttributeDeclarationId>,
    /// Named types, built-ins included.
    pub global_types: IndexMap<ExpandedName, TypeId>,
    /// Named model groups.
    pub global_groups: IndexMap<ExpandedName, ModelGroupDefinitionId>,
    /// Named attribute groups.
    pub global_attribute_groups: IndexMap<ExpandedName, AttributeGroupId>,
    /// Notations.
    pub notations: IndexMap<ExpandedName, Notation>,
    /// Members that may stand for a head (direct and indirect, the head itself left out, blocked ones left out,
    /// abstract ones included), in document order. Heads without members have no entry.
    pub substitution_groups: IndexMap<ElementDeclarationId, Vec<ElementDeclarationId>>,
    /// Named types derived from a type, direct and indirect, in document order. Built-in types have no entry: nearly
    /// everything is derived from them.
    pub derived_types: IndexMap<TypeId, Vec<TypeId>>,
    /// Namespaces of the set with the prefix the documents use most (no built-in ones; the absent namespace is the
    /// empty name with an empty prefix). Prefixes are unique.
    pub namespaces: IndexMap<String, String>,
}

/// A `notation`.
#[derive(Debug, Clone)]
pub struct Notation {
    /// Its place.
    pub span: Span,
    /// `public`.
    pub public: Option<String>,
    /// `system`.
    pub system: Option<String>,
    /// Its annotation.
    pub annotation: AnnotationNode,
}

impl Components {
    /// The leaves of a content: its element and wildcard particles in document order, depth first. A leaf's
    /// position is its number in the grammar and in generated code.
    #[must_use]
    pub fn leaves(&self, particle: ParticleId) -> Vec<ParticleId> {
        let mut out = Vec::new();
        self.collect_leaves(particle, &mut out);
        out
    }

    fn collect_leaves(&self, id: ParticleId, out: &mut Vec<ParticleId>) {
        match self.particles[id].term {
            Term::Element(_) | Term::Wildcard(_) => out.push(id),
            Term::ModelGroup(group) => {
                for &inner in &self.model_groups[group].particles {
                    self.collect_leaves(inner, out);
                }
            }
        }
    }

    /// Whether a particle can be satisfied by nothing (§3.9.6, Particle Emptiable).
    #[must_use]
    pub fn is_emptiable(&self, id: ParticleId) -> bool {
        let particle = &self.particles[id];
        if particle.min_occurs == 0 {
            return true;
        }
        let Term::ModelGroup(group) = particle.term else { return false };
        let group = &self.model_groups[group];
        match group.compositor {
            Compositor::Choice => {
                group.particles.is_empty() || group.particles.iter().any(|&p| self.is_emptiable(p))
            }
            Compositor::Sequence | Compositor::All => group.particles.iter().all(|&p| self.is_emptiable(p)),
        }
    }
}
