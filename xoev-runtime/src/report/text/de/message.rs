//! German: what is wrong with header, codes and what generated code takes.

use super::WORDS;
use crate::bind::BindFault;
use crate::report::{AttachmentFault, CodeFault, HeaderFault};

pub(super) fn not_generated(reason: &BindFault) -> &'static str {
    match reason {
        BindFault::MissingChild { .. } => "ein Kindelement fehlt ihm",
        BindFault::MissingAttribute { .. } => "ein Attribut fehlt ihm",
        BindFault::UnknownChild => "für das Kindelement gibt es kein Feld",
        BindFault::UnknownElement => "das Element ist nicht enthalten",
        BindFault::UnknownType => "der Typ des Elements ist nicht enthalten",
        BindFault::Value(_) => "der Wert passt nicht zum Rust-Typ",
    }
}

pub(super) fn attachment_fault(fault: &AttachmentFault) -> String {
    let w = &WORDS;
    match fault {
        AttachmentFault::Missing { name } => {
            format!("Die Nachricht nennt die Datei {}, im Archiv fehlt sie", w.quoted(name))
        }
        AttachmentFault::Surplus { name } => {
            format!("Im Archiv liegt die Datei {}, die keine Nachricht nennt", w.quoted(name))
        }
    }
}

pub(super) fn header_fault(fault: &HeaderFault) -> String {
    let w = &WORDS;
    match fault {
        HeaderFault::TestMessage { value } if value.is_empty() => {
            "Die Nachricht ist ein Test (Attribut test) und wird hier nicht angenommen".to_owned()
        }
        HeaderFault::TestMessage { value } => {
            format!("Die Nachricht ist ein Test ({}) und wird hier nicht angenommen", w.quoted(value))
        }
        HeaderFault::CreationTime { value, lacks_zone, lacks_milliseconds } => {
            let lacking = match (lacks_zone, lacks_milliseconds) {
                (true, true) => "Zeitzone und Millisekunden",
                (true, false) => "Zeitzone",
                _ => "Millisekunden",
            };
            format!("Dem Erstellungszeitpunkt {} fehlt: {lacking}", w.quoted(value))
        }
    }
}

pub(super) fn code_fault(fault: &CodeFault) -> String {
    let w = &WORDS;
    let version =
        |version: &Option<String>| version.as_ref().map(|it| format!(" Version {it}")).unwrap_or_default();
    match fault {
        CodeFault::CodeUnknown { list, version: wanted, code, .. } => {
            format!("Den Code {} gibt es in der Codeliste {list}{} nicht", w.quoted(code), version(wanted))
        }
        CodeFault::OtherVersion { list, version: wanted, code, known_in, label } => {
            let label = label.as_ref().map(|it| format!(": {}", w.quoted(it))).unwrap_or_default();
            let others = w.alternatives(known_in.iter().cloned());
            format!(
                "Den Code {} gibt es in der Codeliste {list}{} nicht, wohl aber in Version {others}{label}",
                w.quoted(code),
                version(wanted)
            )
        }
        CodeFault::VersionUnknown { list, version, code, at_hand } => {
            let others = w.alternatives(at_hand.iter().cloned());
            let code = code.as_ref().map(|it| format!(", und darin fehlt der Code {}", w.quoted(it)));
            format!(
                "Die Codeliste {list} liegt nicht in Version {version} vor, nur in Version {others}{}; der Code ist nicht geprüft",
                code.unwrap_or_default()
            )
        }
        CodeFault::ListUnknown { list } if list.is_empty() => {
            "Zu einem Code ist keine Codeliste genannt; er ist nicht geprüft".to_owned()
        }
        CodeFault::ListUnknown { list } => {
            format!("Die Codeliste {list} liegt nicht vor; ihre Codes sind nicht geprüft")
        }
    }
}
