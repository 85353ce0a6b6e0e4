//! What generated XÖV code and the `xoev` command run on.
//!
//! ```text
//! bytes -> event/ -> validator/ driven by grammar/ -> report/ (rule, path, line:column, expected)
//!                                                 \-> tree/ -> bind/: typed value
//! typed value -> bind/ -> writer/ -> the same validator -> bytes
//! ```

pub mod bind;
pub mod event;
pub mod grammar;
pub mod report;
pub mod tree;
pub mod validator;
pub mod value;
