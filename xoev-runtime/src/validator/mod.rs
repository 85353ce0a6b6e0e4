//! The one validation engine: `xoev validate`, reading into types, and checking a value before it is written all
//! run it.
//!
//! In: a [`crate::grammar::Grammar`] and a document as events. Out: a [`crate::report::Report`] of all faults; what
//! was found on the way goes to a [`Sink`].
//! Invariants: one pass; memory for the depth of the document and the keys of identity constraints; a fault does not
//! hide others, nor bring up ones that are none.
//! Not here: XML syntax (`event/`), binding to types (`bind/`).

mod attributes;
pub mod content;
mod content_end;
mod derivation;
mod drive;
mod element;
mod engine;
mod frame;
mod identifiers;
mod identity;
mod names;
mod path;
pub mod pattern;
mod placement;
mod recovery;
mod schema_location;
pub mod simple;
mod sink;
mod xsi;

pub use crate::event::{Doctype, Limits, Options};
pub use derivation::{may_stand_for_head, may_stand_for_type};
pub use drive::{
    read_tree, read_tree_from, validate_bytes, validate_bytes_with, validate_reader, validate_reader_with,
};
pub use engine::Validator;
pub use sink::{Finding, NoSink, Sink, StartedElement};
