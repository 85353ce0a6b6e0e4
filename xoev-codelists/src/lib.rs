//! XÖV code lists at run time.
//!
//! ```text
//! files, folders, embedded bytes ── genericode/ ──> CodeList + findings ── registry/ ──> Snapshot (immutable, shared)
//! a code in a message ── xoev-runtime: CodeSink ──> CodeChecker (Snapshot + CodePolicy) ──> issues of the report
//! ```
//! In: Genericode documents as they are published, codes as messages carry them. Out: a [`Verdict`] about each code, and
//! by a [`CodePolicy`] the faults and warnings of a message.
//! Invariants: a dirty list loads and its faults are findings; a snapshot never changes, so one message is judged by one
//! state of the lists; a reload that fails for a file keeps that file's former list.
//! Not here: where codes stand in messages (`xoev-runtime`), what a standard says about its lists (`xoev-schema`),
//! network access (`xoev-repository`).
//!
//! ```no_run
//! use xoev_codelists::{CodeListRegistry, CodePolicy, Query};
//!
//! let registry = CodeListRegistry::new();
//! let report = registry.add_path("codelists");
//! assert!(report.is_clean(), "{report}");
//! let verdict = registry.snapshot().verdict(&Query::new("urn:xoev-de:xwasser:codeliste:betriebszustand", "1010")).into_owned();
//! println!("{verdict:?}");
//! // later, whenever lists may have been updated on disk:
//! registry.reload_if_changed();
//! ```

#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::string_slice, clippy::unreachable))]

mod check;
mod finding;
pub mod genericode;
mod list;
mod policy;
mod registry;
mod source;
mod usage;

pub use check::{CheckCodes, CodeChecker};
pub use finding::{Finding, FindingKind, Metadata};
pub use list::{CodeList, Column, ColumnId, Key, KeyMarker, LocalText, Row};
pub use policy::{Action, CodePolicy, ListPolicy};
pub use registry::{CodeListRegistry, Entry, LoadReport, Outcome, Query, Snapshot, Verdict};
pub use source::{CodeListSource, SourceError, fetch_missing, file_name, save};
pub use usage::{Availability, ListUse, list_uses};
