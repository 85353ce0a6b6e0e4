//! The lexical forms of the date and time types (XSD 1.0 Part 2 §3.2.7 to §3.2.14).

use crate::grammar::Primitive;

/// What a lexical form says, field by field. What the type does not have holds the value of the reference moment
/// 2000-01-01T00:00:00 (the year is a leap year and January has 31 days, so every day fits).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fields {
    /// The year as written: −1 is the year before 1, there is no year 0.
    pub year: i64,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// 0 to 24.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59, whole seconds.
    pub second: u8,
    /// Minutes east of UTC, −840 to 840.
    pub time_zone: Option<i16>,
}

/// Nothing said.
pub const UNSET: Fields =
    Fields { year: 2000, month: 1, day: 1, hour: 0, minute: 0, second: 0, time_zone: None };

/// The most digits of a year that is understood (XSD 1.0 Part 2 §5.4 lets a processor set a limit of four or more).
pub const MAX_YEAR_DIGITS: usize = 18;

impl Fields {
    /// Reads the lexical form of one of the eight types; `None` if it is none (or not one of these types).
    #[must_use]
    pub fn parse(primitive: Primitive, text: &str) -> Option<Self> {
        let mut scanner = Scanner { rest: text.as_bytes() };
        let mut fields = UNSET;
        scanner.fields(primitive, &mut fields)?;
        fields.time_zone = scanner.time_zone()?;
        (scanner.rest.is_empty() && fields.day <= days_in_month(fields.year, fields.month)).then_some(fields)
    }
}

/// How many days a month has. The year is taken as written, as Appendix E of the recommendation does.
#[must_use]
pub fn days_in_month(year: i64, month: u8) -> u8 {
    match month {
        2 if is_leap_year(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Whether a year, as written, has a 29 February.
#[must_use]
pub fn is_leap_year(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

struct Scanner<'a> {
    rest: &'a [u8],
}

impl Scanner<'_> {
    fn fields(&mut self, primitive: Primitive, fields: &mut Fields) -> Option<()> {
        match primitive {
            Primitive::DateTime => {
                self.date(fields)?;
                self.expect(b"T")?;
                self.time(fields)
            }
            Primitive::Time => self.time(fields),
            Primitive::Date => self.date(fields),
            Primitive::GYearMonth => self.year_month(fields),
            Primitive::GYear => self.year(fields),
            Primitive::GMonthDay => {
                self.expect(b"--")?;
                fields.month = self.two_digits(1, 12)?;
                self.expect(b"-")?;
                self.day(fields)
            }
            Primitive::GDay => {
                self.expect(b"---")?;
                self.day(fields)
            }
            Primitive::GMonth => {
                self.expect(b"--")?;
                fields.month = self.two_digits(1, 12)?;
                Some(())
            }
            _ => None,
        }
    }

    fn date(&mut self, fields: &mut Fields) -> Option<()> {
        self.year_month(fields)?;
        self.expect(b"-")?;
        self.day(fields)
    }

    fn year_month(&mut self, fields: &mut Fields) -> Option<()> {
        self.year(fields)?;
        self.expect(b"-")?;
        fields.month = self.two_digits(1, 12)?;
        Some(())
    }

    /// Four digits or more, no leading zeros beyond four, not 0000.
    fn year(&mut self, fields: &mut Fields) -> Option<()> {
        let is_negative = self.expect(b"-").is_some();
        let length = self.rest.iter().take_while(|b| b.is_ascii_digit()).count();
        let (digits, rest) = self.rest.split_at_checked(length)?;
        if !(4..=MAX_YEAR_DIGITS).contains(&length) || (length > 4 && digits.first() == Some(&b'0')) {
            return None;
        }
        let year = digits.iter().fold(0, |year, digit| year * 10 + i64::from(digit - b'0'));
        self.rest = rest;
        fields.year = if is_negative { -year } else { year };
        (year != 0).then_some(())
    }

    fn day(&mut self, fields: &mut Fields) -> Option<()> {
        fields.day = self.two_digits(1, 31)?;
        Some(())
    }

    fn time(&mut self, fields: &mut Fields) -> Option<()> {
        fields.hour = self.two_digits(0, 24)?;
        self.expect(b":")?;
        fields.minute = self.two_digits(0, 59)?;
        self.expect(b":")?;
        fields.second = self.two_digits(0, 59)?;
        let mut has_fraction = false;
        if self.expect(b".").is_some() {
            let length = self.rest.iter().take_while(|b| b.is_ascii_digit()).count();
            let (digits, rest) = self.rest.split_at_checked(length)?;
            has_fraction = digits.iter().any(|b| *b != b'0');
            self.rest = rest;
            if length == 0 {
                return None;
            }
        }
        let is_midnight = fields.minute == 0 && fields.second == 0 && !has_fraction;
        (fields.hour < 24 || is_midnight).then_some(())
    }

    /// `Z`, `+hh:mm`, `-hh:mm` up to 14 hours, or nothing.
    fn time_zone(&mut self) -> Option<Option<i16>> {
        let Some((first, rest)) = self.rest.split_first() else { return Some(None) };
        self.rest = rest;
        let sign = match first {
            b'Z' => return Some(Some(0)),
            b'+' => 1,
            b'-' => -1,
            _ => return None,
        };
        let hours = i16::from(self.two_digits(0, 14)?);
        self.expect(b":")?;
        let minutes = hours * 60 + i16::from(self.two_digits(0, 59)?);
        (minutes <= 14 * 60).then_some(Some(sign * minutes))
    }

    fn two_digits(&mut self, least: u8, most: u8) -> Option<u8> {
        let [tens @ b'0'..=b'9', ones @ b'0'..=b'9', rest @ ..] = self.rest else { return None };
        let number = (tens - b'0') * 10 + (ones - b'0');
        self.rest = rest;
        (least..=most).contains(&number).then_some(number)
    }

    fn expect(&mut self, text: &[u8]) -> Option<()> {
        self.rest = self.rest.strip_prefix(text)?;
        Some(())
    }
}
