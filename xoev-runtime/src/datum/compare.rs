//! Comparing dates that are not fully known: what is certain, and what is not.

use super::TeilbekanntesDatum;
use std::cmp::Ordering;

/// How the days meant by two dates lie to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// The first is certainly before the second.
    Before,
    /// Both are the same day: both are fully known.
    Same,
    /// The first is certainly after the second.
    After,
    /// What is known does not decide.
    Uncertain,
}

impl Comparison {
    /// The order, where it is certain.
    #[must_use]
    pub fn ordering(self) -> Option<Ordering> {
        match self {
            Self::Before => Some(Ordering::Less),
            Self::Same => Some(Ordering::Equal),
            Self::After => Some(Ordering::Greater),
            Self::Uncertain => None,
        }
    }
}

/// An age in completed years, between two bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Age {
    /// At least so many years.
    pub at_least: u16,
    /// At most so many years.
    pub at_most: u16,
}

/// Year, month and day: ordered as days are.
type Day = (u16, u8, u8);

impl TeilbekanntesDatum {
    /// The first day it may be.
    #[must_use]
    pub fn earliest(self) -> Self {
        Self { month: Some(self.month.unwrap_or(1)), day: Some(self.day.unwrap_or(1)), ..self }
    }

    /// The last day it may be.
    #[must_use]
    pub fn latest(self) -> Self {
        let month = self.month.unwrap_or(12);
        let last = crate::value::days_in_month(i64::from(self.year), month);
        Self { month: Some(month), day: Some(self.day.unwrap_or(last)), ..self }
    }

    fn bounds(self) -> (Day, Day) {
        let numbers = |date: Self| (date.year, date.month.unwrap_or(1), date.day.unwrap_or(1));
        (numbers(self.earliest()), numbers(self.latest()))
    }

    /// How the day meant by this date lies to the one meant by another.
    #[must_use]
    pub fn compare(self, other: &Self) -> Comparison {
        let ((first, last), (other_first, other_last)) = (self.bounds(), other.bounds());
        if last < other_first {
            Comparison::Before
        } else if first > other_last {
            Comparison::After
        } else if first == last && other_first == other_last {
            Comparison::Same
        } else {
            Comparison::Uncertain
        }
    }

    /// Whether the two may be the same day.
    #[must_use]
    pub fn may_be(self, other: &Self) -> bool {
        matches!(self.compare(other), Comparison::Same | Comparison::Uncertain)
    }

    /// The age, in completed years, that somebody born on this date has on a reference date (Stichtag). `None` if the
    /// birth may lie after it. A year is completed on the day of the birth; for 29 February in other years on 1 March.
    #[must_use]
    pub fn age_on(self, reference: &Self) -> Option<Age> {
        let ((first, last), (reference_first, reference_last)) = (self.bounds(), reference.bounds());
        let at_least = completed_years(last, reference_first)?;
        let at_most = completed_years(first, reference_last)?;
        Some(Age { at_least, at_most })
    }

    /// Whether somebody born on this date has completed so many years on a reference date; `None` where what is known
    /// does not decide.
    #[must_use]
    pub fn has_completed(self, years: u16, reference: &Self) -> Option<bool> {
        let ((first, last), (reference_first, reference_last)) = (self.bounds(), reference.bounds());
        let surely = completed_years(last, reference_first).is_some_and(|completed| completed >= years);
        let perhaps = completed_years(first, reference_last).is_some_and(|completed| completed >= years);
        if surely == perhaps { Some(surely) } else { None }
    }
}

/// `None` before the birth.
fn completed_years(birth: Day, day: Day) -> Option<u16> {
    if day < birth {
        return None;
    }
    let is_before_birthday = (day.1, day.2) < (birth.1, birth.2);
    Some(day.0 - birth.0 - u16::from(is_before_birthday))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> TeilbekanntesDatum {
        text.parse().unwrap()
    }

    #[test]
    fn texts_are_read_and_written() {
        for text in ["1964", "1964-08", "1964-08-12", "2024-02-29", "0001", "9999-12-31"] {
            assert_eq!(date(text).to_string(), text);
        }
        for (text, has_form) in [
            ("2023-02-29", true),
            ("1964-13", true),
            ("1964-00-00", true),
            ("0000", true),
            ("", false),
            ("64", false),
            ("1964-8", false),
            ("1964-08-12Z", false),
            ("1964-08-12-01", false),
            ("-1964", false),
            ("19640812", false),
            ("1964-+8", false),
            ("١٩٦٤", false),
        ] {
            let error = text.parse::<TeilbekanntesDatum>().unwrap_err();
            assert_eq!((error.has_form(), error.text()), (has_form, text));
        }
    }

    #[test]
    fn bounds_are_days_of_the_calendar() {
        let bounds = |text| (date(text).earliest().to_string(), date(text).latest().to_string());
        assert_eq!(bounds("2024-02"), ("2024-02-01".to_owned(), "2024-02-29".to_owned()));
        assert_eq!(bounds("2023-02").1, "2023-02-28");
        assert_eq!(bounds("1964"), ("1964-01-01".to_owned(), "1964-12-31".to_owned()));
        assert_eq!(bounds("1964-08-12"), ("1964-08-12".to_owned(), "1964-08-12".to_owned()));
    }

    #[test]
    fn comparison_knows_what_is_certain() {
        use Comparison::{After, Before, Same, Uncertain};
        for (first, second, expected, reverse) in [
            ("1964-08-12", "1964-08-12", Same, Same),
            ("1964-08-12", "1964-08-13", Before, After),
            ("1964-08", "1964-08-12", Uncertain, Uncertain),
            ("1964-08", "1964-09", Before, After),
            ("1964-08", "1964", Uncertain, Uncertain),
            ("1964", "1964", Uncertain, Uncertain),
            ("1964", "1965-01-01", Before, After),
            ("1964-12-31", "1965", Before, After),
        ] {
            assert_eq!(date(first).compare(&date(second)), expected, "{first} {second}");
            assert_eq!(date(second).compare(&date(first)), reverse, "{second} {first}");
        }
        assert_eq!(Before.ordering(), Some(Ordering::Less));
        assert!(date("1964").may_be(&date("1964-08")));
        assert!(!date("1964").may_be(&date("1965")));
    }

    #[test]
    fn ages_have_bounds() {
        let age = |birth, day| date(birth).age_on(&date(day)).map(|age| (age.at_least, age.at_most));
        assert_eq!(age("2008-03-02", "2026-03-01"), Some((17, 17)));
        assert_eq!(age("2008-03-02", "2026-03-02"), Some((18, 18)));
        assert_eq!(age("2008-02-29", "2026-02-28"), Some((17, 17)));
        assert_eq!(age("2008-02-29", "2026-03-01"), Some((18, 18)));
        assert_eq!(age("2008-03", "2026-03-15"), Some((17, 18)));
        assert_eq!(age("2008", "2026-12-31"), Some((18, 18)));
        assert_eq!(age("2008", "2026"), Some((17, 18)));
        assert_eq!(age("2026-03", "2026-03-15"), None);
        let adult = |birth| date(birth).has_completed(18, &date("2026-03-02"));
        assert_eq!(adult("2008-03-02"), Some(true));
        assert_eq!(adult("2008-03"), None);
        assert_eq!(adult("2008-04"), Some(false));
        assert_eq!(adult("2027"), Some(false));
    }
}
