//! German.

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

const WORDS: Words =
    Words { quotes: ('‚', '‘'), or: "oder", more: |count| format!("eines von {count} weiteren") };

/// Stands at the end of a report that is cut off.
pub(super) const CUT_OFF: &str = "Weitere Fehler werden nicht aufgeführt";

pub(super) fn fault(fault: &Fault) -> String {
    let w = &WORDS;
    match fault {
        Fault::WellFormedness(fault) => well_formedness(fault),
        Fault::UndeclaredRoot { name, .. } => {
            format!(
                "Das Schema kennt keine Nachricht mit dem Wurzelelement {}{}",
                w.name(name),
                namespace_of(name)
            )
        }
        Fault::UndeclaredElement { name } => {
            format!("Element {}{} ist in keinem Schema deklariert", w.name(name), namespace_of(name))
        }
        Fault::AbstractElement { name, members } if members.is_empty() => {
            format!("Element {} ist nur ein Oberbegriff und darf nicht selbst vorkommen", w.name(name))
        }
        Fault::AbstractElement { name, members } => format!(
            "Element {} ist nur ein Oberbegriff; an seiner Stelle erwartet wird {}",
            w.name(name),
            w.names(members)
        ),
        Fault::LateSchemaLocation { namespace } if namespace.is_empty() => {
            "Ein Schema für Namen ohne Namensraum muss vor dem ersten von ihnen genannt werden".to_owned()
        }
        Fault::LateSchemaLocation { namespace } => {
            format!("Ein Schema für den Namensraum {namespace} muss genannt werden, bevor er vorkommt")
        }
        Fault::NotNillable { name } => {
            format!(
                "Element {} darf nicht als leer gekennzeichnet werden; erwartet wird Inhalt ohne xsi:nil",
                w.name(name)
            )
        }
        Fault::NilWithContent { name } => {
            format!(
                "Element {} ist mit xsi:nil als leer gekennzeichnet, hat aber Inhalt; erwartet wird nur eines von beiden",
                w.name(name)
            )
        }
        Fault::NilWithFixedValue { name } => format!(
            "Element {} hat einen festen Wert und darf nicht als leer (xsi:nil) gekennzeichnet werden",
            w.name(name)
        ),
        Fault::SubstitutionBlocked { name, head } => {
            format!("Element {} darf hier nicht an die Stelle von {} treten", w.name(name), w.name(head))
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
            "Element {}{} darf hier nicht stehen; erwartet wird {}",
            w.name(found),
            if is_about_namespaces(found, expected) { namespace_of(found) } else { String::new() },
            w.expected(expected, wildcard)
        ),
        Fault::UnexpectedAtEnd { found, .. } => {
            format!("Element {} darf hier nicht stehen; erwartet wird kein weiteres Element", w.name(found))
        }
        Fault::MissingElement { parent, expected, .. } => match expected.as_slice() {
            [ExpectedItem::Element(name)] => {
                format!("Element {} fehlt; erwartet wird es in {}", w.name(name), w.name(parent))
            }
            _ => {
                format!("In {} fehlt etwas; erwartet wird {}", w.name(parent), w.expected(expected, wildcard))
            }
        },
        Fault::TextInElementContent { parent, text, .. } => {
            format!(
                "In {} darf kein Text stehen, erwartet werden nur Elemente; gefunden: {}",
                w.name(parent),
                w.quoted(text)
            )
        }
        Fault::ContentInEmpty { parent } => {
            format!("Element {} muss leer sein: erwartet wird weder Text noch ein Element", w.name(parent))
        }
        Fault::ElementInSimpleContent { parent, found, .. } => {
            format!("In {} wird nur Text erwartet, kein Element {}", w.name(parent), w.name(found))
        }
        Fault::UnexpectedAttribute { .. }
        | Fault::AttributeOnSimpleType { .. }
        | Fault::UndeclaredAttribute { .. }
        | Fault::MissingAttribute { .. }
        | Fault::FixedAttribute { .. }
        | Fault::SecondIdAttribute { .. } => attribute_fault(fault),
        Fault::FixedWithChildren { name } => {
            format!("Element {} hat einen festen Wert und darf keine Elemente enthalten", w.name(name))
        }
        Fault::FixedElement { name, expected, found, .. } => format!(
            "Element {} muss den Wert {} haben, nicht {}",
            w.name(name),
            w.quoted(expected),
            w.quoted(found)
        ),
        Fault::DefaultNotValid { name, value } => format!(
            "Element {} ist leer, und sein Vorgabewert {} passt nicht zu dem mit xsi:type genannten Typ",
            w.name(name),
            w.quoted(value)
        ),
        Fault::InvalidValue { subject, value, type_name, fault, .. } => {
            let subject = match subject {
                Subject::Element(name) => format!("Element {}", w.name(name)),
                Subject::Attribute(name) => format!("Attribut {}", w.name(name)),
            };
            let type_name = type_name.as_ref().map(|name| format!(" (Typ {name})")).unwrap_or_default();
            format!("{subject}: {}{type_name}", value_fault(value, fault))
        }
        Fault::UndeclaredEntityValue { value } => {
            format!("{} ist keine ungeparste Entität des Dokuments", w.quoted(value))
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
        Fault::Dispatch(fault) => fault.message(Language::De),
        Fault::Attachment(fault) => attachment_fault(fault),
        Fault::NotGenerated { name, reason } => format!(
            "Das Dokument ist gültig, aber der erzeugte Code kann Element {} nicht aufnehmen: {}",
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
            format!("Element {} fehlt; erwartet wird es vor {}", w.name(name), w.name(found))
        }
        _ => format!("Vor {} fehlt etwas; erwartet wird {}", w.name(found), w.expected(missing, wildcard)),
    }
}

/// What `xsi:type` could name.
fn types(expected: &[Name]) -> String {
    let w = &WORDS;
    if expected.is_empty() { String::new() } else { format!("; möglich ist {}", w.names(expected)) }
}

fn type_fault(fault: &Fault) -> String {
    let w = &WORDS;
    let declared = |declared: &Option<Name>| {
        declared.as_ref().map_or_else(|| "dem deklarierten Typ".to_owned(), |name| w.name(name))
    };
    match fault {
        Fault::TypeNameSyntax { value } => {
            format!(
                "{} (xsi:type) ist kein Name eines Typs; erwartet wird ein Name mit vereinbartem Präfix",
                w.quoted(value)
            )
        }
        Fault::UnknownType { name, .. } => {
            format!("Das Schema kennt keinen Typ {}{} (xsi:type)", w.name(name), namespace_of(name))
        }
        Fault::TypeNotDerived { name, declared: base, expected } => format!(
            "Typ {} (xsi:type) passt hier nicht, denn er ist nicht von {} abgeleitet{}",
            w.name(name),
            declared(base),
            types(expected)
        ),
        Fault::TypeBlocked { name, declared: base } => {
            format!(
                "Typ {} (xsi:type) darf hier nicht an die Stelle von {} treten",
                w.name(name),
                declared(base)
            )
        }
        Fault::AbstractType { name: Some(name), expected } => format!(
            "Typ {} ist nur ein Oberbegriff; erwartet wird xsi:type mit einem abgeleiteten Typ{}",
            w.name(name),
            types(expected)
        ),
        _ => "Der Typ ist nur ein Oberbegriff; erwartet wird xsi:type mit einem abgeleiteten Typ".to_owned(),
    }
}

fn attribute_fault(fault: &Fault) -> String {
    let w = &WORDS;
    match fault {
        Fault::UnexpectedAttribute { found, expected } if expected.is_empty() => {
            format!("Attribut {} ist hier nicht erlaubt", w.name(found))
        }
        Fault::UnexpectedAttribute { found, expected } => {
            format!("Attribut {} ist hier nicht erlaubt; möglich ist {}", w.name(found), w.names(expected))
        }
        Fault::AttributeOnSimpleType { found } => {
            format!("Attribut {} ist hier nicht erlaubt; das Element hat keine Attribute", w.name(found))
        }
        Fault::UndeclaredAttribute { name } => {
            format!("Attribut {}{} ist in keinem Schema deklariert", w.name(name), namespace_of(name))
        }
        Fault::MissingAttribute { name, fixed: Some(value) } => {
            format!("Attribut {} fehlt; erwartet wird {name}=\"{value}\"", w.name(name))
        }
        Fault::MissingAttribute { name, fixed: None } => {
            format!("Attribut {} fehlt; an diesem Element wird es erwartet", w.name(name))
        }
        Fault::FixedAttribute { name, expected, found } => format!(
            "Attribut {} muss den Wert {} haben, nicht {}",
            w.name(name),
            w.quoted(expected),
            w.quoted(found)
        ),
        Fault::SecondIdAttribute { name, .. } => {
            format!(
                "Attribut {} darf hier nicht stehen: das Element hat ein anderes vom Typ ID",
                w.name(name)
            )
        }
        _ => String::new(),
    }
}

fn identity_fault(fault: &Fault) -> String {
    let w = &WORDS;
    match fault {
        Fault::DanglingIdRef { value } => {
            format!("Es gibt keine ID {}, auf die hier verwiesen wird", w.quoted(value))
        }
        Fault::DuplicateId { value } => format!("Die ID {} ist schon vergeben", w.quoted(value)),
        Fault::DuplicateKey { constraint, values, .. } => format!(
            "{} kommt mehrfach vor, muss nach {} aber eindeutig sein",
            w.sequence(values),
            w.name(constraint)
        ),
        Fault::MissingKeyField { constraint, paths, .. } => {
            format!("Dem Schlüssel {} fehlt ein Wert; erwartet wird {}", w.name(constraint), w.values(paths))
        }
        Fault::NillableKeyField { constraint, field } => format!(
            "Feld {field} des Schlüssels {} kann mit xsi:nil leer sein; erwartet wird ein Element, das immer einen Wert hat",
            w.name(constraint)
        ),
        Fault::KeyField { constraint, field } => format!(
            "Feld {field} von {} ist nicht eindeutig; erwartet wird genau ein Element oder Attribut, das nur Text hat",
            w.name(constraint)
        ),
        Fault::DanglingKeyReference { constraint, key, values } => format!(
            "{} verweist ins Leere: im Schlüssel {} gibt es keinen solchen Eintrag (Verweis {})",
            w.sequence(values),
            w.name(key),
            w.name(constraint)
        ),
        _ => String::new(),
    }
}

fn namespace_of(name: &Name) -> String {
    if name.namespace.is_empty() {
        " (ohne Namensraum)".to_owned()
    } else {
        format!(" aus dem Namensraum {}", name.namespace)
    }
}

fn wildcard(item: &ExpectedItem) -> String {
    match item {
        ExpectedItem::AnyBut(uri) => format!("ein Element aus einem anderen Namensraum als {uri}"),
        ExpectedItem::AnyOf(uris) => {
            let uris: Vec<&str> =
                uris.iter().map(|u| if u.is_empty() { "keinem" } else { u.as_str() }).collect();
            format!("ein Element aus dem Namensraum {}", uris.join(" oder "))
        }
        _ => "ein beliebiges Element".to_owned(),
    }
}
