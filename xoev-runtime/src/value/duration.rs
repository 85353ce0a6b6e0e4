//! `duration` (XSD 1.0 Part 2 §3.2.6).

use super::number::is_digits;

/// What a lexical form says: months and seconds, both with the sign of the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Parts<'a> {
    /// Years × 12 + months.
    pub months: i128,
    /// Days, hours and minutes as seconds, and the whole seconds.
    pub seconds: i128,
    /// The digits after the point of the seconds, without trailing zeros.
    pub fraction: &'a str,
    /// A minus stands before (also before zero).
    pub is_negative: bool,
}

/// The most digits of a component that are understood, leading zeros aside (§5.4 lets a processor set limits).
const MAX_DIGITS: usize = 30;

impl<'a> Parts<'a> {
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
        let sign = if is_negative { -1 } else { 1 };
        date.is_empty().then(|| Self {
            months: sign * (years * 12 + months),
            seconds: sign * (days * 86_400 + hours * 3_600 + minutes * 60 + seconds),
            fraction,
            is_negative,
        })
    }
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
