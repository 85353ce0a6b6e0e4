//! Typed binding on a schema made by hand, with types as the generator writes them.
#![allow(clippy::panic, clippy::expect_used, reason = "a panic is the report of a test")]

mod automaton;
mod faults;
mod model;
mod reading;
mod schema;
mod writing;
