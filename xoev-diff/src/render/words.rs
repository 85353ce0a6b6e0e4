//! The words around the sentences, in both languages.

use crate::change::SubjectKind;
use xoev_runtime::report::Language;

/// The words of one language.
pub(super) struct Words {
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
}

/// The words of a language.
pub(super) fn words(language: Language) -> &'static Words {
    match language {
        Language::De => &GERMAN,
        Language::En => &ENGLISH,
    }
}

const GERMAN: Words = Words {
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
};

const ENGLISH: Words = Words {
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
};

impl Words {
    /// "3 changes".
    pub(super) fn count_of_changes(&self, count: usize) -> String {
        format!("{count} {}", if count == 1 { self.change } else { self.changes })
    }

    /// "in 3 messages".
    pub(super) fn in_messages(&self, count: usize) -> String {
        match count {
            0 => self.in_no_message.to_owned(),
            1 => self.in_messages[0].to_owned(),
            _ => self.in_messages[1].replace("{}", &count.to_string()),
        }
    }
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
