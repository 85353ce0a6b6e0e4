//! The eight types.

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
            pub(super) fields: Fields,
            pub(super) lexical: Box<str>,
        }

        builtin_value!($type);

        impl $type {
            pub(super) fn read(lexical: &str) -> Result<Self, ValueFault> {
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

        /// The same with another fraction of the second.
        ///
        /// # Errors
        /// If it is a second or more, or the hour is 24.
        pub fn with_nanosecond(&self, nanosecond: u32) -> Result<Self, ValueFault> {
            if nanosecond >= 1_000_000_000 {
                return Err(ValueFault::Lexical { builtin: Builtin::Time });
            }
            let text = without_time_zone(&self.lexical, self.fields.time_zone.is_some());
            let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
            let zone = self.time_zone().map(|zone| zone.to_string()).unwrap_or_default();
            let fraction = format!(".{nanosecond:09}");
            let fraction = fraction.trim_end_matches('0').trim_end_matches('.');
            Self::read(&format!("{whole}{fraction}{zone}"))
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
        None if has_time_zone => {
            lexical.len().checked_sub("+00:00".len()).and_then(|end| lexical.get(..end)).unwrap_or(lexical)
        }
        None => lexical,
    }
}
