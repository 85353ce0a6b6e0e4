//! Values: what is taken out of them, and what is said about them.

use super::collect::Findings;
use crate::finding::FindingKind;
use crate::list::{ColumnId, ListBuilder, composed};
use std::borrow::Cow;
use xoev_runtime::value::{Date, DateTime, Decimal, Integer};

/// A value without surplus blanks, composed (NFC). In keys runs of white space are one blank, since codes in messages
/// are of type `xs:token`.
pub(super) fn cleaned<'t>(
    text: &'t str,
    column: ColumnId,
    builder: &ListBuilder,
    offset: u64,
    findings: &mut Findings,
) -> Cow<'t, str> {
    let name = || builder.columns().get(column.0).map(|it| it.id.clone()).unwrap_or_default();
    let is_key = builder.is_key(column);
    let mut value = Cow::Borrowed(text.trim_matches([' ', '\t', '\n', '\r', '\u{A0}']));
    if is_key && has_runs(&value) {
        let words: Vec<&str> = value.split_ascii_whitespace().collect();
        value = Cow::Owned(words.join(" "));
    }
    if value != text {
        findings.about(FindingKind::Blanks { column: name() }, offset, text);
    }
    if !value.is_ascii() {
        let whole = composed(&value);
        if whole != value {
            findings.about(FindingKind::Decomposed { column: name() }, offset, &value);
            value = Cow::Owned(whole.into_owned());
        }
        if value.contains('\u{FFFD}') {
            findings.about(FindingKind::LostCharacter { column: name() }, offset, &value);
        }
    }
    if is_key && is_spreadsheet_number(&value) {
        findings.about(FindingKind::SpreadsheetNumber { column: name() }, offset, &value);
    }
    let data_type = builder.columns().get(column.0).and_then(|it| it.data_type.as_deref());
    if let Some(data_type) = data_type.filter(|it| !value.is_empty() && !is_of_type(&value, it)) {
        let kind = FindingKind::DataType { column: name(), data_type: data_type.to_owned() };
        findings.about(kind, offset, &value);
    }
    value
}

fn has_runs(value: &str) -> bool {
    value.contains("  ") || value.contains(['\t', '\n', '\r'])
}

/// What a spreadsheet makes of a long number: `1,00411E+11`.
fn is_spreadsheet_number(value: &str) -> bool {
    let Some((mantissa, exponent)) = value.split_once("E+") else { return false };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once([',', '.']).unwrap_or((mantissa, "0"));
    is_digits(whole) && is_digits(fraction) && is_digits(exponent)
}

/// Whether a value is of a column's type, as far as lists use types.
fn is_of_type(value: &str, data_type: &str) -> bool {
    match data_type {
        "date" => value.parse::<Date>().is_ok(),
        "dateTime" => value.parse::<DateTime>().is_ok(),
        "integer" => value.parse::<Integer>().is_ok(),
        "decimal" => value.parse::<Decimal>().is_ok(),
        "boolean" => matches!(value, "true" | "false" | "1" | "0"),
        _ => true,
    }
}

/// Says which required values the open row lacks.
pub(super) fn check_row(builder: &ListBuilder, offset: u64, findings: &mut Findings) {
    for (at, column) in builder.columns().iter().enumerate() {
        if column.is_required && !builder.has(ColumnId(at)) {
            findings.add(FindingKind::MissingValue { column: column.id.clone() }, offset);
        }
    }
}
