//! The characters that names and texts may have in German registers: String.Latin 1.1, DIN SPEC 91379:2019-03 and
//! DIN 91379:2022-08 with its data types A to E. No XML is needed, so a web form can check what is typed by the rule
//! that the message will have to meet.
//!
//! In: texts. Out: values of the types, or every character that does not belong, with its place, its Unicode name and,
//! where there is one, the way to mend it. Invariants: a text is accepted exactly if the pattern of the published XML
//! Schema type accepts it; what is accepted is in normalisation form C.
//!
//! ```
//! use xoev_characters::{CharacterSet, Datatype, DatatypeA, Language};
//!
//! let name = DatatypeA::try_from("Żółć-Ağaoğlu")?;
//! let typed = DatatypeA::normalized("Mu\u{308}ller")?; // NFD, as some systems store it
//! assert_eq!(typed.as_str(), "Müller");
//!
//! let faults = DatatypeA::check("Mu\u{308}ller №1").unwrap_err();
//! assert_eq!(faults.len(), 3);
//! assert_eq!(
//!     faults[0].message(Language::En),
//!     "character 2 'u\u{308}' is written as U+0075 U+0308; accepted is 'ü' (U+00FC), as normalisation form C (NFC) \
//!      has it"
//! );
//!
//! // What a receiver that still has the forerunner cannot take:
//! let norm = CharacterSet::Din91379(Datatype::A);
//! let lost = norm.difference(CharacterSet::DinSpec91379(Datatype::A)).lost;
//! assert_eq!(lost, ["ē\u{30d}", "ō\u{30d}", "ḗ"]);
//! # Ok::<(), xoev_characters::InvalidText>(())
//! ```
//!
//! A mark (an accent of its own) belongs to a letter: the norms list the letters with marks that have no code point of
//! their own as sequences, and nothing else may carry a mark.
//!
//! Not here: lengths (types of the standards restrict them); the search form ("Suchform") of DIN 91379 and the
//! transliterations of its annexes: the norm's tables are not published freely, and a table from elsewhere could not
//! be checked against them. Upper and lower case are Rust's (`str::to_uppercase`); a result has to be checked again.

#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::string_slice, clippy::unreachable))]

mod check;
mod difference;
mod din_91379;
pub mod din_spec_91379;
mod fault;
mod normalize;
mod repertoire;
mod set;
mod string_latin;
mod text;
mod types;

pub use difference::Difference;
pub use din_91379::{DatatypeA, DatatypeB, DatatypeC, DatatypeD, DatatypeE};
pub use fault::{CharacterFault, FaultKind, InvalidText};
pub use normalize::{is_nfc, nfc};
pub use set::{CharacterSet, Datatype};
pub use string_latin::StringLatin;
pub use text::Language;
