//! Typed binding: from a validated tree to generated types and back to events.

mod simple_value;

pub use simple_value::{NamespaceContext, NoNamespaces, PrefixContext, SimpleValue};
