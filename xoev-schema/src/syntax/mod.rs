//! Schema documents as one node type per XSD element ("XML representation" sections of XSD 1.0 Part 1 §3).
//!
//! In: the decoded text of a document. Out: [`SchemaDocument`].
//! Invariants: every node has the span of its start tag; QNames are resolved to namespace and local part;
//! `form` defaults are applied; nothing is looked up outside the document.

mod annotation;
mod attribute;
mod complex_type;
mod document;
mod element;
mod group;
mod identity_constraint;
mod read;
mod shape;
mod simple_type;

pub use crate::source::NamespaceScope;
pub use annotation::{AnnotationNode, AppInfo, Documentation, XmlContent, XmlElement};
pub use attribute::{
    AnyAttributeNode, AttributeGroupNode, AttributeGroupRefNode, AttributeNode, AttributeUsesNode, UseKind,
};
pub use complex_type::{ComplexContentNode, ComplexTypeNode, ContentNode, DerivationNode, SimpleContentNode};
pub use document::{
    DirectiveNode, ImportNode, IncludeNode, NotationNode, QNameNode, RedefineItem, RedefineNode,
    SchemaDocument, TopLevelNode,
};
pub use element::{ElementNode, OccursNode, TypeNode, ValueConstraintNode};
pub use group::{AnyNode, GroupNode, GroupRefNode, ModelGroupNode, ParticleNode};
pub use identity_constraint::{IdentityConstraintNode, XPathNode};
pub(crate) use read::{read_schema_document, type_fault};
pub use simple_type::{
    FacetKind, FacetNode, ListNode, RestrictionNode, SimpleTypeNode, SimpleVarietyNode, UnionNode,
};
