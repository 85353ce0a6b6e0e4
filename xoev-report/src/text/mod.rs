//! The words of the reports themselves; what is wrong with a message is worded in `xoev_runtime::report`.
//!
//! One struct with all texts, one value of it per language: a text that is missing does not compile, one that is empty
//! or forgotten to translate fails the test below.

mod de;
mod en;

use crate::{Checked, Summary, Verdict};
use serde::Serialize;
use xoev_runtime::report::Language;

/// A word for one thing and for any other number of them.
#[derive(Serialize)]
pub(crate) struct Count {
    pub one: &'static str,
    pub many: &'static str,
}

impl Count {
    /// "3 faults"; `more` stands behind the number.
    fn with(&self, number: usize, more: &str) -> String {
        let word = if more.is_empty() { self.for_number(number) } else { self.many };
        format!("{number}{more} {word}")
    }

    /// "3 faults".
    pub fn of(&self, number: usize) -> String {
        self.with(number, "")
    }

    /// The word alone.
    pub fn for_number(&self, number: usize) -> &'static str {
        if number == 1 { self.one } else { self.many }
    }
}

/// All texts of a language.
#[derive(Serialize)]
pub(crate) struct Texts {
    /// The language itself.
    #[serde(skip)]
    pub of: Language,
    /// Its tag (BCP 47).
    pub language: &'static str,
    /// How a date and a time are written, in the words of chrono.
    pub time_format: &'static str,
    pub valid: &'static str,
    pub invalid: &'static str,
    pub unchecked: &'static str,
    pub messages: Count,
    pub faults: Count,
    pub warnings: Count,
    pub title: &'static str,
    pub skip_to_messages: &'static str,
    pub values_are_masked: &'static str,
    pub overview: &'static str,
    pub broken_rules: &'static str,
    pub rules: &'static str,
    pub filter: &'static str,
    pub filter_text: &'static str,
    pub filter_rule: &'static str,
    pub all_rules: &'static str,
    pub verdict: &'static str,
    pub reset: &'static str,
    pub expand: &'static str,
    pub collapse: &'static str,
    /// With `{shown}` and `{all}` for the numbers.
    pub shown: &'static str,
    pub none_shown: &'static str,
    pub line: &'static str,
    pub column: &'static str,
    pub hint: &'static str,
    pub more_faults: &'static str,
}

/// The texts of a language.
pub(crate) fn texts(language: Language) -> &'static Texts {
    match language {
        Language::De => &de::TEXTS,
        Language::En => &en::TEXTS,
    }
}

impl Texts {
    fn of_verdict(&self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Valid => self.valid,
            Verdict::Invalid => self.invalid,
            Verdict::Unchecked => self.unchecked,
        }
    }

    /// "invalid, 3 faults, 1 warning".
    pub fn conclusion(&self, checked: &Checked) -> String {
        let mut parts = vec![self.of_verdict(checked.verdict()).to_owned()];
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

/// Up to the first full stop behind which a sentence begins.
pub(crate) fn first_sentence(text: &str) -> &str {
    let mut ends = text.match_indices(". ").filter_map(|(at, _)| text.split_at_checked(at + 1));
    let begins = |after: &str| after.strip_prefix(' ').is_some_and(|it| it.starts_with(char::is_uppercase));
    ends.find(|(_, after)| begins(after)).map_or(text, |(sentence, _)| sentence)
}

#[cfg(test)]
mod tests {
    use super::{Language, first_sentence, texts};
    use serde_json::Value;

    fn flat(value: &Value, name: &str, out: &mut Vec<(String, String)>) {
        match value {
            Value::Object(parts) => {
                parts.iter().for_each(|(part, value)| flat(value, &format!("{name}.{part}"), out));
            }
            value => out.push((name.to_owned(), value.as_str().unwrap().to_owned())),
        }
    }

    #[test]
    fn every_text_is_there_in_both_languages() {
        let [de, en] = [Language::De, Language::En].map(|language| {
            let mut out = Vec::new();
            flat(&serde_json::to_value(texts(language)).unwrap(), "", &mut out);
            out
        });
        assert!(de.len() > 30 && de.len() == en.len());
        for ((name, de), (_, en)) in de.iter().zip(&en) {
            assert!(!de.trim().is_empty() && !en.trim().is_empty(), "{name} is empty");
            assert!(de != en, "{name} is not translated: {de}");
            for place in ["{shown}", "{all}"] {
                assert_eq!(de.contains(place), en.contains(place), "{name}: {place}");
            }
        }
    }

    #[test]
    fn the_first_sentence() {
        assert_eq!(first_sentence("Das ist z. b. eins. Zwei."), "Das ist z. b. eins.");
        assert_eq!(first_sentence("One"), "One");
    }
}
