//! What differs between two versions of a standard, and what that asks of who reads and who writes its messages.
//!
//! ```text
//! Side (old), Side (new): documents, components, what the annotations say
//!   │ pair/        namespaces, elements, types: which is which, also where renamed or moved   → Pairs
//!   │ compare/     pair by pair, by effective content                                         → Change
//!   │ language/    whether a content model lets stand all that another does                   → a row that tells
//!   │ rule/        what each kind of change asks of readers and writers                        → Class
//!   │ where_used   which messages reach what has changed                                       → Subject, Comparison
//!   │ rust_api/    what changes in the generated code                                         → RustComparison
//!   │ sample/      what a message of the old version lacks for the new one                    → CheckedSample
//!   │ render/      text, Markdown, JSON, HTML
//! ```
//! Beside the way: `changes_of`, the changes of one component, part by part, for who shows it (`xoev-docs`).
//!
//! Invariants: equal sides have no changes; a change is classed by its rule alone; where no change asks anything of the
//! writer, every message of the old version is one of the new (version numbers and namespaces exchanged).
//! Not here: reading schemas (`xoev-schema`), choosing files (`xoev-cli`).

#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::string_slice, clippy::unreachable))]

mod change;
mod changes_of;
mod compare;
mod language;
mod pair;
pub mod render;
pub mod rule;
pub mod rust_api;
pub mod sample;
mod side;
mod where_used;

pub use change::{Change, Comparison, MessageSummary, Presence, Subject, SubjectKind};
pub use changes_of::PartChanges;
pub use compare::{CodeLists, CompareOptions, UnknownMessage, compare};
pub use pair::{FIELD_THRESHOLD, NamespacePair, Namespaces, TYPE_THRESHOLD};
pub use rule::{Class, Kind, Rule};
pub use side::{Place, Side};
