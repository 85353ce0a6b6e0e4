//! Dates and times (XSD 1.0 Part 2 §3.2.7 to §3.2.14).

mod fields;
mod timeline;

pub(crate) use fields::{Fields, days_in_month};
pub(crate) use timeline::{Moment, days_before_proleptic_year};
