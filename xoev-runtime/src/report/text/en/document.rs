//! English: what is wrong with the document as XML.

use super::super::code_point;
use super::WORDS;
use crate::report::{LimitKind, WellFormednessFault};

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
        F::UnclosedMarkup => "the document ends inside of markup".to_owned(),
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
        F::XmlDeclaration => "the XML declaration is malformed or not at the very beginning".to_owned(),
        F::ProcessingInstruction => "the processing instruction has no valid name".to_owned(),
        F::Version { version } => format!("XML version {} is not supported, only 1.0", w.quoted(version)),
        F::Doctype => "the document type declaration is malformed or misplaced".to_owned(),
        F::DoctypeRefused => "a document type declaration (DOCTYPE) is not allowed".to_owned(),
        F::UndeclaredPrefix { prefix } => format!("prefix {} is not declared", w.quoted(prefix)),
        F::NamespaceDeclaration { prefix } if prefix.is_empty() => {
            "this namespace may not be declared as default".to_owned()
        }
        F::NamespaceDeclaration { prefix } => {
            format!("the prefix {} may not be declared like this", w.quoted(prefix))
        }
        F::UnknownEncoding { encoding } => {
            format!("encoding {} is unknown or does not fit the data", w.quoted(encoding))
        }
        F::InvalidBytes { encoding } => format!("the data is no valid {encoding} here"),
        F::Limit { kind, maximum } => limit(*kind, *maximum),
        F::Io { message } => format!("the data cannot be read: {message}"),
    }
}

fn limit(kind: LimitKind, maximum: u64) -> String {
    let what = match kind {
        LimitKind::Depth => "nested too deeply: elements",
        LimitKind::Attributes => "too many attributes on an element",
        LimitKind::NameLength => "name too long: bytes",
        LimitKind::TextLength => "text too long: bytes",
        LimitKind::EntityExpansion => "too much text from entities: bytes",
    };
    format!("{what}, at most {maximum}")
}
