//! Default and fixed values.

use super::{Comparer, Found};
use xoev_schema::component::ValueConstraint;
use xoev_schema::source::Span;

/// The attributes of code types (XÖV-Handbuch).
const LIST_URI: &str = "listURI";
const LIST_VERSION: &str = "listVersionID";

impl Comparer<'_> {
    /// Compares the value constraints of an element or attribute of this local name.
    pub(super) fn values(
        &mut self,
        (old, old_span): (Option<&ValueConstraint>, Span),
        (new, new_span): (Option<&ValueConstraint>, Span),
        name: &str,
        path: &str,
    ) {
        let fixed = |it: Option<&ValueConstraint>| it.filter(|it| it.is_fixed).map(|it| text(&it.value));
        let default = |it: Option<&ValueConstraint>| it.filter(|it| !it.is_fixed).map(|it| text(&it.value));
        let (old_fixed, new_fixed) = (fixed(old), fixed(new));
        let id = match (&old_fixed, &new_fixed) {
            (None, None) => None,
            (Some(old), Some(new)) if old == new => None,
            (Some(old), Some(new)) => Some(self.fixed_rule(name, old, new)),
            (None, Some(_)) => Some("diff-fixed-added"),
            (Some(_), None) => Some("diff-fixed-removed"),
        };
        if let Some(id) = id {
            self.report(id, path, Found::of((old_fixed, new_fixed)).at(old_span, new_span));
        }
        let (old, new) = (default(old), default(new));
        if old != new {
            self.report("diff-default-changed", path, Found::of((old, new)).at(old_span, new_span));
        }
    }

    /// What another fixed value is: of a code list, of a version (of the standard, or a number of one of its parts), or any
    /// other.
    fn fixed_rule(&self, name: &str, old: &str, new: &str) -> &'static str {
        let is_version = || {
            let is_one = |side: super::Mapped<'_>, value: &str| {
                let of_standard =
                    || side.side.standard.standards.iter().any(|it| it.version.as_deref() == Some(value));
                is_version_number(value) || of_standard()
            };
            name.to_ascii_lowercase().ends_with("version") && is_one(self.old, old) && is_one(self.new, new)
        };
        match name {
            LIST_URI => "diff-list-uri-changed",
            LIST_VERSION => "diff-list-version-changed",
            _ if is_version() => "diff-fixed-version-changed",
            _ => "diff-fixed-changed",
        }
    }
}

/// Whether a text is numbers with points between them, as in "3.5".
fn is_version_number(text: &str) -> bool {
    text.contains('.')
        && text.split('.').all(|it| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit()))
}

fn text(value: &str) -> String {
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}
