//! German.

use super::{Count, Texts};
use xoev_runtime::report::Language;

pub(super) const TEXTS: Texts = Texts {
    of: Language::De,
    language: "de",
    time_format: "%d.%m.%Y, %H:%M Uhr (UTC)",
    valid: "gültig",
    invalid: "ungültig",
    unchecked: "nicht geprüft",
    messages: Count { one: "Nachricht", many: "Nachrichten" },
    faults: Count { one: "Fehler", many: "Fehler" },
    warnings: Count { one: "Warnung", many: "Warnungen" },
    title: "Prüfbericht",
    skip_to_messages: "Zu den Nachrichten",
    values_are_masked: "Werte der Nachrichten sind unkenntlich gemacht",
    overview: "Überblick",
    broken_rules: "Am häufigsten verletzte Regeln",
    rules: "Was die Regeln bedeuten",
    filter: "Nachrichten filtern",
    filter_text: "Text in Name, Pfad oder Meldung",
    filter_rule: "Verletzte Regel",
    all_rules: "alle",
    verdict: "Ergebnis",
    reset: "Filter zurücksetzen",
    expand: "Alle aufklappen",
    collapse: "Alle zuklappen",
    shown: "{shown} von {all} Nachrichten",
    none_shown: "Keine Nachricht passt zum Filter.",
    line: "Zeile",
    column: "Spalte",
    hint: "Hinweis",
    more_faults: "Weitere Fehler sind nicht aufgeführt.",
};
