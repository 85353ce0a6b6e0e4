//! Simple type definitions (§3.14; Part 2).

use super::SimpleTypeId;
use crate::name::ExpandedName;
use crate::source::Span;
use crate::syntax::{AnnotationNode, NamespaceScope};
use std::sync::Arc;
use xoev_runtime::grammar::{Builtin, DerivationSet, Primitive, WhiteSpace};

/// A simple type definition.
#[derive(Debug, Clone)]
pub struct SimpleType {
    /// Its name; `None` for anonymous types.
    pub name: Option<ExpandedName>,
    /// Its place; `None` for the built-ins.
    pub span: Option<Span>,
    /// `{base type definition}`; `None` for the simple ur-type, whose base is `anyType`.
    pub base: Option<SimpleTypeId>,
    /// `{variety}`.
    pub variety: Variety,
    /// The nearest built-in in the derivation chain, or this type itself; `AnySimpleType` for lists and unions.
    pub builtin: Builtin,
    /// `whiteSpace`.
    pub white_space: WhiteSpace,
    /// `{facets}`: effective, those of the base included.
    pub facets: Facets,
    /// `{final}`.
    pub final_: DerivationSet,
    /// `{annotation}`.
    pub annotation: Arc<AnnotationNode>,
}

/// `{variety}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Variety {
    /// A single value.
    Atomic(Primitive),
    /// A list of items.
    List(SimpleTypeId),
    /// One of the members.
    Union(Vec<SimpleTypeId>),
}

/// Effective facets.
#[derive(Debug, Clone, Default)]
pub struct Facets {
    /// `length`.
    pub length: Option<Facet<u64>>,
    /// `minLength`.
    pub min_length: Option<Facet<u64>>,
    /// `maxLength`.
    pub max_length: Option<Facet<u64>>,
    /// `totalDigits`.
    pub total_digits: Option<Facet<u32>>,
    /// `fractionDigits`.
    pub fraction_digits: Option<Facet<u32>>,
    /// `minInclusive`.
    pub min_inclusive: Option<Facet<String>>,
    /// `minExclusive`.
    pub min_exclusive: Option<Facet<String>>,
    /// `maxInclusive`.
    pub max_inclusive: Option<Facet<String>>,
    /// `maxExclusive`.
    pub max_exclusive: Option<Facet<String>>,
    /// `pattern`: one entry for each derivation step that has some, base first.
    pub patterns: Vec<PatternStep>,
    /// `enumeration` of the most derived step that has one.
    pub enumeration: Vec<EnumerationFacet>,
    /// Where `whiteSpace` was fixed; no derived type may change it.
    pub fixed_white_space: Option<Span>,
}

/// A facet's value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet<T> {
    /// The value.
    pub value: T,
    /// `fixed`.
    pub is_fixed: bool,
    /// Its place; `None` for the facets of built-ins.
    pub span: Option<Span>,
}

/// The patterns of one derivation step: alternatives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternStep {
    /// The expressions as written, with their places.
    pub alternatives: Vec<(String, Span)>,
}

/// An `enumeration` facet.
#[derive(Debug, Clone)]
pub struct EnumerationFacet {
    /// The value as written.
    pub value: String,
    /// For values of type QName.
    pub scope: NamespaceScope,
    /// Its place.
    pub span: Span,
    /// Its annotation: XÖV puts the code's display name here.
    pub annotation: Arc<AnnotationNode>,
}
