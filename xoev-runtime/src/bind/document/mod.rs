//! Whole documents: bytes to values and back.
//!
//! In: bytes, or a value. Out: a value, or text; always checked, always complete. Not here: single elements.

mod root_value;
mod with_surroundings;

pub use root_value::{RootValue, from_reader, from_xml, to_writer, to_xml, to_xml_unchecked, validate};
pub use with_surroundings::Document;
