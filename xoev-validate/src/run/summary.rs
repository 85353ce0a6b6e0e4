//! What was found in all messages.

use std::collections::HashMap;
use xoev_report::Checked;
use xoev_runtime::report::{Language, Severity};

/// How many rules are told.
const SHOWN: usize = 5;

/// How often each rule was broken in all messages; warnings do not count.
#[derive(Debug, Clone, Default)]
pub struct RuleCounts {
    rules: HashMap<&'static str, usize>,
}

impl RuleCounts {
    /// Counts what was found in a message.
    pub fn add(&mut self, checked: &Checked) {
        for finding in checked.findings().iter().filter(|it| it.severity == Severity::Fault) {
            *self.rules.entry(finding.rule).or_default() += 1;
        }
    }

    /// The rules that were broken most often, with how often.
    #[must_use]
    pub fn most_frequent(&self, count: usize) -> Vec<(&'static str, usize)> {
        let mut rules: Vec<(&str, usize)> = self.rules.iter().map(|(rule, count)| (*rule, *count)).collect();
        rules.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        rules.truncate(count);
        rules
    }

    /// The most frequent ones as a line without its end; `None` where there are none.
    #[must_use]
    pub fn text(&self, language: Language) -> Option<String> {
        let rules: Vec<String> =
            self.most_frequent(SHOWN).iter().map(|(rule, count)| format!("{rule} {count}")).collect();
        let words = match language {
            Language::De => "Häufigste Regeln",
            Language::En => "most frequent rules",
        };
        (!rules.is_empty()).then(|| format!("{words}: {}", rules.join(", ")))
    }
}
