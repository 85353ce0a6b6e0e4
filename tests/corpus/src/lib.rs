//! Finds real standards for the tests: the folder named by `XOEV_SHARED`, else `../shared` beside the workspace.
//!
//! The tests in `tests/` are marked `ignore`, because a fresh clone has no such folder; `.ci/run` runs them where it
//! is there. What they print are counts, sizes and times only.

#![allow(clippy::unwrap_used, clippy::panic, reason = "this crate is tests: a panic is the report")]

pub mod canonical;
pub mod corpus;
pub mod generated;
pub mod group;
pub mod pictures;
pub mod samples;
pub mod versions;
