//! The values of the built-in types (XSD 1.0 Part 2, second edition): kept in their lexical form, compared by value.
//!
//! In: lexical forms, or Rust values. Out: one type for each built-in, [`Value`] for any of them.
//! Invariants: a value exists only if its lexical form is in the lexical space of its type; equality, order and hash
//! are those of the value space.
//! Not here: the facets of user-defined types (`validator/simple/`).
//!
//! `xs:string` is [`String`]. What the recommendation leaves open or other processors see otherwise:
//! - names follow XML 1.0 (Fifth Edition), see [`xml_name`];
//! - there is no year 0, and a year as written decides on 29 February (`-0004` is a leap year);
//! - years have up to 18 digits, the components of a duration up to 30;
//! - NaN equals itself, and there is one zero (§3.2.4);
//! - `+INF` is no `float` (XSD 1.1 allows it).

mod any_uri;
mod binary;
mod boolean;
mod bounded_integer;
mod builtin_value;
mod comparable;
mod convert;
mod date_time;
mod decimal;
mod duration;
mod fault;
mod float;
mod lexical;
mod list;
mod number;
mod octets;
mod order;
mod q_name;
mod string;
pub mod white_space;
pub mod xml_name;

pub use binary::{Base64Binary, HexBinary};
pub use boolean::Boolean;
pub use bounded_integer::{
    Byte, Int, Long, NegativeInteger, NonNegativeInteger, NonPositiveInteger, PositiveInteger, Short,
    UnsignedByte, UnsignedInt, UnsignedLong, UnsignedShort,
};
pub use comparable::Value;
pub use convert::ConversionError;
pub(crate) use date_time::days_in_month;
pub use date_time::{Date, DateTime, GDay, GMonth, GMonthDay, GYear, GYearMonth, Time, TimeZone};
pub use decimal::{Decimal, Integer};
pub use duration::Duration;
pub use fault::{LengthUnit, Misfit, ValueFault};
pub use float::{Double, Float};
pub(crate) use lexical::check_lexical;
pub use list::List;
pub(crate) use number::Numeral;
pub(crate) use octets::{base64_length, hex_length};
pub(crate) use order::compare_lexical;
pub(crate) use q_name::resolve;
pub use q_name::{Notation, QName};
pub use string::{
    AnySimple, AnyUri, Entity, Id, IdRef, Language, Name, NcName, NmToken, NormalizedString, Token,
};
