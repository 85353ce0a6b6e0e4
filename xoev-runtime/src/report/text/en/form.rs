//! English: how values of built-in types are written.

use crate::grammar::{Builtin, Primitive};

/// What a value of the type looks like; `None` for texts, which may be anything.
pub(super) fn form(builtin: Builtin) -> Option<String> {
    let form = match builtin {
        Builtin::Date => "a date such as 2026-03-31",
        Builtin::DateTime => "date and time such as 2026-03-31T14:30:00",
        Builtin::Time => "a time such as 14:30:00",
        Builtin::GYear => "a year such as 2026",
        Builtin::GYearMonth => "a month such as 2026-03",
        Builtin::GMonth => "a month without year such as --03",
        Builtin::GDay => "a day without month such as ---31",
        Builtin::GMonthDay => "a day without year such as --03-31",
        Builtin::Duration => "a duration such as P1Y6M or PT30M",
        Builtin::Boolean => "true or false",
        Builtin::Decimal => "a number with a decimal point such as 12.50",
        Builtin::Float | Builtin::Double => "a number such as 12.5 or 1.25E1",
        Builtin::Base64Binary => "Base64 such as WMOWVg==",
        Builtin::HexBinary => "an even number of hexadecimal digits such as 0FB7",
        Builtin::AnyUri => "an address (URI)",
        Builtin::Language => "a language tag such as de or en-GB",
        Builtin::NmToken => "a word of letters, digits and . - _ :",
        Builtin::Name | Builtin::NcName | Builtin::Id | Builtin::IdRef | Builtin::Entity => {
            "a name: a letter or _ first, then also digits, dots and hyphens"
        }
        Builtin::QName | Builtin::Notation => "a name that may have a prefix",
        _ if builtin.primitive() == Some(Primitive::Decimal) => return Some(whole(builtin)),
        _ => return None,
    };
    Some(form.to_owned())
}

fn whole(builtin: Builtin) -> String {
    match builtin.integer_bounds() {
        (None, None) => "a whole number".to_owned(),
        (Some(low), Some(high)) => format!("a whole number from {low} to {high}"),
        (Some(low), None) => format!("a whole number from {low} on"),
        (None, Some(high)) => format!("a whole number up to {high}"),
    }
}
