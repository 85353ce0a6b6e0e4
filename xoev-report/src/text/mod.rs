//! The words of the reports themselves; what is wrong with a message is worded in `xoev_runtime::report`.
//!
//! One struct with all texts, one value of it per language: a text that is missing does not compile, one that is empty
//! or forgotten to translate fails the test below.

mod de;
mod en;

use crate::{Checked, Summary, Verdict};
use xoev_runtime::report::Language;

/// A word for one thing and for any other number of them.
pub(crate) struct Count {
    pub one: &'static str,
    pub many: &'static str,
}

impl Count {
    /// "3 faults"; `more` stands behind the number.
    fn with(&self, number: usize, more: &str) -> String {
        format!("{number}{more} {}", if number == 1 && more.is_empty() { self.one } else { self.many })
    }

    /// "3 faults".
    pub fn of(&self, number: usize) -> String {
        self.with(number, "")
    }
}

/// All texts of a language.
pub(crate) struct Texts {
    pub valid: &'static str,
    pub invalid: &'static str,
    pub unchecked: &'static str,
    pub messages: Count,
    pub faults: Count,
    pub warnings: Count,
}

/// The texts of a language.
pub(crate) fn texts(language: Language) -> &'static Texts {
    match language {
        Language::De => &de::TEXTS,
        Language::En => &en::TEXTS,
    }
}

impl Texts {
    pub fn verdict(&self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Valid => self.valid,
            Verdict::Invalid => self.invalid,
            Verdict::Unchecked => self.unchecked,
        }
    }

    /// "invalid, 3 faults, 1 warning".
    pub fn conclusion(&self, checked: &Checked) -> String {
        let mut parts = vec![self.verdict(checked.verdict()).to_owned()];
        let (faults, warnings) = (checked.faults(), checked.warnings());
        if faults > 0 {
            parts.push(self.faults.with(faults, if checked.is_truncated() { "+" } else { "" }));
        }
        if warnings > 0 {
            parts.push(self.warnings.of(warnings));
        }
        parts.join(", ")
    }

    /// "3 messages: 2 valid, 1 invalid; 4 faults".
    pub fn summary(&self, summary: &Summary) -> String {
        let verdicts = [
            (summary.valid, self.valid),
            (summary.invalid, self.invalid),
            (summary.unchecked, self.unchecked),
        ];
        let verdicts = verdicts.iter().filter(|(count, _)| *count > 0);
        let verdicts: Vec<String> = verdicts.map(|(count, word)| format!("{count} {word}")).collect();
        let found = [(summary.faults, &self.faults), (summary.warnings, &self.warnings)];
        let found = found.iter().filter(|(count, _)| *count > 0).map(|(count, word)| word.of(*count));
        let found: Vec<String> = found.collect();
        let mut text = self.messages.of(summary.messages);
        for (separator, parts) in [(": ", verdicts), ("; ", found)] {
            if !parts.is_empty() {
                text.push_str(separator);
                text.push_str(&parts.join(", "));
            }
        }
        text
    }
}
