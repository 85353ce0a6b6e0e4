//! What is not as it should be in a code list that could be read all the same.

use crate::list::composed;
use std::fmt;
use xoev_runtime::report::{Language, Position};

/// A fault of a list, once for all places where it occurs in the same way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub kind: FindingKind,
    /// The first place.
    pub position: Position,
    /// How often it occurs.
    pub count: usize,
    /// The first value it is about, where it is about values.
    pub example: Option<String>,
}

/// The kinds of faults. Columns are named by their `Id`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FindingKind {
    /// The bytes are not UTF-8, as the document says or does not say otherwise; they were read as ISO-8859-1.
    Encoding,
    /// The root element is in no namespace of Genericode.
    RootNamespace {
        /// Its namespace.
        namespace: String,
    },
    /// Elements that must be in no namespace are in that of Genericode.
    QualifiedElements,
    /// An element Genericode does not have there; it was passed over.
    UnknownElement {
        /// Its name.
        name: String,
    },
    /// Annotations in a vocabulary that is none of XÖV's; names XÖV uses were understood all the same.
    Vocabulary {
        /// Its namespace.
        namespace: String,
    },
    /// Something the list should say about itself.
    MissingMetadata {
        /// What is missing.
        what: Metadata,
    },
    /// `CanonicalVersionUri` is not the Kennung, an underscore and the version.
    VersionUri {
        /// What it is expected to be.
        expected: String,
    },
    /// The columns are declared in another document, which is not read: they were taken from the values.
    ExternalColumns {
        /// The document.
        uri: String,
    },
    /// Two columns have the same `Id`; the second was passed over.
    DuplicateColumn {
        /// The column.
        column: String,
    },
    /// Something refers to a column that is not declared; it was added.
    UnknownColumn {
        /// The column.
        column: String,
    },
    /// The list declares no key.
    NoKey,
    /// No key is marked as that of the codes; the first was taken.
    NoCodeColumn,
    /// Several keys are marked as that of the codes; the first was taken.
    SeveralCodeColumns {
        /// Their columns.
        columns: Vec<String>,
    },
    /// The list has no rows.
    NoRows,
    /// A row has no value, or an empty one, in a column that is required.
    MissingValue {
        /// The column.
        column: String,
    },
    /// A row has two values in a column; the second was passed over.
    RepeatedValue {
        /// The column.
        column: String,
    },
    /// A row has the values of an earlier row in the columns of a key.
    DuplicateKey {
        /// The columns of the key.
        columns: Vec<String>,
    },
    /// White space before or after a value, or more than one blank within a key; it was taken out.
    Blanks {
        /// The column.
        column: String,
    },
    /// Decomposed characters; they were composed (NFC).
    Decomposed {
        /// The column.
        column: String,
    },
    /// U+FFFD stands where a wrong decoding has lost a character.
    LostCharacter {
        /// The column.
        column: String,
    },
    /// A key that a spreadsheet has turned into a rounded number, such as `1,00411E+11`.
    SpreadsheetNumber {
        /// The column.
        column: String,
    },
    /// A value is not of the type the column declares.
    DataType {
        /// The column.
        column: String,
        /// The type.
        data_type: String,
    },
    /// An annotation that is a day is not written as one.
    Date {
        /// The element.
        element: String,
    },
    /// A value is structured; its text alone was kept.
    ComplexValue {
        /// The column.
        column: String,
    },
}

/// What a list should say about itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Metadata {
    /// `ShortName`.
    ShortName,
    /// `Version`.
    Version,
    /// `CanonicalUri`: without it no message can mean the list.
    Identifier,
    /// `CanonicalVersionUri`.
    VersionIdentifier,
    /// `Agency/LongName`, or the publisher's short name.
    Publisher,
    /// A description.
    Description,
    /// The day from which on the version is valid.
    ValidFrom,
}

impl Metadata {
    /// The name of the element.
    #[must_use]
    pub const fn element(self) -> &'static str {
        match self {
            Self::ShortName => "ShortName",
            Self::Version => "Version",
            Self::Identifier => "CanonicalUri",
            Self::VersionIdentifier => "CanonicalVersionUri",
            Self::Publisher => "Agency",
            Self::Description => "codelistDescription",
            Self::ValidFrom => "validFrom",
        }
    }
}

impl FindingKind {
    /// The rule that is broken.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::Encoding => "xoev-genericode-encoding",
            Self::RootNamespace { .. } | Self::QualifiedElements => "xoev-genericode-namespace",
            Self::UnknownElement { .. } => "xoev-genericode-element",
            Self::Vocabulary { .. } => "xoev-genericode-vocabulary",
            Self::MissingMetadata { .. } => "xoev-genericode-metadata",
            Self::VersionUri { .. } => "xoev-genericode-version-uri",
            Self::ExternalColumns { .. } => "xoev-genericode-external-columns",
            Self::DuplicateColumn { .. } | Self::UnknownColumn { .. } => "xoev-genericode-column",
            Self::NoKey | Self::NoCodeColumn | Self::SeveralCodeColumns { .. } => {
                "xoev-genericode-code-column"
            }
            Self::NoRows => "xoev-genericode-no-rows",
            Self::MissingValue { .. } => "xoev-genericode-missing-value",
            Self::RepeatedValue { .. } => "xoev-genericode-repeated-value",
            Self::DuplicateKey { .. } => "xoev-genericode-duplicate-key",
            Self::Blanks { .. } => "xoev-genericode-blanks",
            Self::Decomposed { .. } => "xoev-genericode-nfc",
            Self::LostCharacter { .. } => "xoev-genericode-lost-character",
            Self::SpreadsheetNumber { .. } => "xoev-genericode-spreadsheet-number",
            Self::DataType { .. } | Self::Date { .. } => "xoev-genericode-data-type",
            Self::ComplexValue { .. } => "xoev-genericode-complex-value",
        }
    }
}

impl Finding {
    /// The rule that is broken.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        self.kind.rule()
    }

    /// What is wrong, as one sentence, with the first value and the number of places.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let mut text = match language {
            Language::De => german(&self.kind),
            Language::En => english(&self.kind),
        };
        if let Some(example) = &self.example {
            text.push_str(&match language {
                Language::De => format!(": ‚{}‘", shown(example)),
                Language::En => format!(": '{}'", shown(example)),
            });
        }
        if self.count > 1 {
            text.push_str(&match language {
                Language::De => format!(" ({} Stellen)", self.count),
                Language::En => format!(" ({} places)", self.count),
            });
        }
        text
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} [{}]", self.position, self.message(Language::En), self.rule())
    }
}

/// A value for a message: not longer than a line, with what cannot be seen made visible.
fn shown(value: &str) -> String {
    const LENGTH: usize = 60;
    let is_decomposed = composed(value) != value;
    let mut out = String::new();
    for (at, c) in value.chars().enumerate() {
        match c {
            _ if at == LENGTH => {
                out.push('…');
                break;
            }
            c if is_decomposed && !c.is_ascii() => out.push_str(&format!("\\u{{{:04X}}}", u32::from(c))),
            c if c.is_control() || (c.is_whitespace() && c != ' ') => out.extend(c.escape_default()),
            c => out.push(c),
        }
    }
    out
}

fn german(kind: &FindingKind) -> String {
    match kind {
        FindingKind::Encoding => {
            "Die Datei ist nicht in UTF-8, wie sie angibt; gelesen als ISO-8859-1".to_owned()
        }
        FindingKind::RootNamespace { namespace } => {
            format!(
                "Das Wurzelelement CodeList gehört zu keinem Namensraum von Genericode, sondern zu ‚{namespace}‘"
            )
        }
        FindingKind::QualifiedElements => {
            "Elemente, die ohne Namensraum stehen müssen, haben einen".to_owned()
        }
        FindingKind::UnknownElement { name } => {
            format!("Element ‚{name}‘ gibt es an dieser Stelle nicht; es wurde übergangen")
        }
        FindingKind::Vocabulary { namespace } => {
            format!("Angaben im Namensraum ‚{namespace}‘, der keiner für XÖV-Codelisten ist")
        }
        FindingKind::MissingMetadata { what } => format!("Die Angabe {} fehlt", what.element()),
        FindingKind::VersionUri { expected } => format!("Die Kennung der Version ist nicht ‚{expected}‘"),
        FindingKind::ExternalColumns { uri } => {
            format!("Die Spalten stehen in einem anderen Dokument (‚{uri}‘), das nicht gelesen wird")
        }
        FindingKind::DuplicateColumn { column } => format!("Spalte ‚{column}‘ ist zweimal vereinbart"),
        FindingKind::UnknownColumn { column } => format!("Spalte ‚{column}‘ ist nicht vereinbart"),
        FindingKind::NoKey => "Die Liste hat keinen Schlüssel".to_owned(),
        FindingKind::NoCodeColumn => {
            "Kein Schlüssel ist als der der Codes gekennzeichnet; der erste gilt".to_owned()
        }
        FindingKind::SeveralCodeColumns { columns } => format!(
            "Mehrere Schlüssel sind als der der Codes gekennzeichnet; der erste gilt ({})",
            columns.join(", ")
        ),
        FindingKind::NoRows => "Die Liste hat keine Zeilen".to_owned(),
        FindingKind::MissingValue { column } => format!("Der verlangte Wert in Spalte ‚{column}‘ fehlt"),
        FindingKind::RepeatedValue { column } => {
            format!("Eine Zeile hat in Spalte ‚{column}‘ zwei Werte; der erste gilt")
        }
        FindingKind::DuplicateKey { columns } => {
            format!("Der Schlüssel ({}) kommt mehrfach vor; die erste Zeile gilt", columns.join(", "))
        }
        FindingKind::Blanks { column } => format!("Überzählige Leerzeichen in Spalte ‚{column}‘"),
        FindingKind::Decomposed { column } => {
            format!("Zerlegte Zeichen (nicht NFC) in Spalte ‚{column}‘")
        }
        FindingKind::LostCharacter { column } => {
            format!("In Spalte ‚{column}‘ hat eine falsche Dekodierung Zeichen zerstört (U+FFFD)")
        }
        FindingKind::SpreadsheetNumber { column } => {
            format!("Ein Tabellenprogramm hat in Spalte ‚{column}‘ aus Schlüsseln gerundete Zahlen gemacht")
        }
        FindingKind::DataType { column, data_type } => {
            format!("Ein Wert in Spalte ‚{column}‘ ist nicht vom angegebenen Typ {data_type}")
        }
        FindingKind::Date { element } => format!("Die Angabe {element} ist kein Datum (Jahr-Monat-Tag)"),
        FindingKind::ComplexValue { column } => {
            format!("Ein Wert in Spalte ‚{column}‘ ist gegliedert; nur sein Text gilt")
        }
    }
}

fn english(kind: &FindingKind) -> String {
    match kind {
        FindingKind::Encoding => "the file is not UTF-8, as it says; read as ISO-8859-1".to_owned(),
        FindingKind::RootNamespace { namespace } => {
            format!("the root element CodeList is in no namespace of Genericode, but in '{namespace}'")
        }
        FindingKind::QualifiedElements => "elements that must be in no namespace are in one".to_owned(),
        FindingKind::UnknownElement { name } => {
            format!("element '{name}' has no place here and was passed over")
        }
        FindingKind::Vocabulary { namespace } => {
            format!("annotations in namespace '{namespace}', which is none for XÖV code lists")
        }
        FindingKind::MissingMetadata { what } => format!("{} is missing", what.element()),
        FindingKind::VersionUri { expected } => format!("the version's Kennung is not '{expected}'"),
        FindingKind::ExternalColumns { uri } => {
            format!("the columns stand in another document ('{uri}'), which is not read")
        }
        FindingKind::DuplicateColumn { column } => format!("column '{column}' is declared twice"),
        FindingKind::UnknownColumn { column } => format!("column '{column}' is not declared"),
        FindingKind::NoKey => "the list has no key".to_owned(),
        FindingKind::NoCodeColumn => "no key is marked as that of the codes; the first is taken".to_owned(),
        FindingKind::SeveralCodeColumns { columns } => format!(
            "several keys are marked as that of the codes; the first is taken ({})",
            columns.join(", ")
        ),
        FindingKind::NoRows => "the list has no rows".to_owned(),
        FindingKind::MissingValue { column } => format!("the required value in column '{column}' is missing"),
        FindingKind::RepeatedValue { column } => {
            format!("a row has two values in column '{column}'; the first counts")
        }
        FindingKind::DuplicateKey { columns } => {
            format!("the key ({}) occurs several times; the first row counts", columns.join(", "))
        }
        FindingKind::Blanks { column } => format!("surplus blanks in column '{column}'"),
        FindingKind::Decomposed { column } => format!("decomposed characters (not NFC) in column '{column}'"),
        FindingKind::LostCharacter { column } => {
            format!("a wrong decoding has destroyed characters in column '{column}' (U+FFFD)")
        }
        FindingKind::SpreadsheetNumber { column } => {
            format!("a spreadsheet has turned keys of column '{column}' into rounded numbers")
        }
        FindingKind::DataType { column, data_type } => {
            format!("a value in column '{column}' is not of the declared type {data_type}")
        }
        FindingKind::Date { element } => format!("{element} is no date (year-month-day)"),
        FindingKind::ComplexValue { column } => {
            format!("a value in column '{column}' is structured; its text alone counts")
        }
    }
}
