//! Conversions between the value types and those of other crates, each behind a feature of the crate's name.
//!
//! A conversion keeps the value or fails with [`ConversionError`]; nothing is rounded or cut off. What a type of the
//! other crate has no place for by its nature is left out: the time zone of a civil date, the lexical form.

#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "jiff")]
mod jiff;
#[cfg(feature = "rust_decimal")]
mod rust_decimal;
#[cfg(feature = "serde")]
mod serde;
#[cfg(feature = "uuid")]
mod uuid;

use std::fmt;

/// A value that the other type cannot hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConversionError {
    value: String,
    target: &'static str,
}

impl ConversionError {
    #[allow(dead_code, reason = "unused without any of the features")]
    fn new(value: impl fmt::Display, target: &'static str) -> Self {
        Self { value: value.to_string(), target }
    }
}

impl fmt::Display for ConversionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} has no counterpart in {}", self.value, self.target)
    }
}

impl std::error::Error for ConversionError {}

/// The fraction of the second in nanoseconds; `None` where it is finer.
#[cfg(any(feature = "chrono", feature = "jiff"))]
fn exact_nanosecond(time: &super::Time) -> Option<u32> {
    (time.seconds().fraction_digits() <= 9).then(|| time.nanosecond())
}

/// `TryFrom` in one direction, for the value and for a reference to it.
#[allow(unused_macros, reason = "unused without any of the features")]
macro_rules! try_into_foreign {
    ($($ours:ident => $foreign:ty, $convert:expr;)*) => {$(
        impl TryFrom<&$ours> for $foreign {
            type Error = $crate::value::ConversionError;

            fn try_from(value: &$ours) -> Result<Self, Self::Error> {
                let convert: fn(&$ours) -> Option<$foreign> = $convert;
                convert(value).ok_or_else(|| super::ConversionError::new(value, stringify!($foreign)))
            }
        }

        impl TryFrom<$ours> for $foreign {
            type Error = $crate::value::ConversionError;

            fn try_from(value: $ours) -> Result<Self, Self::Error> {
                Self::try_from(&value)
            }
        }
    )*};
}

/// `TryFrom` in the other direction.
#[allow(unused_macros, reason = "unused without any of the features")]
macro_rules! try_from_foreign {
    ($($foreign:ty => $ours:ident, $convert:expr;)*) => {$(
        impl TryFrom<$foreign> for $ours {
            type Error = $crate::value::ConversionError;

            fn try_from(value: $foreign) -> Result<Self, Self::Error> {
                let convert: fn(&$foreign) -> Option<$ours> = $convert;
                convert(&value).ok_or_else(|| {
                    super::ConversionError::new(format_args!("{value:?}"), concat!("xs:", stringify!($ours)))
                })
            }
        }
    )*};
}

#[allow(unused_imports, reason = "unused without any of the features")]
use {try_from_foreign, try_into_foreign};
