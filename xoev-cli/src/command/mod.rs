//! The subcommands, one file each.

pub mod check;
pub mod dump;
pub mod explain;
pub mod generate;
pub mod inspect;
pub mod validate;
