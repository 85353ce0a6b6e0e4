//! The rules that were broken: how often, and what they mean.

use crate::text::{Texts, first_sentence};
use crate::{Checked, Finding};
use maud::{Markup, html};
use std::collections::BTreeMap;
use xoev_schema::explain::explain;

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

    pub fn table(&self, texts: &Texts) -> Markup {
        html! {
            table {
                caption { (texts.broken_rules) }
                thead {
                    tr { th scope="col" { (texts.rule) } th scope="col" { (texts.meaning) } th.count scope="col" { (texts.count) } }
                }
                tbody {
                    @for (rule, count) in self.by_count() {
                        tr {
                            th scope="row" { a href={ "#" (anchor(rule)) } { (rule) } }
                            td { @if let Some(entry) = explain(rule) { (first_sentence(entry.text(texts.of).meaning)) } }
                            td.count { (count) }
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
