//! The changes of one component, part by part: for pages that show two versions of it side by side.
//!
//! ```no_run
//! # fn show(comparison: &xoev_diff::Comparison, name: &xoev_schema::name::ExpandedName) -> Option<()> {
//! use xoev_diff::render::headline;
//! use xoev_runtime::report::Language;
//!
//! for part in comparison.of_type(name)?.parts() {
//!     for change in &part.changes {
//!         println!("{}: {} | {:?} | {:?}", part.path, headline(change, Language::De), change.old, change.new);
//!     }
//! }
//! # Some(()) }
//! ```

use crate::change::{Change, Comparison, Presence, Subject, SubjectKind};
use xoev_schema::name::ExpandedName;

/// What has changed of a part of a component: an element or attribute, or the component itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartChanges<'c> {
    /// Which part, as [`Change::path`] has it; empty for the component itself.
    pub path: &'c str,
    /// Whether both sides have the part.
    pub presence: Presence,
    /// The name of an element on the old side, where that was another one.
    pub old_name: Option<&'c str>,
    /// What has changed of it, in the order of the schema.
    pub changes: Vec<&'c Change>,
}

impl Comparison {
    /// What has changed of a named type, by its name on the new side; for a type that is gone, by its old name.
    #[must_use]
    pub fn of_type(&self, name: &ExpandedName) -> Option<&Subject> {
        self.subjects.iter().find(|it| it.kind == SubjectKind::Type && it.is_named(name))
    }

    /// What has changed of a global element, be it a message or another one, by its name as in [`of_type`](Self::of_type).
    #[must_use]
    pub fn of_element(&self, name: &ExpandedName) -> Option<&Subject> {
        let is_element = |it: &Subject| matches!(it.kind, SubjectKind::Message | SubjectKind::Element);
        self.subjects.iter().find(|it| is_element(it) && it.is_named(name))
    }
}

impl Subject {
    fn is_named(&self, name: &ExpandedName) -> bool {
        let local = self.name.rsplit_once(':').map_or(self.name.as_str(), |(_, it)| it);
        local == &*name.local && self.namespace == name.namespace_uri()
    }

    /// Whether both sides have the component.
    #[must_use]
    pub fn presence(&self) -> Presence {
        presence(self.changes.iter().filter(|it| it.path.is_empty()))
    }

    /// The changes by the parts they are about, the component itself and then its elements and attributes as they were
    /// found.
    #[must_use]
    pub fn parts(&self) -> Vec<PartChanges<'_>> {
        let mut paths: Vec<&str> = Vec::new();
        for change in &self.changes {
            if !paths.contains(&change.path.as_str()) {
                paths.push(&change.path);
            }
        }
        paths.sort_by_key(|it| !it.is_empty());
        paths.into_iter().map(|path| self.part(path)).collect()
    }

    fn part<'c>(&'c self, path: &'c str) -> PartChanges<'c> {
        let changes: Vec<&Change> = self.changes.iter().filter(|it| it.path == path).collect();
        let renamed = changes.iter().find(|it| it.rule.id == "diff-field-renamed");
        let old_name = renamed.and_then(|it| it.old.as_deref());
        PartChanges { path, presence: presence(changes.iter().copied()), old_name, changes }
    }
}

/// Rules that say that a component or part is on one side alone.
fn presence<'c>(changes: impl Iterator<Item = &'c Change>) -> Presence {
    let presence = |it: &Change| match it.rule.id {
        "diff-message-added"
        | "diff-element-added"
        | "diff-type-added"
        | "diff-derived-type-added"
        | "diff-field-added"
        | "diff-field-added-required" => Some(Presence::New),
        "diff-message-removed"
        | "diff-element-removed"
        | "diff-type-removed"
        | "diff-derived-type-removed"
        | "diff-field-removed"
        | "diff-field-removed-required" => Some(Presence::Old),
        _ => None,
    };
    changes.into_iter().find_map(presence).unwrap_or(Presence::Both)
}
