//! `float` and `double` (XSD 1.0 Part 2 §3.2.4, §3.2.5).

use super::ValueFault;
use super::builtin_value::builtin_value;
use super::number::is_floating_point;
use crate::grammar::Builtin;
use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

macro_rules! floating_point {
    ($(#[$meta:meta])* $type:ident is $rust:ident, $parse:ident, $compare:ident) => {
        $(#[$meta])*
        ///
        /// Values compare as the recommendation says, not as IEEE 754 does: NaN equals itself and is incomparable
        /// with all others, and there is one zero only.
        #[derive(Clone)]
        pub struct $type {
            value: $rust,
            lexical: Box<str>,
        }

        builtin_value!($type);

        impl $type {
            fn read(lexical: &str) -> Result<Self, ValueFault> {
                let value = $parse(lexical).ok_or(ValueFault::Lexical { builtin: Builtin::$type })?;
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
                let size = value.abs();
                let lexical = if value.is_nan() {
                    "NaN".to_owned()
                } else if value.is_infinite() {
                    if value > 0.0 { "INF".to_owned() } else { "-INF".to_owned() }
                } else if size != 0.0 && !(1e-5..1e16).contains(&size) {
                    format!("{value:E}")
                } else {
                    value.to_string()
                };
                Self { value, lexical: lexical.into() }
            }
        }

        impl From<$type> for $rust {
            fn from(value: $type) -> Self {
                value.value
            }
        }

        impl PartialEq for $type {
            fn eq(&self, other: &Self) -> bool {
                $compare(self.value, other.value) == Some(Ordering::Equal)
            }
        }

        impl Eq for $type {}

        impl Hash for $type {
            fn hash<H: Hasher>(&self, state: &mut H) {
                let same = if self.value.is_nan() {
                    $rust::NAN
                } else if self.value == 0.0 {
                    0.0
                } else {
                    self.value
                };
                same.to_bits().hash(state);
            }
        }

        impl PartialOrd for $type {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                $compare(self.value, other.value)
            }
        }

        /// The number a lexical form stands for, rounded to the nearest.
        pub(crate) fn $parse(text: &str) -> Option<$rust> {
            // Rust reads INF, -INF and NaN too, and more forms, which the check keeps out.
            if is_floating_point(text) { text.parse().ok() } else { None }
        }

        /// The order of the value space.
        pub(crate) fn $compare(left: $rust, right: $rust) -> Option<Ordering> {
            let are_both_nan = left.is_nan() && right.is_nan();
            if are_both_nan { Some(Ordering::Equal) } else { left.partial_cmp(&right) }
        }
    };
}

floating_point!(
    /// `float`: 32-bit floating point.
    Float is f32, parse_f32, compare_f32
);
floating_point!(
    /// `double`: 64-bit floating point.
    Double is f64, parse_f64, compare_f64
);
