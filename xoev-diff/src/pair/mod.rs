//! Which component of the old side is which of the new one.
//!
//! In: both sides. Out: [`Pairs`]. Namespaces come first (a version in a namespace is no change of everything in it), then
//! global elements and named types by their name, then what is left by where it moved or by what it is made of.
//! Invariants: a component has at most one partner; equal input gives equal pairs.
//! Not here: fields, which are paired where their types are compared.

mod features;
mod globals;
mod namespaces;
mod similarity;

pub(crate) use globals::Pairs;
pub use namespaces::{NamespacePair, Namespaces};
pub(crate) use similarity::name_similarity;
pub use similarity::{FIELD_THRESHOLD, TYPE_THRESHOLD};
