//! `complexType`, `complexContent`, `simpleContent` (§3.4).

use super::{AnnotationNode, AttributeUsesNode, FacetNode, ParticleNode, QNameNode, SimpleTypeNode};
use crate::name::ExpandedName;
use crate::source::Span;
use std::sync::Arc;
use xoev_runtime::grammar::{Derivation, DerivationSet};

/// `complexType`.
#[derive(Debug, Clone)]
pub struct ComplexTypeNode {
    /// Its place.
    pub span: Span,
    /// `name`, in the target namespace; `None` for anonymous types.
    pub name: Option<ExpandedName>,
    /// `abstract`.
    pub is_abstract: bool,
    /// `mixed` on `complexType`.
    pub mixed: bool,
    /// `block`, with `blockDefault` applied.
    pub block: DerivationSet,
    /// `final`, with `finalDefault` applied.
    pub final_: DerivationSet,
    /// What is inside.
    pub content: ContentNode,
    /// Its annotation.
    pub annotation: AnnotationNode,
}

/// The three forms of a complex type.
#[derive(Debug, Clone)]
pub enum ContentNode {
    /// A particle and attributes directly inside: a restriction of the ur-type.
    Implicit {
        /// The particle.
        particle: Option<ParticleNode>,
        /// The attributes.
        attributes: AttributeUsesNode,
    },
    /// `simpleContent`.
    Simple(SimpleContentNode),
    /// `complexContent`.
    Complex(ComplexContentNode),
}

/// `restriction` or `extension` with its base.
#[derive(Debug, Clone)]
pub struct DerivationNode {
    /// Its place.
    pub span: Span,
    /// Which of the two.
    pub method: Derivation,
    /// `base`.
    pub base: QNameNode,
}

/// `simpleContent`.
#[derive(Debug, Clone)]
pub struct SimpleContentNode {
    /// `restriction` or `extension`.
    pub derivation: DerivationNode,
    /// `simpleType` inside a restriction.
    pub simple_type: Option<Arc<SimpleTypeNode>>,
    /// Facets inside a restriction.
    pub facets: Vec<FacetNode>,
    /// The attributes.
    pub attributes: AttributeUsesNode,
}

/// `complexContent`.
#[derive(Debug, Clone)]
pub struct ComplexContentNode {
    /// `mixed` on `complexContent`, where written.
    pub mixed: Option<bool>,
    /// `restriction` or `extension`.
    pub derivation: DerivationNode,
    /// The particle.
    pub particle: Option<ParticleNode>,
    /// The attributes.
    pub attributes: AttributeUsesNode,
}
