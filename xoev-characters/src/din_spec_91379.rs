//! The text types of DIN SPEC 91379:2019-03, which DIN 91379:2022-08 has replaced, as
//! `urn:xoev-de:kosit:xoev:datentyp:din-spec-91379_2019-03` has them.
//!
//! They have what DIN 91379 has, but for U+1E17 and the sequences U+0113 U+030D and U+014D U+030D in all five, and
//! U+2032 and U+2033 in D and E.

use crate::StringLatin;
use crate::set::{CharacterSet, Datatype};
use crate::types::{conversions, text_type};

text_type! {
    /// Data type A of DIN SPEC 91379:2019-03: names of natural persons. 517 characters and 147 sequences.
    DatatypeA = CharacterSet::DinSpec91379(Datatype::A)
}

text_type! {
    /// Data type B of DIN SPEC 91379:2019-03: other names, such as those of places, and of streets with house
    /// numbers. 577 characters and 147 sequences.
    DatatypeB = CharacterSet::DinSpec91379(Datatype::B)
}

text_type! {
    /// Data type C of DIN SPEC 91379:2019-03: all normative characters. 587 characters and 147 sequences.
    DatatypeC = CharacterSet::DinSpec91379(Datatype::C)
}

text_type! {
    /// Data type D of DIN SPEC 91379:2019-03: names of legal persons and of products. 692 characters and 147
    /// sequences.
    DatatypeD = CharacterSet::DinSpec91379(Datatype::D)
}

text_type! {
    /// Data type E of DIN SPEC 91379:2019-03: all normative and all extended characters. 758 characters and 147
    /// sequences.
    DatatypeE = CharacterSet::DinSpec91379(Datatype::E)
}

conversions! {
    DatatypeA => DatatypeB, DatatypeA => DatatypeC, DatatypeA => DatatypeD, DatatypeA => DatatypeE,
    DatatypeB => DatatypeC, DatatypeB => DatatypeD, DatatypeB => DatatypeE,
    DatatypeC => DatatypeE, DatatypeD => DatatypeE,
    StringLatin => DatatypeC, StringLatin => DatatypeE,
}
