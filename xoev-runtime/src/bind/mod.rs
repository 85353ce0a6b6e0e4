//! Typed binding: from a validated tree to generated types and back to events.
//!
//! In: a [`crate::tree::Tree`] without faults, or a value. Out: a value, or calls of the writer.
//! Invariants: generated types meet the runtime in the traits of this module only; what loops or branches is not
//! generic, so that a field costs a call and no more.
//! Not here: checks of an instance (the validator's), text (the writer's).
//!
//! A schema's element with the complex type `Anschrift` becomes a plain struct and one invocation of
//! [`complex_type!`](crate::complex_type), which implements [`ElementValue`]. The other macros do the same for the
//! other shapes; each documents its syntax. Numbers in the invocations are ids of the schema's
//! [`Grammar`](crate::grammar::Grammar): types, elements, leaves of content models, slots of attributes.

mod all_order;
mod checked;
pub mod document;
mod element_value;
mod embedded_grammar;
mod error;
mod fixed;
mod macros;
mod nillable;
mod read;
mod simple_elements;
mod simple_value;

pub use crate::writer::{AttributeWriter, ContentWriter, ElementWriter};
pub use all_order::AllOrder;
pub use checked::{InvalidValue, ValueOrder, checked, table_row, union_member};
pub use document::{Document, RootValue};
pub use element_value::{ElementValue, GroupValue, MixedValue};
pub use embedded_grammar::{EmbeddedGrammar, check_version};
pub use error::{BindError, BindFault, BindResult};
pub use fixed::{fixed, fixed_in};
pub use nillable::{Nil, Nillable};
pub use read::{AllReader, AttributeReader, ContentReader, ElementReader, TreeNamespaces};
pub use simple_value::{NamespaceContext, NoNamespaces, PrefixContext, SimpleValue};
