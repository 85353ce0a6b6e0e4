//! `decimal` and `integer` of any size (XSD 1.0 Part 2 §3.2.3, §3.3.13).

use super::ValueFault;
use super::builtin_value::builtin_value;
use super::number::Numeral;
use crate::grammar::Builtin;
use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

/// A decimal number of any size and precision, exact. `1.0`, `+1` and `01` are equal.
#[derive(Clone)]
pub struct Decimal {
    lexical: Box<str>,
}

/// A whole number of any size. `+1` and `01` are equal.
#[derive(Clone)]
pub struct Integer {
    lexical: Box<str>,
}

impl Decimal {
    fn read(lexical: &str) -> Result<Self, ValueFault> {
        match Numeral::decimal(lexical) {
            Some(_) => Ok(Self { lexical: lexical.into() }),
            None => Err(ValueFault::Lexical { builtin: Builtin::Decimal }),
        }
    }

    /// `mantissa` × 10^-`scale`: `Decimal::new(1999, 2)` is 19.99.
    #[must_use]
    pub fn new(mantissa: i128, scale: u32) -> Self {
        let scale = scale as usize;
        let sign = if mantissa < 0 { "-" } else { "" };
        let digits = mantissa.unsigned_abs().to_string();
        if scale == 0 {
            return Self { lexical: format!("{sign}{digits}").into() };
        }
        let parts = digits.len().checked_sub(scale).and_then(|at| digits.split_at_checked(at));
        let lexical = match parts.filter(|(integer, _)| !integer.is_empty()) {
            Some((integer, fraction)) => format!("{sign}{integer}.{fraction}"),
            None => format!("{sign}0.{}{digits}", "0".repeat(scale.saturating_sub(digits.len()))),
        };
        Self { lexical: lexical.into() }
    }

    /// From a text that is known to be a decimal.
    pub(super) fn from_checked(lexical: Box<str>) -> Self {
        Self { lexical }
    }

    pub(crate) fn numeral(&self) -> Numeral<'_> {
        Numeral::decimal(&self.lexical).unwrap_or(Numeral::ZERO)
    }

    /// `totalDigits` of the value: 3 for `01.230`, 2 for `0.01`.
    #[must_use]
    pub fn total_digits(&self) -> u32 {
        self.numeral().total_digits()
    }

    /// `fractionDigits` of the value: 2 for `1.230`.
    #[must_use]
    pub fn fraction_digits(&self) -> u32 {
        self.numeral().fraction_digits()
    }

    /// The nearest floating-point number.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        self.lexical.parse().unwrap_or(f64::NAN)
    }
}

impl Integer {
    fn read(lexical: &str) -> Result<Self, ValueFault> {
        match Numeral::integer(lexical) {
            Some(_) => Ok(Self { lexical: lexical.into() }),
            None => Err(ValueFault::Lexical { builtin: Builtin::Integer }),
        }
    }

    /// From a text that is known to be an integer.
    pub(super) fn from_checked(lexical: Box<str>) -> Self {
        Self { lexical }
    }

    pub(crate) fn numeral(&self) -> Numeral<'_> {
        Numeral::integer(&self.lexical).unwrap_or(Numeral::ZERO)
    }
}

macro_rules! common {
    ($type:ident) => {
        builtin_value!($type, unchecked from_checked);

        impl $type {
            /// The lexical form.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.lexical
            }

            /// Whether the value is below zero.
            #[must_use]
            pub fn is_negative(&self) -> bool {
                self.numeral().is_negative
            }

            /// The value, where it is a whole number of this size.
            #[must_use]
            pub fn to_i64(&self) -> Option<i64> {
                self.to_i128()?.try_into().ok()
            }

            /// The value, where it is a whole number of this size.
            #[must_use]
            pub fn to_u64(&self) -> Option<u64> {
                self.to_i128()?.try_into().ok()
            }

            /// The value, where it is a whole number of this size.
            #[must_use]
            pub fn to_i128(&self) -> Option<i128> {
                self.numeral().to_i128()
            }
        }

        impl PartialEq for $type {
            fn eq(&self, other: &Self) -> bool {
                self.numeral() == other.numeral()
            }
        }

        impl Eq for $type {}

        impl Hash for $type {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.numeral().hash(state);
            }
        }

        impl PartialOrd for $type {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $type {
            fn cmp(&self, other: &Self) -> Ordering {
                self.numeral().cmp(&other.numeral())
            }
        }
    };
}

common!(Decimal);
common!(Integer);

macro_rules! from_primitive_integers {
    ($($rust:ident)*) => {$(
        impl From<$rust> for Decimal {
            fn from(value: $rust) -> Self {
                Self { lexical: value.to_string().into() }
            }
        }

        impl From<$rust> for Integer {
            fn from(value: $rust) -> Self {
                Self { lexical: value.to_string().into() }
            }
        }
    )*};
}

from_primitive_integers!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

macro_rules! into_primitive_integers {
    ($($rust:ident)*) => {$(
        /// Fails where the value is no whole number or does not fit.
        impl TryFrom<&Decimal> for $rust {
            type Error = ValueFault;

            fn try_from(value: &Decimal) -> Result<Self, ValueFault> {
                value.numeral().to_number(Self::MIN, Self::MAX)
            }
        }

        /// Fails where the value does not fit.
        impl TryFrom<&Integer> for $rust {
            type Error = ValueFault;

            fn try_from(value: &Integer) -> Result<Self, ValueFault> {
                value.numeral().to_number(Self::MIN, Self::MAX)
            }
        }
    )*};
}

into_primitive_integers!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 usize);

impl From<Integer> for Decimal {
    fn from(value: Integer) -> Self {
        Self { lexical: value.lexical }
    }
}

/// The shortest decimal that reads back as the same number; fails for infinities and NaN.
impl TryFrom<f64> for Decimal {
    type Error = ValueFault;

    fn try_from(value: f64) -> Result<Self, ValueFault> {
        Self::read(&value.to_string())
    }
}
