//! The compiled form of a schema set: what the validator runs, what generated code carries.
//!
//! In: nothing; plain data, built by `xoev-schema` or decoded from the bytes a generated module embeds.
//! Out: [`Grammar`], read by `validator/`, `bind/` and `writer/`.
//! Invariants: every id indexes the table of its kind (`consistency/` holds decoded bytes to it); the built-in types
//! stand first, in the order of [`Builtin`]; `names` holds each expanded name once; the global tables are sorted by name
//! id.
//! Not here: any check of an instance.

mod builtin;
mod code_type;
mod codec;
mod consistency;
mod content_model;
mod identity_constraint;
mod index;
mod name;
mod plan;
mod renumber;
mod simple_type;
mod type_definition;
mod wildcard;

pub use builtin::{Builtin, Primitive};
pub use code_type::{CodeType, CodeTypeKind};
pub use codec::GrammarDecodeError;
pub use content_model::{
    AllGroup, AllMember, ContentModel, CountedAutomaton, CountedEdge, CountedState, CounterAction,
    CounterBounds, Dfa, DfaEdge, DfaState, DfaWildcardEdge, EdgeLabel, Leaf, Matcher,
};
pub use identity_constraint::{IdentityConstraint, IdentityConstraintKind, NameTest, Path, Step};
pub use index::GrammarIndex;
pub(crate) use index::hash_name;
pub use name::{ExpandedName, Namespace};
pub(crate) use plan::{ContentPlan, ElementPlan};
pub use renumber::Numbering;
pub use simple_type::{
    EnumerationValue, Facets, Pattern, PatternUnit, SimpleType, Variety, WhiteSpace, surrogate_character,
};
pub use type_definition::{
    AttributeUse, ComplexType, Content, Derivation, DerivationSet, Element, GlobalAttribute, TypeDefinition,
    TypeKind, ValueConstraint,
};
pub use wildcard::{NamespaceConstraint, ProcessContents, Wildcard};

use crate::standard::StandardSection;
use serde::{Deserialize, Serialize};

/// Declares an index type into one table of the grammar.
macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub u32);
        impl $name {
            /// The position in the table.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id!(/** Index into [`Grammar::namespaces`]; 0 is the absent namespace. */ NamespaceId);
id!(/** Index into [`Grammar::names`]. */ NameId);
id!(/** Index into [`Grammar::elements`]. */ ElementId);
id!(/** Index into [`Grammar::types`]. */ TypeId);
id!(/** Index into [`Grammar::models`]. */ ModelId);
id!(/** Index into [`Grammar::wildcards`]. */ WildcardId);
id!(/** Index into [`Grammar::patterns`]. */ PatternId);
id!(/** Index into [`Grammar::identity_constraints`]. */ IdentityConstraintId);

/// A compiled schema set.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Grammar {
    /// Namespaces with their usual prefixes; entry 0 is the absent namespace.
    pub namespaces: Vec<Namespace>,
    /// Every expanded name the schema set mentions, once.
    pub names: Vec<ExpandedName>,
    /// Global and local element declarations.
    pub elements: Vec<Element>,
    /// Type definitions; the built-in types come first, in the order of [`Builtin`].
    pub types: Vec<TypeDefinition>,
    /// Content models of the complex types with element-only or mixed content; equal ones are shared.
    pub models: Vec<ContentModel>,
    /// Element and attribute wildcards.
    pub wildcards: Vec<Wildcard>,
    /// Patterns, translated from XSD regular expressions; equal ones are shared.
    pub patterns: Vec<Pattern>,
    /// Identity-constraint definitions.
    pub identity_constraints: Vec<IdentityConstraint>,
    /// Global element declarations, sorted by name.
    pub global_elements: Vec<(NameId, ElementId)>,
    /// Global attribute declarations (for attribute wildcards), sorted by name.
    pub global_attributes: Vec<GlobalAttribute>,
    /// Named type definitions (for `xsi:type`), built-ins included, sorted by name.
    pub global_types: Vec<(NameId, TypeId)>,
    /// Declared notations.
    pub notations: Vec<NameId>,
    /// Complex types that hold codes of code lists, sorted by type.
    pub code_types: Vec<CodeType>,
    /// What is derived from the tables above when the grammar is made ready to run; see [`Grammar::link`].
    #[serde(skip)]
    pub index: GrammarIndex,
    /// What the standard says about itself; see [`Grammar::standard`].
    #[serde(skip)]
    pub standard: StandardSection,
}
