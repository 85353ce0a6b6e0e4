//! Into the types of generated code and back.

use super::{InvalidDate, Precision, TeilbekanntesDatum};
use crate::value::{Date, GYear, GYearMonth, ValueFault};
use std::str::FromStr;

impl TeilbekanntesDatum {
    /// The date in a value that is a text of one of the three forms: of a patterned text, of a union of the three, or
    /// of `xs:date`, `xs:gYearMonth` or `xs:gYear` without time zone.
    ///
    /// # Errors
    /// If the text is no date of the calendar; a pattern lets some pass that are not.
    pub fn of(value: &impl AsRef<str>) -> Result<Self, InvalidDate> {
        value.as_ref().parse()
    }

    /// The value of a generated type for it.
    ///
    /// # Errors
    /// If the type does not take it, as one for days does not take a year.
    pub fn to_value<T>(&self) -> Result<T, T::Err>
    where
        T: FromStr<Err: AsRef<ValueFault>>,
    {
        self.to_string().parse()
    }
}

/// Without the time zone, which a date of a register does not have.
macro_rules! from_value {
    ($($type:ident),*) => {$(
        impl TryFrom<&$type> for TeilbekanntesDatum {
            type Error = InvalidDate;

            fn try_from(value: &$type) -> Result<Self, InvalidDate> {
                value.with_time_zone(None).as_str().parse()
            }
        }
    )*};
}

from_value!(Date, GYearMonth, GYear);

/// The day, where it is known.
impl TryFrom<TeilbekanntesDatum> for Date {
    type Error = InvalidDate;

    fn try_from(date: TeilbekanntesDatum) -> Result<Self, InvalidDate> {
        let fault = || InvalidDate { text: date.to_string(), has_form: false };
        if date.precision() < Precision::Day {
            return Err(fault());
        }
        date.to_value().map_err(|_: ValueFault| fault())
    }
}

/// Implements the conversions between [`TeilbekanntesDatum`] and a choice of a day, a month and a year.
///
/// ```text
/// teilbekanntes_datum! { TeilbekanntesDatumAuswahl { JahrMonatTag, JahrMonat, Jahr } in TeilbekanntesDatum.auswahl }
/// ```
/// The variants are those for the day, the month and the year, in this order; each holds a value whose text has the
/// form of `xs:date`, `xs:gYearMonth` or `xs:gYear`. After `in` stands the struct whose only field is the choice.
/// Conversions are `TryFrom` in both directions: the schema may allow a time zone or a year that a
/// `TeilbekanntesDatum` does not have, and restrict what one has.
#[macro_export]
macro_rules! teilbekanntes_datum {
    ( $choice:ident { $day:ident, $month:ident, $year:ident $(,)? } $( in $owner:ident . $field:ident )? ) => {
        impl ::std::convert::TryFrom<&$choice> for $crate::datum::TeilbekanntesDatum {
            type Error = $crate::datum::InvalidDate;

            fn try_from(value: &$choice) -> ::std::result::Result<Self, Self::Error> {
                match value {
                    $choice::$day(value) => Self::of(value),
                    $choice::$month(value) => Self::of(value),
                    $choice::$year(value) => Self::of(value),
                }
            }
        }

        impl ::std::convert::TryFrom<$crate::datum::TeilbekanntesDatum> for $choice {
            type Error = $crate::value::ValueFault;

            fn try_from(
                date: $crate::datum::TeilbekanntesDatum,
            ) -> ::std::result::Result<Self, Self::Error> {
                fn fault(fault: impl ::std::convert::AsRef<$crate::value::ValueFault>) -> $crate::value::ValueFault {
                    ::std::clone::Clone::clone(fault.as_ref())
                }
                match date.precision() {
                    $crate::datum::Precision::Day => date.to_value().map(Self::$day).map_err(|e| fault(e)),
                    $crate::datum::Precision::Month => date.to_value().map(Self::$month).map_err(|e| fault(e)),
                    $crate::datum::Precision::Year => date.to_value().map(Self::$year).map_err(|e| fault(e)),
                }
            }
        }

        $(
            impl ::std::convert::TryFrom<&$owner> for $crate::datum::TeilbekanntesDatum {
                type Error = $crate::datum::InvalidDate;

                fn try_from(value: &$owner) -> ::std::result::Result<Self, Self::Error> {
                    Self::try_from(&value.$field)
                }
            }

            impl ::std::convert::TryFrom<$crate::datum::TeilbekanntesDatum> for $owner {
                type Error = $crate::value::ValueFault;

                fn try_from(
                    date: $crate::datum::TeilbekanntesDatum,
                ) -> ::std::result::Result<Self, Self::Error> {
                    ::std::convert::TryFrom::try_from(date).map(|$field| Self { $field })
                }
            }
        )?
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_go_both_ways() {
        let day: Date = "1964-08-12+02:00".parse().unwrap();
        let date = TeilbekanntesDatum::try_from(&day).unwrap();
        assert_eq!(date.to_string(), "1964-08-12");
        assert_eq!(Date::try_from(date).unwrap().as_str(), "1964-08-12");
        let month: GYearMonth = "1964-08".parse().unwrap();
        let date = TeilbekanntesDatum::try_from(&month).unwrap();
        assert_eq!(date.to_value::<GYearMonth>().unwrap(), month);
        assert!(date.to_value::<GYear>().is_err());
        assert!(Date::try_from(date).is_err());
        assert!(TeilbekanntesDatum::try_from(&"-0044".parse::<GYear>().unwrap()).is_err());
        assert!(TeilbekanntesDatum::try_from(&"12025".parse::<GYear>().unwrap()).is_err());
        assert_eq!(TeilbekanntesDatum::of(&"1964-08"), Ok(date));
    }

    #[derive(Debug, PartialEq)]
    enum Auswahl {
        Tag(Date),
        Monat(GYearMonth),
        Jahr(GYear),
    }

    #[derive(Debug, PartialEq)]
    struct Datum {
        auswahl: Auswahl,
    }

    crate::teilbekanntes_datum! { Auswahl { Tag, Monat, Jahr } in Datum.auswahl }

    #[test]
    fn choices_go_both_ways() {
        for text in ["1964", "1964-08", "1964-08-12"] {
            let date: TeilbekanntesDatum = text.parse().unwrap();
            let choice = Datum::try_from(date).unwrap();
            assert_eq!(TeilbekanntesDatum::try_from(&choice), Ok(date));
        }
        let date = TeilbekanntesDatum::from_month(1964, 8).unwrap();
        assert_eq!(Auswahl::try_from(date), Ok(Auswahl::Monat("1964-08".parse().unwrap())));
        let zoned = Auswahl::Jahr("1964Z".parse().unwrap());
        assert!(TeilbekanntesDatum::try_from(&zoned).is_err());
    }
}
