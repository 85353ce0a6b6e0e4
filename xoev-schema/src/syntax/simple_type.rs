//! `simpleType` and facets (§3.14; Part 2 §4.3).

use super::{AnnotationNode, NamespaceScope, QNameNode};
use crate::name::ExpandedName;
use crate::source::Span;
use std::sync::Arc;
use xoev_runtime::grammar::DerivationSet;

/// `simpleType`.
#[derive(Debug, Clone)]
pub struct SimpleTypeNode {
    /// Its place.
    pub span: Span,
    /// `name`, in the target namespace; `None` for anonymous types.
    pub name: Option<ExpandedName>,
    /// `final`, with `finalDefault` applied.
    pub final_: DerivationSet,
    /// What is inside.
    pub variety: SimpleVarietyNode,
    /// Its annotation.
    pub annotation: AnnotationNode,
}

/// `restriction`, `list` or `union`.
#[derive(Debug, Clone)]
pub enum SimpleVarietyNode {
    /// `restriction`.
    Restriction(RestrictionNode),
    /// `list`.
    List(ListNode),
    /// `union`.
    Union(UnionNode),
}

/// `restriction`.
#[derive(Debug, Clone)]
pub struct RestrictionNode {
    /// Its place.
    pub span: Span,
    /// `base`.
    pub base: Option<QNameNode>,
    /// The type inside, instead of `base`.
    pub simple_type: Option<Arc<SimpleTypeNode>>,
    /// The facets, in document order.
    pub facets: Vec<FacetNode>,
}

/// `list`.
#[derive(Debug, Clone)]
pub struct ListNode {
    /// Its place.
    pub span: Span,
    /// `itemType`.
    pub item_type: Option<QNameNode>,
    /// The type inside, instead of `itemType`.
    pub simple_type: Option<Arc<SimpleTypeNode>>,
}

/// `union`.
#[derive(Debug, Clone)]
pub struct UnionNode {
    /// Its place.
    pub span: Span,
    /// `memberTypes`.
    pub member_types: Vec<QNameNode>,
    /// The types inside, after those of `memberTypes`.
    pub simple_types: Vec<Arc<SimpleTypeNode>>,
}

/// A facet.
#[derive(Debug, Clone)]
pub struct FacetNode {
    /// Its place.
    pub span: Span,
    /// Which facet.
    pub kind: FacetKind,
    /// `value` as written.
    pub value: String,
    /// `fixed`.
    pub is_fixed: bool,
    /// For enumeration values of type QName.
    pub scope: NamespaceScope,
    /// Its annotation.
    pub annotation: AnnotationNode,
}

/// The kinds of facets (Part 2 §4.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each variant is the facet of its name")]
pub enum FacetKind {
    Length,
    MinLength,
    MaxLength,
    Pattern,
    Enumeration,
    WhiteSpace,
    MaxInclusive,
    MaxExclusive,
    MinExclusive,
    MinInclusive,
    TotalDigits,
    FractionDigits,
}
