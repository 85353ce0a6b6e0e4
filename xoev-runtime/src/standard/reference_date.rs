//! A calendar day to choose a version by: the Stichtag.

use crate::value::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A day of the Gregorian calendar, without time zone: `2026-05-01`.
///
/// With the features `chrono` and `jiff` it is made from the civil dates of those crates; `xs:date` becomes one by
/// its fields, whatever its time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ReferenceDate {
    year: u16,
    month: u8,
    day: u8,
}

/// A text or numbers that are no day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidReferenceDate(pub String);

impl fmt::Display for InvalidReferenceDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is no day of the form YYYY-MM-DD", self.0)
    }
}

impl std::error::Error for InvalidReferenceDate {}

impl ReferenceDate {
    /// The day of a year, a month (1 to 12) and a day (from 1); `None` where the calendar has no such day.
    #[must_use]
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 if is_leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        if day == 0 || day > days { None } else { Some(Self { year, month, day }) }
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }
}

impl fmt::Display for ReferenceDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for ReferenceDate {
    type Err = InvalidReferenceDate;

    fn from_str(text: &str) -> Result<Self, InvalidReferenceDate> {
        let invalid = || InvalidReferenceDate(text.to_owned());
        let number = |part: &str, digits: usize| {
            let is_number = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
            is_number.then(|| part.parse::<u16>().ok()).flatten()
        };
        let mut parts = text.split('-');
        let (Some(year), Some(month), Some(day), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(invalid());
        };
        let small = |part: &str| number(part, 2).and_then(|n| u8::try_from(n).ok());
        match (number(year, 4), small(month), small(day)) {
            (Some(year), Some(month), Some(day)) => Self::new(year, month, day).ok_or_else(invalid),
            _ => Err(invalid()),
        }
    }
}

impl TryFrom<&Date> for ReferenceDate {
    type Error = InvalidReferenceDate;

    fn try_from(date: &Date) -> Result<Self, InvalidReferenceDate> {
        let year = u16::try_from(date.year()).ok();
        year.and_then(|year| Self::new(year, date.month(), date.day()))
            .ok_or_else(|| InvalidReferenceDate(date.as_str().to_owned()))
    }
}

#[cfg(feature = "chrono")]
impl TryFrom<chrono::NaiveDate> for ReferenceDate {
    type Error = InvalidReferenceDate;

    fn try_from(date: chrono::NaiveDate) -> Result<Self, InvalidReferenceDate> {
        date.to_string().parse()
    }
}

#[cfg(feature = "jiff")]
impl TryFrom<jiff::civil::Date> for ReferenceDate {
    type Error = InvalidReferenceDate;

    fn try_from(date: jiff::civil::Date) -> Result<Self, InvalidReferenceDate> {
        date.to_string().parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_calendar() {
        for (text, is_day) in [
            ("2026-05-01", true),
            ("2024-02-29", true),
            ("2100-02-29", false),
            ("2026-04-31", false),
            ("2026-4-30", false),
            ("2026-13-01", false),
            ("2026-05-01Z", false),
            ("+026-05-01", false),
            ("", false),
        ] {
            let day = text.parse::<ReferenceDate>();
            assert_eq!(day.is_ok(), is_day, "{text}");
            assert!(day.is_err() || day.is_ok_and(|day| day.to_string() == text));
        }
        assert!(ReferenceDate::new(2026, 4, 30) < ReferenceDate::new(2026, 5, 1));
    }
}
