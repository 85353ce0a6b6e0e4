//! Enumerations, which in XÖV are code lists within the schema.

use super::{Comparer, Found};
use crate::side::Side;
use xoev_schema::component::EnumerationFacet;
use xoev_schema::hash::IndexMap;
use xoev_schema::source::Span;
use xoev_schema::xoev::{columns, label};

impl Comparer<'_> {
    /// Compares the values of two enumerations and what is said about them; their order means nothing.
    pub(super) fn enumerations(
        &mut self,
        old: &[EnumerationFacet],
        new: &[EnumerationFacet],
        path: &str,
        spans: (Span, Span),
    ) {
        match (old.is_empty(), new.is_empty()) {
            (true, true) => return,
            (true, false) => {
                let found = Found::added(shown(new)).at(spans.0, spans.1);
                return self.report("diff-enumeration-added", path, found);
            }
            (false, true) => {
                let found = Found::removed(shown(old)).at(spans.0, spans.1);
                return self.report("diff-enumeration-removed", path, found);
            }
            (false, false) => {}
        }
        let (old, new) = (by_value(old), by_value(new));
        let is_of_messages =
            is_list_of_messages(self.old.side, &old) && is_list_of_messages(self.new.side, &new);
        for (value, one) in &old {
            match new.get(value) {
                Some(other) => self.value(one, other, path),
                None => {
                    let is_message = is_of_messages && !has_number(self.new.side, value);
                    let id = if is_message { "diff-message-code-removed" } else { "diff-value-removed" };
                    self.report(id, path, Found::removed(with_label(one)).at(one.span, None));
                }
            }
        }
        for (value, other) in new.iter().filter(|(value, _)| !old.contains_key(*value)) {
            let is_message = is_of_messages && !has_number(self.old.side, value);
            let id = if is_message { "diff-message-code-added" } else { "diff-value-added" };
            self.report(id, path, Found::added(with_label(other)).at(None, other.span));
        }
    }

    /// A value of both sides: what it is called, and what else is said about it.
    fn value(&mut self, old: &EnumerationFacet, new: &EnumerationFacet, path: &str) {
        if self.is_deep || old.annotation == new.annotation {
            return;
        }
        let (one, other) = (label(&old.annotation), label(&new.annotation));
        if one != other {
            let found = Found::of((one, other)).what(&*old.value).at(old.span, new.span);
            self.report("diff-value-relabelled", path, found);
        } else if columns(&old.annotation) != columns(&new.annotation) || text(old) != text(new) {
            self.report(
                "diff-value-described",
                path,
                Found::default().what(&*old.value).at(old.span, new.span),
            );
        }
    }
}

/// Whether most values are numbers of messages of the side.
fn is_list_of_messages(side: Side<'_>, values: &IndexMap<&str, &EnumerationFacet>) -> bool {
    let numbers = values.keys().filter(|it| has_number(side, it)).count();
    numbers > 0 && numbers * 2 >= values.len()
}

fn has_number(side: Side<'_>, number: &str) -> bool {
    side.standard.messages.iter().any(|it| it.number.as_deref() == Some(number))
}

fn by_value(all: &[EnumerationFacet]) -> IndexMap<&str, &EnumerationFacet> {
    all.iter().map(|it| (it.value.as_str(), it)).collect()
}

fn text(it: &EnumerationFacet) -> Vec<String> {
    let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    it.annotation.documentation.iter().map(|it| words(it.text())).collect()
}

/// A value with what it is called.
fn with_label(it: &EnumerationFacet) -> String {
    match label(&it.annotation) {
        Some(label) => format!("{} ({label})", it.value),
        None => it.value.clone(),
    }
}

/// The values in short.
fn shown(all: &[EnumerationFacet]) -> String {
    const SHOWN: usize = 5;
    let first: Vec<&str> = all.iter().take(SHOWN).map(|it| it.value.as_str()).collect();
    let more = if all.len() > SHOWN { format!(", … ({})", all.len()) } else { String::new() };
    format!("{}{more}", first.join(", "))
}
