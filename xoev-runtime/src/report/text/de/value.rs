//! German: what is wrong with a value.

use super::super::{Members, are_cut, code_point, most_telling};
use super::WORDS;
use super::form::form;
use crate::value::{LengthUnit, Misfit, ValueFault};

pub(in crate::report::text) fn value_fault(text: &str, fault: &ValueFault) -> String {
    let w = &WORDS;
    let value = if text.is_empty() { "leerer Text".to_owned() } else { w.quoted(text) };
    match fault {
        ValueFault::Lexical { builtin } => match form(*builtin) {
            Some(form) => {
                format!("{value} ist kein gültiger Wert für xs:{}; erwartet wird {form}", builtin.name())
            }
            None => format!("{value} ist kein gültiger Wert für xs:{}", builtin.name()),
        },
        ValueFault::Pattern { patterns, misfit } => pattern(&value, patterns, *misfit),
        ValueFault::Enumeration { allowed } => {
            format!("{value} ist hier kein erlaubter Wert; erwartet wird {}", w.values(allowed))
        }
        ValueFault::Length { actual, expected, unit } => {
            format!("{value} hat {}, verlangt sind genau {expected}", count(*actual, *unit))
        }
        ValueFault::MinLength { minimum: 1, unit, .. } if text.is_empty() => {
            format!("{value} ist zu wenig; verlangt ist mindestens {}", count(1, *unit))
        }
        ValueFault::MinLength { actual, minimum, unit } => {
            format!("{value} hat {}, verlangt sind mindestens {minimum}", count(*actual, *unit))
        }
        ValueFault::MaxLength { actual, maximum, unit } => {
            format!("{value} hat {}, erlaubt sind höchstens {maximum}", count(*actual, *unit))
        }
        ValueFault::MinInclusive { bound } => {
            format!("{value} ist zu klein; erwartet wird mindestens {bound}")
        }
        ValueFault::MinExclusive { bound } => format!("{value} ist zu klein; erwartet wird mehr als {bound}"),
        ValueFault::MaxInclusive { bound } => format!("{value} ist zu groß; erwartet wird höchstens {bound}"),
        ValueFault::MaxExclusive { bound } => {
            format!("{value} ist zu groß; erwartet wird weniger als {bound}")
        }
        ValueFault::TotalDigits { actual, maximum } => {
            format!("{value} hat {actual} Ziffern, erlaubt sind höchstens {maximum}")
        }
        ValueFault::FractionDigits { actual, maximum } => {
            format!("{value} hat {actual} Nachkommastellen, erlaubt sind höchstens {maximum}")
        }
        ValueFault::ListItem { number, item, fault } => {
            format!("Eintrag {number} der Liste: {}", value_fault(item, fault))
        }
        ValueFault::Union => format!("{value} passt zu keinem der möglichen Typen"),
        ValueFault::UnionMembers { faults } => union_fault(text, &value, faults),
        ValueFault::UnboundPrefix { prefix } => {
            format!(
                "in {value} ist das Präfix {} nicht vereinbart; erwartet wird eines mit xmlns",
                w.quoted(prefix)
            )
        }
        ValueFault::UndeclaredNotation => format!("{value} ist keine Notation, die das Schema vereinbart"),
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
                    "{value} enthält ein Zeichen, das hier nicht erlaubt ist: Zeichen {number}, {character}"
                ),
                false => format!(
                    "{value} hat nicht die verlangte Form {}: Zeichen {number}, {character}, passt nicht",
                    form()
                ),
            }
        }
        None => format!("{value} hat nicht die verlangte Form {}", form()),
    }
}

fn union_fault(text: &str, value: &str, faults: &[ValueFault]) -> String {
    match Members::of(faults) {
        Members::Values(allowed) => value_fault(text, &ValueFault::Enumeration { allowed }),
        Members::Builtins(builtins) => {
            let names = builtins.iter().map(|it| format!("xs:{}", it.name()));
            let forms = builtins.iter().filter_map(|it| form(*it));
            format!(
                "{value} ist kein gültiger Wert für {}; erwartet wird {}",
                WORDS.alternatives(names),
                WORDS.alternatives(forms)
            )
        }
        Members::Various => {
            let faults = most_telling(faults).map(|fault| value_fault(text, fault));
            format!("{value} passt zu keinem der möglichen Typen ({})", faults.collect::<Vec<_>>().join("; "))
        }
    }
}

fn count(number: u64, unit: LengthUnit) -> String {
    let unit = match unit {
        LengthUnit::Characters => "Zeichen",
        LengthUnit::Octets => "Bytes",
        LengthUnit::Items if number == 1 => "Eintrag",
        LengthUnit::Items => "Einträge",
    };
    format!("{number} {unit}")
}
