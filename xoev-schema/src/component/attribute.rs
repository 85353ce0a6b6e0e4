//! Attribute declarations, uses and groups (§3.2, §3.5, §3.6).

use super::{AttributeDeclarationId, SimpleTypeId, ValueConstraint, WildcardId};
use crate::name::ExpandedName;
use crate::source::Span;
use crate::syntax::AnnotationNode;
use std::sync::Arc;

/// An attribute declaration.
#[derive(Debug, Clone)]
pub struct AttributeDeclaration {
    /// Its name.
    pub name: ExpandedName,
    /// Its place.
    pub span: Span,
    /// Whether it is global.
    pub is_global: bool,
    /// `{type definition}`.
    pub type_definition: SimpleTypeId,
    /// `{value constraint}`.
    pub value_constraint: Option<ValueConstraint>,
    /// `{annotation}`.
    pub annotation: Arc<AnnotationNode>,
}

/// An attribute use.
#[derive(Debug, Clone)]
pub struct AttributeUse {
    /// Its place.
    pub span: Span,
    /// `{attribute declaration}`.
    pub declaration: AttributeDeclarationId,
    /// `{required}`.
    pub is_required: bool,
    /// `{value constraint}` of the use itself; where `None`, that of the declaration holds.
    pub value_constraint: Option<ValueConstraint>,
    /// The annotation of the use, else of the declaration.
    pub annotation: Arc<AnnotationNode>,
}

/// A named attribute group; nested groups are resolved.
#[derive(Debug, Clone)]
pub struct AttributeGroupDefinition {
    /// Its name.
    pub name: ExpandedName,
    /// Its place.
    pub span: Span,
    /// `{attribute uses}`.
    pub attribute_uses: Vec<AttributeUse>,
    /// `{attribute wildcard}`.
    pub attribute_wildcard: Option<WildcardId>,
    /// `{annotation}`.
    pub annotation: Arc<AnnotationNode>,
}
