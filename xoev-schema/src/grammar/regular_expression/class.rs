//! Sets of characters.

use super::blocks::block;
use regex_syntax::hir::{ClassUnicode, ClassUnicodeRange, HirKind};
use xoev_runtime::grammar::PatternUnit;
use xoev_runtime::value::xml_name::{NAME_RANGES, NAME_START_RANGES};

/// A set of characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Class {
    characters: ClassUnicode,
    /// Whether surrogates are in it, where texts are UTF-16 code units: they are in no category and no block.
    has_surrogates: bool,
}

/// The last character of the first plane.
const LAST_OF_FIRST_PLANE: char = '\u{FFFF}';

/// The general categories of Appendix F.1.1; `Cs` is none of them.
const CATEGORIES: [&str; 36] = [
    "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps",
    "Pe", "Pi", "Pf", "Po", "Z", "Zs", "Zl", "Zp", "S", "Sm", "Sc", "Sk", "So", "C", "Cc", "Cf", "Co", "Cn",
];

impl Class {
    pub(super) fn empty() -> Self {
        Self { characters: ClassUnicode::empty(), has_surrogates: false }
    }

    pub(super) fn of(ranges: impl IntoIterator<Item = (char, char)>) -> Self {
        let ranges = ranges.into_iter().map(|(a, b)| ClassUnicodeRange::new(a, b));
        Self { characters: ClassUnicode::new(ranges), has_surrogates: false }
    }

    pub(super) fn char(c: char) -> Self {
        Self::of([(c, c)])
    }

    pub(super) fn union(&mut self, other: &Self) {
        self.characters.union(&other.characters);
        self.has_surrogates |= other.has_surrogates;
    }

    pub(super) fn subtract(&mut self, other: &Self) {
        self.characters.difference(&other.characters);
        self.has_surrogates &= !other.has_surrogates;
    }

    /// All that is not in it. Of UTF-16 code units these are units: what lies beyond the first plane is none.
    pub(super) fn negated(mut self, unit: PatternUnit) -> Self {
        self.characters.negate();
        self.has_surrogates = !self.has_surrogates;
        self.seen_as(unit)
    }

    fn without_other_planes(mut self) -> Self {
        self.characters.intersect(&Self::of([('\0', LAST_OF_FIRST_PLANE)]).characters);
        self
    }

    pub(super) fn ranges(&self) -> impl ExactSizeIterator<Item = (char, char)> + '_ {
        self.characters.ranges().iter().map(|r| (r.start(), r.end()))
    }

    pub(super) fn has_surrogates(&self) -> bool {
        self.has_surrogates
    }

    /// Its characters up to U+FFFF.
    pub(super) fn within_the_first_plane(&self) -> Self {
        let class = self.clone().without_other_planes();
        Self { has_surrogates: false, ..class }
    }

    /// Its characters beyond U+FFFF.
    pub(super) fn beyond_the_first_plane(&self) -> impl Iterator<Item = (char, char)> + '_ {
        self.ranges()
            .filter(|&(_, last)| last > LAST_OF_FIRST_PLANE)
            .map(|(first, last)| (first.max('\u{10000}'), last))
    }

    /// `.`: anything but the ends of lines.
    pub(super) fn any_but_line_ends(unit: PatternUnit) -> Self {
        Self::of([('\n', '\n'), ('\r', '\r')]).negated(unit)
    }

    /// A multi-character escape, or `None` if there is none of this letter.
    pub(super) fn multi_character_escape(letter: char, unit: PatternUnit) -> Option<Self> {
        let class = match letter.to_ascii_lowercase() {
            's' => Self::of([('\t', '\n'), ('\r', '\r'), (' ', ' ')]),
            'i' => Self::of(NAME_START_RANGES),
            'c' => Self::of(NAME_RANGES),
            'd' => Self::category("Nd", unit)?,
            'w' => {
                // All but punctuation, separators and "other".
                let mut excluded = Self::category("P", unit)?;
                excluded.union(&Self::category("Z", unit)?);
                excluded.union(&Self::category("C", unit)?);
                excluded.negated(unit)
            }
            _ => return None,
        };
        Some(if letter.is_ascii_uppercase() { class.negated(unit) } else { class })
    }

    /// What stands between the braces of `\p{}`: a general category, or a block after `Is`.
    pub(super) fn property(name: &str, unit: PatternUnit) -> Option<Self> {
        match name.strip_prefix("Is") {
            Some(name) => {
                block(name).map(|ranges| Self::of(ranges.into_iter().filter_map(characters)).seen_as(unit))
            }
            None => Self::category(name, unit),
        }
    }

    /// Without what a unit cannot be.
    fn seen_as(self, unit: PatternUnit) -> Self {
        match unit {
            PatternUnit::CodePoint => self,
            PatternUnit::Utf16 => self.without_other_planes(),
        }
    }

    fn category(name: &str, unit: PatternUnit) -> Option<Self> {
        if !CATEGORIES.contains(&name) {
            return None;
        }
        match regex_syntax::parse(&format!(r"\p{{gc={name}}}")).ok()?.into_kind() {
            HirKind::Class(regex_syntax::hir::Class::Unicode(characters)) => {
                Some(Self { characters, has_surrogates: false }.seen_as(unit))
            }
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
