//! Particles, model groups, wildcards (§3.7–§3.10).

use super::{ElementDeclarationId, ModelGroupDefinitionId, ModelGroupId, ParticleId, WildcardId};
use crate::name::ExpandedName;
use crate::source::Span;
use crate::syntax::AnnotationNode;
use std::sync::Arc;
use xoev_runtime::grammar::ProcessContents;

/// A particle. `maxOccurs="0"` makes none.
#[derive(Debug, Clone)]
pub struct Particle {
    /// Its place; for the particles the specification makes itself, that of the type.
    pub span: Span,
    /// `{min occurs}`.
    pub min_occurs: u32,
    /// `{max occurs}`; `None` is unbounded.
    pub max_occurs: Option<u32>,
    /// `{term}`.
    pub term: Term,
    /// The annotation at the particle: of the local element, the reference or the group.
    pub annotation: Arc<AnnotationNode>,
}

/// `{term}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// An element declaration.
    Element(ElementDeclarationId),
    /// A model group.
    ModelGroup(ModelGroupId),
    /// A wildcard.
    Wildcard(WildcardId),
}

/// A model group.
#[derive(Debug, Clone)]
pub struct ModelGroup {
    /// Its place.
    pub span: Span,
    /// `{compositor}`.
    pub compositor: Compositor,
    /// `{particles}`.
    pub particles: Vec<ParticleId>,
    /// The named group it is the model group of.
    pub definition: Option<ModelGroupDefinitionId>,
}

/// `{compositor}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Compositor {
    /// `sequence`.
    Sequence,
    /// `choice`.
    Choice,
    /// `all`.
    All,
}

/// A named model group.
#[derive(Debug, Clone)]
pub struct ModelGroupDefinition {
    /// Its name.
    pub name: ExpandedName,
    /// Its place.
    pub span: Span,
    /// `{model group}`.
    pub model_group: ModelGroupId,
    /// `{annotation}`.
    pub annotation: Arc<AnnotationNode>,
}

/// A wildcard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wildcard {
    /// Its place.
    pub span: Span,
    /// `{namespace constraint}`.
    pub namespaces: NamespaceConstraint,
    /// `{process contents}`.
    pub process_contents: ProcessContents,
}

/// `{namespace constraint}`; `None` is the absent namespace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NamespaceConstraint {
    /// `##any`.
    Any,
    /// `##other`: not this namespace, and not the absent one.
    Not(Option<Arc<str>>),
    /// One of these.
    OneOf(Vec<Option<Arc<str>>>),
}
