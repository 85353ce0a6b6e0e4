//! Complex type definitions (§3.4).

use super::{AttributeUse, ElementDeclarationId, ParticleId, SimpleTypeId, TypeId, WildcardId};
use crate::name::ExpandedName;
use crate::source::Span;
use crate::syntax::AnnotationNode;
use std::sync::Arc;
use xoev_runtime::grammar::{Derivation, DerivationSet};

/// A complex type definition.
#[derive(Debug, Clone)]
pub struct ComplexType {
    /// Its name; `None` for anonymous types.
    pub name: Option<ExpandedName>,
    /// Its place; `None` for the ur-type.
    pub span: Option<Span>,
    /// The element declaration an anonymous type stands in.
    pub context: Option<ElementDeclarationId>,
    /// `{base type definition}`; the ur-type is its own base.
    pub base: TypeId,
    /// `{derivation method}`.
    pub derivation: Derivation,
    /// `{abstract}`.
    pub is_abstract: bool,
    /// `{final}`.
    pub final_: DerivationSet,
    /// `{prohibited substitutions}`.
    pub block: DerivationSet,
    /// `{attribute uses}`: effective, inherited first, prohibited left out.
    pub attribute_uses: Vec<AttributeUse>,
    /// `{attribute wildcard}`: effective.
    pub attribute_wildcard: Option<WildcardId>,
    /// `{content type}`: effective.
    pub content: ContentType,
    /// `{annotations}`.
    pub annotation: Arc<AnnotationNode>,
}

/// `{content type}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContentType {
    /// No children, no text.
    Empty,
    /// Text of a simple type.
    Simple(SimpleTypeId),
    /// Elements.
    ElementOnly(ParticleId),
    /// Elements and text.
    Mixed(ParticleId),
}

impl ContentType {
    /// The particle of the children, where there may be any.
    #[must_use]
    pub fn particle(&self) -> Option<ParticleId> {
        match self {
            Self::Empty | Self::Simple(_) => None,
            Self::ElementOnly(particle) | Self::Mixed(particle) => Some(*particle),
        }
    }
}
