//! The integer types with bounds (XSD 1.0 Part 2 §3.3.14 to §3.3.25).

use super::builtin_value::builtin_value;
use super::decimal::Integer;
use super::number::Numeral;
use super::{ValueFault, check_lexical};
use crate::grammar::Builtin;
use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

/// What both kinds share; `get()` gives something that compares and hashes as the value.
macro_rules! common {
    ($type:ident) => {
        builtin_value!($type);

        impl PartialEq for $type {
            fn eq(&self, other: &Self) -> bool {
                self.get() == other.get()
            }
        }

        impl Eq for $type {}

        impl Hash for $type {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.get().hash(state);
            }
        }

        impl PartialOrd for $type {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $type {
            fn cmp(&self, other: &Self) -> Ordering {
                self.get().cmp(&other.get())
            }
        }
    };
}

/// Declares a type whose values are those of a Rust integer.
macro_rules! sized {
    ($(#[$meta:meta])* $type:ident is $rust:ident) => {
        $(#[$meta])*
        #[derive(Clone)]
        pub struct $type {
            value: $rust,
            lexical: Box<str>,
        }

        common!($type);

        impl $type {
            fn read(lexical: &str) -> Result<Self, ValueFault> {
                // Rust's own forms are all of the schema's forms but some of zero.
                if let Ok(value) = lexical.parse() {
                    return Ok(Self { value, lexical: lexical.into() });
                }
                check_lexical(Builtin::$type, lexical)?;
                let numeral = Numeral::integer(lexical).unwrap_or(Numeral::ZERO);
                let value = numeral.to_number($rust::MIN, $rust::MAX)?;
                Ok(Self { value, lexical: lexical.into() })
            }

            /// The lexical form.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.lexical
            }

            /// The value.
            #[must_use]
            pub fn get(&self) -> $rust {
                self.value
            }
        }

        impl From<$rust> for $type {
            fn from(value: $rust) -> Self {
                Self { value, lexical: value.to_string().into() }
            }
        }

        impl From<$type> for $rust {
            fn from(value: $type) -> Self {
                value.value
            }
        }

        impl From<$type> for Integer {
            fn from(value: $type) -> Self {
                Self::from_checked(value.lexical)
            }
        }

        impl PartialEq<$rust> for $type {
            fn eq(&self, other: &$rust) -> bool {
                self.value == *other
            }
        }
    };
}

/// Declares a type that is bounded on one side only.
macro_rules! unsized_ {
    ($(#[$meta:meta])* $type:ident from $($rust:ident)*, try $($wider:ident)*) => {
        $(#[$meta])*
        #[derive(Clone)]
        pub struct $type(Integer);

        common!($type);

        impl $type {
            fn read(lexical: &str) -> Result<Self, ValueFault> {
                check_lexical(Builtin::$type, lexical)?;
                Ok(Self(Integer::from_checked(lexical.into())))
            }

            /// The lexical form.
            #[must_use]
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }

            /// The value.
            #[must_use]
            pub fn get(&self) -> &Integer {
                &self.0
            }

            /// The value, where it fits.
            #[must_use]
            pub fn to_i64(&self) -> Option<i64> {
                self.0.to_i64()
            }

            /// The value, where it fits.
            #[must_use]
            pub fn to_u64(&self) -> Option<u64> {
                self.0.to_u64()
            }
        }

        impl From<$type> for Integer {
            fn from(value: $type) -> Self {
                value.0
            }
        }

        impl TryFrom<Integer> for $type {
            type Error = ValueFault;

            fn try_from(value: Integer) -> Result<Self, ValueFault> {
                Self::read(value.as_str())
            }
        }

        $(impl From<$rust> for $type {
            fn from(value: $rust) -> Self {
                Self(Integer::from(value))
            }
        })*

        $(impl TryFrom<$wider> for $type {
            type Error = ValueFault;

            fn try_from(value: $wider) -> Result<Self, ValueFault> {
                Self::try_from(Integer::from(value))
            }
        })*
    };
}

sized!(/** `long`: 64 bits with sign. */ Long is i64);
sized!(/** `int`: 32 bits with sign. */ Int is i32);
sized!(/** `short`: 16 bits with sign. */ Short is i16);
sized!(/** `byte`: 8 bits with sign. */ Byte is i8);
sized!(/** `unsignedLong`: 64 bits without sign. */ UnsignedLong is u64);
sized!(/** `unsignedInt`: 32 bits without sign. */ UnsignedInt is u32);
sized!(/** `unsignedShort`: 16 bits without sign. */ UnsignedShort is u16);
sized!(/** `unsignedByte`: 8 bits without sign. */ UnsignedByte is u8);
unsized_!(
    /// `nonNegativeInteger`: zero or more, of any size.
    NonNegativeInteger from u8 u16 u32 u64 u128 usize, try i8 i16 i32 i64 i128 isize
);
unsized_!(
    /// `positiveInteger`: one or more, of any size.
    PositiveInteger from, try u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize
);
unsized_!(
    /// `nonPositiveInteger`: zero or less, of any size.
    NonPositiveInteger from, try i8 i16 i32 i64 i128 isize
);
unsized_!(
    /// `negativeInteger`: −1 or less, of any size.
    NegativeInteger from, try i8 i16 i32 i64 i128 isize
);
