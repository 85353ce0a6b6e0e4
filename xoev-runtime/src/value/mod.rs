//! The values of the built-in types (XSD 1.0 Part 2): kept in their lexical form, compared by value.

mod any_uri;
mod date_time;
mod duration;
mod fault;
mod float;
mod lexical;
mod number;
mod octets;
mod order;
pub mod white_space;
pub mod xml_name;

pub use fault::{LengthUnit, ValueFault};
pub(crate) use lexical::check_lexical;
pub(crate) use number::Numeral;
pub(crate) use octets::{base64_length, hex_length};
pub(crate) use order::compare_lexical;
