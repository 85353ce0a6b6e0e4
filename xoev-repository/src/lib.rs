//! XÖV standards as dependencies: taken from the XRepository, a folder or a ZIP, pinned by hash.
//!
//! ```text
//!  XRepository, folder, ZIP
//!    │ xrepository, http, answer    get it, see that it is what it should be  → Download
//!    │ delivery/                    its schema documents, or why it is refused → Delivery
//!    │ add/                         which of them, and where they go           → Plan
//!    │ stage, settings              written aside, checked, moved, locked      → files, xoev.toml, xoev.lock
//!    ▼ update, verify, list         what is locked against what is published, on disk, in force
//! ```
//!
//! The lock's format is [`xoev_codegen::config::Lock`]: builds read it without anything of this crate.
//! Invariants: the network is asked by [`add`](fn@add), [`fetch`](fn@fetch), [`update`](fn@update) and [`XRepository`] only;
//! an operation that fails changes nothing; nothing dirty is taken in silently.

#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::string_slice, clippy::unreachable))]

mod add;
mod answer;
mod delivery;
mod fault;
mod hash;
mod http;
pub mod known;
mod limits;
mod list;
mod project;
mod recover;
mod settings;
mod stage;
mod update;
mod verify;
mod xrepository;

pub use add::{Added, Asked, Request, add};
pub use answer::{Content, RootName, excerpt};
pub use delivery::{Delivery, Document};
pub use fault::{Error, Fault, Kind, Result};
pub use hash::sha256;
pub use limits::Limits;
pub use list::{Listed, Validity, list};
pub use project::{ADDRESS_VARIABLE, Project};
pub use update::{Publication, Updated, fetch, update};
pub use verify::{Difference, Finding, Verified, verify};
pub use xrepository::{Download, Metadata, XRepository};
