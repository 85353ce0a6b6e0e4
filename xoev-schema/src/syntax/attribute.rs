//! `attribute`, `attributeGroup`, `anyAttribute` (§3.2, §3.6, §3.10).

use super::{AnnotationNode, QNameNode, SimpleTypeNode, ValueConstraintNode};
use crate::name::ExpandedName;
use crate::source::Span;
use std::sync::Arc;
use xoev_runtime::grammar::ProcessContents;

/// `attribute`: a global or local declaration, or a reference.
#[derive(Debug, Clone)]
pub struct AttributeNode {
    /// Its place.
    pub span: Span,
    /// The declared name; `None` for `ref`.
    pub name: Option<ExpandedName>,
    /// Whether a local declaration is qualified (chameleon includes need it).
    pub is_qualified: bool,
    /// `ref`.
    pub reference: Option<QNameNode>,
    /// `use`.
    pub use_kind: UseKind,
    /// `type`.
    pub type_reference: Option<QNameNode>,
    /// The anonymous type inside.
    pub simple_type: Option<Arc<SimpleTypeNode>>,
    /// `default` or `fixed`.
    pub value_constraint: Option<ValueConstraintNode>,
    /// Its annotation.
    pub annotation: AnnotationNode,
}

/// `use`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UseKind {
    /// `optional`.
    Optional,
    /// `required`.
    Required,
    /// `prohibited`.
    Prohibited,
}

/// The attributes a complex type or attribute group lists.
#[derive(Debug, Clone, Default)]
pub struct AttributeUsesNode {
    /// `attribute`.
    pub attributes: Vec<Arc<AttributeNode>>,
    /// `attributeGroup ref="…"`.
    pub groups: Vec<AttributeGroupRefNode>,
    /// `anyAttribute`.
    pub wildcard: Option<AnyAttributeNode>,
}

/// `attributeGroup ref="…"`.
#[derive(Debug, Clone)]
pub struct AttributeGroupRefNode {
    /// Its place.
    pub span: Span,
    /// `ref`.
    pub reference: QNameNode,
}

/// A named `attributeGroup`.
#[derive(Debug, Clone)]
pub struct AttributeGroupNode {
    /// Its place.
    pub span: Span,
    /// `name`, in the target namespace.
    pub name: ExpandedName,
    /// What it lists.
    pub uses: AttributeUsesNode,
    /// Its annotation.
    pub annotation: AnnotationNode,
}

/// `anyAttribute`.
#[derive(Debug, Clone)]
pub struct AnyAttributeNode {
    /// Its place.
    pub span: Span,
    /// `namespace` as written; `##any` where absent.
    pub namespace: String,
    /// `processContents`.
    pub process_contents: ProcessContents,
}
