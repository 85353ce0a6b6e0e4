//! The text types of DIN 91379:2022-08 (characters in Unicode for the electronic processing of names and the data
//! exchange in Europe), as `urn:xoev-de:kosit:xoev:datentyp:din-91379_2022-08` has them.

use crate::set::{CharacterSet, Datatype};
use crate::types::{conversions, text_type};
use crate::{StringLatin, din_spec_91379 as specification};

text_type! {
    /// Data type A of DIN 91379:2022-08: names of natural persons. 518 characters and 149 sequences: the Latin
    /// letters of the norm, and of the other characters the few that names have; no digits.
    ///
    /// ```
    /// use xoev_characters::DatatypeA;
    ///
    /// let name: DatatypeA = "D’Arçon-Çelik".parse()?;
    /// let faults = DatatypeA::check("Müller 3").unwrap_err();
    /// assert_eq!((faults[0].index, faults[0].character), (7, '3'));
    /// # Ok::<(), xoev_characters::InvalidText>(())
    /// ```
    DatatypeA = CharacterSet::Din91379(Datatype::A)
}

text_type! {
    /// Data type B of DIN 91379:2022-08: other names, such as those of places, and of streets with house numbers. 578
    /// characters and 149 sequences: those of [`DatatypeA`], digits and the usual signs.
    DatatypeB = CharacterSet::Din91379(Datatype::B)
}

text_type! {
    /// Data type C of DIN 91379:2022-08: all normative characters. 588 characters and 149 sequences: those of
    /// [`DatatypeB`], some signs more, the tab, the line breaks and the no-break space; no Greek or Cyrillic letters.
    DatatypeC = CharacterSet::Din91379(Datatype::C)
}

text_type! {
    /// Data type D of DIN 91379:2022-08: names of legal persons and of products. 695 characters and 149 sequences:
    /// those of [`DatatypeB`], the extended (not normative) characters that are no letters, Greek; no line breaks.
    /// Only for procedures that support the extended characters.
    DatatypeD = CharacterSet::Din91379(Datatype::D)
}

text_type! {
    /// Data type E of DIN 91379:2022-08: all normative and all extended characters, for instance for exchange across
    /// borders. 761 characters and 149 sequences: those of [`DatatypeC`] and of [`DatatypeD`], and Cyrillic letters.
    /// Only for procedures that support the extended characters.
    DatatypeE = CharacterSet::Din91379(Datatype::E)
}

conversions! {
    DatatypeA => DatatypeB, DatatypeA => DatatypeC, DatatypeA => DatatypeD, DatatypeA => DatatypeE,
    DatatypeB => DatatypeC, DatatypeB => DatatypeD, DatatypeB => DatatypeE,
    DatatypeC => DatatypeE, DatatypeD => DatatypeE,
    specification::DatatypeA => DatatypeA, specification::DatatypeB => DatatypeB,
    specification::DatatypeC => DatatypeC, specification::DatatypeD => DatatypeD,
    specification::DatatypeE => DatatypeE,
    StringLatin => DatatypeC, StringLatin => DatatypeE,
}
