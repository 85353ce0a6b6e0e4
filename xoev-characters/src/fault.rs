//! What is wrong with a text.

use crate::normalize::nfc;
use crate::set::{CharacterSet, Datatype};
use std::fmt;

/// A character, with the marks on it, that does not belong to a [`CharacterSet`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CharacterFault {
    /// What it does not belong to.
    pub set: CharacterSet,
    /// Where it begins in the text, in bytes of UTF-8.
    pub offset: usize,
    /// Where it begins in the text, in characters (code points) from 0.
    pub index: usize,
    /// The character with all marks that follow it.
    pub text: String,
    /// The first code point of it that does not belong.
    pub character: char,
    /// What is wrong.
    pub kind: FaultKind,
}

/// In which way a character does not belong.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum FaultKind {
    /// The character is not in the repertoire.
    Character,
    /// The mark is not in the repertoire on this letter, or it has none.
    Combination,
    /// The text is not in normalisation form C: letter and mark stand one after the other, or another code point is
    /// used for the same character. In that form it would belong.
    NotNormalized {
        /// The character as it would be accepted.
        composed: String,
    },
}

impl CharacterFault {
    /// The Unicode name of [`CharacterFault::character`]; `None` for control characters, code points without a name,
    /// and without the feature `names`.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        name(self.character)
    }

    /// The code points of [`CharacterFault::text`], as `U+0075 U+0308`.
    #[must_use]
    pub fn code_points(&self) -> String {
        code_points(&self.text)
    }

    /// Which data types of the same norm have the character, or have it once it is normalised.
    #[must_use]
    pub fn accepted_in(&self) -> Vec<Datatype> {
        let text = nfc(&self.text);
        let of = |datatype| match self.set {
            CharacterSet::DinSpec91379(_) => CharacterSet::DinSpec91379(datatype),
            CharacterSet::StringLatin | CharacterSet::Din91379(_) => CharacterSet::Din91379(datatype),
        };
        Datatype::ALL.into_iter().filter(|datatype| of(*datatype).accepts(&text)).collect()
    }
}

/// The Unicode name of a character.
#[cfg(feature = "names")]
pub(crate) fn name(character: char) -> Option<String> {
    unicode_names2::name(character).map(|name| name.to_string())
}

#[cfg(not(feature = "names"))]
pub(crate) fn name(_: char) -> Option<String> {
    None
}

/// The code points of a text, as `U+0075 U+0308`.
pub(crate) fn code_points(text: &str) -> String {
    let codes: Vec<String> = text.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
    codes.join(" ")
}

/// A text that is no value of a type, with all its faults.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidText {
    /// What the text does not belong to.
    pub set: CharacterSet,
    /// The text.
    pub text: String,
    /// What in it does not belong; at least one.
    pub faults: Vec<CharacterFault>,
}

impl fmt::Display for InvalidText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a text of {}", self.set)?;
        for (at, fault) in self.faults.iter().enumerate() {
            write!(f, "{} {fault}", if at == 0 { ":" } else { ";" })?;
        }
        Ok(())
    }
}

impl std::error::Error for InvalidText {}
