//! `group`, `all`, `choice`, `sequence`, `any` (§3.7–§3.10).

use super::{AnnotationNode, ElementNode, OccursNode, QNameNode};
use crate::component::Compositor;
use crate::name::ExpandedName;
use crate::source::Span;
use std::sync::Arc;
use xoev_runtime::grammar::ProcessContents;

/// A named `group`.
#[derive(Debug, Clone)]
pub struct GroupNode {
    /// Its place.
    pub span: Span,
    /// `name`, in the target namespace.
    pub name: ExpandedName,
    /// The model group inside; `None` only after a reported fault.
    pub model_group: Option<Arc<ModelGroupNode>>,
    /// Its annotation.
    pub annotation: AnnotationNode,
}

/// `group ref="…"`.
#[derive(Debug, Clone)]
pub struct GroupRefNode {
    /// Its place.
    pub span: Span,
    /// `ref`.
    pub reference: QNameNode,
    /// `minOccurs` and `maxOccurs`.
    pub occurs: OccursNode,
    /// Its annotation.
    pub annotation: AnnotationNode,
}

/// `all`, `choice` or `sequence`.
#[derive(Debug, Clone)]
pub struct ModelGroupNode {
    /// Its place.
    pub span: Span,
    /// Which of the three.
    pub compositor: Compositor,
    /// `minOccurs` and `maxOccurs`.
    pub occurs: OccursNode,
    /// The particles inside, in document order.
    pub particles: Vec<ParticleNode>,
    /// Its annotation.
    pub annotation: AnnotationNode,
}

/// What may stand inside a model group or a complex type.
#[derive(Debug, Clone)]
pub enum ParticleNode {
    /// `element`.
    Element(Arc<ElementNode>),
    /// `group ref`.
    GroupRef(Arc<GroupRefNode>),
    /// `all`, `choice`, `sequence`.
    ModelGroup(Arc<ModelGroupNode>),
    /// `any`.
    Any(Arc<AnyNode>),
}

/// `any`.
#[derive(Debug, Clone)]
pub struct AnyNode {
    /// Its place.
    pub span: Span,
    /// `namespace` as written; `##any` where absent.
    pub namespace: String,
    /// `processContents`.
    pub process_contents: ProcessContents,
    /// `minOccurs` and `maxOccurs`.
    pub occurs: OccursNode,
    /// Its annotation.
    pub annotation: AnnotationNode,
}
