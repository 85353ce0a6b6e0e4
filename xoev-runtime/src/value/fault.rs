//! Why a text is no value of a simple type.

use crate::grammar::Builtin;
use std::fmt;

/// Why a text is no value of a simple type. Texts for people are made in `report/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueFault {
    /// Not in the lexical space of the built-in type.
    Lexical {
        /// The built-in.
        builtin: Builtin,
    },
    /// No alternative of a `pattern` step matches.
    Pattern {
        /// The alternatives, as the schema writes them.
        patterns: Vec<String>,
        /// The first character with which nothing that matches can begin; `None` where the text is only too short.
        misfit: Option<Misfit>,
    },
    /// Not among the enumerated values.
    Enumeration {
        /// The allowed values.
        allowed: Vec<String>,
    },
    /// `length`.
    Length {
        /// Counted.
        actual: u64,
        /// Wanted.
        expected: u64,
        /// What was counted.
        unit: LengthUnit,
    },
    /// `minLength`.
    MinLength {
        /// Counted.
        actual: u64,
        /// At least.
        minimum: u64,
        /// What was counted.
        unit: LengthUnit,
    },
    /// `maxLength`.
    MaxLength {
        /// Counted.
        actual: u64,
        /// At most.
        maximum: u64,
        /// What was counted.
        unit: LengthUnit,
    },
    /// `minInclusive`.
    MinInclusive {
        /// The bound.
        bound: String,
    },
    /// `minExclusive`.
    MinExclusive {
        /// The bound.
        bound: String,
    },
    /// `maxInclusive`.
    MaxInclusive {
        /// The bound.
        bound: String,
    },
    /// `maxExclusive`.
    MaxExclusive {
        /// The bound.
        bound: String,
    },
    /// `totalDigits`.
    TotalDigits {
        /// Counted.
        actual: u32,
        /// At most.
        maximum: u32,
    },
    /// `fractionDigits`.
    FractionDigits {
        /// Counted.
        actual: u32,
        /// At most.
        maximum: u32,
    },
    /// An item of a list is wrong.
    ListItem {
        /// The item's number, from 1.
        number: usize,
        /// The item.
        item: String,
        /// What is wrong with it.
        fault: Box<Self>,
    },
    /// No member type of a union accepts it.
    Union,
    /// As `Union`; with what is wrong for each member type, those of unions in the union included.
    UnionMembers {
        /// Each fault once, in the order of the members; at least one.
        faults: Vec<Self>,
    },
    /// A QName whose prefix is bound to no namespace.
    UnboundPrefix {
        /// The prefix.
        prefix: String,
    },
    /// A NOTATION that is not declared.
    UndeclaredNotation,
}

/// A character of a text that does not fit a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Misfit {
    /// Where it begins in the text (white space normalised), in bytes of UTF-8.
    pub offset: usize,
    /// Where it stands in the text, in characters from 0.
    pub index: usize,
    /// The character.
    pub character: char,
}

/// What a length facet counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LengthUnit {
    /// Characters.
    Characters,
    /// Octets of the binary types.
    Octets,
    /// Items of a list.
    Items,
}

impl ValueFault {
    /// The rule's id (XSD 1.0 Part 2 §4, Part 1 §3.14.4).
    #[must_use]
    pub fn rule(&self) -> &'static str {
        match self {
            Self::Lexical { .. } | Self::UnboundPrefix { .. } | Self::UndeclaredNotation => {
                "cvc-datatype-valid.1.2.1"
            }
            Self::ListItem { .. } => "cvc-datatype-valid.1.2.2",
            Self::Union | Self::UnionMembers { .. } => "cvc-datatype-valid.1.2.3",
            Self::Pattern { .. } => "cvc-pattern-valid",
            Self::Enumeration { .. } => "cvc-enumeration-valid",
            Self::Length { .. } => "cvc-length-valid",
            Self::MinLength { .. } => "cvc-minLength-valid",
            Self::MaxLength { .. } => "cvc-maxLength-valid",
            Self::MinInclusive { .. } => "cvc-minInclusive-valid",
            Self::MinExclusive { .. } => "cvc-minExclusive-valid",
            Self::MaxInclusive { .. } => "cvc-maxInclusive-valid",
            Self::MaxExclusive { .. } => "cvc-maxExclusive-valid",
            Self::TotalDigits { .. } => "cvc-totalDigits-valid",
            Self::FractionDigits { .. } => "cvc-fractionDigits-valid",
        }
    }
}

/// Short, for a program's own errors; reports have better texts.
impl fmt::Display for ValueFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lexical { builtin } => write!(f, "not a value of xs:{}", builtin.name()),
            Self::Pattern { patterns, .. } => {
                write!(f, "does not match the pattern {}", patterns.join(" | "))
            }
            Self::Enumeration { allowed } => {
                let shown = allowed.iter().take(10).map(String::as_str).collect::<Vec<_>>().join(", ");
                let more = if allowed.len() > 10 { ", …" } else { "" };
                write!(f, "not among the allowed values {shown}{more}")
            }
            Self::Length { actual, expected, unit } => write!(f, "{actual} {unit} instead of {expected}"),
            Self::MinLength { actual, minimum, unit } => write!(f, "{actual} {unit}, at least {minimum}"),
            Self::MaxLength { actual, maximum, unit } => write!(f, "{actual} {unit}, at most {maximum}"),
            Self::MinInclusive { bound } => write!(f, "must not be less than {bound}"),
            Self::MinExclusive { bound } => write!(f, "must be greater than {bound}"),
            Self::MaxInclusive { bound } => write!(f, "must not be greater than {bound}"),
            Self::MaxExclusive { bound } => write!(f, "must be less than {bound}"),
            Self::TotalDigits { actual, maximum } => write!(f, "{actual} digits, at most {maximum}"),
            Self::FractionDigits { actual, maximum } => {
                write!(f, "{actual} digits after the point, at most {maximum}")
            }
            Self::ListItem { number, item, fault } => write!(f, "item {number} \"{item}\": {fault}"),
            Self::Union => f.write_str("no member type accepts it"),
            Self::UnionMembers { faults } => {
                let faults: Vec<String> = faults.iter().take(10).map(ToString::to_string).collect();
                write!(f, "no member type accepts it: {}", faults.join("; "))
            }
            Self::UnboundPrefix { prefix } => write!(f, "the prefix {prefix} is bound to no namespace"),
            Self::UndeclaredNotation => f.write_str("the notation is not declared"),
        }
    }
}

impl std::error::Error for ValueFault {}

/// So that one function serves built-in types and those of a schema, whose fault also knows the text.
impl AsRef<Self> for ValueFault {
    fn as_ref(&self) -> &Self {
        self
    }
}

impl fmt::Display for LengthUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Characters => "characters",
            Self::Octets => "octets",
            Self::Items => "items",
        })
    }
}
