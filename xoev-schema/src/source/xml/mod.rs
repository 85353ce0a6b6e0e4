//! XML text as a small element tree with byte spans; for schema documents and catalogues.
//!
//! In: decoded text. Out: [`Tree`], or the first fault (`xml-wf` and the like).
//! Invariants: spans are byte ranges of the text; names, text and attribute values borrow from it where they stand in it
//! as they are.
//! Not here: what is well-formed (`xoev_runtime::event` reads messages and schemas alike); anything that knows XSD.

mod namespaces;
mod places;
mod read;
#[cfg(test)]
mod tests;
mod tree;

pub use namespaces::NamespaceScope;
pub(crate) use read::read;
pub(crate) use tree::{Attribute, Content, Element};
pub(crate) use xoev_runtime::event::{XML_NAMESPACE, is_blank, is_ncname};

use crate::diagnostics::Diagnostic;

/// A fault ends the reading; boxed, since it is the rare case.
pub(crate) type Fallible<T> = Result<T, Box<Diagnostic>>;
