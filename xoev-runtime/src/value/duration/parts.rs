//! The lexical form and the partial order of `duration`.

use crate::value::date_time::{days_before_proleptic_year, days_in_month};
use crate::value::number::is_digits;
use std::borrow::Cow;
use std::cmp::Ordering;

/// The value of a duration: months and seconds, both with the sign of the whole.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Parts<'a> {
    /// Years × 12 + months.
    pub months: i128,
    /// Days, hours, minutes and seconds as whole seconds, rounded down.
    pub seconds: i128,
    /// The digits of what was rounded off (never below zero), without trailing zeros.
    pub fraction: Cow<'a, str>,
}

/// The most digits of a component that are understood, leading zeros aside (§5.4 lets a processor set limits).
const MAX_DIGITS: usize = 30;

impl<'a> Parts<'a> {
    /// Nothing.
    pub const ZERO: Self = Self { months: 0, seconds: 0, fraction: Cow::Borrowed("") };

    /// Reads `-P1Y2M3DT4H5M6.7S`.
    #[must_use]
    pub fn parse(text: &'a str) -> Option<Self> {
        let (is_negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let text = text.strip_prefix('P')?;
        let (date, time) = match text.split_once('T') {
            Some((_, "")) => return None,
            Some((date, time)) => (date, time),
            None if text.is_empty() => return None,
            None => (text, ""),
        };
        let (years, date) = component(date, 'Y')?;
        let (months, date) = component(date, 'M')?;
        let (days, date) = component(date, 'D')?;
        let (hours, time) = component(time, 'H')?;
        let (minutes, time) = component(time, 'M')?;
        let (seconds, fraction) = seconds(time)?;
        let months = years * 12 + months;
        let seconds = days * 86_400 + hours * 3_600 + minutes * 60 + seconds;
        date.is_empty().then(|| match (is_negative, fraction) {
            (false, _) => Self { months, seconds, fraction: Cow::Borrowed(fraction) },
            (true, "") => Self { months: -months, seconds: -seconds, fraction: Cow::Borrowed("") },
            (true, _) => {
                Self { months: -months, seconds: -seconds - 1, fraction: Cow::Owned(complement(fraction)) }
            }
        })
    }

    /// The seconds as sign, whole number and digits of the fraction.
    pub fn signed_seconds(&self) -> (bool, u128, String) {
        if self.seconds >= 0 || self.fraction.is_empty() {
            return (self.seconds < 0, self.seconds.unsigned_abs(), self.fraction.clone().into_owned());
        }
        (true, (self.seconds + 1).unsigned_abs(), complement(&self.fraction))
    }

    /// The fraction in nanoseconds; `None` where it is finer.
    pub fn nanoseconds(&self) -> Option<u32> {
        let digits = self.fraction.bytes().chain(std::iter::repeat(b'0')).take(9);
        (self.fraction.len() <= 9).then(|| digits.fold(0, |n, b| n * 10 + u32::from(b - b'0')))
    }

    /// Where adding the duration to the first day of a month leads, in whole seconds.
    fn added_to(&self, year: i128, month: i128) -> i128 {
        let months = year * 12 + (month - 1) + self.months;
        let (year, months) = (months.div_euclid(12), months.rem_euclid(12));
        let year_in_cycle = i64::try_from(year.rem_euclid(400)).unwrap_or(0);
        let days: i128 = (1..=12_u8)
            .take_while(|month| i128::from(*month) <= months)
            .map(|month| i128::from(days_in_month(year_in_cycle, month)))
            .sum();
        (days_before_proleptic_year(year) + days) * 86_400 + self.seconds
    }
}

/// The months four durations of a month are told apart by (§3.2.6.2).
const REFERENCES: [(i128, i128); 4] = [(1696, 9), (1697, 2), (1903, 3), (1903, 7)];

impl PartialOrd for Parts<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        if self == other {
            return Some(Ordering::Equal);
        }
        let mut orders = REFERENCES.into_iter().map(|(year, month)| {
            let (mine, others) = (self.added_to(year, month), other.added_to(year, month));
            mine.cmp(&others).then_with(|| self.fraction.cmp(&other.fraction))
        });
        let first = orders.next().filter(|order| order.is_ne())?;
        orders.all(|order| order == first).then_some(first)
    }
}

/// One minus a fraction given by its digits, the last of which is not 0.
fn complement(fraction: &str) -> String {
    let last = fraction.len() - 1;
    let digit = |(at, b): (usize, u8)| char::from(b'9' - (b - b'0') + u8::from(at == last));
    fraction.bytes().enumerate().map(digit).collect()
}

/// The number before the designator, 0 where the component is absent, and what follows.
fn component(text: &str, designator: char) -> Option<(i128, &str)> {
    let Some((digits, rest)) = text.split_once(designator) else { return Some((0, text)) };
    Some((number(digits)?, rest))
}

fn seconds(text: &str) -> Option<(i128, &str)> {
    if text.is_empty() {
        return Some((0, ""));
    }
    let text = text.strip_suffix('S')?;
    match text.split_once('.') {
        None => Some((number(text)?, "")),
        Some((_, "")) => None,
        Some((whole, fraction)) => {
            is_digits(fraction).then_some(())?;
            Some((number(whole)?, fraction.trim_end_matches('0')))
        }
    }
}

fn number(digits: &str) -> Option<i128> {
    if digits.is_empty() || !is_digits(digits) {
        return None;
    }
    let digits = digits.trim_start_matches('0');
    (digits.len() <= MAX_DIGITS).then(|| digits.bytes().fold(0, |n, b| n * 10 + i128::from(b - b'0')))
}
