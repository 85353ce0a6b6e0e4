//! Patterns.

use super::{Comparer, Found};
use crate::language::{PatternInclusion, pattern_inclusion};
use xoev_schema::component::PatternStep;
use xoev_schema::source::Span;

impl Comparer<'_> {
    /// Compares the patterns of all derivation steps: a value must fit one of each step.
    pub(super) fn patterns(
        &mut self,
        old: &[PatternStep],
        new: &[PatternStep],
        path: &str,
        spans: (Span, Span),
    ) {
        let (mut gone, mut come): (Vec<&PatternStep>, Vec<&PatternStep>) = (
            old.iter().filter(|it| !new.iter().any(|other| is_same(it, other))).collect(),
            new.iter().filter(|it| !old.iter().any(|other| is_same(it, other))).collect(),
        );
        while let (false, false) = (gone.is_empty(), come.is_empty()) {
            let (one, other) = (gone.remove(0), come.remove(0));
            let found =
                Found::between(shown(one), shown(other)).at(place(one, spans.0), place(other, spans.1));
            self.report(relation(one, other), path, found);
        }
        for one in gone {
            self.report(
                "diff-pattern-removed",
                path,
                Found::removed(shown(one)).at(place(one, spans.0), spans.1),
            );
        }
        for other in come {
            self.report(
                "diff-pattern-added",
                path,
                Found::added(shown(other)).at(spans.0, place(other, spans.1)),
            );
        }
    }
}

/// How two steps relate: by their alternatives, else by their automata, where those are small.
fn relation(old: &PatternStep, new: &PatternStep) -> &'static str {
    let has = |step: &PatternStep, text: &str| step.alternatives.iter().any(|(it, _)| it == text);
    let is_in_new = old.alternatives.iter().all(|(it, _)| has(new, it));
    let is_in_old = new.alternatives.iter().all(|(it, _)| has(old, it));
    let texts = |step: &PatternStep| step.alternatives.iter().map(|(it, _)| it.clone()).collect::<Vec<_>>();
    let found = match (is_in_new, is_in_old) {
        (false, false) => pattern_inclusion(&texts(old), &texts(new)),
        (is_in_new, is_in_old) => PatternInclusion { is_in_new, is_in_old },
    };
    match (found.is_in_new, found.is_in_old) {
        (true, true) => "diff-pattern-rewritten",
        (true, false) => "diff-pattern-widened",
        (false, true) => "diff-pattern-narrowed",
        (false, false) => "diff-pattern-changed",
    }
}

fn is_same(one: &PatternStep, other: &PatternStep) -> bool {
    let has = |step: &PatternStep, text: &str| step.alternatives.iter().any(|(it, _)| it == text);
    one.alternatives.iter().all(|(it, _)| has(other, it))
        && other.alternatives.iter().all(|(it, _)| has(one, it))
}

fn shown(step: &PatternStep) -> String {
    step.alternatives.iter().map(|(it, _)| it.as_str()).collect::<Vec<_>>().join(" | ")
}

fn place(step: &PatternStep, or: Span) -> Span {
    step.alternatives.first().map_or(or, |(_, span)| *span)
}
