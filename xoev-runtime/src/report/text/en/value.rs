//! English: what is wrong with a value.

use super::super::{Members, are_cut, code_point, most_telling};
use super::WORDS;
use crate::value::{LengthUnit, ValueFault};

pub(in crate::report::text) fn value_fault(text: &str, fault: &ValueFault) -> String {
    let w = &WORDS;
    let value = if text.is_empty() { "the empty text".to_owned() } else { w.quoted(text) };
    match fault {
        ValueFault::Lexical { builtin } => format!("{value} is no valid xs:{}", builtin.name()),
        ValueFault::Pattern { patterns, misfit } => {
            let form = format!("{value} does not have the required form {}", w.patterns(patterns));
            match misfit.filter(|_| are_cut(patterns)) {
                Some(misfit) => {
                    format!(
                        "{form}: character {}, {}, does not fit",
                        misfit.index + 1,
                        code_point(misfit.character.into())
                    )
                }
                None => form,
            }
        }
        ValueFault::Enumeration { allowed } => {
            format!("{value} is not among the allowed values {}", w.values(allowed))
        }
        ValueFault::Length { actual, expected, unit } => {
            format!("{value} has {}, required are exactly {expected}", count(*actual, *unit))
        }
        ValueFault::MinLength { actual, minimum, unit } => {
            format!("{value} has {}, required are at least {minimum}", count(*actual, *unit))
        }
        ValueFault::MaxLength { actual, maximum, unit } => {
            format!("{value} has {}, allowed are at most {maximum}", count(*actual, *unit))
        }
        ValueFault::MinInclusive { bound } => format!("{value} is less than {bound}"),
        ValueFault::MinExclusive { bound } => format!("{value} must be greater than {bound}"),
        ValueFault::MaxInclusive { bound } => format!("{value} is greater than {bound}"),
        ValueFault::MaxExclusive { bound } => format!("{value} must be less than {bound}"),
        ValueFault::TotalDigits { actual, maximum } => {
            format!("{value} has {actual} digits, allowed are at most {maximum}")
        }
        ValueFault::FractionDigits { actual, maximum } => {
            format!("{value} has {actual} fraction digits, allowed are at most {maximum}")
        }
        ValueFault::ListItem { number, item, fault } => {
            format!("item {number} of the list: {}", value_fault(item, fault))
        }
        ValueFault::Union => format!("{value} fits none of the possible types"),
        ValueFault::UnionMembers { faults } => union_fault(text, &value, faults),
        ValueFault::UnboundPrefix { prefix } => {
            format!("in {value} the prefix {} is not declared", w.quoted(prefix))
        }
        ValueFault::UndeclaredNotation => format!("{value} is no declared notation"),
    }
}

fn union_fault(text: &str, value: &str, faults: &[ValueFault]) -> String {
    match Members::of(faults) {
        Members::Values(allowed) => value_fault(text, &ValueFault::Enumeration { allowed }),
        Members::Builtins(names) => format!("{value} is no valid {}", WORDS.alternatives(names)),
        Members::Various => {
            let faults = most_telling(faults).map(|fault| value_fault(text, fault));
            format!("{value} fits none of the possible types ({})", faults.collect::<Vec<_>>().join("; "))
        }
    }
}

fn count(number: u64, unit: LengthUnit) -> String {
    let unit = match unit {
        LengthUnit::Characters => "character",
        LengthUnit::Octets => "byte",
        LengthUnit::Items => "item",
    };
    format!("{number} {unit}{}", if number == 1 { "" } else { "s" })
}
