//! `duration` (XSD 1.0 Part 2 §3.2.6).

mod parts;

use super::builtin_value::builtin_value;
use super::{Decimal, ValueFault};
use crate::grammar::Builtin;
pub(crate) use parts::Parts;
use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

/// A length of time in months and seconds: `P1Y2M3DT4H5M6.7S`.
///
/// Durations are equal if they have as many months and as many seconds: `P1Y` and `P12M`, `P1D` and `PT24H`. Months
/// and days are of different length, so the order is partial: `P1M` and `P30D` are incomparable (§3.2.6.2).
#[derive(Clone)]
pub struct Duration {
    lexical: Box<str>,
}

builtin_value!(Duration, unchecked from_checked);

impl Duration {
    fn read(lexical: &str) -> Result<Self, ValueFault> {
        match Parts::parse(lexical) {
            Some(_) => Ok(Self { lexical: lexical.into() }),
            None => Err(ValueFault::Lexical { builtin: Builtin::Duration }),
        }
    }

    fn from_checked(lexical: Box<str>) -> Self {
        Self { lexical }
    }

    /// A duration of months and seconds, written as years, months, days, hours, minutes and seconds.
    ///
    /// # Errors
    /// If one is below zero and the other above.
    pub fn new(months: i64, seconds: i64) -> Result<Self, ValueFault> {
        if months.signum() * seconds.signum() < 0 {
            return Err(ValueFault::Lexical { builtin: Builtin::Duration });
        }
        let is_negative = months < 0 || seconds < 0;
        Ok(Self { lexical: write(is_negative, months.unsigned_abs(), seconds.unsigned_abs(), 0).into() })
    }

    /// A duration of whole days.
    #[must_use]
    pub fn from_days(days: i32) -> Self {
        let sign = if days < 0 { "-" } else { "" };
        Self { lexical: format!("{sign}P{}D", days.unsigned_abs()).into() }
    }

    /// A duration without months, of either sign.
    pub(crate) fn from_seconds(is_negative: bool, length: std::time::Duration) -> Self {
        Self { lexical: write(is_negative, 0, length.as_secs(), length.subsec_nanos()).into() }
    }

    /// The lexical form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.lexical
    }

    /// Whether it is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        let parts = self.parts();
        parts.months < 0 || parts.seconds < 0
    }

    /// Years and months, in months.
    #[must_use]
    pub fn months(&self) -> i128 {
        self.parts().months
    }

    /// Days, hours, minutes and seconds, in seconds, exact.
    #[must_use]
    pub fn seconds(&self) -> Decimal {
        let (is_negative, whole, fraction) = self.parts().signed_seconds();
        let sign = if is_negative { "-" } else { "" };
        let point = if fraction.is_empty() { "" } else { "." };
        Decimal::from_checked(format!("{sign}{whole}{point}{fraction}").into())
    }

    pub(crate) fn parts(&self) -> Parts<'_> {
        Parts::parse(&self.lexical).unwrap_or(Parts::ZERO)
    }
}

/// Years to nanoseconds, those that are not zero.
fn write(is_negative: bool, months: u64, seconds: u64, nanoseconds: u32) -> String {
    let part = |number: u64, designator: &str| match number {
        0 => String::new(),
        _ => format!("{number}{designator}"),
    };
    let sign = if is_negative { "-" } else { "" };
    let date = part(months / 12, "Y") + &part(months % 12, "M") + &part(seconds / 86_400, "D");
    let second = match nanoseconds {
        0 => part(seconds % 60, "S"),
        _ => format!("{}.{}S", seconds % 60, format!("{nanoseconds:09}").trim_end_matches('0')),
    };
    let time = part(seconds % 86_400 / 3_600, "H") + &part(seconds / 60 % 60, "M") + &second;
    match (date.is_empty(), time.is_empty()) {
        (true, true) => "PT0S".to_owned(),
        (false, true) => format!("{sign}P{date}"),
        _ => format!("{sign}P{date}T{time}"),
    }
}

impl From<std::time::Duration> for Duration {
    fn from(value: std::time::Duration) -> Self {
        Self::from_seconds(false, value)
    }
}

/// Fails for durations below zero, with months, or with fractions finer than nanoseconds.
impl TryFrom<&Duration> for std::time::Duration {
    type Error = ValueFault;

    fn try_from(value: &Duration) -> Result<Self, ValueFault> {
        let parts = value.parts();
        let seconds = u64::try_from(parts.seconds).ok().filter(|_| parts.months == 0);
        let nanoseconds = parts.nanoseconds();
        match (seconds, nanoseconds) {
            (Some(seconds), Some(nanoseconds)) => Ok(Self::new(seconds, nanoseconds)),
            _ => Err(ValueFault::Lexical { builtin: Builtin::Duration }),
        }
    }
}

impl PartialEq for Duration {
    fn eq(&self, other: &Self) -> bool {
        self.parts() == other.parts()
    }
}

impl Eq for Duration {}

impl Hash for Duration {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.parts().hash(state);
    }
}

impl PartialOrd for Duration {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.parts().partial_cmp(&other.parts())
    }
}
