//! Dates and times (XSD 1.0 Part 2 §3.2.7 to §3.2.14).

mod fields;
mod make;
mod time_zone;
mod timeline;
mod types;

pub(crate) use fields::{Fields, days_in_month};
pub use time_zone::TimeZone;
pub(crate) use timeline::{Moment, days_before_proleptic_year};
pub use types::{Date, DateTime, GDay, GMonth, GMonthDay, GYear, GYearMonth, Time};
