//! Faults that end a document: it is not well-formed, or a limit is reached.

use std::fmt;

/// Why the text is not a namespace-well-formed XML 1.0 document that this reader accepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WellFormednessFault {
    /// No root element.
    NoRoot,
    /// Something besides comments, processing instructions and white space stands outside the root element.
    ContentOutsideRoot,
    /// A second root element.
    SecondRoot {
        /// Its name.
        name: String,
    },
    /// The document ends inside an element.
    UnclosedElement {
        /// The element.
        name: String,
    },
    /// The document ends inside a comment, tag, section, …
    UnclosedMarkup,
    /// Markup that begins with `<!` but is none.
    UnknownMarkup,
    /// An end tag does not match the start tag.
    MismatchedEndTag {
        /// The open element.
        expected: String,
        /// The end tag.
        found: String,
    },
    /// An end tag without a start tag.
    UnmatchedEndTag {
        /// The end tag.
        found: String,
    },
    /// Not a name, or a name with more than one colon.
    InvalidName {
        /// What stands there.
        name: String,
    },
    /// A character XML 1.0 does not allow.
    InvalidCharacter {
        /// Its code point.
        code: u32,
    },
    /// A malformed reference (`&` that is none).
    InvalidReference,
    /// An entity that is not declared.
    UndeclaredEntity {
        /// Its name.
        name: String,
    },
    /// An entity that refers to itself.
    RecursiveEntity {
        /// Its name.
        name: String,
    },
    /// An external or unparsed entity: never loaded.
    ExternalEntity {
        /// Its name.
        name: String,
    },
    /// An element begins in an entity and does not end there.
    EntityBoundary {
        /// The entity.
        name: String,
    },
    /// A tag whose attributes are not written `name="value"`, set apart by white space.
    AttributeSyntax {
        /// The element.
        element: String,
    },
    /// An attribute stands twice.
    DuplicateAttribute {
        /// Its name.
        name: String,
    },
    /// `<` in an attribute value.
    LessThanInAttribute {
        /// The attribute.
        name: String,
    },
    /// `]]>` in text.
    SectionEndInText,
    /// `--` in a comment.
    DoubleHyphen,
    /// The XML declaration is malformed or not at the very beginning.
    XmlDeclaration {
        /// What is wrong with it.
        fault: DeclarationFault,
    },
    /// A processing instruction whose target is no name, or is reserved.
    ProcessingInstruction {
        /// The target.
        target: String,
    },
    /// Another version of XML than 1.0.
    Version {
        /// The version.
        version: String,
    },
    /// A malformed or misplaced document type declaration.
    Doctype {
        /// What is wrong with it.
        fault: DoctypeFault,
    },
    /// A document type declaration, where the options refuse it.
    DoctypeRefused,
    /// A prefix that is not declared.
    UndeclaredPrefix {
        /// The prefix.
        prefix: String,
    },
    /// A namespace declaration that the rules for `xml`, `xmlns` and empty names forbid.
    NamespaceDeclaration {
        /// The prefix.
        prefix: String,
    },
    /// An encoding this reader does not know.
    UnknownEncoding {
        /// Its name.
        encoding: String,
    },
    /// The declared encoding contradicts the bytes.
    EncodingMismatch {
        /// The declared one.
        declared: String,
        /// What the first bytes tell.
        actual: &'static str,
    },
    /// Bytes that are no text in the document's encoding.
    InvalidBytes {
        /// The encoding.
        encoding: String,
    },
    /// A limit of the options is reached.
    Limit {
        /// Which one.
        kind: LimitKind,
        /// What is allowed.
        maximum: u64,
    },
    /// The input cannot be read.
    Io {
        /// Why.
        message: String,
    },
}

/// What is wrong with an XML declaration (XML 1.0 §2.8).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeclarationFault {
    /// It does not stand at the very beginning.
    Misplaced,
    /// It does not begin with the version.
    Version,
    /// The encoding is no name of one.
    Encoding {
        /// What stands there.
        value: String,
    },
    /// `standalone` is neither `yes` nor `no`.
    Standalone {
        /// What stands there.
        value: String,
    },
    /// It is not written `<?xml version="…" encoding="…" standalone="…"?>`.
    Syntax,
}

/// What is wrong with a document type declaration (XML 1.0 §2.8, §3.2, §3.3, §4.2, §4.7); mostly what is missing at a
/// place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DoctypeFault {
    /// It stands behind the root element's start tag, or is a second one.
    Misplaced,
    /// White space.
    WhiteSpace,
    /// A name.
    Name,
    /// A name without a colon.
    Colon,
    /// A text in quotes.
    Literal,
    /// The value of an entity, or `SYSTEM` or `PUBLIC`.
    EntityValue,
    /// A public identifier has other characters than it may have.
    PublicIdentifier,
    /// A declaration, comment, processing instruction or reference to a parameter entity.
    Declaration,
    /// The content model of an element.
    ContentModel,
    /// The type of an attribute.
    AttributeType,
    /// `#REQUIRED`, `#IMPLIED`, `#FIXED` or a value.
    Default,
    /// A reference to a parameter entity stands within a declaration.
    ParameterReference,
    /// These characters.
    Token(&'static str),
    /// What begins here does not end with these characters.
    Unclosed(&'static str),
}

impl From<DoctypeFault> for WellFormednessFault {
    fn from(fault: DoctypeFault) -> Self {
        Self::Doctype { fault }
    }
}

/// What a limit is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitKind {
    /// Elements inside each other.
    Depth,
    /// Attributes of an element.
    Attributes,
    /// Length of a name.
    NameLength,
    /// Length of a text, attribute value or piece of markup.
    TextLength,
    /// Text that comes from entities.
    EntityExpansion,
    /// Size of the document.
    InputSize,
    /// Values kept for identity constraints and for ID and IDREF.
    Keys,
}

impl LimitKind {
    /// The name of the limit, as in [`Limits`](crate::event::Limits) and on a command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Depth => "depth",
            Self::Attributes => "attributes",
            Self::NameLength => "name_length",
            Self::TextLength => "text_length",
            Self::EntityExpansion => "entity_expansion",
            Self::InputSize => "input_size",
            Self::Keys => "keys",
        }
    }
}

impl WellFormednessFault {
    /// The rule's id.
    #[must_use]
    pub fn rule(&self) -> &'static str {
        match self {
            Self::UndeclaredPrefix { .. } | Self::NamespaceDeclaration { .. } => "xml-wf.namespace",
            Self::UnknownEncoding { .. } | Self::EncodingMismatch { .. } | Self::InvalidBytes { .. } => {
                "xml-wf.encoding"
            }
            Self::ExternalEntity { .. } => "xoev-external-entity",
            Self::DoctypeRefused => "xoev-doctype",
            Self::Limit { .. } => "xoev-limit",
            Self::Io { .. } => "xoev-input",
            _ => "xml-wf",
        }
    }
}

impl fmt::Display for WellFormednessFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&super::text::well_formedness(super::Language::En, self))
    }
}
