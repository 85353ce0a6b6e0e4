//! English.

use super::{Count, Texts};
use xoev_runtime::report::Language;

pub(super) const TEXTS: Texts = Texts {
    of: Language::En,
    language: "en",
    time_format: "%Y-%m-%d, %H:%M (UTC)",
    valid: "valid",
    invalid: "invalid",
    unchecked: "not checked",
    messages: Count { one: "message", many: "messages" },
    faults: Count { one: "fault", many: "faults" },
    warnings: Count { one: "warning", many: "warnings" },
    title: "Validation report",
    skip_to_messages: "To the messages",
    values_are_masked: "values of the messages are masked",
    overview: "Overview",
    broken_rules: "Rules broken most often",
    rules: "What the rules mean",
    filter: "Filter messages",
    filter_text: "Text in name, path or finding",
    filter_rule: "Broken rule",
    all_rules: "all",
    verdict: "Verdict",
    reset: "Reset the filter",
    expand: "Open all",
    collapse: "Close all",
    shown: "{shown} of {all} messages",
    none_shown: "No message fits the filter.",
    line: "Line",
    column: "column",
    hint: "Hint",
    more_faults: "Further faults are not listed.",
};
