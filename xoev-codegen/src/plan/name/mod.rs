//! Rust names: case, keywords, clashes.
//!
//! In: XML names, display names. Out: identifiers that compile and differ.
//! Invariants: the same schema gives the same names; a name depends on what it names and its owner, on neighbours
//! only where it would clash. Not here: which items there are.

pub mod case;
pub mod enumeration;
pub mod identifier;
pub mod scope;
