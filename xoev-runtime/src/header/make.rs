//! What is new with each message: its UUID and its time.

use crate::grammar::Builtin;
use crate::value::{DateTime, TimeZone, ValueFault};
use std::time::{SystemTime, UNIX_EPOCH};

/// A moment of the system's clock as the creation time of a message: in UTC, with milliseconds.
///
/// # Errors
/// If the clock stands before 1970 or after the year 9999.
pub fn creation_time(moment: SystemTime) -> Result<DateTime, ValueFault> {
    let fault = || ValueFault::Lexical { builtin: Builtin::DateTime };
    let since = moment.duration_since(UNIX_EPOCH).map_err(|_| fault())?;
    let (year, month, day) = civil(since.as_secs() / 86_400);
    if year > 9999 {
        return Err(fault());
    }
    let seconds = since.as_secs() % 86_400;
    let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    let milliseconds = since.subsec_millis();
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{milliseconds:03}Z").parse()
}

/// Year, month and day of a day, counted from 1970-01-01 (the Gregorian calendar, in cycles of 400 years from a
/// 1 March on).
fn civil(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (cycle, day_of_cycle) = (days / 146_097, days % 146_097);
    let year_of_cycle =
        (day_of_cycle - day_of_cycle / 1_460 + day_of_cycle / 36_524 - day_of_cycle / 146_096) / 365;
    let day_of_year = day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    (400 * cycle + year_of_cycle + u64::from(month <= 2), month, day)
}

/// The same moment written with exactly three digits of a second, as the prose of XInneres asks for: what is finer is
/// cut off. Where there is no time zone, that of `zone` is added.
///
/// A `DateTime` made from the types of `jiff` or `chrono` has only the digits it needs.
#[must_use]
pub fn with_milliseconds(moment: &DateTime, zone: TimeZone) -> DateTime {
    let zone = moment.time_zone().unwrap_or(zone);
    let local = moment.with_time_zone(None);
    let whole = local.as_str().split_once('.').map_or(local.as_str(), |(whole, _)| whole);
    let milliseconds = moment.nanosecond() / 1_000_000;
    let text = format!("{whole}.{milliseconds:03}{zone}");
    // 24:00:00 takes no digits but zeros, which this gives.
    text.parse().unwrap_or_else(|_: ValueFault| moment.with_time_zone(Some(zone)))
}

/// A UUID that no other message has (version 4, random), as the value of a generated type.
///
/// # Errors
/// If the type does not take UUIDs.
#[cfg(feature = "message-id")]
pub fn new_message_id<T: std::str::FromStr>() -> Result<T, T::Err> {
    uuid::Uuid::new_v4().hyphenated().to_string().parse()
}

/// The present moment as a creation time: in UTC, with milliseconds.
///
/// # Errors
/// As [`creation_time`].
#[cfg(feature = "message-id")]
pub fn now() -> Result<DateTime, ValueFault> {
    creation_time(SystemTime::now())
}
