//! Sets of characters.

use super::blocks::block;
use regex_syntax::hir::{ClassUnicode, ClassUnicodeRange, HirKind};
use xoev_runtime::value::xml_name::{NAME_RANGES, NAME_START_RANGES};

/// A set of characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Class(ClassUnicode);

/// The general categories of Appendix F.1.1; `Cs` is none of them.
const CATEGORIES: [&str; 36] = [
    "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps",
    "Pe", "Pi", "Pf", "Po", "Z", "Zs", "Zl", "Zp", "S", "Sm", "Sc", "Sk", "So", "C", "Cc", "Cf", "Co", "Cn",
];

impl Class {
    pub(super) fn empty() -> Self {
        Self(ClassUnicode::empty())
    }

    pub(super) fn of(ranges: impl IntoIterator<Item = (char, char)>) -> Self {
        Self(ClassUnicode::new(ranges.into_iter().map(|(a, b)| ClassUnicodeRange::new(a, b))))
    }

    pub(super) fn char(c: char) -> Self {
        Self::of([(c, c)])
    }

    pub(super) fn union(&mut self, other: &Self) {
        self.0.union(&other.0);
    }

    pub(super) fn subtract(&mut self, other: &Self) {
        self.0.difference(&other.0);
    }

    pub(super) fn negated(mut self) -> Self {
        self.0.negate();
        self
    }

    pub(super) fn ranges(&self) -> impl ExactSizeIterator<Item = (char, char)> + '_ {
        self.0.ranges().iter().map(|r| (r.start(), r.end()))
    }

    /// `.`: anything but the ends of lines.
    pub(super) fn any_but_line_ends() -> Self {
        Self::of([('\n', '\n'), ('\r', '\r')]).negated()
    }

    /// A multi-character escape, or `None` if there is none of this letter.
    pub(super) fn multi_character_escape(letter: char) -> Option<Self> {
        let class = match letter.to_ascii_lowercase() {
            's' => Self::of([('\t', '\n'), ('\r', '\r'), (' ', ' ')]),
            'i' => Self::of(NAME_START_RANGES),
            'c' => Self::of(NAME_RANGES),
            'd' => Self::category("Nd")?,
            'w' => {
                // All but punctuation, separators and "other".
                let mut excluded = Self::category("P")?;
                excluded.union(&Self::category("Z")?);
                excluded.union(&Self::category("C")?);
                excluded.negated()
            }
            _ => return None,
        };
        Some(if letter.is_ascii_uppercase() { class.negated() } else { class })
    }

    /// What stands between the braces of `\p{}`: a general category, or a block after `Is`.
    pub(super) fn property(name: &str) -> Option<Self> {
        match name.strip_prefix("Is") {
            Some(name) => block(name).map(|ranges| Self::of(ranges.into_iter().filter_map(characters))),
            None => Self::category(name),
        }
    }

    fn category(name: &str) -> Option<Self> {
        if !CATEGORIES.contains(&name) {
            return None;
        }
        match regex_syntax::parse(&format!(r"\p{{gc={name}}}")).ok()?.into_kind() {
            HirKind::Class(regex_syntax::hir::Class::Unicode(class)) => Some(Self(class)),
            // A category of one character.
            HirKind::Literal(literal) => std::str::from_utf8(&literal.0).ok()?.chars().next().map(Self::char),
            _ => None,
        }
    }
}

/// A range of code points as characters; the surrogate blocks hold none.
fn characters((first, last): (u32, u32)) -> Option<(char, char)> {
    Some((char::from_u32(first)?, char::from_u32(last)?))
}
