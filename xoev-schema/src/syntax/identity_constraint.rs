//! `key`, `keyref`, `unique` (§3.11).

use super::{AnnotationNode, NamespaceScope, QNameNode};
use crate::name::ExpandedName;
use crate::source::Span;

/// `key`, `keyref` or `unique`.
#[derive(Debug, Clone)]
pub struct IdentityConstraintNode {
    /// Its place.
    pub span: Span,
    /// `name`, in the target namespace.
    pub name: ExpandedName,
    /// Whether it is a `key`.
    pub is_key: bool,
    /// `refer`: present for `keyref`.
    pub refer: Option<QNameNode>,
    /// `selector`; `None` only after a reported fault.
    pub selector: Option<XPathNode>,
    /// `field`.
    pub fields: Vec<XPathNode>,
    /// Its annotation.
    pub annotation: AnnotationNode,
}

/// `xpath` of a `selector` or `field`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct XPathNode {
    /// The expression as written.
    pub expression: String,
    /// The namespaces in scope.
    pub scope: NamespaceScope,
    /// Its place.
    pub span: Span,
}
