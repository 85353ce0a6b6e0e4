//! Decimal numerals of any length, read and compared without arithmetic.

use super::ValueFault;
use std::cmp::Ordering;
use std::fmt::Display;

/// A decimal numeral without what does not count: leading zeros, trailing zeros of the fraction, the sign of zero.
/// Equal numerals are equal values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Numeral<'a> {
    /// Below zero.
    pub is_negative: bool,
    /// The digits before the point; empty for 0.
    pub integer: &'a str,
    /// The digits after the point; empty for none.
    pub fraction: &'a str,
}

impl<'a> Numeral<'a> {
    /// 0.
    pub const ZERO: Self = Self { is_negative: false, integer: "", fraction: "" };

    /// Reads the lexical form of `decimal` (XSD 1.0 Part 2 §3.2.3): `-1.50`, `+.5`, `3.`.
    #[must_use]
    pub fn decimal(text: &'a str) -> Option<Self> {
        let (is_negative, digits) = sign(text);
        let (integer, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let has_digits = !(integer.is_empty() && fraction.is_empty());
        (has_digits && is_digits(integer) && is_digits(fraction))
            .then(|| Self::new(is_negative, integer, fraction))
    }

    /// Reads the lexical form of `integer` (§3.3.13): `-1`, `+007`.
    #[must_use]
    pub fn integer(text: &'a str) -> Option<Self> {
        let (is_negative, digits) = sign(text);
        (!digits.is_empty() && is_digits(digits)).then(|| Self::new(is_negative, digits, ""))
    }

    fn new(is_negative: bool, integer: &'a str, fraction: &'a str) -> Self {
        let integer = integer.trim_start_matches('0');
        let fraction = fraction.trim_end_matches('0');
        Self { is_negative: is_negative && !(integer.is_empty() && fraction.is_empty()), integer, fraction }
    }

    /// `totalDigits` of the value (§4.3.11): the value is *i* × 10^-*n* with the smallest *n*; the larger of the
    /// number of digits of *i* and *n*, at least 1.
    #[must_use]
    pub fn total_digits(&self) -> u32 {
        u32::try_from(self.integer.len() + self.fraction.len()).unwrap_or(u32::MAX).max(1)
    }

    /// `fractionDigits` of the value (§4.3.12).
    #[must_use]
    pub fn fraction_digits(&self) -> u32 {
        u32::try_from(self.fraction.len()).unwrap_or(u32::MAX)
    }

    /// The value, where it is a whole number that fits.
    #[must_use]
    pub fn to_i128(self) -> Option<i128> {
        if !self.fraction.is_empty() {
            return None;
        }
        let mut value: i128 = 0;
        for digit in self.integer.bytes().map(|b| i128::from(b - b'0')) {
            // Below zero, so that the smallest number fits too.
            value = value.checked_mul(10)?.checked_sub(digit)?;
        }
        if self.is_negative { Some(value) } else { value.checked_neg() }
    }

    /// The value as a Rust integer with these bounds.
    ///
    /// # Errors
    /// If it has a fraction or is out of the bounds.
    pub fn to_number<T>(self, least: T, most: T) -> Result<T, ValueFault>
    where
        T: TryFrom<i128> + Display,
    {
        if !self.fraction.is_empty() {
            return Err(ValueFault::FractionDigits { actual: self.fraction_digits(), maximum: 0 });
        }
        let value = self.to_i128().and_then(|value| T::try_from(value).ok());
        value.ok_or_else(|| match self.is_negative {
            true => ValueFault::MinInclusive { bound: least.to_string() },
            false => ValueFault::MaxInclusive { bound: most.to_string() },
        })
    }

    fn magnitude(&self, other: &Self) -> Ordering {
        (self.integer.len().cmp(&other.integer.len()))
            .then_with(|| self.integer.cmp(other.integer))
            .then_with(|| self.fraction.cmp(other.fraction))
    }
}

impl Ord for Numeral<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.is_negative, other.is_negative) {
            (false, false) => self.magnitude(other),
            (true, true) => other.magnitude(self),
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
        }
    }
}

impl PartialOrd for Numeral<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Whether the sign is minus, and what follows the sign.
fn sign(text: &str) -> (bool, &str) {
    match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

/// Whether there are only ASCII digits (none counts).
#[must_use]
pub fn is_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a text is a numeral of `float` or `double` (§3.2.4, §3.2.5), `INF`, `-INF` or `NaN`.
#[must_use]
pub fn is_floating_point(text: &str) -> bool {
    if matches!(text, "INF" | "-INF" | "NaN") {
        return true;
    }
    match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => {
            Numeral::decimal(mantissa).is_some() && Numeral::integer(exponent).is_some()
        }
        None => Numeral::decimal(text).is_some(),
    }
}
