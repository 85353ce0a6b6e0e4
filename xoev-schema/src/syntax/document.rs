//! `schema` and its directives (§3.15, §4.2).

use super::{
    AnnotationNode, AttributeGroupNode, AttributeNode, ComplexTypeNode, ElementNode, GroupNode,
    SimpleTypeNode,
};
use crate::name::ExpandedName;
use crate::source::{FileId, Span};
use std::sync::Arc;
use xoev_runtime::grammar::DerivationSet;

/// A schema document.
#[derive(Debug, Clone)]
pub struct SchemaDocument {
    /// The file it was read from.
    pub file: FileId,
    /// The start tag of `schema`.
    pub span: Span,
    /// `targetNamespace`.
    pub target_namespace: Option<Arc<str>>,
    /// `version`.
    pub version: Option<String>,
    /// `xml:lang`.
    pub language: Option<String>,
    /// `blockDefault`.
    pub block_default: DerivationSet,
    /// `finalDefault`.
    pub final_default: DerivationSet,
    /// Namespace declarations of the `schema` element: (prefix, URI), the empty prefix for the default.
    pub namespaces: Vec<(Arc<str>, Arc<str>)>,
    /// `include`, `import`, `redefine`, in document order.
    pub directives: Vec<DirectiveNode>,
    /// The top-level definitions and declarations, in document order.
    pub items: Vec<TopLevelNode>,
    /// The annotations directly below `schema`.
    pub annotation: AnnotationNode,
}

/// `include`, `import` or `redefine`.
#[derive(Debug, Clone)]
pub enum DirectiveNode {
    /// `include`.
    Include(IncludeNode),
    /// `import`.
    Import(ImportNode),
    /// `redefine`.
    Redefine(RedefineNode),
}

/// `include`.
#[derive(Debug, Clone)]
pub struct IncludeNode {
    /// Its place.
    pub span: Span,
    /// `schemaLocation`.
    pub schema_location: String,
}

/// `import`.
#[derive(Debug, Clone)]
pub struct ImportNode {
    /// Its place.
    pub span: Span,
    /// `namespace`.
    pub namespace: Option<Arc<str>>,
    /// `schemaLocation`.
    pub schema_location: Option<String>,
}

/// `redefine`.
#[derive(Debug, Clone)]
pub struct RedefineNode {
    /// Its place.
    pub span: Span,
    /// `schemaLocation`.
    pub schema_location: String,
    /// The redefinitions.
    pub items: Vec<RedefineItem>,
}

/// What `redefine` may hold.
#[derive(Debug, Clone)]
pub enum RedefineItem {
    /// `simpleType`.
    SimpleType(Arc<SimpleTypeNode>),
    /// `complexType`.
    ComplexType(Arc<ComplexTypeNode>),
    /// `group`.
    Group(Arc<GroupNode>),
    /// `attributeGroup`.
    AttributeGroup(Arc<AttributeGroupNode>),
}

/// A top-level definition or declaration.
#[derive(Debug, Clone)]
pub enum TopLevelNode {
    /// `simpleType`.
    SimpleType(Arc<SimpleTypeNode>),
    /// `complexType`.
    ComplexType(Arc<ComplexTypeNode>),
    /// `group`.
    Group(Arc<GroupNode>),
    /// `attributeGroup`.
    AttributeGroup(Arc<AttributeGroupNode>),
    /// `element`.
    Element(Arc<ElementNode>),
    /// `attribute`.
    Attribute(Arc<AttributeNode>),
    /// `notation`.
    Notation(Arc<NotationNode>),
}

/// `notation` (§3.12).
#[derive(Debug, Clone)]
pub struct NotationNode {
    /// Its place.
    pub span: Span,
    /// `name`.
    pub name: Arc<str>,
    /// `public`.
    pub public: Option<String>,
    /// `system`.
    pub system: Option<String>,
    /// Its annotation.
    pub annotation: AnnotationNode,
}

/// A QName in an attribute, its prefix resolved. An unprefixed name without a default namespace has no namespace;
/// in a document included by another target namespace it then means that namespace (chameleon include), which
/// the component stage applies.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct QNameNode {
    /// The name.
    pub name: ExpandedName,
    /// The attribute value's place.
    pub span: Span,
}
