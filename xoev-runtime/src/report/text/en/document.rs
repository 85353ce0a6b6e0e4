//! English: what is wrong with the document as XML.

use super::super::code_point;
use super::WORDS;
use crate::report::{DeclarationFault, DoctypeFault, LimitKind, WellFormednessFault};

pub(in crate::report::text) fn well_formedness(fault: &WellFormednessFault) -> String {
    use WellFormednessFault as F;
    let w = &WORDS;
    match fault {
        F::NoRoot => "the document has no root element".to_owned(),
        F::ContentOutsideRoot => "there may be no text outside the root element".to_owned(),
        F::SecondRoot { name } => format!("a second root element follows: {}", w.quoted(name)),
        F::UnclosedElement { name } => {
            format!("the document ends before element {} is closed", w.quoted(name))
        }
        F::UnclosedMarkup => "the document ends inside of the markup that begins here".to_owned(),
        F::UnknownMarkup => "'<!' begins neither a comment nor a CDATA section".to_owned(),
        F::MismatchedEndTag { expected, found } => {
            format!("end tag {} does not match; open is {}", w.quoted(found), w.quoted(expected))
        }
        F::UnmatchedEndTag { found } => format!("end tag {} without a start tag", w.quoted(found)),
        F::InvalidName { name } => format!("{} is not a valid name", w.quoted(name)),
        F::InvalidCharacter { code } => format!("the character {} is not allowed in XML", code_point(*code)),
        F::InvalidReference => {
            "'&' begins no valid reference; the character itself is written '&amp;'".to_owned()
        }
        F::UndeclaredEntity { name } => format!("entity {} is not declared", w.quoted(name)),
        F::RecursiveEntity { name } => format!("entity {} contains itself", w.quoted(name)),
        F::ExternalEntity { name } => format!("external entity {} is not loaded", w.quoted(name)),
        F::EntityBoundary { name } => {
            format!("an element does not begin and end inside the same entity {}", w.quoted(name))
        }
        F::AttributeSyntax { element } => {
            format!("the attributes of {} are not written name=\"value\"", w.quoted(element))
        }
        F::DuplicateAttribute { name } => format!("attribute {} stands twice", w.quoted(name)),
        F::LessThanInAttribute { name } => {
            format!("the value of attribute {} has '<', which is written '&lt;' there", w.quoted(name))
        }
        F::SectionEndInText => "the text has ']]>', which is written ']]&gt;' there".to_owned(),
        F::DoubleHyphen => "a comment may not contain '--'".to_owned(),
        F::XmlDeclaration { fault } => declaration(fault),
        F::ProcessingInstruction { target } if target.is_empty() => {
            "the name of the processing instruction must follow '<?' at once".to_owned()
        }
        F::ProcessingInstruction { target } => {
            format!("no processing instruction may be called {}", w.quoted(target))
        }
        F::Version { version } => format!("XML version {} is not supported, only 1.0", w.quoted(version)),
        F::Doctype { fault } => doctype(*fault),
        F::DoctypeRefused => "a document type declaration (DOCTYPE) is not allowed".to_owned(),
        F::UndeclaredPrefix { prefix } => format!("prefix {} is not declared", w.quoted(prefix)),
        F::NamespaceDeclaration { prefix } if prefix.is_empty() => {
            "this namespace may not be declared as default".to_owned()
        }
        F::NamespaceDeclaration { prefix } => {
            format!("the prefix {} may not be declared like this", w.quoted(prefix))
        }
        F::UnknownEncoding { encoding } => {
            format!("encoding {} is not known", w.quoted(encoding))
        }
        F::EncodingMismatch { declared, actual } => {
            format!("encoding {} is declared, but the data is {actual}", w.quoted(declared))
        }
        F::InvalidBytes { encoding } => format!("the data is no valid {encoding} here"),
        F::Limit { kind, maximum } => limit(*kind, *maximum),
        F::Io { message } => format!("the data cannot be read: {message}"),
    }
}

fn declaration(fault: &DeclarationFault) -> String {
    let w = &WORDS;
    match fault {
        DeclarationFault::Misplaced => {
            "an XML declaration may only stand at the very beginning, with nothing before it".to_owned()
        }
        DeclarationFault::Version => "an XML declaration must begin with 'version=\"1.0\"'".to_owned(),
        DeclarationFault::Encoding { value } => format!("{} is no name of an encoding", w.quoted(value)),
        DeclarationFault::Standalone { value } => {
            format!("'standalone' is 'yes' or 'no', not {}", w.quoted(value))
        }
        DeclarationFault::Syntax => {
            "an XML declaration is written '<?xml version=\"1.0\" encoding=\"…\" standalone=\"…\"?>'"
                .to_owned()
        }
    }
}

fn doctype(fault: DoctypeFault) -> String {
    let missing = match fault {
        DoctypeFault::Misplaced => {
            return "a document type declaration (DOCTYPE) may stand once only, before the root element"
                .to_owned();
        }
        DoctypeFault::PublicIdentifier => {
            return "this character may not stand in a public identifier (PUBLIC)".to_owned();
        }
        DoctypeFault::ParameterReference => {
            return "'%' may not stand here inside of a declaration".to_owned();
        }
        DoctypeFault::Colon => return "this name may not contain a colon".to_owned(),
        DoctypeFault::Unclosed(end) => {
            return format!("in the document type declaration, what begins here has no end '{end}'");
        }
        DoctypeFault::WhiteSpace => "white space",
        DoctypeFault::Name => "a name",
        DoctypeFault::Literal => "a text in quotes",
        DoctypeFault::EntityValue => "the entity's value in quotes, 'SYSTEM' or 'PUBLIC'",
        DoctypeFault::Declaration => "a declaration or ']'",
        DoctypeFault::ContentModel => "a content model such as 'EMPTY', 'ANY', '(a, b?)' or '(#PCDATA | a)*'",
        DoctypeFault::AttributeType => "the type of an attribute, such as 'CDATA' or 'ID',",
        DoctypeFault::Default => "'#REQUIRED', '#IMPLIED', '#FIXED' or a default value",
        DoctypeFault::Token(token) => {
            return format!("in the document type declaration, '{token}' is expected here");
        }
    };
    format!("in the document type declaration, {missing} is expected here")
}

fn limit(kind: LimitKind, maximum: u64) -> String {
    let what = match kind {
        LimitKind::Depth => "nested too deeply: elements",
        LimitKind::Attributes => "too many attributes on an element",
        LimitKind::NameLength => "name too long: bytes",
        LimitKind::TextLength => "text too long: bytes",
        LimitKind::EntityExpansion => "too much text from entities: bytes",
        LimitKind::InputSize => "document too large: bytes",
        LimitKind::Keys => "too many values to keep for keys and references: values",
    };
    let name = kind.name();
    format!(
        "{what}, at most {maximum} (limit {name}; can be raised by '--limit {name}=…' or [limits] in xoev.toml)"
    )
}
