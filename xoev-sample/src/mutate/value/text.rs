//! Texts that may be wrong in the way a mutation asks for.

use super::bound::{beyond, digits_beyond};
use crate::mutate::Mutation;
use unicode_normalization::UnicodeNormalization;
use xoev_runtime::grammar::{Builtin, Grammar, Primitive, SimpleType, TypeKind, Variety};

/// Texts are not made longer than this.
const LONGEST: u64 = 20_000;
/// In no repertoire of German authorities.
const OUTSIDE: char = '☃';

/// Whether a string type of XML Schema itself allows some texts only.
pub(super) fn is_restricted(builtin: Builtin) -> bool {
    matches!(
        builtin,
        Builtin::Language | Builtin::Name | Builtin::NcName | Builtin::NmToken | Builtin::IdRef | Builtin::Id
    )
}

/// A number of digits that a text may have.
fn within(digits: Option<u32>) -> Option<u32> {
    digits.filter(|it| u64::from(*it) < LONGEST)
}

/// Texts to try, the plainest first.
pub(super) fn texts(mutation: Mutation, grammar: &Grammar, simple: &SimpleType, text: &str) -> Vec<String> {
    let facets = &simple.facets;
    match mutation {
        Mutation::Lexical => lexical(grammar, simple, text),
        Mutation::Empty => vec![String::new()],
        Mutation::TooLong => longer(simple, text),
        Mutation::TooShort => shorter(simple, text),
        Mutation::TooLarge => beyond(facets.max_inclusive.as_deref(), facets.max_exclusive.as_deref(), true),
        Mutation::TooSmall => beyond(facets.min_inclusive.as_deref(), facets.min_exclusive.as_deref(), false),
        Mutation::TooManyDigits => within(facets.total_digits).map(digits_beyond).into_iter().collect(),
        Mutation::TooManyFractionDigits => {
            let whole = text.split('.').next().unwrap_or("0");
            let more = |most: u32| format!("{whole}.{}1", "0".repeat(most as usize));
            within(facets.fraction_digits).map(more).into_iter().collect()
        }
        Mutation::Pattern => near_misses(text),
        Mutation::Character => vec![with_inserted(text, OUTSIDE), format!("{text}{OUTSIDE}")],
        Mutation::Decomposed => decomposed(text),
        Mutation::TimeZone => time_zone(simple, text),
        Mutation::TrailingBlank => vec![format!("{text} ")],
        Mutation::Enumeration => not_enumerated(simple, text),
        Mutation::Fixed => other_values(simple, text),
        _ => Vec::new(),
    }
}

fn lexical(grammar: &Grammar, simple: &SimpleType, text: &str) -> Vec<String> {
    match &simple.variety {
        // Three letters are no whole group; some validators pass over foreign characters.
        Variety::Atomic(Primitive::Base64Binary) => vec!["eov".to_owned()],
        // No number, date, truth value or name has a question mark after a letter.
        Variety::Atomic(_) => vec!["xoev?".to_owned()],
        Variety::List(item) => {
            let TypeKind::Simple(item) = &grammar.type_definition(*item).kind else { return Vec::new() };
            let is_text = matches!(item.variety, Variety::Atomic(Primitive::String | Primitive::AnyUri));
            let is_wrong =
                !is_text || !item.facets.enumeration.is_empty() || !item.facets.patterns.is_empty();
            if is_wrong { vec![format!("{text} xoev?")] } else { Vec::new() }
        }
        Variety::Union(_) => vec!["xoev?".to_owned(), format!("{text}{OUTSIDE}?")],
    }
}

/// Texts, of which lengths are counted in characters.
fn is_text(simple: &SimpleType) -> bool {
    matches!(simple.variety, Variety::Atomic(Primitive::String | Primitive::AnyUri))
}

fn longer(simple: &SimpleType, text: &str) -> Vec<String> {
    let most = simple.facets.max_length.or(simple.facets.length);
    let Some(most) = most.filter(|most| is_text(simple) && *most < LONGEST) else { return Vec::new() };
    let missing = (most + 1).saturating_sub(text.chars().count() as u64) as usize;
    let filled = |letter: char| text.chars().chain(std::iter::repeat_n(letter, missing)).collect();
    let last = text.chars().last().filter(|it| !it.is_whitespace());
    last.into_iter().chain(['x', '0', 'A']).map(filled).collect()
}

fn shorter(simple: &SimpleType, text: &str) -> Vec<String> {
    let least = simple.facets.min_length.or(simple.facets.length);
    let least = least.filter(|least| is_text(simple) && *least > 0);
    least.map(|least| text.chars().take(least as usize - 1).collect()).into_iter().collect()
}

fn near_misses(text: &str) -> Vec<String> {
    let mut out: Vec<String> = ["x", "-", "0", "Z", "#"].iter().map(|tail| format!("{text}{tail}")).collect();
    out.extend(["x", "0", "+"].iter().map(|head| format!("{head}{text}")));
    let mut letters = text.chars();
    letters.next();
    out.push(letters.as_str().to_owned());
    out
}

fn with_inserted(text: &str, character: char) -> String {
    let middle = text.chars().count() / 2;
    text.chars().take(middle).chain([character]).chain(text.chars().skip(middle)).collect()
}

fn decomposed(text: &str) -> Vec<String> {
    let own: String = text.nfd().collect();
    let longer: String = text.chars().chain(['ä']).nfd().collect();
    [own, longer].into_iter().filter(|it| it != text).collect()
}

fn time_zone(simple: &SimpleType, text: &str) -> Vec<String> {
    let is_date = matches!(
        simple.variety,
        Variety::Atomic(
            Primitive::Date
                | Primitive::DateTime
                | Primitive::Time
                | Primitive::GYear
                | Primitive::GYearMonth
        )
    );
    if !is_date || text.ends_with('Z') {
        return Vec::new();
    }
    vec![format!("{text}Z"), format!("{text}+01:00")]
}

fn not_enumerated(simple: &SimpleType, text: &str) -> Vec<String> {
    if simple.facets.enumeration.is_empty() {
        return Vec::new();
    }
    let mut out = vec!["xoev-unbekannt".to_owned()];
    out.extend(near_misses(text));
    out.extend(["9", "99", "999", "9999", "99999"].map(str::to_owned));
    out
}

fn other_values(simple: &SimpleType, text: &str) -> Vec<String> {
    let mut out: Vec<String> = simple.facets.enumeration.iter().map(|it| it.lexical.clone()).collect();
    out.extend(near_misses(text));
    out.extend(["true", "false", "1", "2"].map(str::to_owned));
    out
}
