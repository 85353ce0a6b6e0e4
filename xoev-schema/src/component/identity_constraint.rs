//! Identity-constraint definitions (§3.11).

use super::IdentityConstraintId;
use crate::name::ExpandedName;
use crate::source::Span;
use crate::syntax::{AnnotationNode, XPathNode};
use std::sync::Arc;

/// An identity-constraint definition.
#[derive(Debug, Clone)]
pub struct IdentityConstraintDefinition {
    /// Its name.
    pub name: ExpandedName,
    /// Its place.
    pub span: Span,
    /// `{identity-constraint category}`.
    pub category: IdentityConstraintCategory,
    /// `{selector}`.
    pub selector: XPathNode,
    /// `{fields}`.
    pub fields: Vec<XPathNode>,
    /// `{annotation}`.
    pub annotation: Arc<AnnotationNode>,
}

/// `{identity-constraint category}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdentityConstraintCategory {
    /// `key`.
    Key,
    /// `unique`.
    Unique,
    /// `keyref` with its `{referenced key}`.
    KeyRef(IdentityConstraintId),
}
