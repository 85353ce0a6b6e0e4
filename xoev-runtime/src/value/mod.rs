//! The values of the built-in types (XSD 1.0 Part 2): kept in their lexical form, compared by value.

mod fault;

pub use fault::{LengthUnit, ValueFault};
