//! German: what is wrong with a value.

use super::super::{Members, are_cut, code_point, most_telling};
use super::WORDS;
use crate::value::{LengthUnit, ValueFault};

pub(in crate::report::text) fn value_fault(text: &str, fault: &ValueFault) -> String {
    let w = &WORDS;
    let value = if text.is_empty() { "leerer Text".to_owned() } else { w.quoted(text) };
    match fault {
        ValueFault::Lexical { builtin } => {
            format!("{value} ist kein gültiger Wert für xs:{}", builtin.name())
        }
        ValueFault::Pattern { patterns, misfit } => {
            let form = format!("{value} hat nicht die verlangte Form {}", w.patterns(patterns));
            match misfit.filter(|_| are_cut(patterns)) {
                Some(misfit) => {
                    format!(
                        "{form}: Zeichen {}, {}, passt nicht",
                        misfit.index + 1,
                        code_point(misfit.character.into())
                    )
                }
                None => form,
            }
        }
        ValueFault::Enumeration { allowed } => {
            format!("{value} ist nicht vorgesehen; erlaubt ist {}", w.values(allowed))
        }
        ValueFault::Length { actual, expected, unit } => {
            format!("{value} hat {}, verlangt sind genau {expected}", count(*actual, *unit))
        }
        ValueFault::MinLength { actual, minimum, unit } => {
            format!("{value} hat {}, verlangt sind mindestens {minimum}", count(*actual, *unit))
        }
        ValueFault::MaxLength { actual, maximum, unit } => {
            format!("{value} hat {}, erlaubt sind höchstens {maximum}", count(*actual, *unit))
        }
        ValueFault::MinInclusive { bound } => format!("{value} ist kleiner als {bound}"),
        ValueFault::MinExclusive { bound } => format!("{value} muss größer als {bound} sein"),
        ValueFault::MaxInclusive { bound } => format!("{value} ist größer als {bound}"),
        ValueFault::MaxExclusive { bound } => format!("{value} muss kleiner als {bound} sein"),
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
            format!("in {value} ist das Präfix {} nicht deklariert", w.quoted(prefix))
        }
        ValueFault::UndeclaredNotation => format!("{value} ist keine deklarierte Notation"),
    }
}

fn union_fault(text: &str, value: &str, faults: &[ValueFault]) -> String {
    match Members::of(faults) {
        Members::Values(allowed) => value_fault(text, &ValueFault::Enumeration { allowed }),
        Members::Builtins(names) => {
            format!("{value} ist kein gültiger Wert für {}", WORDS.alternatives(names))
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
