//! Which messages, of which standard, checked in parallel: what `xoev validate` and tests over samples do.
//!
//! ```text
//!  paths: files, folders, patterns, ZIP archives, standard input
//!    │ input/       which messages                              → Input
//!    │ standards/   xoev.toml, folders of standards             → Standards: which one a message is of
//!    │ schemas/     entry schemas → grammar, kept in a cache    → UsableSchemas
//!    │ check/       one message against its grammar             → Validated: a report, or why there is none
//!    │ describe/    what a message is                         → Description
//!    │ testing/     assertions for tests of messages
//!    ▼ run/         many of them on all cores, in order         → Summary
//! ```
//!
//! Not here: how reports look, and the engine (`xoev-runtime`), which finds every fault.

#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::string_slice, clippy::unreachable))]

pub mod check;
pub mod code_lists;
pub mod describe;
pub mod input;
pub mod run;
pub mod schemas;
pub mod standards;
pub mod testing;

mod error;
mod identify;

pub use check::{Checker, Outcome, Validated};
pub use describe::Description;
pub use error::Error;
pub use identify::{Identified, Identifier};
pub use input::{Input, Inputs};
pub use standards::Standards;
