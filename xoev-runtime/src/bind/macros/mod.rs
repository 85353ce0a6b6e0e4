//! The macros generated code consists of, one invocation for each type.
//!
//! Invariants: an invocation expands to trait implementations whose bodies are one call per field; all paths begin
//! with `$crate`; no public macro calls itself.

mod complex;
mod root;
mod simple;
mod standard;
mod substitution;
