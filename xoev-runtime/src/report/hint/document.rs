//! Documents that are not well-formed.

use crate::event::XSI_NAMESPACE;
use crate::report::{DeclarationFault, WellFormednessFault};

/// Why a document is not well-formed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) enum DocumentHint {
    /// A prefix everybody knows is not declared.
    KnownPrefix { prefix: String, namespace: &'static str },
    /// Any other prefix that is not declared.
    DeclarePrefix(String),
    /// An entity of HTML.
    HtmlEntity(char),
    /// The bytes are probably of another encoding than is declared.
    OtherEncoding,
    /// Which encodings are read.
    Encodings,
    /// The document is not whole.
    CutOff,
    /// There are bytes before the document.
    BytesBefore,
    /// The declaration of the document type is not needed.
    LeaveOutDoctype,
}

/// What led to a fault of well-formedness.
pub(super) fn hint(fault: &WellFormednessFault) -> Option<DocumentHint> {
    use WellFormednessFault as F;
    match fault {
        F::UndeclaredPrefix { prefix } => Some(match known_namespace(prefix) {
            Some(namespace) => DocumentHint::KnownPrefix { prefix: prefix.clone(), namespace },
            None => DocumentHint::DeclarePrefix(prefix.clone()),
        }),
        F::UndeclaredEntity { name } => html_entity(name).map(DocumentHint::HtmlEntity),
        F::InvalidBytes { .. } | F::EncodingMismatch { .. } => Some(DocumentHint::OtherEncoding),
        F::UnknownEncoding { .. } => Some(DocumentHint::Encodings),
        F::UnclosedElement { .. } | F::UnclosedMarkup => Some(DocumentHint::CutOff),
        F::XmlDeclaration { fault: DeclarationFault::Misplaced } => Some(DocumentHint::BytesBefore),
        F::DoctypeRefused | F::ExternalEntity { .. } => Some(DocumentHint::LeaveOutDoctype),
        _ => None,
    }
}

/// The namespace a prefix stands for wherever XML is written.
fn known_namespace(prefix: &str) -> Option<&'static str> {
    match prefix {
        "xsi" => Some(XSI_NAMESPACE),
        "xs" | "xsd" => Some("http://www.w3.org/2001/XMLSchema"),
        "xlink" => Some("http://www.w3.org/1999/xlink"),
        "ds" => Some("http://www.w3.org/2000/09/xmldsig#"),
        _ => None,
    }
}

/// The character of the entities of HTML that occur in German texts.
fn html_entity(name: &str) -> Option<char> {
    let character = match name {
        "auml" => 'ä',
        "ouml" => 'ö',
        "uuml" => 'ü',
        "Auml" => 'Ä',
        "Ouml" => 'Ö',
        "Uuml" => 'Ü',
        "szlig" => 'ß',
        "eacute" => 'é',
        "egrave" => 'è',
        "euro" => '€',
        "sect" => '§',
        "copy" => '©',
        "ndash" => '–',
        "bdquo" => '„',
        "ldquo" => '“',
        "nbsp" => '\u{A0}',
        _ => return None,
    };
    Some(character)
}
