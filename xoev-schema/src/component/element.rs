//! Element declarations (§3.3).

use super::{ElementDeclarationId, IdentityConstraintId, TypeId};
use crate::name::ExpandedName;
use crate::source::Span;
use crate::syntax::{AnnotationNode, NamespaceScope};
use std::sync::Arc;
use xoev_runtime::grammar::DerivationSet;

/// An element declaration.
#[derive(Debug, Clone)]
pub struct ElementDeclaration {
    /// Its name.
    pub name: ExpandedName,
    /// Its place.
    pub span: Span,
    /// Whether it is global.
    pub is_global: bool,
    /// `{type definition}`.
    pub type_definition: TypeId,
    /// `{nillable}`.
    pub nillable: bool,
    /// `{abstract}`.
    pub is_abstract: bool,
    /// `{disallowed substitutions}`.
    pub block: DerivationSet,
    /// `{substitution group exclusions}`.
    pub final_: DerivationSet,
    /// `{value constraint}`.
    pub value_constraint: Option<ValueConstraint>,
    /// `{identity-constraint definitions}`.
    pub identity_constraints: Vec<IdentityConstraintId>,
    /// `{substitution group affiliation}`.
    pub substitution_group_affiliation: Option<ElementDeclarationId>,
    /// `{annotation}`.
    pub annotation: Arc<AnnotationNode>,
}

/// `{value constraint}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueConstraint {
    /// `fixed` rather than `default`.
    pub is_fixed: bool,
    /// The value as written.
    pub value: String,
    /// For values of type QName.
    pub scope: NamespaceScope,
    /// Its place.
    pub span: Span,
}
