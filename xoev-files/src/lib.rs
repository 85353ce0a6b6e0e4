//! The one way files are written: code, grammars, locks, settings, caches, reports, code lists.
//!
//! ```text
//! content → a temporary file beside the target → renamed into its place
//! ```
//!
//! In: a path and its content. Out: the file.
//! Invariants: whoever reads sees the former content or the new one, never a part; a full disk, a missing right or a
//! process that is killed leaves the former file; a file that would not change keeps its time. Files that belong together
//! change together.
//! Not here: what is written. Several folders at once are moved by `xoev-repository/stage`.

#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::string_slice, clippy::unreachable))]

mod folder_lock;
mod replace;
mod together;

pub use folder_lock::FolderLock;
pub use replace::{Failed, Replacement, remove_left_over, write, write_if_changed};
pub use together::write_all_if_changed;
