//! Simple types as programs: white space, lexical form, facets (XSD 1.0 Part 1 §3.14, Part 2 §4).

use super::{Builtin, PatternId, Primitive, TypeId};
use serde::{Deserialize, Serialize};

/// A simple type with its effective facets (those of all derivation steps merged).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SimpleType {
    /// Atomic, list or union.
    pub variety: Variety,
    /// The nearest built-in type in the derivation chain: it decides the lexical form beyond the primitive
    /// (`integer`, `NCName`, …) and the Rust value type. `anySimpleType` for lists and unions.
    pub builtin: Builtin,
    /// `whiteSpace`.
    pub white_space: WhiteSpace,
    /// The constraining facets.
    pub facets: Facets,
}

/// `{variety}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Variety {
    /// A single value of a primitive type.
    Atomic(Primitive),
    /// A white-space separated list of items.
    List(TypeId),
    /// A value of the first member type that accepts it.
    Union(Vec<TypeId>),
}

/// `whiteSpace` (Part 2 §4.3.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum WhiteSpace {
    /// Nothing is changed.
    Preserve,
    /// Tab, line feed and carriage return become blanks.
    Replace,
    /// As `Replace`, then runs of blanks become one and the ends are trimmed.
    Collapse,
}

/// The constraining facets of a simple type, effective values.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Facets {
    /// `length`: characters, octets for the binary types, items for lists.
    pub length: Option<u64>,
    /// `minLength`.
    pub min_length: Option<u64>,
    /// `maxLength`.
    pub max_length: Option<u64>,
    /// `totalDigits`.
    pub total_digits: Option<u32>,
    /// `fractionDigits`.
    pub fraction_digits: Option<u32>,
    /// `minInclusive`, lexical form.
    pub min_inclusive: Option<String>,
    /// `minExclusive`, lexical form.
    pub min_exclusive: Option<String>,
    /// `maxInclusive`, lexical form.
    pub max_inclusive: Option<String>,
    /// `maxExclusive`, lexical form.
    pub max_exclusive: Option<String>,
    /// One entry for each derivation step that has patterns; all must match. The patterns of one step are
    /// alternatives and were joined into one [`Pattern`].
    pub patterns: Vec<PatternId>,
    /// `enumeration` of the most derived step that has one; empty means the facet is absent.
    pub enumeration: Vec<EnumerationValue>,
}

/// One value of an enumeration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnumerationValue {
    /// Lexical form, white space normalised.
    pub lexical: String,
    /// Namespace bindings in scope, kept only for QName and NOTATION: (prefix, URI).
    pub namespaces: Vec<(String, String)>,
}

/// A pattern of one derivation step.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Pattern {
    /// The XSD regular expressions of the step as the schema wrote them, for messages.
    pub sources: Vec<String>,
    /// The same as one expression in the syntax of the `regex-syntax` crate, without Unicode class names (all
    /// classes are spelled out as ranges), to be matched anchored at both ends over UTF-8.
    pub regex: String,
    /// What the expression is about.
    pub unit: PatternUnit,
}

/// What a regular expression calls a character (XSD 1.0 Part 2 Appendix F).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum PatternUnit {
    /// A character of ISO 10646, as the recommendation has it.
    #[default]
    CodePoint,
    /// A UTF-16 code unit, as validators have it whose texts are made of these: a character beyond U+FFFF is two, and
    /// neither is in any category or block. The expression is about texts in which each such surrogate is the
    /// character [`surrogate_character`] gives.
    Utf16,
}

impl PatternUnit {
    /// The name settings use: `code-point` or `utf-16`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::CodePoint => "code-point",
            Self::Utf16 => "utf-16",
        }
    }

    /// The unit of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        [Self::CodePoint, Self::Utf16].into_iter().find(|unit| unit.name() == name)
    }
}

/// The character that stands for a surrogate where patterns are about UTF-16 code units. Texts of such units have no other
/// characters beyond U+FFFF.
#[must_use]
pub fn surrogate_character(surrogate: u32) -> Option<char> {
    char::from_u32(surrogate.checked_sub(0xD800)?.checked_add(0x1_0000)?)
}
