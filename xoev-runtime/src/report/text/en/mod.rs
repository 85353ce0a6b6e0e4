//! English.

mod document;
mod form;
mod hint;
mod message;
mod standard;
mod value;

pub(super) use document::well_formedness;
pub(super) use hint::hint;
pub(super) use standard::{dispatch_fault, no_version, not_carried_over};
pub(super) use value::value_fault;

use super::{Words, is_about_namespaces};
use crate::report::{ExpectedItem, Fault, Language, Name, Placement, Subject};
use message::{attachment_fault, code_fault, header_fault, not_generated};

const WORDS: Words = Words { quotes: ('\'', '\''), or: "or", more: |count| format!("one of {count} others") };

/// Stands at the end of a report that is cut off.
pub(super) const CUT_OFF: &str = "further faults are not listed";

pub(super) fn fault(fault: &Fault) -> String {
    let w = &WORDS;
    match fault {
        Fault::WellFormedness(fault) => well_formedness(fault),
        Fault::UndeclaredRoot { name, .. } => {
            format!("the schema has no message with the root element {}{}", w.name(name), namespace_of(name))
        }
        Fault::UndeclaredElement { name } => {
            format!("element {}{} is not declared in any schema", w.name(name), namespace_of(name))
        }
        Fault::AbstractElement { name, members } if members.is_empty() => {
            format!("element {} is abstract and cannot occur itself", w.name(name))
        }
        Fault::AbstractElement { name, members } => {
            format!("element {} is abstract; expected in its place is {}", w.name(name), w.names(members))
        }
        Fault::LateSchemaLocation { namespace } if namespace.is_empty() => {
            "a schema for names in no namespace must be named before the first of them".to_owned()
        }
        Fault::LateSchemaLocation { namespace } => {
            format!("a schema for namespace {namespace} must be named before it first occurs")
        }
        Fault::NotNillable { name } => {
            format!(
                "element {} may not be marked as empty; expected is content without xsi:nil",
                w.name(name)
            )
        }
        Fault::NilWithContent { name } => {
            format!(
                "element {} is marked as empty (xsi:nil), but has content; expected is one of the two only",
                w.name(name)
            )
        }
        Fault::NilWithFixedValue { name } => {
            format!("element {} has a fixed value and may not be marked as empty (xsi:nil)", w.name(name))
        }
        Fault::SubstitutionBlocked { name, head } => {
            format!("element {} may not stand for {} here", w.name(name), w.name(head))
        }
        Fault::TypeNameSyntax { .. }
        | Fault::UnknownType { .. }
        | Fault::TypeNotDerived { .. }
        | Fault::TypeBlocked { .. }
        | Fault::AbstractType { .. } => type_fault(fault),
        Fault::UnexpectedElement { found, placement: Placement::Behind(missing), .. } => {
            missing_before(found, missing)
        }
        Fault::UnexpectedElement { found, expected, .. } => format!(
            "element {}{} may not stand here; expected is {}",
            w.name(found),
            if is_about_namespaces(found, expected) { namespace_of(found) } else { String::new() },
            w.expected(expected, wildcard)
        ),
        Fault::UnexpectedAtEnd { found, .. } => {
            format!("element {} may not stand here; no further element is expected", w.name(found))
        }
        Fault::MissingElement { parent, expected, .. } => match expected.as_slice() {
            [ExpectedItem::Element(name)] => {
                format!("element {} is missing; it is expected in {}", w.name(name), w.name(parent))
            }
            _ => {
                format!("{} lacks something; expected is {}", w.name(parent), w.expected(expected, wildcard))
            }
        },
        Fault::TextInElementContent { parent, text, .. } => {
            format!(
                "{} may not have text, only elements are expected; found {}",
                w.name(parent),
                w.quoted(text)
            )
        }
        Fault::ContentInEmpty { parent } => {
            format!("element {} must be empty: neither text nor an element is expected", w.name(parent))
        }
        Fault::ElementInSimpleContent { parent, found, .. } => {
            format!("in {} only text is expected, no element {}", w.name(parent), w.name(found))
        }
        Fault::UnexpectedAttribute { .. }
        | Fault::AttributeOnSimpleType { .. }
        | Fault::UndeclaredAttribute { .. }
        | Fault::MissingAttribute { .. }
        | Fault::FixedAttribute { .. }
        | Fault::SecondIdAttribute { .. } => attribute_fault(fault),
        Fault::FixedWithChildren { name } => {
            format!("element {} has a fixed value and may not have elements inside", w.name(name))
        }
        Fault::FixedElement { name, expected, found, .. } => format!(
            "element {} must have the value {}, not {}",
            w.name(name),
            w.quoted(expected),
            w.quoted(found)
        ),
        Fault::DefaultNotValid { name, value } => format!(
            "element {} is empty, and its default value {} does not fit the type named by xsi:type",
            w.name(name),
            w.quoted(value)
        ),
        Fault::InvalidValue { subject, value, type_name, fault, .. } => {
            let subject = match subject {
                Subject::Element(name) => format!("element {}", w.name(name)),
                Subject::Attribute(name) => format!("attribute {}", w.name(name)),
            };
            let type_name = type_name.as_ref().map(|name| format!(" (type {name})")).unwrap_or_default();
            format!("{subject}: {}{type_name}", value_fault(value, fault))
        }
        Fault::UndeclaredEntityValue { value } => {
            format!("{} is no unparsed entity of the document", w.quoted(value))
        }
        Fault::DanglingIdRef { .. }
        | Fault::DuplicateId { .. }
        | Fault::DuplicateKey { .. }
        | Fault::MissingKeyField { .. }
        | Fault::NillableKeyField { .. }
        | Fault::KeyField { .. }
        | Fault::DanglingKeyReference { .. } => identity_fault(fault),
        Fault::Code(fault) => code_fault(fault),
        Fault::Header(fault) => header_fault(fault),
        Fault::Dispatch(fault) => fault.message(Language::En),
        Fault::Attachment(fault) => attachment_fault(fault),
        Fault::NotGenerated { name, reason } => format!(
            "the document is valid, but the generated code has no place for element {}: {}",
            w.name(name),
            not_generated(reason)
        ),
    }
}

/// A child in whose place others are missing.
fn missing_before(found: &Name, missing: &[ExpectedItem]) -> String {
    let w = &WORDS;
    match missing {
        [ExpectedItem::Element(name)] => {
            format!("element {} is missing; it is expected before {}", w.name(name), w.name(found))
        }
        _ => format!(
            "something is missing before {}; expected is {}",
            w.name(found),
            w.expected(missing, wildcard)
        ),
    }
}

/// What `xsi:type` could name.
fn types(expected: &[Name]) -> String {
    let w = &WORDS;
    if expected.is_empty() { String::new() } else { format!("; possible is {}", w.names(expected)) }
}

fn type_fault(fault: &Fault) -> String {
    let w = &WORDS;
    let declared = |declared: &Option<Name>| {
        declared.as_ref().map_or_else(|| "the declared type".to_owned(), |name| w.name(name))
    };
    match fault {
        Fault::TypeNameSyntax { value } => {
            format!(
                "{} (xsi:type) is no name of a type; expected is a name with a declared prefix",
                w.quoted(value)
            )
        }
        Fault::UnknownType { name, .. } => {
            format!("the schema has no type {}{} (xsi:type)", w.name(name), namespace_of(name))
        }
        Fault::TypeNotDerived { name, declared: base, expected } => format!(
            "type {} (xsi:type) does not fit here, as it is not derived from {}{}",
            w.name(name),
            declared(base),
            types(expected)
        ),
        Fault::TypeBlocked { name, declared: base } => {
            format!("type {} (xsi:type) may not stand for {} here", w.name(name), declared(base))
        }
        Fault::AbstractType { name: Some(name), expected } => format!(
            "type {} is abstract; expected is xsi:type with a derived type{}",
            w.name(name),
            types(expected)
        ),
        _ => "the type is abstract; expected is xsi:type with a derived type".to_owned(),
    }
}

fn attribute_fault(fault: &Fault) -> String {
    let w = &WORDS;
    match fault {
        Fault::UnexpectedAttribute { found, expected } if expected.is_empty() => {
            format!("attribute {} is not allowed here", w.name(found))
        }
        Fault::UnexpectedAttribute { found, expected } => {
            format!("attribute {} is not allowed here; possible is {}", w.name(found), w.names(expected))
        }
        Fault::AttributeOnSimpleType { found } => {
            format!("attribute {} is not allowed here; the element has no attributes", w.name(found))
        }
        Fault::UndeclaredAttribute { name } => {
            format!("attribute {}{} is not declared in any schema", w.name(name), namespace_of(name))
        }
        Fault::MissingAttribute { name, fixed: Some(value) } => {
            format!("attribute {} is missing; expected is {name}=\"{value}\"", w.name(name))
        }
        Fault::MissingAttribute { name, fixed: None } => {
            format!("attribute {} is missing; it is expected on this element", w.name(name))
        }
        Fault::FixedAttribute { name, expected, found } => format!(
            "attribute {} must have the value {}, not {}",
            w.name(name),
            w.quoted(expected),
            w.quoted(found)
        ),
        Fault::SecondIdAttribute { name, .. } => {
            format!("attribute {} may not be here: the element has another one of type ID", w.name(name))
        }
        _ => String::new(),
    }
}

fn identity_fault(fault: &Fault) -> String {
    let w = &WORDS;
    match fault {
        Fault::DanglingIdRef { value } => format!("there is no ID {} to refer to", w.quoted(value)),
        Fault::DuplicateId { value } => format!("the ID {} is used already", w.quoted(value)),
        Fault::DuplicateKey { constraint, values, .. } => {
            format!(
                "{} occurs more than once, but {} wants it unique",
                w.sequence(values),
                w.name(constraint)
            )
        }
        Fault::MissingKeyField { constraint, paths, .. } => {
            format!("the key {} lacks a value; expected is {}", w.name(constraint), w.values(paths))
        }
        Fault::NillableKeyField { constraint, field } => {
            format!(
                "field {field} of the key {} may be empty by xsi:nil; expected is an element that always has a value",
                w.name(constraint)
            )
        }
        Fault::KeyField { constraint, field } => format!(
            "field {field} of {} is not unique; expected is exactly one element or attribute that has text only",
            w.name(constraint)
        ),
        Fault::DanglingKeyReference { constraint, key, values } => format!(
            "{} refers to nothing: the key {} has no such entry (reference {})",
            w.sequence(values),
            w.name(key),
            w.name(constraint)
        ),
        _ => String::new(),
    }
}

fn namespace_of(name: &Name) -> String {
    if name.namespace.is_empty() {
        " (in no namespace)".to_owned()
    } else {
        format!(" of namespace {}", name.namespace)
    }
}

fn wildcard(item: &ExpectedItem) -> String {
    match item {
        ExpectedItem::AnyBut(uri) => format!("an element of another namespace than {uri}"),
        ExpectedItem::AnyOf(uris) => {
            let uris: Vec<String> = uris
                .iter()
                .map(|u| if u.is_empty() { "no namespace".to_owned() } else { format!("namespace {u}") })
                .collect();
            format!("an element of {}", uris.join(" or "))
        }
        _ => "any element".to_owned(),
    }
}
