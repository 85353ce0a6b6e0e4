//! Dates and times (XSD 1.0 Part 2 §3.2.7 to §3.2.14).

mod fields;

pub(crate) use fields::Fields;
