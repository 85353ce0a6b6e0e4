//! German: which standard and version a message is of, and what does not carry over to another one.

use crate::dispatch::{DispatchFault, RootName};
use crate::report::Language;
use crate::report::text::list;
use crate::standard::NoVersion;

pub(in crate::report::text) fn dispatch_fault(fault: &DispatchFault) -> String {
    match fault {
        DispatchFault::Unreadable(report) => report.text(Language::De).trim_end().to_owned(),
        DispatchFault::UnknownStandard { root, known } => {
            let known = list(known, "bekannt sind", "es ist keiner bekannt");
            format!("‚{}‘{} gehört zu keinem bekannten Standard; {known}", root.local, root_namespace(root))
        }
        DispatchFault::UnknownVersion { root, standard, version, known } => {
            let known = list(known, "bekannt sind", "keine Version ist bekannt");
            format!(
                "‚{}‘ ist eine Nachricht von {standard} in Version ‚{version}‘, die hier nicht bekannt ist; {known}",
                root.local
            )
        }
        DispatchFault::UnknownRoot { root, standard, version, known_in } => {
            let known = list(known_in, "es gibt sie in Version", "es gibt sie in keiner bekannten Version");
            format!("{standard} {version} kennt keine Nachricht ‚{}‘; {known}", root.local)
        }
        DispatchFault::Contradiction { root, standard, version, declared } => {
            let declared = list(declared, "er gehört zu", "er gehört zu keiner bekannten");
            format!(
                "‚{}‘ gibt {standard} {version} an, dem Namensraum nach ist es eine andere Version: {declared}",
                root.local
            )
        }
        DispatchFault::Ambiguous { root, candidates } => {
            let known = list(candidates, "möglich sind", "nichts ist möglich");
            format!("‚{}‘ sagt nicht, zu welcher Version die Nachricht gehört; {known}", root.local)
        }
    }
}

fn root_namespace(root: &RootName) -> String {
    match root.namespace.as_str() {
        "" => " ohne Namensraum".to_owned(),
        namespace => format!(" aus ‚{namespace}‘"),
    }
}

pub(in crate::report::text) fn no_version(fault: &NoVersion<'_>) -> String {
    match fault {
        NoVersion::UnknownStandard { name } => format!("Vom Standard ‚{name}‘ ist keine Version bekannt"),
        NoVersion::Gap { day, before, after } => {
            let mut text = format!("Am {day} ist keine Version gültig");
            if let Some((it, until)) = before.and_then(|it| Some((it, it.valid_until?))) {
                text.push_str(&format!("; {it} galt bis {until}"));
            }
            if let Some((it, from)) = after.and_then(|it| Some((it, it.valid_from?))) {
                text.push_str(&format!("; {it} gilt ab {from}"));
            }
            text
        }
    }
}

pub(in crate::report::text) fn not_carried_over(from: &str, to: &str) -> String {
    format!("Von {from} nach {to} lässt sich nicht alles übertragen:")
}
