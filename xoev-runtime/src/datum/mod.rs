//! Dates of which only the month or the year may be known ("teilbekanntes Datum").
//!
//! In: both encodings that XÖV standards use, the choice `jahrMonatTag | jahrMonat | jahr` (XInneres and what builds on
//! it) and the patterned text `2025-04-30`, `2025-04`, `2025` (XJustiz `Type.GDS.Datumsangabe`). Out: one value with
//! comparison, age and the way back into either. Invariants: what is known is a date of the calendar.
//! Not here: dates that are not known at all; standards have an element of their own for these.

mod compare;
mod convert;

pub use compare::{Age, Comparison};

use crate::value::Date;
use std::fmt;
use std::str::FromStr;

/// A date of which at least the year is known: `1964`, `1964-08` or `1964-08-12`.
///
/// It stands for a day that lies between [`earliest`](Self::earliest) and [`latest`](Self::latest). Equality and
/// hash are those of what is known: `1964` equals `1964`, although the days meant may differ;
/// [`compare`](Self::compare) asks for the days.
///
/// ```
/// use xoev_runtime::datum::{Comparison, TeilbekanntesDatum};
///
/// let birth: TeilbekanntesDatum = "1964-08".parse()?;
/// assert_eq!(birth.compare(&"1964-09-01".parse()?), Comparison::Before);
/// assert_eq!(birth.compare(&"1964".parse()?), Comparison::Uncertain);
/// assert!("1964-02-30".parse::<TeilbekanntesDatum>().is_err());
/// # Ok::<(), xoev_runtime::datum::InvalidDate>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TeilbekanntesDatum {
    year: u16,
    month: Option<u8>,
    /// Only where the month is known.
    day: Option<u8>,
}

/// How much of a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// The year.
    Year,
    /// Year and month.
    Month,
    /// The day.
    Day,
}

/// A text or numbers that are no date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidDate {
    text: String,
    has_form: bool,
}

impl InvalidDate {
    /// What was given.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it has one of the three forms and is only no date of the calendar, as `2025-02-30`. Such a text may
    /// well be valid by a schema that has a pattern for dates.
    #[must_use]
    pub fn has_form(&self) -> bool {
        self.has_form
    }
}

impl fmt::Display for InvalidDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.has_form {
            write!(f, "{:?} is no date of the calendar", self.text)
        } else {
            write!(f, "{:?} is no date of the form YYYY, YYYY-MM or YYYY-MM-DD", self.text)
        }
    }
}

impl std::error::Error for InvalidDate {}

impl TeilbekanntesDatum {
    /// A known day.
    ///
    /// # Errors
    /// If the calendar has no such day, or the year is not one of 1 to 9999.
    pub fn from_day(year: u16, month: u8, day: u8) -> Result<Self, InvalidDate> {
        Self { year, month: Some(month), day: Some(day) }.valid()
    }

    /// A known month.
    ///
    /// # Errors
    /// If there is no such month, or the year is not one of 1 to 9999.
    pub fn from_month(year: u16, month: u8) -> Result<Self, InvalidDate> {
        Self { year, month: Some(month), day: None }.valid()
    }

    /// A known year.
    ///
    /// # Errors
    /// If it is not one of 1 to 9999.
    pub fn from_year(year: u16) -> Result<Self, InvalidDate> {
        Self { year, month: None, day: None }.valid()
    }

    fn valid(self) -> Result<Self, InvalidDate> {
        let (month, day) = (self.month.unwrap_or(1), self.day.unwrap_or(1));
        // Years outside would be written with more or fewer than four digits, which neither encoding allows.
        if (1..=9999).contains(&self.year) && Date::new(i64::from(self.year), month, day).is_ok() {
            Ok(self)
        } else {
            Err(InvalidDate { text: self.to_string(), has_form: self.year <= 9999 })
        }
    }

    /// The year, 1 to 9999.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12, if it is known.
    #[must_use]
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, 1 to 31, if it is known.
    #[must_use]
    pub fn day(self) -> Option<u8> {
        self.day
    }

    /// How much is known.
    #[must_use]
    pub fn precision(self) -> Precision {
        match (self.month, self.day) {
            (Some(_), Some(_)) => Precision::Day,
            (Some(_), None) => Precision::Month,
            (None, _) => Precision::Year,
        }
    }
}

/// The form both encodings use: `1964`, `1964-08`, `1964-08-12`.
impl fmt::Display for TeilbekanntesDatum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        let rest = [self.month, self.day];
        rest.into_iter().flatten().try_for_each(|number| write!(f, "-{number:02}"))
    }
}

impl FromStr for TeilbekanntesDatum {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        let fault = |has_form| InvalidDate { text: text.to_owned(), has_form };
        let mut parts = text.split('-');
        let mut number = |digits: usize| match parts.next() {
            None => Ok(None),
            Some(part) if part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()) => {
                Ok(part.parse::<u16>().ok())
            }
            Some(_) => Err(fault(false)),
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        let year = year.filter(|_| parts.next().is_none()).ok_or_else(|| fault(false))?;
        // Two digits always fit.
        let small = |number: Option<u16>| number.and_then(|n| u8::try_from(n).ok());
        Self { year, month: small(month), day: small(day) }.valid().map_err(|_| fault(true))
    }
}

impl TryFrom<&str> for TeilbekanntesDatum {
    type Error = InvalidDate;

    fn try_from(text: &str) -> Result<Self, InvalidDate> {
        text.parse()
    }
}
