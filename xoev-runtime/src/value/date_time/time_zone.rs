//! Time zones of dates and times.

use crate::grammar::Builtin;
use crate::value::ValueFault;
use std::fmt;

/// An offset from UTC, −14:00 to +14:00, in minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TimeZone {
    minutes: i16,
}

impl TimeZone {
    /// UTC, written `Z`.
    pub const UTC: Self = Self { minutes: 0 };

    /// An offset in minutes east of UTC: 60 is `+01:00`.
    ///
    /// # Errors
    /// If it is more than 14 hours.
    pub fn from_minutes(minutes: i16) -> Result<Self, ValueFault> {
        if (-840..=840).contains(&minutes) {
            Ok(Self { minutes })
        } else {
            Err(ValueFault::Lexical { builtin: Builtin::DateTime })
        }
    }

    /// Minutes east of UTC.
    #[must_use]
    pub const fn minutes(self) -> i16 {
        self.minutes
    }

    pub(super) const fn of(minutes: i16) -> Self {
        Self { minutes }
    }
}

impl fmt::Display for TimeZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.minutes == 0 {
            return f.write_str("Z");
        }
        let sign = if self.minutes < 0 { '-' } else { '+' };
        let minutes = self.minutes.unsigned_abs();
        write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}
