//! `element` (§3.3).

use super::{
    AnnotationNode, ComplexTypeNode, IdentityConstraintNode, NamespaceScope, QNameNode, SimpleTypeNode,
};
use crate::name::ExpandedName;
use crate::source::Span;
use std::sync::Arc;
use xoev_runtime::grammar::DerivationSet;

/// `element`: a global or local declaration, or a reference.
#[derive(Debug, Clone)]
pub struct ElementNode {
    /// Its place.
    pub span: Span,
    /// The declared name; `form` and `elementFormDefault` decided whether it has a namespace. `None` for `ref`.
    pub name: Option<ExpandedName>,
    /// Whether a local declaration is qualified (chameleon includes need it).
    pub is_qualified: bool,
    /// `ref`.
    pub reference: Option<QNameNode>,
    /// `minOccurs` and `maxOccurs`.
    pub occurs: OccursNode,
    /// `type`, or the anonymous type inside.
    pub type_definition: Option<TypeNode>,
    /// `substitutionGroup`.
    pub substitution_group: Option<QNameNode>,
    /// `default` or `fixed`.
    pub value_constraint: Option<ValueConstraintNode>,
    /// `nillable`.
    pub nillable: bool,
    /// `abstract`.
    pub is_abstract: bool,
    /// `block`, with `blockDefault` applied.
    pub block: DerivationSet,
    /// `final`, with `finalDefault` applied.
    pub final_: DerivationSet,
    /// `key`, `keyref`, `unique`.
    pub identity_constraints: Vec<Arc<IdentityConstraintNode>>,
    /// Its annotation.
    pub annotation: AnnotationNode,
}

/// `type="…"` or the type definition inside.
#[derive(Debug, Clone)]
pub enum TypeNode {
    /// A reference.
    Reference(QNameNode),
    /// An anonymous simple type.
    Simple(Arc<SimpleTypeNode>),
    /// An anonymous complex type.
    Complex(Arc<ComplexTypeNode>),
}

/// `minOccurs` and `maxOccurs`; absent ones are 1. Numbers above 4,294,967,294 are taken as that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OccursNode {
    /// `minOccurs`.
    pub min: u32,
    /// `maxOccurs`; `None` is `unbounded`.
    pub max: Option<u32>,
}

/// `default` or `fixed`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueConstraintNode {
    /// `fixed` rather than `default`.
    pub is_fixed: bool,
    /// The value as written.
    pub value: String,
    /// For values of type QName.
    pub scope: NamespaceScope,
    /// Its place.
    pub span: Span,
}
