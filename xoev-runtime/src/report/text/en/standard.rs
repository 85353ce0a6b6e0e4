//! English: which standard and version a message is of, and what does not carry over to another one.

use crate::dispatch::{DispatchFault, RootName};
use crate::report::Language;
use crate::report::text::list;
use crate::standard::NoVersion;

pub(in crate::report::text) fn dispatch_fault(fault: &DispatchFault) -> String {
    match fault {
        DispatchFault::Unreadable(report) => report.text(Language::En).trim_end().to_owned(),
        DispatchFault::UnknownStandard { root, known } => {
            let known = list(known, "known are", "no standard is known");
            format!("'{}'{} belongs to no known standard; {known}", root.local, root_namespace(root))
        }
        DispatchFault::UnknownVersion { root, standard, version, known } => {
            let known = list(known, "known are", "no version is known");
            format!("'{}' is of {standard} in the unknown version '{version}'; {known}", root.local)
        }
        DispatchFault::UnknownRoot { root, standard, version, known_in } => {
            let known = list(known_in, "there is one in", "there is none in any known version");
            format!("{standard} {version} has no message '{}'; {known}", root.local)
        }
        DispatchFault::Contradiction { root, standard, version, declared } => {
            let declared = list(declared, "it is of", "it is of no known version");
            format!(
                "'{}' states {standard} {version}, but its namespace says otherwise: {declared}",
                root.local
            )
        }
        DispatchFault::Ambiguous { root, candidates } => {
            let known = list(candidates, "possible are", "nothing is possible");
            format!("'{}' does not say which version the message is of; {known}", root.local)
        }
    }
}

fn root_namespace(root: &RootName) -> String {
    match root.namespace.as_str() {
        "" => " without namespace".to_owned(),
        namespace => format!(" of '{namespace}'"),
    }
}

pub(in crate::report::text) fn no_version(fault: &NoVersion<'_>) -> String {
    match fault {
        NoVersion::UnknownStandard { name } => format!("no version of the standard '{name}' is known"),
        NoVersion::Gap { day, before, after } => {
            let mut text = format!("no version is valid on {day}");
            if let Some((it, until)) = before.and_then(|it| Some((it, it.valid_until?))) {
                text.push_str(&format!("; {it} was valid until {until}"));
            }
            if let Some((it, from)) = after.and_then(|it| Some((it, it.valid_from?))) {
                text.push_str(&format!("; {it} is valid from {from}"));
            }
            text
        }
    }
}

pub(in crate::report::text) fn not_carried_over(from: &str, to: &str) -> String {
    format!("not everything carries over from {from} to {to}:")
}
