//! Values by primitive type, where no name says what they are about.

use super::{Extent, Request, binary, number, text};
use xoev_runtime::grammar::{Builtin, Grammar, Primitive, SimpleType};

/// Longer texts show nothing that these do not.
const LONGEST: u64 = 4_000;
/// Texts are not made longer than this, even if a type asks for it.
const LONGEST_ASKED: u64 = 1_000_000;

/// What people write.
pub(super) fn usual(
    grammar: &Grammar,
    simple: &SimpleType,
    primitive: Primitive,
    request: &Request<'_>,
) -> Vec<String> {
    let number = request.variant.number;
    let owned = |texts: &[&str]| texts.iter().map(|&it| it.to_owned()).collect::<Vec<_>>();
    match primitive {
        Primitive::String | Primitive::AnySimpleType => strings(simple, request),
        Primitive::Boolean => {
            let is_test = request.names.first() == Some(&"test");
            if number.is_multiple_of(2) || is_test {
                owned(&["true", "1", "false", "0"])
            } else {
                owned(&["false", "0", "true", "1"])
            }
        }
        Primitive::Decimal => number::usual(simple, request),
        Primitive::Float | Primitive::Double => owned(&["1.5", "0", "1", "10", "-1.5", "100"]),
        Primitive::Duration => owned(&["P1D", "P1Y2M3D", "PT1H30M", "P1M", "PT0S"]),
        Primitive::Time => owned(&["09:30:00", "09:30:00Z", "09:30:00+01:00", "09:30:00.000"]),
        Primitive::HexBinary => binary::hex(simple),
        Primitive::Base64Binary => binary::base64(simple),
        Primitive::AnyUri => owned(&["urn:example:probe", "https://www.stadt.example/", "#probe", "probe"]),
        Primitive::QName => qnames(grammar, number),
        // Days and times have a topic; notations are enumerated.
        _ => Vec::new(),
    }
}

/// What lies at the bounds of the facets.
pub(super) fn at_bounds(simple: &SimpleType, primitive: Primitive, request: &Request<'_>) -> Vec<String> {
    let facets = &simple.facets;
    let highest = request.variant.extent != Extent::Lowest;
    match primitive {
        Primitive::Decimal => number::at_bounds(simple, highest),
        Primitive::String | Primitive::AnySimpleType | Primitive::AnyUri => {
            let most = facets.length.or(facets.max_length).map(|it| it.min(LONGEST));
            let least = facets.length.or(facets.min_length);
            let wanted = match request.variant.extent {
                Extent::Highest => [most, None],
                Extent::Lowest => [least.or(Some(1)), None],
                Extent::Typical => [most, least],
            };
            // Nobody reads a text as long as this; a schema may ask for one as long as it likes.
            let wanted = wanted.into_iter().flatten().filter(|length| *length <= LONGEST_ASKED);
            wanted.flat_map(|length| [text::of_length(length), digits(length), capitals(length)]).collect()
        }
        _ => {
            let upper = [&facets.max_inclusive, &facets.max_exclusive];
            let lower = [&facets.min_inclusive, &facets.min_exclusive];
            let ends = if highest { [upper, lower] } else { [lower, upper] };
            ends.into_iter().flatten().flatten().cloned().collect()
        }
    }
}

fn digits(length: u64) -> String {
    "1234567890".chars().cycle().take(length as usize).collect()
}

fn capitals(length: u64) -> String {
    "BEISPIEL".chars().cycle().take(length as usize).collect()
}

fn strings(simple: &SimpleType, request: &Request<'_>) -> Vec<String> {
    let mut texts = match simple.builtin {
        Builtin::Language => vec!["de".to_owned()],
        Builtin::NmToken | Builtin::Name | Builtin::NcName | Builtin::IdRef => {
            vec![format!("beispiel-{}", request.variant.number), "beispiel".to_owned()]
        }
        _ => Vec::new(),
    };
    let number = request.variant.number;
    if number > 0 {
        texts.push(format!("Beispiel {number}"));
    }
    texts.extend(["Beispiel", "1", "01", "A", "12345"].map(str::to_owned));
    texts
}

fn qnames(grammar: &Grammar, number: u32) -> Vec<String> {
    let elements = &grammar.global_elements;
    let first = number as usize % elements.len().max(1);
    let names = elements.iter().skip(first).chain(elements.iter().take(first));
    let qualified = names.filter_map(|(name, _)| {
        let name = grammar.names.get(name.index())?;
        let namespace = grammar.namespaces.get(name.namespace.index())?;
        (!namespace.prefix.is_empty()).then(|| format!("{}:{}", namespace.prefix, name.local))
    });
    qualified.take(3).chain(["xml:lang".to_owned()]).collect()
}
