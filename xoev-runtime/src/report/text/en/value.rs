//! English: what is wrong with a value.

use super::super::{Members, are_cut, code_point, most_telling};
use super::WORDS;
use super::form::form;
use crate::value::{LengthUnit, Misfit, ValueFault};

pub(in crate::report::text) fn value_fault(text: &str, fault: &ValueFault) -> String {
    let w = &WORDS;
    let value = if text.is_empty() { "the empty text".to_owned() } else { w.quoted(text) };
    match fault {
        ValueFault::Lexical { builtin } => match form(*builtin) {
            Some(form) => format!("{value} is no valid xs:{}; expected is {form}", builtin.name()),
            None => format!("{value} is no valid xs:{}", builtin.name()),
        },
        ValueFault::Pattern { patterns, misfit } => pattern(&value, patterns, *misfit),
        ValueFault::Enumeration { allowed } => {
            format!("{value} is no allowed value here; expected is {}", w.values(allowed))
        }
        ValueFault::Length { actual, expected, unit } => {
            format!("{value} has {}, required are exactly {expected}", count(*actual, *unit))
        }
        ValueFault::MinLength { minimum: 1, unit, .. } if text.is_empty() => {
            format!("{value} is too little; required is at least {}", count(1, *unit))
        }
        ValueFault::MinLength { actual, minimum, unit } => {
            format!("{value} has {}, required are at least {minimum}", count(*actual, *unit))
        }
        ValueFault::MaxLength { actual, maximum, unit } => {
            format!("{value} has {}, allowed are at most {maximum}", count(*actual, *unit))
        }
        ValueFault::MinInclusive { bound } => format!("{value} is too small; expected is at least {bound}"),
        ValueFault::MinExclusive { bound } => format!("{value} is too small; expected is more than {bound}"),
        ValueFault::MaxInclusive { bound } => format!("{value} is too large; expected is at most {bound}"),
        ValueFault::MaxExclusive { bound } => format!("{value} is too large; expected is less than {bound}"),
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
            format!("in {value} the prefix {} is not declared; expected is one with xmlns", w.quoted(prefix))
        }
        ValueFault::UndeclaredNotation => format!("{value} is no notation the schema declares"),
    }
}

/// A text that does not match: the form, or for one as long as a whole alphabet the character that is not in it.
fn pattern(value: &str, patterns: &[String], misfit: Option<Misfit>) -> String {
    let form = || WORDS.patterns(patterns);
    match misfit {
        Some(Misfit { index, character, .. }) => {
            let number = index + 1;
            let character = code_point(character.into());
            match are_cut(patterns) {
                true => format!(
                    "{value} has a character that is not allowed here: character {number}, {character}"
                ),
                false => format!(
                    "{value} does not have the required form {}: character {number}, {character}, does not fit",
                    form()
                ),
            }
        }
        None => format!("{value} does not have the required form {}", form()),
    }
}

fn union_fault(text: &str, value: &str, faults: &[ValueFault]) -> String {
    match Members::of(faults) {
        Members::Values(allowed) => value_fault(text, &ValueFault::Enumeration { allowed }),
        Members::Builtins(builtins) => {
            let names = builtins.iter().map(|it| format!("xs:{}", it.name()));
            let forms = builtins.iter().filter_map(|it| form(*it));
            format!(
                "{value} is no valid {}; expected is {}",
                WORDS.alternatives(names),
                WORDS.alternatives(forms)
            )
        }
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
