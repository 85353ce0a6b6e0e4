//! Content without a type of its own: what wildcards and `xs:anyType` let in.
//!
//! In: raw nodes of a tree, or a program. Out: [`AnyElement`], [`AnyAttribute`], [`AnyNode`], [`AnyType`], and the
//! same written back.
//! Invariants: nothing is lost: names keep their prefixes, texts their white space, and the namespace
//! declarations stay that names or QName-like texts inside may need; names are names, so that writing them never
//! breaks the document.
//! Not here: checks against declarations (the validator's).

mod any_type;
mod element;
mod name;
mod prefixes;
mod read;

pub use any_type::AnyType;
pub use element::{AnyAttribute, AnyElement, AnyNode};
pub use name::{AnyName, InvalidName, NamespaceBinding};

pub(crate) use read::{read_attributes, read_nodes};
