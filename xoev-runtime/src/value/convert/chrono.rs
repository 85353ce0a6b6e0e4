//! `chrono`: naive dates and times without the time zone, moments with it.

use super::{exact_nanosecond, try_from_foreign, try_into_foreign};
use crate::value::{Date, DateTime, Duration, Time, TimeZone};
use chrono::{
    DateTime as ChronoDateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta,
    Timelike, Utc,
};

try_into_foreign! {
    Date => NaiveDate, naive_date;
    Time => NaiveTime, naive_time;
    DateTime => NaiveDateTime, naive_date_time;
    DateTime => ChronoDateTime<FixedOffset>, fixed;
    DateTime => ChronoDateTime<Utc>, |value| Some(fixed(value)?.to_utc());
    Duration => TimeDelta, time_delta;
}

try_from_foreign! {
    NaiveDate => Date, from_naive_date;
    NaiveTime => Time, |time| {
        // A leap second, which chrono writes as more than a second of nanoseconds, has no lexical form.
        Time::new(two_digits(time.hour())?, two_digits(time.minute())?, two_digits(time.second())?)
            .and_then(|whole| whole.with_nanosecond(time.nanosecond()))
            .ok()
    };
    NaiveDateTime => DateTime, |moment| from_naive(*moment);
    ChronoDateTime<FixedOffset> => DateTime, |moment| {
        let seconds = moment.offset().local_minus_utc();
        let zone = i16::try_from(seconds / 60).ok().filter(|_| seconds % 60 == 0)?;
        Some(from_naive(moment.naive_local())?.with_time_zone(Some(TimeZone::from_minutes(zone).ok()?)))
    };
    ChronoDateTime<Utc> => DateTime, |moment| {
        Some(from_naive(moment.naive_utc())?.with_time_zone(Some(TimeZone::UTC)))
    };
}

impl From<TimeDelta> for Duration {
    fn from(value: TimeDelta) -> Self {
        let seconds = value.num_seconds().unsigned_abs();
        let length = std::time::Duration::new(seconds, value.subsec_nanos().unsigned_abs());
        Self::from_seconds(value < TimeDelta::zero(), length)
    }
}

fn two_digits(number: u32) -> Option<u8> {
    u8::try_from(number).ok()
}

/// Before the year 1 the two count years differently; there is nothing such in practice.
fn naive_date(value: &Date) -> Option<NaiveDate> {
    let year = i32::try_from(value.year()).ok().filter(|year| *year > 0)?;
    NaiveDate::from_ymd_opt(year, value.month().into(), value.day().into())
}

fn from_naive_date(value: &NaiveDate) -> Option<Date> {
    let year = i64::from(value.year());
    Date::new(year, two_digits(value.month())?, two_digits(value.day())?).ok().filter(|_| year > 0)
}

fn naive_time(value: &Time) -> Option<NaiveTime> {
    let (hour, minute, second) = (value.hour() % 24, value.minute(), value.second());
    NaiveTime::from_hms_nano_opt(hour.into(), minute.into(), second.into(), exact_nanosecond(value)?)
}

fn naive_date_time(value: &DateTime) -> Option<NaiveDateTime> {
    let date = naive_date(&value.date())?;
    let date = if value.hour() == 24 { date.succ_opt()? } else { date };
    Some(date.and_time(naive_time(&value.time())?))
}

fn fixed(value: &DateTime) -> Option<ChronoDateTime<FixedOffset>> {
    let offset = FixedOffset::east_opt(i32::from(value.time_zone()?.minutes()) * 60)?;
    naive_date_time(value)?.and_local_timezone(offset).single()
}

fn from_naive(value: NaiveDateTime) -> Option<DateTime> {
    let (date, time) = (Date::try_from(value.date()).ok()?, Time::try_from(value.time()).ok()?);
    DateTime::join(&date, &time).ok()
}

fn time_delta(value: &Duration) -> Option<TimeDelta> {
    let parts = value.parts();
    let seconds = i64::try_from(parts.seconds).ok().filter(|_| parts.months == 0)?;
    TimeDelta::new(seconds, parts.nanoseconds()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn naive_values_go_both_ways() {
        let date: Date = "2024-02-29Z".parse().unwrap();
        let theirs = NaiveDate::try_from(&date).unwrap();
        assert_eq!(theirs, NaiveDate::from_ymd_opt(2024, 2, 29).unwrap());
        assert_eq!(Date::try_from(theirs).unwrap().as_str(), "2024-02-29");
        let time: Time = "12:30:15.250".parse().unwrap();
        let theirs = NaiveTime::try_from(&time).unwrap();
        assert_eq!(Time::try_from(theirs).unwrap(), time);
        let moment: DateTime = "2024-12-31T24:00:00".parse().unwrap();
        let theirs = NaiveDateTime::try_from(&moment).unwrap();
        assert_eq!(theirs.to_string(), "2025-01-01 00:00:00");
        assert_eq!(DateTime::try_from(theirs).unwrap(), moment);
    }

    #[test]
    fn moments_with_a_time_zone_go_both_ways() {
        let moment: DateTime = "2025-04-30T12:00:00.5+02:00".parse().unwrap();
        let theirs = ChronoDateTime::<FixedOffset>::try_from(&moment).unwrap();
        assert_eq!(DateTime::try_from(theirs).unwrap().as_str(), moment.as_str());
        let utc = ChronoDateTime::<Utc>::try_from(&moment).unwrap();
        assert_eq!(DateTime::try_from(utc).unwrap().as_str(), "2025-04-30T10:00:00.5Z");
    }

    #[test]
    fn durations_go_both_ways() {
        for text in ["P1DT0.5S", "-PT1.25S", "PT0S"] {
            let ours: Duration = text.parse().unwrap();
            assert_eq!(Duration::from(TimeDelta::try_from(&ours).unwrap()), ours);
        }
        assert!(TimeDelta::try_from("P1M".parse::<Duration>().unwrap()).is_err());
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert!(NaiveDate::try_from("-0044-03-15".parse::<Date>().unwrap()).is_err());
        assert!(NaiveTime::try_from("12:00:00.1234567891".parse::<Time>().unwrap()).is_err());
        assert!(Date::try_from(NaiveDate::from_ymd_opt(0, 1, 1).unwrap()).is_err());
        assert!(Date::try_from(NaiveDate::from_ymd_opt(-5, 1, 1).unwrap()).is_err());
        let leap = NaiveTime::from_hms_nano_opt(23, 59, 59, 1_500_000_000).unwrap();
        assert!(Time::try_from(leap).is_err());
        assert!(ChronoDateTime::<Utc>::try_from("2025-04-30T12:00:00".parse::<DateTime>().unwrap()).is_err());
    }
}
