//! Counts at a glance, and the filter.

use super::rules::BrokenRules;
use crate::page::{self, FilterTexts};
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

/// By words, rule and verdict.
pub(super) fn filter(summary: &Summary, rules: &BrokenRules, texts: &Texts) -> Markup {
    let verdicts = [
        (Verdict::Invalid, summary.invalid, texts.invalid),
        (Verdict::Unchecked, summary.unchecked, texts.unchecked),
        (Verdict::Valid, summary.valid, texts.valid),
    ];
    let own = html! {
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
    };
    let texts = FilterTexts {
        filter: texts.filter,
        text: texts.filter_text,
        reset: texts.reset,
        expand: texts.expand,
        collapse: texts.collapse,
        shown: texts.shown,
    };
    page::filter(&texts, "rule", &own)
}
