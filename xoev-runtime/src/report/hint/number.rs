//! Numbers in German notation.

use crate::grammar::Builtin;

/// `1.234,50 €` as `1234.50`.
pub(super) fn decimal(value: &str) -> Option<String> {
    let plain: String = value.chars().filter(|c| !c.is_whitespace() && *c != '€').collect();
    let plain = plain.trim_end_matches("EUR");
    let plain = match plain.contains(',') {
        true => plain.replace('.', "").replacen(',', ".", 1),
        false => plain.to_owned(),
    };
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, "0"));
    let is_number = is_digits(whole.trim_start_matches(['+', '-'])) && is_digits(fraction);
    (is_number && plain != value).then_some(plain)
}

/// `3,0` and `3.0` as `3`, `1 000` as `1000`.
pub(super) fn integer(value: &str) -> Option<String> {
    let plain = decimal(value).unwrap_or_else(|| value.to_owned());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, "0"));
    let is_whole = fraction.bytes().all(|byte| byte == b'0') && is_digits(whole.trim_start_matches('-'));
    (is_whole && whole != value).then(|| whole.to_owned())
}

/// Whether a built-in type is derived from `xs:integer`, or is it.
pub(super) fn is_integer(builtin: Builtin) -> bool {
    (Builtin::Integer as u32..=Builtin::PositiveInteger as u32).contains(&(builtin as u32))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
