//! The words around the sentences, in both languages.

use crate::change::SubjectKind;
use crate::rust_api::{Effect, RustComparison};
use xoev_runtime::report::Language;

/// The words of one language.
pub(super) struct Words {
    pub old_version: &'static str,
    pub new_version: &'static str,
    pub reader: &'static str,
    pub writer: &'static str,
    pub no_change: &'static str,
    pub messages: &'static str,
    pub message: &'static str,
    pub changes: &'static str,
    pub change: &'static str,
    pub added: &'static str,
    pub removed: &'static str,
    pub changed: &'static str,
    pub unchanged: &'static str,
    pub in_no_message: &'static str,
    pub in_messages: [&'static str; 2],
    pub formerly: &'static str,
    pub and_more: &'static str,
    pub rust_api: &'static str,
    pub no_rust_change: &'static str,
    pub breaking: [&'static str; 2],
    pub additions: [&'static str; 2],
    pub samples: &'static str,
    pub invalid_before: &'static str,
    pub carries_over: &'static str,
    pub exchanged: &'static str,
    pub because: &'static str,
}

/// The words of a language.
pub(super) fn words(language: Language) -> &'static Words {
    match language {
        Language::De => &GERMAN,
        Language::En => &ENGLISH,
    }
}

const GERMAN: Words = Words {
    old_version: "alte Fassung",
    new_version: "neue Fassung",
    reader: "Leser",
    writer: "Schreiber",
    no_change: "Keine Unterschiede.",
    messages: "Nachrichten",
    message: "Nachricht",
    changes: "Änderungen",
    change: "Änderung",
    added: "neu",
    removed: "entfallen",
    changed: "geändert",
    unchanged: "unverändert",
    in_no_message: "in keiner Nachricht",
    in_messages: ["in 1 Nachricht", "in {} Nachrichten"],
    formerly: "bisher",
    and_more: "und {} weitere",
    rust_api: "Erzeugte Rust-Schnittstelle",
    no_rust_change: "Keine Unterschiede in der Rust-Schnittstelle.",
    breaking: ["1 brechende Änderung", "{} brechende Änderungen"],
    additions: ["1 Ergänzung", "{} Ergänzungen"],
    samples: "Nachrichten der alten Fassung nach den Regeln der neuen",
    invalid_before: "schon in der alten Fassung nicht gültig",
    carries_over: "auch in der neuen Fassung gültig",
    exchanged: "wird ausgetauscht",
    because: "wegen",
};

const ENGLISH: Words = Words {
    old_version: "old version",
    new_version: "new version",
    reader: "reader",
    writer: "writer",
    no_change: "No differences.",
    messages: "messages",
    message: "message",
    changes: "changes",
    change: "change",
    added: "new",
    removed: "removed",
    changed: "changed",
    unchanged: "unchanged",
    in_no_message: "in no message",
    in_messages: ["in 1 message", "in {} messages"],
    formerly: "formerly",
    and_more: "and {} more",
    rust_api: "Generated Rust API",
    no_rust_change: "No differences in the Rust API.",
    breaking: ["1 breaking change", "{} breaking changes"],
    additions: ["1 addition", "{} additions"],
    samples: "Messages of the old version by the rules of the new one",
    invalid_before: "not valid in the old version already",
    carries_over: "valid in the new version, too",
    exchanged: "is exchanged",
    because: "because of",
};

impl Words {
    /// "3 changes".
    pub(super) fn count_of_changes(&self, count: usize) -> String {
        format!("{count} {}", if count == 1 { self.change } else { self.changes })
    }

    /// "in 3 messages".
    pub(super) fn in_messages(&self, count: usize) -> String {
        if count == 0 { self.in_no_message.to_owned() } else { numbered(self.in_messages, count) }
    }

    /// "3 breaking changes, 1 addition".
    pub(super) fn effects(&self, rust_api: &RustComparison) -> String {
        let breaking = numbered(self.breaking, rust_api.count(Effect::Breaks));
        format!("{breaking}, {}", numbered(self.additions, rust_api.count(Effect::Adds)))
    }
}

fn numbered([one, many]: [&str; 2], count: usize) -> String {
    if count == 1 { one.to_owned() } else { many.replace("{}", &count.to_string()) }
}

/// What a subject is.
pub(super) fn kind(kind: SubjectKind, language: Language) -> &'static str {
    match (kind, language) {
        (SubjectKind::Standard, _) => "Standard",
        (SubjectKind::Message, Language::De) => "Nachricht",
        (SubjectKind::Message, Language::En) => "message",
        (SubjectKind::Element, Language::De) => "Element",
        (SubjectKind::Element, Language::En) => "element",
        (SubjectKind::Type, Language::De) => "Typ",
        (SubjectKind::Type, Language::En) => "type",
        (SubjectKind::CodeList, Language::De) => "Codeliste",
        (SubjectKind::CodeList, Language::En) => "code list",
    }
}
