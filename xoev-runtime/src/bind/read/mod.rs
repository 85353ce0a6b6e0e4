//! Reading a tree: the cursors generated code moves.

mod content;
mod element;
mod namespaces;

pub use content::{AllReader, ContentReader};
pub use element::{AttributeReader, ElementReader};
pub use namespaces::TreeNamespaces;
