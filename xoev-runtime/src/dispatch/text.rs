//! The texts of faults, German and English.

use super::fault::DispatchFault;
use super::start::RootName;
use crate::report::Language;

/// The message of a fault.
pub(super) fn fault(language: Language, fault: &DispatchFault) -> String {
    match language {
        Language::De => german(fault),
        Language::En => english(fault),
    }
}

fn german(fault: &DispatchFault) -> String {
    match fault {
        DispatchFault::Unreadable(report) => report.text(Language::De).trim_end().to_owned(),
        DispatchFault::UnknownStandard { root, known } => {
            let known = list(known, "bekannt sind", "kein Standard ist bekannt");
            format!("‚{}‘{} gehört zu keinem bekannten Standard; {known}", root.local, german_namespace(root))
        }
        DispatchFault::UnknownVersion { root, standard, version, known } => {
            let known = list(known, "bekannt sind", "keine Version ist bekannt");
            format!("‚{}‘ ist von {standard} in der unbekannten Version ‚{version}‘; {known}", root.local)
        }
        DispatchFault::UnknownRoot { root, standard, version, known_in } => {
            let known = list(known_in, "es gibt sie in", "es gibt sie in keiner bekannten Version");
            format!("{standard} {version} kennt keine Nachricht ‚{}‘; {known}", root.local)
        }
        DispatchFault::Contradiction { root, standard, version, declared } => {
            let declared = list(declared, "es gehört zu", "es gehört zu keiner bekannten Version");
            format!(
                "‚{}‘ gibt {standard} {version} an, aber dem Namensraum nach ist es anders: {declared}",
                root.local
            )
        }
        DispatchFault::Ambiguous { root, candidates } => {
            let known = list(candidates, "möglich sind", "nichts ist möglich");
            format!("‚{}‘ sagt nicht, zu welcher Version die Nachricht gehört; {known}", root.local)
        }
    }
}

fn english(fault: &DispatchFault) -> String {
    match fault {
        DispatchFault::Unreadable(report) => report.text(Language::En).trim_end().to_owned(),
        DispatchFault::UnknownStandard { root, known } => {
            let known = list(known, "known are", "no standard is known");
            format!("`{}`{} belongs to no known standard; {known}", root.local, english_namespace(root))
        }
        DispatchFault::UnknownVersion { root, standard, version, known } => {
            let known = list(known, "known are", "no version is known");
            format!("`{}` is of {standard} in the unknown version `{version}`; {known}", root.local)
        }
        DispatchFault::UnknownRoot { root, standard, version, known_in } => {
            let known = list(known_in, "there is one in", "there is none in any known version");
            format!("{standard} {version} has no message `{}`; {known}", root.local)
        }
        DispatchFault::Contradiction { root, standard, version, declared } => {
            let declared = list(declared, "it is of", "it is of no known version");
            format!(
                "`{}` states {standard} {version}, but its namespace says otherwise: {declared}",
                root.local
            )
        }
        DispatchFault::Ambiguous { root, candidates } => {
            let known = list(candidates, "possible are", "nothing is possible");
            format!("`{}` does not say which version the message is of; {known}", root.local)
        }
    }
}

fn list(names: &[String], some: &str, none: &str) -> String {
    if names.is_empty() { none.to_owned() } else { format!("{some} {}", names.join(", ")) }
}

fn german_namespace(root: &RootName) -> String {
    match root.namespace.as_str() {
        "" => " ohne Namensraum".to_owned(),
        namespace => format!(" aus ‚{namespace}‘"),
    }
}

fn english_namespace(root: &RootName) -> String {
    match root.namespace.as_str() {
        "" => " without namespace".to_owned(),
        namespace => format!(" of `{namespace}`"),
    }
}
