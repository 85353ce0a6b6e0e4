//! The content of a component as a tree: what pictures, lists and tables of fields show.
//!
//! In: a component. Out: [`Node`]s: attributes first, then the content. Invariants: a group that occurs once within a
//! group of the same kind is not shown by itself; anonymous types are part of the tree, named ones are not; anchors are
//! unique within the tree.

mod build;
mod inheritance;

pub(crate) use inheritance::Inheritance;

use super::Book;
use std::sync::Arc;
use xoev_runtime::grammar::Derivation;
use xoev_schema::component::{
    AttributeUse, Compositor, ElementDeclarationId, ModelGroupDefinitionId, SimpleTypeId, TypeId,
    ValueConstraint, WildcardId,
};
use xoev_schema::syntax::AnnotationNode;

/// How often something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Occurs {
    pub min: u32,
    /// `None` is unbounded.
    pub max: Option<u32>,
}

impl Occurs {
    /// Exactly once.
    pub const ONCE: Self = Self { min: 1, max: Some(1) };

    /// Whether it may be absent.
    pub const fn is_optional(self) -> bool {
        self.min == 0
    }

    /// Whether it may stand more than once.
    pub const fn is_repeated(self) -> bool {
        !matches!(self.max, Some(0 | 1))
    }

    /// As `1`, `0..1` or `2..∞`.
    pub fn short(self) -> String {
        match self.max {
            Some(max) if max == self.min => max.to_string(),
            Some(max) => format!("{}..{max}", self.min),
            None => format!("{}..∞", self.min),
        }
    }
}

/// A part of a content.
#[derive(Debug, Clone)]
pub(crate) struct Node<'a> {
    pub kind: Kind<'a>,
    pub occurs: Occurs,
    pub inheritance: Inheritance,
    /// The annotation at the place itself.
    pub annotation: Option<Arc<AnnotationNode>>,
    /// The id on a page; empty for groups.
    pub anchor: String,
    pub children: Vec<Node<'a>>,
}

/// What a part is.
#[derive(Debug, Clone)]
pub(crate) enum Kind<'a> {
    /// An element, local or a reference to a global one.
    Element(ElementDeclarationId),
    /// An attribute.
    Attribute(&'a AttributeUse),
    /// A wildcard for elements.
    AnyElement(WildcardId),
    /// A wildcard for attributes.
    AnyAttribute(WildcardId),
    /// The text of simple content.
    Text(SimpleTypeId),
    /// A group of parts, with the named group it is that of.
    Group(Compositor, Option<ModelGroupDefinitionId>),
}

/// How a type came to be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Base {
    pub type_: TypeId,
    pub derivation: Derivation,
}

impl<'a> Book<'a> {
    /// The type of an element or attribute, or that of the text.
    pub fn type_of(&self, node: &Node<'a>) -> Option<TypeId> {
        match node.kind {
            Kind::Element(id) => Some(self.components.elements[id].type_definition),
            Kind::Attribute(use_) => {
                Some(TypeId::Simple(self.components.attributes[use_.declaration].type_definition))
            }
            Kind::Text(id) => Some(TypeId::Simple(id)),
            Kind::AnyElement(_) | Kind::AnyAttribute(_) | Kind::Group(..) => None,
        }
    }

    /// The fixed or default value of an element or attribute.
    pub fn value_of(&self, node: &Node<'a>) -> Option<&'a ValueConstraint> {
        match node.kind {
            Kind::Element(id) => self.components.elements[id].value_constraint.as_ref(),
            Kind::Attribute(use_) => {
                let of_declaration = self.components.attributes[use_.declaration].value_constraint.as_ref();
                use_.value_constraint.as_ref().or(of_declaration)
            }
            _ => None,
        }
    }

    /// The base of a complex type, unless it is the ur-type.
    pub fn base_of(&self, id: TypeId) -> Option<Base> {
        let base = self.components.base(id).filter(|it| !self.components.is_ur_type(*it))?;
        let derivation = match id {
            TypeId::Complex(id) => self.components.complex_types[id].derivation,
            TypeId::Simple(_) => Derivation::Restriction,
        };
        Some(Base { type_: base, derivation })
    }

    /// Whether a type has a name.
    pub fn is_named(&self, id: TypeId) -> bool {
        super::Subject::Type(id).name(self.components).is_some()
    }
}
