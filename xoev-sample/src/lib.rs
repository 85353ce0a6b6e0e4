//! Valid messages for any message of any schema set.
//!
//! ```text
//! Grammar ── analysis/ ──> what each part costs at least, which types may stand where
//!   │  Kind ── policy/ ──> decisions ──┐
//!   └────────── walk/ ──> ways through content models that meet all wants
//!                                       └── build/ ──> Document (a tree with the grammar's ids)
//!   value/ ──> texts a German test person would have, each accepted by its type      │
//!                                       resolve/ ──> identifiers, keys and references agree
//!                                                 └── the validator ──> Sample
//! ```
//! In: a [`Grammar`](xoev_runtime::grammar::Grammar), and code lists if there are any. Out: [`Sample`]s, or a
//! [`Refusal`] that says why there is none.
//! Invariants: nothing but the schema decides what is possible, and the one validation engine has accepted every sample that
//! is handed out; the same grammar, kind and seed give the same bytes on every machine.
//! Not here: invalid messages.

#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::string_slice, clippy::unreachable))]

pub mod analysis;
mod build;
pub mod document;
mod kind;
pub mod mutate;
mod near;
mod pairs;
mod policy;
mod profile;
#[cfg(feature = "proptest")]
pub mod proptest;
mod refusal;
mod resolve;
mod sampler;
mod value;
pub mod walk;

pub use document::{Attribute, Document, Element, Name, Node};
pub use kind::Kind;
pub use profile::{Profile, ProfileFault};
pub use refusal::Refusal;
pub use sampler::{Sample, SampleOptions, Sampler};
