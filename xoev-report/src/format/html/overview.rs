//! Counts at a glance, and the filter.

use super::rules::BrokenRules;
use crate::text::Texts;
use crate::{Summary, Verdict};
use maud::{Markup, html};

/// The attribute by which style and script know a verdict.
pub(super) fn verdict_class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Valid => "valid",
        Verdict::Invalid => "invalid",
        Verdict::Unchecked => "unchecked",
    }
}

pub(super) fn overview(summary: &Summary, rules: &BrokenRules, texts: &Texts) -> Markup {
    let counts = [
        ("", summary.messages, texts.messages.for_number(summary.messages)),
        ("valid", summary.valid, texts.valid),
        ("invalid", summary.invalid, texts.invalid),
        ("unchecked", summary.unchecked, texts.unchecked),
        ("", summary.faults, texts.faults.for_number(summary.faults)),
        ("", summary.warnings, texts.warnings.for_number(summary.warnings)),
    ];
    html! {
        section aria-labelledby="overview" {
            h2 #overview { (texts.overview) }
            dl.counts {
                @for (class, count, word) in counts {
                    div class=(class) { dt { (word) } dd { (count) } }
                }
            }
            @if !rules.is_empty() { (rules.most_frequent(texts)) }
        }
    }
}

/// Hidden until the script, without which it does nothing, shows it.
pub(super) fn filter(summary: &Summary, rules: &BrokenRules, texts: &Texts) -> Markup {
    let verdicts = [
        (Verdict::Invalid, summary.invalid, texts.invalid),
        (Verdict::Unchecked, summary.unchecked, texts.unchecked),
        (Verdict::Valid, summary.valid, texts.valid),
    ];
    html! {
        form #filter .filter role="search" aria-label=(texts.filter) hidden {
            p.field {
                label for="text" { (texts.filter_text) }
                input #text type="search" autocomplete="off" spellcheck="false";
            }
            p.field {
                label for="rule" { (texts.filter_rule) }
                select #rule {
                    option value="" { (texts.all_rules) }
                    @for (rule, count) in rules.by_count() { option value=(rule) { (rule) " (" (count) ")" } }
                }
            }
            fieldset {
                legend { (texts.verdict) }
                @for (verdict, count, word) in verdicts {
                    label {
                        input type="checkbox" name="verdict" value=(verdict_class(verdict)) checked;
                        " " (word) " (" (count) ")"
                    }
                }
            }
            p.buttons {
                button type="reset" { (texts.reset) }
                button #expand type="button" { (texts.expand) }
                button #collapse type="button" { (texts.collapse) }
            }
            // The number stands where the script puts it.
            output #shown for="text rule" data-text=(texts.shown) {}
        }
    }
}
