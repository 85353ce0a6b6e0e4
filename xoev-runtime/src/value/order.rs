//! The order of two values given by their lexical forms, for the facets with bounds: nothing is allocated.

use super::date_time::{Fields, Moment};
use super::duration;
use super::float::{compare_f32, compare_f64, parse_f32, parse_f64};
use super::number::Numeral;
use crate::grammar::Primitive;
use std::cmp::Ordering;

/// How two values of a primitive type stand to each other; `None` where they are incomparable, where the type has
/// no order, and where a text is not in its lexical space.
#[must_use]
pub(crate) fn compare_lexical(primitive: Primitive, left: &str, right: &str) -> Option<Ordering> {
    match primitive {
        Primitive::Decimal => Some(Numeral::decimal(left)?.cmp(&Numeral::decimal(right)?)),
        Primitive::Float => compare_f32(parse_f32(left)?, parse_f32(right)?),
        Primitive::Double => compare_f64(parse_f64(left)?, parse_f64(right)?),
        Primitive::Duration => duration::Parts::parse(left)?.partial_cmp(&duration::Parts::parse(right)?),
        Primitive::DateTime
        | Primitive::Time
        | Primitive::Date
        | Primitive::GYearMonth
        | Primitive::GYear
        | Primitive::GMonthDay
        | Primitive::GDay
        | Primitive::GMonth => {
            let moment = |text| Some(Moment::new(primitive, &Fields::parse(primitive, text)?, text));
            moment(left)?.partial_cmp(&moment(right)?)
        }
        _ => None,
    }
}
