//! What the rules mean: for every rule id the project reports, a text in German and English, an example and how to
//! mend it.
//!
//! In: the texts in `texts/`, one file per family. Out: [`explain`], [`entries`], [`similar`].
//! Invariant: every rule id in the sources has an entry, and every entry is a rule of the sources (`tests/explain.rs`).
//! Not here: what is wrong in a certain place; that is said by the diagnostic or issue itself.

mod parse;

use std::sync::LazyLock;
use xoev_runtime::near::distance;
use xoev_runtime::report::Language;

/// The families, in the order in which they are listed.
const TEXTS: [&str; 11] = [
    include_str!("texts/documents.txt"),
    include_str!("texts/code_lists.txt"),
    include_str!("texts/genericode.txt"),
    include_str!("texts/elements.txt"),
    include_str!("texts/values.txt"),
    include_str!("texts/representation.txt"),
    include_str!("texts/components.txt"),
    include_str!("texts/facets.txt"),
    include_str!("texts/derivation.txt"),
    include_str!("texts/repository.txt"),
    include_str!("texts/diff.txt"),
];

static ENTRIES: LazyLock<Vec<Entry>> =
    LazyLock::new(|| TEXTS.iter().flat_map(|text| parse::entries(text)).collect());

/// A text in one language.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Text {
    /// What the rule says and why.
    pub meaning: &'static str,
    /// How a fault is mended.
    pub remedy: &'static str,
}

/// What is said about a rule, or about several that mean the same to a reader.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// The rules' ids.
    pub rules: Vec<&'static str>,
    /// In English.
    pub english: Text,
    /// In German.
    pub german: Text,
    /// Lines that break the rule, or show what it is about.
    pub example: Vec<&'static str>,
}

impl Entry {
    /// The text in a language.
    #[must_use]
    pub fn text(&self, language: Language) -> Text {
        match language {
            Language::De => self.german,
            Language::En => self.english,
        }
    }
}

/// What a rule means; `None` for an unknown one.
#[must_use]
pub fn explain(rule: &str) -> Option<&'static Entry> {
    ENTRIES.iter().find(|entry| entry.rules.contains(&rule))
}

/// All entries, by family.
#[must_use]
pub fn entries() -> &'static [Entry] {
    &ENTRIES
}

/// Rules somebody may have meant, nearest first, at most five: those that go on after the text, as `cvc-elt` does to
/// `cvc-elt.1`, then those with few letters changed.
#[must_use]
pub fn similar(rule: &str) -> Vec<&'static str> {
    // Nothing longer is a rule, and the comparison takes time.
    if rule.is_empty() || rule.len() > 100 {
        return Vec::new();
    }
    let wanted = rule.to_lowercase();
    let limit = wanted.chars().count() / 3;
    let all = ENTRIES.iter().flat_map(|entry| &entry.rules);
    let mut found: Vec<(usize, &'static str)> = all
        .filter_map(|&it| {
            let own = it.to_lowercase();
            let is_part = own.starts_with(&wanted) || (wanted.len() > 3 && own.contains(&wanted));
            let distance = if is_part { 0 } else { distance(&wanted, &own) };
            (distance <= limit).then_some((distance, it))
        })
        .collect();
    found.sort_by_key(|(distance, _)| *distance);
    found.into_iter().take(5).map(|(_, it)| it).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_found() {
        let entry = explain("cvc-elt.1").unwrap();
        assert!(entry.text(Language::En).meaning.contains("declared globally"));
        assert!(entry.text(Language::De).remedy.contains("Namensraum"));
        assert_eq!(explain("cvc-elt"), None);
    }

    #[test]
    fn near_misses_are_suggested() {
        assert_eq!(similar("cos-nonambg"), ["cos-nonambig"]);
        assert_eq!(similar("SRC-resolv")[0], "src-resolve");
        assert_eq!(
            similar("cvc-elt.3"),
            ["cvc-elt.3.1", "cvc-elt.3.2.1", "cvc-elt.3.2.2", "cvc-elt.1", "cvc-elt.2"]
        );
        assert!(similar("").is_empty() && similar("zzzzzzzz").is_empty());
        assert!(similar(&"a".repeat(1000)).is_empty());
    }
}
