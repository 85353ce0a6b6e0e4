//! `hexBinary` and `base64Binary` (XSD 1.0 Part 2 §3.2.15, §3.2.16).

use super::ValueFault;
use super::builtin_value::builtin_value;
use super::octets::{base64_length, decode_base64, decode_hex, encode_base64, encode_hex, hex_length};
use crate::grammar::Builtin;
use std::hash::{Hash, Hasher};

macro_rules! binary {
    ($(#[$meta:meta])* $type:ident, $length:ident, $decode:ident, $encode:ident, $significant:ident) => {
        $(#[$meta])*
        #[derive(Clone)]
        pub struct $type {
            lexical: Box<str>,
        }

        builtin_value!($type, unchecked from_checked);

        impl $type {
            fn read(lexical: &str) -> Result<Self, ValueFault> {
                match $length(lexical) {
                    Some(_) => Ok(Self { lexical: lexical.into() }),
                    None => Err(ValueFault::Lexical { builtin: Builtin::$type }),
                }
            }

            fn from_checked(lexical: Box<str>) -> Self {
                Self { lexical }
            }

            /// The lexical form.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.lexical
            }

            /// The octets, decoded.
            #[must_use]
            pub fn octets(&self) -> Vec<u8> {
                $decode(&self.lexical).unwrap_or_default()
            }

            /// How many octets there are.
            #[must_use]
            pub fn octet_count(&self) -> usize {
                $length(&self.lexical).unwrap_or(0)
            }
        }

        impl From<&[u8]> for $type {
            fn from(octets: &[u8]) -> Self {
                Self { lexical: $encode(octets).into() }
            }
        }

        impl From<Vec<u8>> for $type {
            fn from(octets: Vec<u8>) -> Self {
                Self::from(octets.as_slice())
            }
        }

        impl PartialEq for $type {
            fn eq(&self, other: &Self) -> bool {
                $significant(&self.lexical).eq($significant(&other.lexical))
            }
        }

        impl Eq for $type {}

        impl Hash for $type {
            fn hash<H: Hasher>(&self, state: &mut H) {
                $significant(&self.lexical).for_each(|byte| byte.hash(state));
            }
        }
    };
}

binary!(
    /// Octets as pairs of hexadecimal digits of either case.
    HexBinary, hex_length, decode_hex, encode_hex, significant_hex
);
binary!(
    /// Octets in base64; blanks between the characters do not count.
    Base64Binary, base64_length, decode_base64, encode_base64, significant_base64
);

/// What tells two values apart: the digits, whatever their case.
fn significant_hex(lexical: &str) -> impl Iterator<Item = u8> {
    lexical.bytes().map(|byte| byte.to_ascii_uppercase())
}

/// What tells two values apart: the characters without the blanks. The bits that are not used are always zero.
fn significant_base64(lexical: &str) -> impl Iterator<Item = u8> {
    lexical.bytes().filter(|byte| *byte != b' ')
}
