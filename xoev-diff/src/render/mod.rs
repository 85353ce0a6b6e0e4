//! Comparisons for people and programs.
//!
//! In: [`Document`]: a comparison. Out: text.
//! Invariants: every format says the same; nothing is left out but what [`text`] shortens.
//! Not here: what is found, and the sentences of the rules.

mod document;
mod html;
mod json;
mod markdown;
mod sentence;
mod summary;
mod text;
mod words;

pub use document::{Document, Format, UnknownFormat};
pub use html::html;
pub use json::json;
pub use markdown::markdown;
pub use sentence::{headline, sentence};
pub use text::{TextOptions, text};
