//! `jiff`: civil dates and times without the time zone, timestamps and zoned times with it.

use super::{ConversionError, exact_nanosecond, try_from_foreign, try_into_foreign};
use crate::value::{Date, DateTime, Duration, Time, TimeZone};
use jiff::civil;
use jiff::tz::{Offset, TimeZone as JiffTimeZone};
use jiff::{SignedDuration, Span, Timestamp, Zoned};

try_into_foreign! {
    Date => civil::Date, civil_date;
    Time => civil::Time, civil_time;
    DateTime => civil::DateTime, civil_date_time;
    DateTime => Timestamp, |value| Some(zoned(value)?.timestamp());
    DateTime => Zoned, zoned;
    Duration => Span, |value| value.as_str().parse().ok();
    Duration => SignedDuration, signed_duration;
}

try_from_foreign! {
    civil::Date => Date, from_civil_date;
    civil::DateTime => DateTime, |moment| from_civil(*moment);
    Timestamp => DateTime, |moment| {
        Some(from_civil(Offset::UTC.to_datetime(*moment))?.with_time_zone(Some(TimeZone::UTC)))
    };
    Zoned => DateTime, |moment| {
        let seconds = moment.offset().seconds();
        let zone = i16::try_from(seconds / 60).ok().filter(|_| seconds % 60 == 0)?;
        Some(from_civil(moment.datetime())?.with_time_zone(Some(TimeZone::from_minutes(zone).ok()?)))
    };
    Span => Duration, from_span;
}

impl TryFrom<civil::Time> for Time {
    type Error = ConversionError;

    fn try_from(value: civil::Time) -> Result<Self, ConversionError> {
        let nanosecond = u32::try_from(value.subsec_nanosecond()).unwrap_or(0);
        Self::new(two_digits(value.hour()), two_digits(value.minute()), two_digits(value.second()))
            .and_then(|time| time.with_nanosecond(nanosecond))
            .map_err(|_| ConversionError::new(value, "xs:time"))
    }
}

impl From<SignedDuration> for Duration {
    fn from(value: SignedDuration) -> Self {
        Self::from_seconds(value.is_negative(), value.unsigned_abs())
    }
}

fn two_digits(number: i8) -> u8 {
    number.unsigned_abs()
}

/// Before the year 1 the two count years differently; there is nothing such in practice.
fn civil_date(value: &Date) -> Option<civil::Date> {
    let year = i16::try_from(value.year()).ok().filter(|year| *year > 0)?;
    civil::Date::new(year, i8::try_from(value.month()).ok()?, i8::try_from(value.day()).ok()?).ok()
}

fn from_civil_date(value: &civil::Date) -> Option<Date> {
    let year = i64::from(value.year());
    Date::new(year, two_digits(value.month()), two_digits(value.day())).ok().filter(|_| year > 0)
}

fn civil_time(value: &Time) -> Option<civil::Time> {
    let number = |n: u8| i8::try_from(n).ok();
    let nanosecond = i32::try_from(exact_nanosecond(value)?).ok()?;
    civil::Time::new(number(value.hour() % 24)?, number(value.minute())?, number(value.second())?, nanosecond)
        .ok()
}

fn civil_date_time(value: &DateTime) -> Option<civil::DateTime> {
    let date = civil_date(&value.date())?;
    let date = if value.hour() == 24 { date.tomorrow().ok()? } else { date };
    Some(date.to_datetime(civil_time(&value.time())?))
}

fn zoned(value: &DateTime) -> Option<Zoned> {
    let offset = Offset::from_seconds(i32::from(value.time_zone()?.minutes()) * 60).ok()?;
    civil_date_time(value)?.to_zoned(JiffTimeZone::fixed(offset)).ok()
}

fn from_civil(value: civil::DateTime) -> Option<DateTime> {
    let (date, time) = (Date::try_from(value.date()).ok()?, Time::try_from(value.time()).ok()?);
    DateTime::join(&date, &time).ok()
}

fn signed_duration(value: &Duration) -> Option<SignedDuration> {
    let parts = value.parts();
    let seconds = i64::try_from(parts.seconds).ok().filter(|_| parts.months == 0)?;
    // Seconds are rounded down, the fraction counts upwards: the sum may change sign only towards zero.
    let fraction = SignedDuration::new(0, i32::try_from(parts.nanoseconds()?).ok()?);
    SignedDuration::from_secs(seconds).checked_add(fraction)
}

/// Weeks become days; the other units keep what they hold.
fn from_span(value: &Span) -> Option<Duration> {
    let days = value.get_days().checked_add(value.get_weeks().checked_mul(7)?)?;
    let span = value.try_weeks(0).ok()?.try_days(days).ok()?;
    span.to_string().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn civil_values_go_both_ways() {
        let date: Date = "2024-02-29+02:00".parse().unwrap();
        let theirs = civil::Date::try_from(&date).unwrap();
        assert_eq!(theirs, civil::date(2024, 2, 29));
        assert_eq!(Date::try_from(theirs).unwrap().as_str(), "2024-02-29");
        let time: Time = "12:30:15.250".parse().unwrap();
        let theirs = civil::Time::try_from(&time).unwrap();
        assert_eq!(theirs, civil::time(12, 30, 15, 250_000_000));
        assert_eq!(Time::try_from(theirs).unwrap().as_str(), "12:30:15.25");
        let moment: DateTime = "2024-02-29T24:00:00".parse().unwrap();
        let theirs = civil::DateTime::try_from(&moment).unwrap();
        assert_eq!(theirs, civil::date(2024, 3, 1).at(0, 0, 0, 0));
        assert_eq!(DateTime::try_from(theirs).unwrap(), moment);
    }

    #[test]
    fn moments_with_a_time_zone_go_both_ways() {
        let moment: DateTime = "2025-04-30T12:00:00.5+02:00".parse().unwrap();
        let timestamp = Timestamp::try_from(&moment).unwrap();
        assert_eq!(timestamp.to_string(), "2025-04-30T10:00:00.5Z");
        assert_eq!(DateTime::try_from(timestamp).unwrap(), moment);
        let zoned = Zoned::try_from(&moment).unwrap();
        assert_eq!(DateTime::try_from(zoned).unwrap().as_str(), moment.as_str());
    }

    #[test]
    fn durations_go_both_ways() {
        let duration: Duration = "P1Y2M10DT2H30M1.5S".parse().unwrap();
        let span = Span::try_from(&duration).unwrap();
        assert_eq!((span.get_years(), span.get_months(), span.get_hours()), (1, 2, 2));
        assert_eq!(Duration::try_from(span).unwrap(), duration);
        assert_eq!(Duration::try_from(Span::new().weeks(2)).unwrap().as_str(), "P14D");
        let minus: Duration = "-PT1.25S".parse().unwrap();
        let signed = SignedDuration::try_from(&minus).unwrap();
        assert_eq!(signed, SignedDuration::new(-1, -250_000_000));
        assert_eq!(Duration::from(signed), minus);
        assert!(SignedDuration::try_from(&duration).is_err());
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert!(civil::Date::try_from("-0044-03-15".parse::<Date>().unwrap()).is_err());
        assert!(civil::Date::try_from("12025-03-15".parse::<Date>().unwrap()).is_err());
        assert!(civil::Time::try_from("12:00:00.1234567891".parse::<Time>().unwrap()).is_err());
        assert!(Timestamp::try_from("2025-04-30T12:00:00".parse::<DateTime>().unwrap()).is_err());
        assert!(Date::try_from(civil::date(-1, 1, 1)).is_err());
    }
}
