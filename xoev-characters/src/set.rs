//! The repertoires by name.

use crate::check;
use crate::fault::CharacterFault;
use crate::repertoire::{self, A, B, C, D, E, LATIN, SPEC};
use std::fmt;

/// One of the five data types of DIN 91379 and of DIN SPEC 91379.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Datatype {
    /// Names of natural persons.
    A,
    /// Other names: places, streets with house numbers.
    B,
    /// All normative characters.
    C,
    /// Names of legal persons and products: with extended characters that are no letters, and Greek.
    D,
    /// All normative and all extended characters, Greek and Cyrillic among them.
    E,
}

impl Datatype {
    /// The five.
    pub const ALL: [Self; 5] = [Self::A, Self::B, Self::C, Self::D, Self::E];

    fn bit(self) -> u8 {
        match self {
            Self::A => A,
            Self::B => B,
            Self::C => C,
            Self::D => D,
            Self::E => E,
        }
    }
}

impl fmt::Display for Datatype {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

/// A set of characters and sequences of characters that a text may consist of.
///
/// A text belongs to it if it is a row of such characters and sequences; the empty text does. This is exactly what the
/// `pattern` of the published XML Schema type says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CharacterSet {
    /// String.Latin 1.1: type `String.Latin` of `http://xoev.de/latinchars/1_1/datatypes`.
    StringLatin,
    /// DIN SPEC 91379:2019-03: types `datatypeA` … `datatypeE` of
    /// `urn:xoev-de:kosit:xoev:datentyp:din-spec-91379_2019-03`.
    DinSpec91379(Datatype),
    /// DIN 91379:2022-08: types `datatypeA` … `datatypeE` of `urn:xoev-de:kosit:xoev:datentyp:din-91379_2022-08`.
    Din91379(Datatype),
}

impl CharacterSet {
    /// All eleven, the oldest first.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let specification = Datatype::ALL.map(Self::DinSpec91379);
        let norm = Datatype::ALL.map(Self::Din91379);
        [Self::StringLatin].into_iter().chain(specification).chain(norm).collect()
    }

    /// The norm it comes from, with the date of its edition.
    #[must_use]
    pub fn norm(self) -> &'static str {
        match self {
            Self::StringLatin => "String.Latin 1.1",
            Self::DinSpec91379(_) => "DIN SPEC 91379:2019-03",
            Self::Din91379(_) => "DIN 91379:2022-08",
        }
    }

    /// Which of the norm's data types; String.Latin has one only.
    #[must_use]
    pub fn datatype(self) -> Option<Datatype> {
        match self {
            Self::StringLatin => None,
            Self::DinSpec91379(datatype) | Self::Din91379(datatype) => Some(datatype),
        }
    }

    /// The namespace and the name of the type in the published XML Schemas.
    #[must_use]
    pub fn schema_type(self) -> (&'static str, &'static str) {
        let name = match self.datatype() {
            None => "String.Latin",
            Some(Datatype::A) => "datatypeA",
            Some(Datatype::B) => "datatypeB",
            Some(Datatype::C) => "datatypeC",
            Some(Datatype::D) => "datatypeD",
            Some(Datatype::E) => "datatypeE",
        };
        let namespace = match self {
            Self::StringLatin => "http://xoev.de/latinchars/1_1/datatypes",
            Self::DinSpec91379(_) => "urn:xoev-de:kosit:xoev:datentyp:din-spec-91379_2019-03",
            Self::Din91379(_) => "urn:xoev-de:kosit:xoev:datentyp:din-91379_2022-08",
        };
        (namespace, name)
    }

    /// The bits a character must have to belong.
    pub(crate) fn mask(self) -> u8 {
        match self {
            Self::StringLatin => LATIN,
            Self::DinSpec91379(datatype) => SPEC | datatype.bit(),
            Self::Din91379(datatype) => datatype.bit(),
        }
    }

    /// Whether a text belongs to it. Linear in the text, without allocation.
    #[must_use]
    pub fn accepts(self, text: &str) -> bool {
        check::first_misfit(self.mask(), text, 0).is_none()
    }

    /// Whether a character may stand alone. Marks do not, they belong to [sequences](Self::units).
    #[must_use]
    pub fn contains(self, character: char) -> bool {
        let mask = self.mask();
        repertoire::class(character) & mask == mask
    }

    /// What in a text does not belong, in the order of the text.
    ///
    /// # Errors
    /// Every character, with the marks on it, that does not belong.
    pub fn check(self, text: &str) -> Result<(), Vec<CharacterFault>> {
        match check::first_misfit(self.mask(), text, 0) {
            None => Ok(()),
            Some(misfit) => Err(check::faults(self, text, misfit)),
        }
    }

    /// All characters, and all sequences of a letter with marks, each as a text; sorted by code points.
    #[must_use]
    pub fn units(self) -> Vec<String> {
        repertoire::units(self.mask())
    }
}

impl fmt::Display for CharacterSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.norm())?;
        match self.datatype() {
            Some(datatype) => write!(f, " ({datatype})"),
            None => Ok(()),
        }
    }
}
