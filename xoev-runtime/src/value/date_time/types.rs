//! The eight types.

use super::fields::UNSET;
use super::timeline::fraction;
use super::{Fields, Moment, TimeZone};
use crate::grammar::{Builtin, Primitive};
use crate::value::builtin_value::builtin_value;
use crate::value::{Decimal, ValueFault};
use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

/// Declares a type with the accessors of the fields it has.
macro_rules! date_time_type {
    ($(#[$meta:meta])* $type:ident: $($field:ident)*) => {
        $(#[$meta])*
        #[derive(Clone)]
        pub struct $type {
            fields: Fields,
            lexical: Box<str>,
        }

        builtin_value!($type);

        impl $type {
            fn read(lexical: &str) -> Result<Self, ValueFault> {
                match Fields::parse(Primitive::$type, lexical) {
                    Some(fields) => Ok(Self { fields, lexical: lexical.into() }),
                    None => Err(ValueFault::Lexical { builtin: Builtin::$type }),
                }
            }

            /// The lexical form.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.lexical
            }

            $(date_time_type!(@ $field);)*

            /// The time zone, if there is one.
            #[must_use]
            pub fn time_zone(&self) -> Option<TimeZone> {
                self.fields.time_zone.map(TimeZone::of)
            }

            /// The same fields with another time zone, or without one. No conversion takes place.
            #[must_use]
            pub fn with_time_zone(&self, time_zone: Option<TimeZone>) -> Self {
                let fields = Fields { time_zone: time_zone.map(TimeZone::minutes), ..self.fields };
                let text = without_time_zone(&self.lexical, self.fields.time_zone.is_some());
                let lexical = time_zone.map_or_else(|| text.into(), |zone| format!("{text}{zone}").into());
                Self { fields, lexical }
            }

            fn moment(&self) -> Moment<'_> {
                Moment::new(Primitive::$type, &self.fields, &self.lexical)
            }
        }

        /// With a time zone, values are equal that begin at the same moment; a value with and one without are not.
        impl PartialEq for $type {
            fn eq(&self, other: &Self) -> bool {
                self.moment() == other.moment()
            }
        }

        impl Eq for $type {}

        impl Hash for $type {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.moment().hash(state);
            }
        }

        /// The partial order of §3.2.7.4: a value with and one without a time zone are incomparable unless they are
        /// more than 14 hours apart.
        impl PartialOrd for $type {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                self.moment().partial_cmp(&other.moment())
            }
        }
    };
    (@ year) => {
        /// The year; −1 is the year before 1.
        #[must_use]
        pub fn year(&self) -> i64 {
            self.fields.year
        }
    };
    (@ month) => {
        /// The month, 1 to 12.
        #[must_use]
        pub fn month(&self) -> u8 {
            self.fields.month
        }
    };
    (@ day) => {
        /// The day of the month, 1 to 31.
        #[must_use]
        pub fn day(&self) -> u8 {
            self.fields.day
        }
    };
    (@ time) => {
        /// The hour, 0 to 24; 24 only as midnight at the end of the day.
        #[must_use]
        pub fn hour(&self) -> u8 {
            self.fields.hour
        }

        /// The minute, 0 to 59.
        #[must_use]
        pub fn minute(&self) -> u8 {
            self.fields.minute
        }

        /// The whole second, 0 to 59.
        #[must_use]
        pub fn second(&self) -> u8 {
            self.fields.second
        }

        /// The seconds with their fraction, exact.
        #[must_use]
        pub fn seconds(&self) -> Decimal {
            let fraction = fraction(&self.lexical);
            let point = if fraction.is_empty() { "" } else { "." };
            Decimal::from_checked(format!("{}{point}{fraction}", self.fields.second).into())
        }

        /// The fraction of the second in nanoseconds; what is finer is cut off.
        #[must_use]
        pub fn nanosecond(&self) -> u32 {
            let digits = fraction(&self.lexical).bytes().chain(std::iter::repeat(b'0'));
            digits.take(9).fold(0, |n, digit| n * 10 + u32::from(digit - b'0'))
        }
    };
}

date_time_type!(
    /// A moment: `2025-04-30T12:00:00+02:00`.
    DateTime: year month day time
);
date_time_type!(
    /// A time of every day: `12:00:00`.
    Time: time
);
date_time_type!(
    /// A day: `2025-04-30`.
    Date: year month day
);
date_time_type!(
    /// A month of a year: `2025-04`.
    GYearMonth: year month
);
date_time_type!(
    /// A year: `2025`.
    GYear: year
);
date_time_type!(
    /// A day of every year: `--04-30`.
    GMonthDay: month day
);
date_time_type!(
    /// A day of every month: `---30`.
    GDay: day
);
date_time_type!(
    /// A month of every year: `--04`.
    GMonth: month
);

fn without_time_zone(lexical: &str, has_time_zone: bool) -> &str {
    match lexical.strip_suffix('Z') {
        Some(rest) => rest,
        None if has_time_zone => &lexical[..lexical.len() - "+00:00".len()],
        None => lexical,
    }
}

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
