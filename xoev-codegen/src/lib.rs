//! Typed Rust from the XSDs of an XÖV standard.
//!
//! ```text
//!  xoev.toml, build script, macro
//!    │ config/    what to generate                              → StandardConfig
//!    │ (xoev-schema: documents → SchemaSet → Components → Grammar)
//!    │ plan/      modules, items, names, boxing                 → RustPlan   (every decision)
//!    │ emit/      plan → text                                   → source     (no decision)
//!    │ output/    header, files, what cargo must know           → <name>.rs, <name>.grammar
//! ```
//!
//! [`generate`] is the way from one end to the other; [`Builder`] is the door for build scripts.

#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::string_slice, clippy::unreachable))]

pub mod config;
pub mod emit;
pub mod output;
pub mod plan;

mod builder;
mod error;
mod generate;
mod grammar_file;
mod suggestion;

pub use builder::Builder;
pub use error::Error;
pub use generate::{
    GeneratedCode, Named, PlannedCode, Read, generate, generate_group, grammar, name, plan_code, read,
};
pub use grammar_file::GrammarFile;
pub use suggestion::nearest;
