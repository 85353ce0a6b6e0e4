//! The lexical spaces of the built-in types: one question for all of them.

use super::ValueFault;
use super::any_uri::is_any_uri;
use super::date_time::Fields;
use super::duration;
use super::number::{Numeral, is_floating_point};
use super::octets::{base64_length, hex_length};
use super::xml_name::{is_name, is_nc_name, is_nm_token, split_q_name};
use crate::grammar::{Builtin, Primitive};

/// Whether a text, white space normalised, is in the lexical space of a built-in atomic type. The lists and the
/// ur-types accept everything here. Allocates for the fault only.
///
/// # Errors
/// If it is not, or, for the integer types with bounds, if the number is out of bounds.
pub(crate) fn check_lexical(builtin: Builtin, text: &str) -> Result<(), ValueFault> {
    let is_lexical = match builtin {
        Builtin::AnyType
        | Builtin::AnySimpleType
        | Builtin::String
        | Builtin::NormalizedString
        | Builtin::Token
        | Builtin::NmTokens
        | Builtin::IdRefs
        | Builtin::Entities => true,
        Builtin::Language => is_language(text),
        Builtin::NmToken => is_nm_token(text),
        Builtin::Name => is_name(text),
        Builtin::NcName | Builtin::Id | Builtin::IdRef | Builtin::Entity => is_nc_name(text),
        Builtin::Boolean => matches!(text, "true" | "false" | "1" | "0"),
        Builtin::Decimal => Numeral::decimal(text).is_some(),
        Builtin::Float | Builtin::Double => is_floating_point(text),
        Builtin::Duration => duration::Parts::parse(text).is_some(),
        Builtin::DateTime => Fields::parse(Primitive::DateTime, text).is_some(),
        Builtin::Time => Fields::parse(Primitive::Time, text).is_some(),
        Builtin::Date => Fields::parse(Primitive::Date, text).is_some(),
        Builtin::GYearMonth => Fields::parse(Primitive::GYearMonth, text).is_some(),
        Builtin::GYear => Fields::parse(Primitive::GYear, text).is_some(),
        Builtin::GMonthDay => Fields::parse(Primitive::GMonthDay, text).is_some(),
        Builtin::GDay => Fields::parse(Primitive::GDay, text).is_some(),
        Builtin::GMonth => Fields::parse(Primitive::GMonth, text).is_some(),
        Builtin::HexBinary => hex_length(text).is_some(),
        Builtin::Base64Binary => base64_length(text).is_some(),
        Builtin::AnyUri => is_any_uri(text),
        Builtin::QName | Builtin::Notation => split_q_name(text).is_some(),
        // What is left are the integers.
        _ => return check_integer(builtin, text),
    };
    if is_lexical { Ok(()) } else { Err(ValueFault::Lexical { builtin }) }
}

/// Whether a text is an integer within the bounds of its type.
fn check_integer(builtin: Builtin, text: &str) -> Result<(), ValueFault> {
    let numeral = Numeral::integer(text).ok_or(ValueFault::Lexical { builtin })?;
    let (least, most) = builtin.integer_bounds();
    let is_below = |bound: &str| Numeral::integer(bound).is_some_and(|bound| numeral < bound);
    let is_above = |bound: &str| Numeral::integer(bound).is_some_and(|bound| numeral > bound);
    match (least, most) {
        (Some(bound), _) if is_below(bound) => Err(ValueFault::MinInclusive { bound: bound.to_owned() }),
        (_, Some(bound)) if is_above(bound) => Err(ValueFault::MaxInclusive { bound: bound.to_owned() }),
        _ => Ok(()),
    }
}

/// `language`: `[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*` (§3.3.3).
fn is_language(text: &str) -> bool {
    let mut subtags = text.split('-');
    let is_subtag = |subtag: &str, allowed: fn(&u8) -> bool| {
        (1..=8).contains(&subtag.len()) && subtag.as_bytes().iter().all(allowed)
    };
    subtags.next().is_some_and(|primary| is_subtag(primary, u8::is_ascii_alphabetic))
        && subtags.all(|subtag| is_subtag(subtag, u8::is_ascii_alphanumeric))
}
