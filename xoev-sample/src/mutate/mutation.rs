//! Kinds of mutations.

use std::fmt;
use std::str::FromStr;
use xoev_runtime::report::Language;

/// What is done to a valid message so that one rule is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mutation {
    /// A child that must be there is left out.
    MissingElement,
    /// A child stands once more than it may.
    SurplusElement,
    /// A child that no schema knows.
    UnknownElement,
    /// Two neighbours change places.
    Order,
    /// A name with two letters exchanged.
    Misspelt,
    /// A name in a foreign namespace.
    Namespace,
    /// A name with a namespace that must have none, or the other way round.
    Qualification,
    /// A root element no schema knows.
    Root,
    /// Text where only elements may stand.
    TextBetweenElements,
    /// An element where only text may stand.
    ElementInText,
    /// Content in an element that must be empty.
    ContentInEmpty,
    /// A required attribute is left out.
    MissingAttribute,
    /// An attribute that is not declared.
    UnknownAttribute,
    /// `xsi:nil` where it is not allowed, or with content.
    Nil,
    /// `xsi:type` with an unknown type.
    UnknownType,
    /// `xsi:type` with a type that is not derived from the declared one.
    ForeignType,
    /// No text of the built-in type.
    Lexical,
    /// Empty where a value must stand.
    Empty,
    /// Longer than allowed.
    TooLong,
    /// Shorter than allowed.
    TooShort,
    /// Above the greatest value.
    TooLarge,
    /// Below the least value.
    TooSmall,
    /// More digits than allowed.
    TooManyDigits,
    /// More digits after the point than allowed.
    TooManyFractionDigits,
    /// Not of the form the pattern asks for.
    Pattern,
    /// A character outside the repertoire.
    Character,
    /// A decomposed character (NFD).
    Decomposed,
    /// A date with a time zone where none may be.
    TimeZone,
    /// A blank at the end.
    TrailingBlank,
    /// A value or code that is not among those enumerated.
    Enumeration,
    /// Another value than the fixed one: version, list, standard.
    Fixed,
    /// A code that no version of the code list at hand has.
    Code,
    /// A code that only another version of the code list has.
    CodeOfOtherVersion,
    /// A version that the code list does not have, or another one than the schema fixes.
    CodeVersion,
    /// A key twice.
    DuplicateKey,
    /// A reference to a key that is not there.
    DanglingKeyReference,
    /// An ID twice.
    DuplicateId,
    /// An IDREF without ID.
    DanglingIdReference,
    /// The end of the message is missing.
    Truncated,
    /// Bytes of another encoding than the declared one.
    Encoding,
    /// An end tag of another name.
    EndTag,
    /// An ampersand that begins no reference.
    Reference,
    /// A prefix that is not declared.
    Prefix,
    /// An attribute twice.
    AttributeTwice,
    /// A character XML does not allow.
    ControlCharacter,
}

/// Each kind with its name on the command line and what it does, in German and English.
type Row = (Mutation, &'static str, &'static str, &'static str);

const TABLE: [Row; 45] = [
    (Mutation::MissingElement, "missing", "ein Pflichtelement fehlt", "a required element is missing"),
    (Mutation::SurplusElement, "surplus", "ein Element steht zu oft", "an element stands too often"),
    (Mutation::UnknownElement, "unknown", "ein unbekanntes Element", "an unknown element"),
    (Mutation::Order, "order", "zwei Elemente sind vertauscht", "two elements are exchanged"),
    (
        Mutation::Misspelt,
        "misspelt",
        "ein Elementname ist verschrieben",
        "the name of an element is misspelt",
    ),
    (
        Mutation::Namespace,
        "namespace",
        "ein Element steht in einem fremden Namensraum",
        "an element stands in a foreign namespace",
    ),
    (
        Mutation::Qualification,
        "qualification",
        "ein Element steht fälschlich mit oder ohne Namensraum",
        "an element wrongly stands with or without a namespace",
    ),
    (Mutation::Root, "root", "ein unbekanntes Wurzelelement", "an unknown root element"),
    (Mutation::TextBetweenElements, "text", "Text zwischen Elementen", "text between elements"),
    (
        Mutation::ElementInText,
        "element-in-text",
        "ein Element, wo nur Text stehen darf",
        "an element where only text may stand",
    ),
    (
        Mutation::ContentInEmpty,
        "content-in-empty",
        "Inhalt in einem leeren Element",
        "content in an empty element",
    ),
    (
        Mutation::MissingAttribute,
        "missing-attribute",
        "ein Pflichtattribut fehlt",
        "a required attribute is missing",
    ),
    (Mutation::UnknownAttribute, "unknown-attribute", "ein unbekanntes Attribut", "an unknown attribute"),
    (Mutation::Nil, "nil", "xsi:nil, wo es nicht stehen darf", "xsi:nil where it must not stand"),
    (
        Mutation::UnknownType,
        "unknown-type",
        "xsi:type nennt einen unbekannten Typ",
        "xsi:type names an unknown type",
    ),
    (
        Mutation::ForeignType,
        "foreign-type",
        "xsi:type nennt einen Typ, der nicht abgeleitet ist",
        "xsi:type names a type that is not derived",
    ),
    (Mutation::Lexical, "lexical", "ein Wert von falscher Art", "a value of the wrong kind"),
    (Mutation::Empty, "empty", "ein Wert fehlt", "a value is empty"),
    (Mutation::TooLong, "too-long", "ein Wert ist zu lang", "a value is too long"),
    (Mutation::TooShort, "too-short", "ein Wert ist zu kurz", "a value is too short"),
    (Mutation::TooLarge, "too-large", "ein Wert ist zu groß", "a value is too large"),
    (Mutation::TooSmall, "too-small", "ein Wert ist zu klein", "a value is too small"),
    (Mutation::TooManyDigits, "digits", "zu viele Ziffern", "too many digits"),
    (
        Mutation::TooManyFractionDigits,
        "fraction-digits",
        "zu viele Nachkommastellen",
        "too many digits after the point",
    ),
    (
        Mutation::Pattern,
        "pattern",
        "ein Wert hat nicht die verlangte Form",
        "a value has not the form asked for",
    ),
    (
        Mutation::Character,
        "character",
        "ein Zeichen außerhalb des Zeichenvorrats",
        "a character outside the repertoire",
    ),
    (Mutation::Decomposed, "decomposed", "ein zerlegtes Zeichen (NFD)", "a decomposed character (NFD)"),
    (Mutation::TimeZone, "time-zone", "ein Datum mit Zeitzone", "a date with a time zone"),
    (Mutation::TrailingBlank, "blank", "ein Leerzeichen am Ende", "a blank at the end"),
    (
        Mutation::Enumeration,
        "enumeration",
        "ein Wert, den die Liste nicht kennt",
        "a value the list does not have",
    ),
    (Mutation::Fixed, "fixed", "ein anderer als der feste Wert", "another value than the fixed one"),
    (Mutation::Code, "code", "ein Code, den die Codeliste nicht kennt", "a code the code list does not have"),
    (
        Mutation::CodeOfOtherVersion,
        "code-other-version",
        "ein Code aus einer anderen Fassung der Codeliste",
        "a code of another version of the code list",
    ),
    (
        Mutation::CodeVersion,
        "code-version",
        "eine falsche Fassung der Codeliste",
        "a wrong version of the code list",
    ),
    (Mutation::DuplicateKey, "key", "ein Schlüssel kommt doppelt vor", "a key stands twice"),
    (Mutation::DanglingKeyReference, "keyref", "ein Verweis geht ins Leere", "a reference leads nowhere"),
    (Mutation::DuplicateId, "id", "eine ID kommt doppelt vor", "an ID stands twice"),
    (Mutation::DanglingIdReference, "idref", "ein IDREF geht ins Leere", "an IDREF leads nowhere"),
    (Mutation::Truncated, "truncated", "die Nachricht bricht ab", "the message breaks off"),
    (
        Mutation::Encoding,
        "encoding",
        "Bytes passen nicht zur angegebenen Kodierung",
        "bytes are not of the declared encoding",
    ),
    (Mutation::EndTag, "end-tag", "ein falsches Endetikett", "a wrong end tag"),
    (Mutation::Reference, "reference", "ein einzelnes „&“", "a single “&”"),
    (Mutation::Prefix, "prefix", "ein Präfix ist nicht deklariert", "a prefix is not declared"),
    (Mutation::AttributeTwice, "attribute-twice", "ein Attribut steht doppelt", "an attribute stands twice"),
    (
        Mutation::ControlCharacter,
        "control-character",
        "ein in XML verbotenes Zeichen",
        "a character XML does not allow",
    ),
];

impl Mutation {
    /// All kinds.
    #[expect(clippy::indexing_slicing, reason = "computed by the compiler: out of bounds does not compile")]
    pub const ALL: [Self; TABLE.len()] = {
        let mut all = [Self::MissingElement; TABLE.len()];
        let mut at = 0;
        while at < TABLE.len() {
            all[at] = TABLE[at].0;
            at += 1;
        }
        all
    };

    fn row(self) -> &'static Row {
        TABLE.iter().find(|row| row.0 == self).unwrap_or(&TABLE[0])
    }

    /// Its name on the command line and in file names.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// What it does, in few words.
    #[must_use]
    pub fn description(self, language: Language) -> &'static str {
        match language {
            Language::De => self.row().2,
            Language::En => self.row().3,
        }
    }
}

impl fmt::Display for Mutation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Mutation {
    type Err = String;

    /// The kind of a name; the error lists the names.
    fn from_str(name: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|it| it.name() == name);
        found.ok_or_else(|| {
            let names: Vec<&str> = Self::ALL.into_iter().map(Self::name).collect();
            format!("expected one of {}", names.join(", "))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Mutation;

    #[test]
    fn every_kind_has_one_name() {
        for mutation in Mutation::ALL {
            assert_eq!(mutation.name().parse(), Ok(mutation));
        }
    }
}
