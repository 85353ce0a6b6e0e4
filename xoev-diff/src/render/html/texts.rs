//! What the page itself says, in both languages.

use xoev_report::page::FilterTexts;
use xoev_runtime::report::Language;

/// The texts of one language.
pub(super) struct Texts {
    /// The language as HTML names it.
    pub language: &'static str,
    pub title: &'static str,
    pub skip: &'static str,
    pub overview: &'static str,
    pub asks: &'static str,
    pub messages: &'static str,
    pub changes: &'static str,
    pub of_filter: FilterTexts,
    pub kind: &'static str,
    pub all: &'static str,
    pub none_shown: &'static str,
    pub old: &'static str,
    pub new: &'static str,
    pub rules: &'static str,
    pub line: &'static str,
    pub column: &'static str,
}

/// The texts of a language.
pub(super) fn texts(language: Language) -> &'static Texts {
    match language {
        Language::De => &GERMAN,
        Language::En => &ENGLISH,
    }
}

const GERMAN: Texts = Texts {
    language: "de",
    title: "Versionsvergleich",
    skip: "Zu den Änderungen springen",
    overview: "Überblick",
    asks: "Änderungen für",
    messages: "Betroffene Nachrichten",
    changes: "Änderungen",
    of_filter: FilterTexts {
        filter: "Änderungen filtern",
        text: "Text",
        reset: "Filter zurücksetzen",
        expand: "Alle aufklappen",
        collapse: "Alle zuklappen",
        shown: "{shown} von {all} Änderungen",
    },
    kind: "Art der Änderung",
    all: "alle",
    none_shown: "Keine Änderung passt zum Filter.",
    old: "bisher",
    new: "neu",
    rules: "Was die Regeln bedeuten",
    line: "Zeile",
    column: "Spalte",
};

const ENGLISH: Texts = Texts {
    language: "en",
    title: "Comparison of versions",
    skip: "Skip to the changes",
    overview: "Overview",
    asks: "changes for",
    messages: "Messages concerned",
    changes: "Changes",
    of_filter: FilterTexts {
        filter: "Filter changes",
        text: "Text",
        reset: "Reset filter",
        expand: "Expand all",
        collapse: "Collapse all",
        shown: "{shown} of {all} changes",
    },
    kind: "Kind of change",
    all: "all",
    none_shown: "No change passes the filter.",
    old: "before",
    new: "now",
    rules: "What the rules mean",
    line: "line",
    column: "column",
};
