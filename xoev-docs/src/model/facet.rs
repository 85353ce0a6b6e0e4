//! Facets in words.

use xoev_runtime::grammar::{Builtin, WhiteSpace};
use xoev_runtime::report::Language;
use xoev_schema::component::{Components, Facet, Facets, SimpleTypeId, Variety};

/// A sentence about a value, or a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Phrase {
    /// In words.
    Words(String),
    /// Alternatives one of which a value must match.
    Pattern(Vec<String>),
}

/// What the effective facets of a simple type say, enumerations left out.
pub(crate) fn phrases(components: &Components, id: SimpleTypeId, language: Language) -> Vec<Phrase> {
    let definition = &components.simple_types[id];
    let facets = &definition.facets;
    let unit = match (&definition.variety, definition.builtin) {
        (Variety::List(_), _) => Unit::Items,
        (_, Builtin::HexBinary | Builtin::Base64Binary) => Unit::Bytes,
        _ => Unit::Characters,
    };
    let mut out = Vec::new();
    out.extend(length(facets, unit, language).map(Phrase::Words));
    out.extend(range(facets, language).map(Phrase::Words));
    out.extend(digits(facets, language).into_iter().map(Phrase::Words));
    for step in &facets.patterns {
        out.push(Phrase::Pattern(step.alternatives.iter().map(|(pattern, _)| pattern.clone()).collect()));
    }
    out.extend(white_space(definition.white_space, definition.builtin, language).map(Phrase::Words));
    out
}

#[derive(Clone, Copy)]
enum Unit {
    Characters,
    Bytes,
    Items,
}

impl Unit {
    const fn name(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Characters, Language::De) => "Zeichen",
            (Self::Characters, Language::En) => "characters",
            (Self::Bytes, Language::De) => "Bytes",
            (Self::Bytes, Language::En) => "bytes",
            (Self::Items, Language::De) => "Einträge",
            (Self::Items, Language::En) => "items",
        }
    }
}

fn value<T: ToString>(facet: &Option<Facet<T>>) -> Option<String> {
    facet.as_ref().map(|it| it.value.to_string())
}

fn length(facets: &Facets, unit: Unit, language: Language) -> Option<String> {
    let unit = unit.name(language);
    if let Some(exact) = value(&facets.length) {
        return Some(match language {
            Language::De => format!("genau {exact} {unit}"),
            Language::En => format!("exactly {exact} {unit}"),
        });
    }
    Some(match (value(&facets.min_length), value(&facets.max_length), language) {
        (Some(min), Some(max), Language::De) if min == max => format!("genau {min} {unit}"),
        (Some(min), Some(max), Language::En) if min == max => format!("exactly {min} {unit}"),
        (Some(min), Some(max), Language::De) => format!("{min} bis {max} {unit}"),
        (Some(min), Some(max), Language::En) => format!("{min} to {max} {unit}"),
        (Some(min), None, Language::De) => format!("mindestens {min} {unit}"),
        (Some(min), None, Language::En) => format!("at least {min} {unit}"),
        (None, Some(max), Language::De) => format!("höchstens {max} {unit}"),
        (None, Some(max), Language::En) => format!("at most {max} {unit}"),
        (None, None, _) => return None,
    })
}

fn range(facets: &Facets, language: Language) -> Option<String> {
    let (from, above) = match language {
        Language::De => ("ab", "größer als"),
        Language::En => ("from", "greater than"),
    };
    let (to, below) = match language {
        Language::De => ("bis", "kleiner als"),
        Language::En => ("up to", "less than"),
    };
    let lower = value(&facets.min_inclusive).map(|it| format!("{from} {it}"));
    let lower = lower.or_else(|| value(&facets.min_exclusive).map(|it| format!("{above} {it}")));
    let upper = value(&facets.max_inclusive).map(|it| format!("{to} {it}"));
    let upper = upper.or_else(|| value(&facets.max_exclusive).map(|it| format!("{below} {it}")));
    match (lower, upper) {
        (Some(lower), Some(upper)) => Some(format!("{lower} {upper}")),
        (lower, upper) => lower.or(upper),
    }
}

fn digits(facets: &Facets, language: Language) -> Vec<String> {
    let mut out = Vec::new();
    if let Some(total) = value(&facets.total_digits) {
        out.push(match language {
            Language::De => format!("höchstens {total} Ziffern"),
            Language::En => format!("at most {total} digits"),
        });
    }
    if let Some(fraction) = value(&facets.fraction_digits).filter(|it| it != "0") {
        out.push(match language {
            Language::De => format!("höchstens {fraction} Nachkommastellen"),
            Language::En => format!("at most {fraction} digits after the point"),
        });
    }
    out
}

/// Said where it is not what the built-in type does anyway.
fn white_space(white_space: WhiteSpace, builtin: Builtin, language: Language) -> Option<String> {
    let text = match (white_space, language) {
        (WhiteSpace::Collapse, Language::De) => "Leerraum wird zusammengezogen",
        (WhiteSpace::Collapse, Language::En) => "white space is collapsed",
        (WhiteSpace::Replace, Language::De) => "Umbrüche und Tabulatoren werden zu Leerzeichen",
        (WhiteSpace::Replace, Language::En) => "line breaks and tabs become blanks",
        (WhiteSpace::Preserve, _) => return None,
    };
    let is_own = match white_space {
        WhiteSpace::Collapse => matches!(builtin, Builtin::String | Builtin::NormalizedString),
        WhiteSpace::Replace => builtin == Builtin::String,
        WhiteSpace::Preserve => false,
    };
    is_own.then(|| text.to_owned())
}
