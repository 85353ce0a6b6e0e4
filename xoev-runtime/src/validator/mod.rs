//! The one validation engine: reading, checking by hand-built values, and `xoev validate` all run it.

pub mod content;
pub mod pattern;
pub mod simple;
