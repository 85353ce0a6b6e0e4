//! What generated XÖV code and the `xoev` command run on.
//!
//! ```text
//! bytes -> event/ -> validator/ driven by grammar/ -> report/ (rule, path, line:column, expected)
//!                                                 \-> tree/ -> bind/: typed value
//! typed value -> bind/ -> writer/ -> the same validator -> bytes
//! ```

#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::string_slice, clippy::unreachable))]

pub mod any;
pub mod bind;
pub mod code;
pub mod convert;
pub mod datum;
pub mod dispatch;
pub mod event;
pub mod grammar;
pub mod header;
pub mod limits;
pub mod near;
pub mod report;
pub mod standard;
pub mod tree;
pub mod validator;
pub mod value;
pub mod writer;

pub use any::{AnyAttribute, AnyElement, AnyName, AnyNode, AnyType, NamespaceBinding};
pub use bind::{AllOrder, Document, InvalidValue, Nillable};
pub use dispatch::{DispatchError, Dispatcher};
pub use report::Report;
pub use standard::{ReferenceDate, Standard, Standards};
pub use writer::{WriteError, WriteOptions};

/// What generated code needs of serde.
#[cfg(feature = "serde")]
#[doc(hidden)]
pub use serde;
