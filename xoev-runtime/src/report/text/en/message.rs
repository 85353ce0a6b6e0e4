//! English: what is wrong with header, codes and what generated code takes.

use super::WORDS;
use crate::bind::BindFault;
use crate::report::{AttachmentFault, CodeFault, HeaderFault};

pub(super) fn attachment_fault(fault: &AttachmentFault) -> String {
    let w = &WORDS;
    match fault {
        AttachmentFault::Missing { name } => {
            format!("the message names the file {}, which is not in the archive", w.quoted(name))
        }
        AttachmentFault::Surplus { name } => {
            format!("the archive holds the file {}, which no message names", w.quoted(name))
        }
    }
}

pub(super) fn not_generated(reason: &BindFault) -> &'static str {
    match reason {
        BindFault::MissingChild { .. } => "it lacks a child",
        BindFault::MissingAttribute { .. } => "it lacks an attribute",
        BindFault::UnknownChild => "there is no field for the child",
        BindFault::UnknownElement => "the element is not among the generated ones",
        BindFault::UnknownType => "the type of the element is not among the generated ones",
        BindFault::Value(_) => "the value does not fit the Rust type",
    }
}

pub(super) fn header_fault(fault: &HeaderFault) -> String {
    let w = &WORDS;
    match fault {
        HeaderFault::TestMessage { value } if value.is_empty() => {
            "the message is a test (attribute test), which is not taken here".to_owned()
        }
        HeaderFault::TestMessage { value } => {
            format!("the message is a test ({}), which is not taken here", w.quoted(value))
        }
        HeaderFault::CreationTime { value, lacks_zone, lacks_milliseconds } => {
            let lacking = match (lacks_zone, lacks_milliseconds) {
                (true, true) => "time zone and milliseconds",
                (true, false) => "a time zone",
                _ => "milliseconds",
            };
            format!("the creation time {} lacks {lacking}", w.quoted(value))
        }
    }
}

pub(super) fn code_fault(fault: &CodeFault) -> String {
    let w = &WORDS;
    let version =
        |version: &Option<String>| version.as_ref().map(|it| format!(" version {it}")).unwrap_or_default();
    match fault {
        CodeFault::CodeUnknown { list, version: wanted, code, .. } => {
            format!("code list {list}{} has no code {}", version(wanted), w.quoted(code))
        }
        CodeFault::OtherVersion { list, version: wanted, code, known_in, label } => {
            let label = label.as_ref().map(|it| format!(": {}", w.quoted(it))).unwrap_or_default();
            let others = w.alternatives(known_in.iter().cloned());
            format!(
                "code list {list}{} has no code {}, but version {others} has it{label}",
                version(wanted),
                w.quoted(code)
            )
        }
        CodeFault::VersionUnknown { list, version, code, at_hand } => {
            let others = w.alternatives(at_hand.iter().cloned());
            let code = code.as_ref().map(|it| format!(", which lacks the code {}", w.quoted(it)));
            format!(
                "code list {list} is not at hand in version {version}, only in version {others}{}; the code was not checked",
                code.unwrap_or_default()
            )
        }
        CodeFault::ListUnknown { list } if list.is_empty() => {
            "no code list is named for a code; it was not checked".to_owned()
        }
        CodeFault::ListUnknown { list } => {
            format!("code list {list} is not at hand; its codes were not checked")
        }
    }
}
