//! Whole documents: bytes to values and back.
//!
//! In: bytes, or a value. Out: a value, or text; always checked, always complete. Not here: single elements.

mod codes;
mod root_value;
mod with_surroundings;

pub use codes::{check_codes, from_xml_with_codes};
pub use root_value::{
    RootValue, from_reader, from_tree, from_xml, to_writer, to_xml, to_xml_unchecked, validate,
};
pub(crate) use root_value::{refusal, source};
pub use with_surroundings::Document;
