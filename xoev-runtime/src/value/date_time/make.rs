//! Dates and times from numbers, and from each other.

use super::fields::UNSET;
use super::{Date, DateTime, Fields, GDay, GMonth, GMonthDay, GYear, GYearMonth, Time};
use crate::grammar::Builtin;
use crate::value::ValueFault;

/// The year in four digits or more.
fn year_text(year: i64) -> String {
    let sign = if year < 0 { "-" } else { "" };
    format!("{sign}{:04}", year.unsigned_abs())
}

impl DateTime {
    /// A moment without time zone; see [`DateTime::with_time_zone`].
    ///
    /// # Errors
    /// If there is no such moment.
    pub fn new(year: i64, month: u8, day: u8, hour: u8, minute: u8, second: u8) -> Result<Self, ValueFault> {
        Self::join(&Date::new(year, month, day)?, &Time::new(hour, minute, second)?)
    }

    /// A day with a time; the time zone is that of the time, else that of the day.
    ///
    /// # Errors
    /// If both have a time zone and these differ.
    pub fn join(date: &Date, time: &Time) -> Result<Self, ValueFault> {
        let zone = match (date.time_zone(), time.time_zone()) {
            (Some(of_date), Some(of_time)) if of_date != of_time => {
                return Err(ValueFault::Lexical { builtin: Builtin::DateTime });
            }
            (of_date, of_time) => of_time.or(of_date),
        };
        let (date, time) = (date.with_time_zone(None), time.with_time_zone(None));
        Ok(Self::read(&format!("{date}T{time}"))?.with_time_zone(zone))
    }

    /// The day, with the time zone.
    #[must_use]
    pub fn date(&self) -> Date {
        let fields = Fields { hour: 0, minute: 0, second: 0, ..self.fields };
        let day = self.lexical.split_once('T').map_or(&*self.lexical, |(day, _)| day);
        let zone = self.time_zone().map(|zone| zone.to_string()).unwrap_or_default();
        Date { fields, lexical: format!("{day}{zone}").into() }
    }

    /// The time, with the time zone.
    #[must_use]
    pub fn time(&self) -> Time {
        let Fields { hour, minute, second, time_zone, .. } = self.fields;
        let time = self.lexical.split_once('T').map_or("", |(_, time)| time);
        Time { fields: Fields { hour, minute, second, time_zone, ..UNSET }, lexical: time.into() }
    }
}

impl Date {
    /// A day without time zone.
    ///
    /// # Errors
    /// If there is no such day.
    pub fn new(year: i64, month: u8, day: u8) -> Result<Self, ValueFault> {
        Self::read(&format!("{}-{month:02}-{day:02}", year_text(year)))
    }
}

impl Time {
    /// A time without time zone.
    ///
    /// # Errors
    /// If there is no such time.
    pub fn new(hour: u8, minute: u8, second: u8) -> Result<Self, ValueFault> {
        Self::read(&format!("{hour:02}:{minute:02}:{second:02}"))
    }
}

impl GYearMonth {
    /// A month without time zone.
    ///
    /// # Errors
    /// If there is no such month.
    pub fn new(year: i64, month: u8) -> Result<Self, ValueFault> {
        Self::read(&format!("{}-{month:02}", year_text(year)))
    }
}

impl GYear {
    /// A year without time zone.
    ///
    /// # Errors
    /// If there is no such year: 0 and those of more than 18 digits.
    pub fn new(year: i64) -> Result<Self, ValueFault> {
        Self::read(&year_text(year))
    }
}

impl GMonthDay {
    /// A day of every year, without time zone.
    ///
    /// # Errors
    /// If no year has such a day.
    pub fn new(month: u8, day: u8) -> Result<Self, ValueFault> {
        Self::read(&format!("--{month:02}-{day:02}"))
    }
}

impl GDay {
    /// A day of every month, without time zone.
    ///
    /// # Errors
    /// If no month has such a day.
    pub fn new(day: u8) -> Result<Self, ValueFault> {
        Self::read(&format!("---{day:02}"))
    }
}

impl GMonth {
    /// A month of every year, without time zone.
    ///
    /// # Errors
    /// If there is no such month.
    pub fn new(month: u8) -> Result<Self, ValueFault> {
        Self::read(&format!("--{month:02}"))
    }
}
