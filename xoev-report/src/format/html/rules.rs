//! The rules that were broken: how often, and what they mean.

use crate::text::{Texts, first_sentence};
use crate::{Checked, Finding};
use maud::{Markup, html};
use std::collections::BTreeMap;
use xoev_schema::explain::explain;

/// How many rules stand above the messages; all are in the filter and at the end of the page.
const MOST_FREQUENT: usize = 5;

/// How often each rule was broken.
#[derive(Default)]
pub(super) struct BrokenRules {
    counts: BTreeMap<&'static str, usize>,
}

/// The name of a rule's place on the page.
pub(super) fn anchor(rule: &str) -> String {
    format!("rule-{rule}")
}

impl BrokenRules {
    pub fn add(&mut self, checked: &Checked) {
        for Finding { rule, .. } in checked.findings() {
            *self.counts.entry(rule).or_default() += 1;
        }
    }

    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// The most frequent first.
    pub fn by_count(&self) -> Vec<(&'static str, usize)> {
        let mut counts: Vec<_> = self.counts.iter().map(|(rule, count)| (*rule, *count)).collect();
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        counts
    }

    /// The most frequent ones.
    pub fn most_frequent(&self, texts: &Texts) -> Markup {
        html! {
            h3.frequent { (texts.broken_rules) }
            ol.frequent {
                @for (rule, count) in self.by_count().into_iter().take(MOST_FREQUENT) {
                    li {
                        a href={ "#" (anchor(rule)) } { (rule) }
                        " "
                        span.times { (count) "×" }
                        @if let Some(entry) = explain(rule) {
                            " "
                            span.meaning { (first_sentence(entry.text(texts.of).meaning)) }
                        }
                    }
                }
            }
        }
    }

    /// What each rule means and how a fault is mended.
    pub fn section(&self, texts: &Texts) -> Markup {
        html! {
            @if !self.is_empty() {
                section.rules aria-labelledby="rules" {
                    h2 #rules { (texts.rules) }
                    @for rule in self.counts.keys() {
                        article {
                            h3 id=(anchor(rule)) { (rule) }
                            @if let Some(entry) = explain(rule) {
                                p { (entry.text(texts.of).meaning) }
                                p { (entry.text(texts.of).remedy) }
                                pre { code { (entry.example.join("\n")) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
