//! The order of dates and times (XSD 1.0 Part 2 §3.2.7.4).

use super::Fields;
use super::fields::days_in_month;
use crate::grammar::Primitive;
use std::cmp::Ordering;

/// A moment as far as it can be compared: seconds on the time line, in UTC where the time zone is known, else local.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Moment<'a> {
    /// Whole seconds since the beginning of the year 1.
    pub seconds: i128,
    /// The digits of the fraction of a second, without trailing zeros.
    pub fraction: &'a str,
    /// Whether `seconds` is in UTC.
    pub has_time_zone: bool,
}

/// Fourteen hours: how far local time can be from UTC.
const FARTHEST: i128 = 14 * 3_600;

impl<'a> Moment<'a> {
    /// The moment a value begins at. Fields a type does not have were given the same values for all.
    #[must_use]
    pub fn new(primitive: Primitive, fields: &Fields, lexical: &'a str) -> Self {
        // The time 24:00:00 is 00:00:00 of every day; with a date it is the beginning of the next day.
        let hour = if primitive == Primitive::Time { fields.hour % 24 } else { fields.hour };
        let days = days_before_year(fields.year)
            + (1..fields.month).map(|month| i128::from(days_in_month(fields.year, month))).sum::<i128>()
            + i128::from(fields.day - 1);
        let local = days * 86_400
            + i128::from(hour) * 3_600
            + i128::from(fields.minute) * 60
            + i128::from(fields.second);
        Self {
            seconds: local - i128::from(fields.time_zone.unwrap_or(0)) * 60,
            fraction: fraction(lexical).trim_end_matches('0'),
            has_time_zone: fields.time_zone.is_some(),
        }
    }

    fn later(self, seconds: i128) -> Self {
        Self { seconds: self.seconds + seconds, has_time_zone: true, ..self }
    }

    fn cmp_same_kind(&self, other: &Self) -> Ordering {
        self.seconds.cmp(&other.seconds).then_with(|| self.fraction.cmp(other.fraction))
    }
}

impl PartialOrd for Moment<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        match (self.has_time_zone, other.has_time_zone) {
            (true, true) | (false, false) => Some(self.cmp_same_kind(other)),
            (false, true) => other.partial_cmp(self).map(Ordering::reverse),
            // A local time is in UTC between 14 hours before and 14 hours after.
            (true, false) if self.cmp_same_kind(&other.later(-FARTHEST)).is_lt() => Some(Ordering::Less),
            (true, false) if self.cmp_same_kind(&other.later(FARTHEST)).is_gt() => Some(Ordering::Greater),
            (true, false) => None,
        }
    }
}

/// The digits after the point, if the lexical form has one.
#[must_use]
pub fn fraction(lexical: &str) -> &str {
    let Some((_, rest)) = lexical.split_once('.') else { return "" };
    rest.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default()
}

/// Days from the beginning of the year 1 to that of a year as written: −1 lies directly before 1.
fn days_before_year(year: i64) -> i128 {
    let before = year - 1;
    let days = days(i128::from(before.div_euclid(400)), before.rem_euclid(400));
    // There is no year 0, so its days, which the formula counts, are left out.
    if year < 0 { days + 366 } else { days }
}

/// The same with a year 0 between, as the addition of durations counts.
#[must_use]
pub fn days_before_proleptic_year(year: i128) -> i128 {
    let before = year - 1;
    days(before.div_euclid(400), i64::try_from(before.rem_euclid(400)).unwrap_or(0))
}

/// Days of whole cycles of the calendar and of the years behind, fewer than 400.
fn days(cycles: i128, years: i64) -> i128 {
    cycles * 146_097 + i128::from(years * 365 + years / 4 - years / 100)
}
