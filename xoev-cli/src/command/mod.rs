//! The subcommands, one file each.

pub mod add;
pub mod check;
pub mod codelists;
pub mod diff;
pub mod docs;
pub mod dump;
pub mod explain;
pub mod fetch;
pub mod generate;
pub mod identify;
pub mod inspect;
pub mod list;
pub mod sample;
pub mod update;
pub mod validate;
pub mod verify;
