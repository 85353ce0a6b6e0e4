//! Which change leads to a fault.

use super::outline::Outline;
use super::owners::Owners;
use crate::change::{Change, Comparison, Subject};
use crate::rule::{Class, Kind};
use xoev_runtime::report::{ExpectedItem, Fault, Issue, Name, Placement};

/// A change of the comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cause {
    /// The position in [`Comparison::subjects`].
    pub subject: usize,
    /// The position in [`Subject::changes`].
    pub change: usize,
}

impl Cause {
    /// What it points to.
    #[must_use]
    pub fn of(self, comparison: &Comparison) -> Option<(&Subject, &Change)> {
        let subject = comparison.subjects.get(self.subject)?;
        Some((subject, subject.changes.get(self.change)?))
    }
}

/// What is needed to find them.
pub(super) struct Causes<'a> {
    pub comparison: &'a Comparison,
    pub owners: &'a Owners,
    pub outline: &'a Outline,
}

/// What of a message a fault is about.
struct About {
    /// Elements and attributes (`@name`) of the element that are concerned, by local name.
    parts: Vec<String>,
    /// Whether the path of the fault is that of a child, and the content of its parent is wrong.
    is_in_parent: bool,
    /// Whether something is missing.
    is_missing: bool,
    kinds: &'static [Kind],
}

/// Where a fault is.
struct Place {
    /// The element whose content or value is wrong.
    owner: usize,
    /// The attribute, as `@name`.
    attribute: Option<String>,
}

/// What says which children may stand where.
const CONTENT: &[Kind] =
    &[Kind::Field, Kind::Cardinality, Kind::Structure, Kind::Type, Kind::Substitution, Kind::Value];
const ATTRIBUTES: &[Kind] = &[Kind::Field, Kind::Cardinality, Kind::Structure, Kind::Type];
const KEYS: &[Kind] = &[Kind::IdentityConstraint];
const VALUES: &[Kind] = &[Kind::Facet, Kind::CodeList, Kind::Value, Kind::Type, Kind::Structure];

impl Causes<'_> {
    /// The changes that lead to a fault, those nearest to it first; none where no change that asks something of the writer
    /// is about what the fault is about.
    pub(super) fn of(&self, issue: &Issue) -> Vec<Cause> {
        let about = about(&issue.fault);
        if let Fault::UndeclaredRoot { .. } = issue.fault {
            return self.of_root();
        }
        let Some(at) = self.outline.at(&issue.path) else { return Vec::new() };
        let parent = self.outline.entries.get(at).and_then(|it| it.parent);
        let owner = if about.is_in_parent { parent } else { Some(at) };
        let Some(owner) = owner else { return Vec::new() };
        if about.kinds == KEYS {
            return self.of_constraint(at);
        }
        let attribute = issue.path.rsplit_once("/@").map(|(_, it)| format!("@{}", local(it)));
        let place = Place { owner, attribute };
        let mut found: Vec<(bool, Cause)> = Vec::new();
        for (subject, path) in self.owners.of(self.outline, owner) {
            for (change, it) in self.changes(subject, about.kinds) {
                let rest = it.path.strip_prefix(path.as_str()).map(|it| it.trim_start_matches('/'));
                let is_part = rest.and_then(|rest| self.fits(it, rest, &about, &place));
                found.extend(is_part.map(|it| (it, Cause { subject, change })));
            }
        }
        let name = place.attribute.as_deref().and_then(|it| it.strip_prefix('@')).unwrap_or_default();
        for subject in self.owners.of_attribute(self.outline, owner, name) {
            let changes = self.changes(*subject, VALUES);
            found.extend(changes.map(|(change, _)| (true, Cause { subject: *subject, change })));
        }
        if about.is_in_parent {
            for subject in self.owners.of_heads(self.outline, at) {
                let changes = self.changes(*subject, &[Kind::Substitution]);
                found.extend(changes.map(|(change, _)| (true, Cause { subject: *subject, change })));
            }
        }
        // What is said of the part itself tells more than what is said of the whole.
        if found.iter().any(|(is_part, _)| *is_part) {
            found.retain(|(is_part, _)| *is_part);
        }
        let mut causes: Vec<Cause> = Vec::new();
        for (_, cause) in found {
            if !causes.contains(&cause) {
                causes.push(cause);
            }
        }
        if causes.is_empty() { self.of_type_around(owner) } else { causes }
    }

    /// Where nothing is said of a place, the nearest element around it that has another type now.
    fn of_type_around(&self, owner: usize) -> Vec<Cause> {
        let mut current = Some(owner);
        while let Some(at) = current {
            let owners = self.owners.of(self.outline, at).into_iter();
            let causes: Vec<Cause> = owners
                .flat_map(|(subject, path)| {
                    let changes = self.changes(subject, &[Kind::Type]);
                    changes
                        .filter(move |(_, it)| it.path == path)
                        .map(move |(change, _)| Cause { subject, change })
                })
                .collect();
            if !causes.is_empty() {
                return causes;
            }
            current = self.outline.entries.get(at).and_then(|it| it.parent);
        }
        Vec::new()
    }

    /// The changes of a subject that ask something of the writer and are about one of these.
    fn changes(&self, subject: usize, kinds: &'static [Kind]) -> impl Iterator<Item = (usize, &Change)> {
        let changes = self.comparison.subjects.get(subject).map(|it| it.changes.as_slice());
        let changes = changes.unwrap_or_default().iter().enumerate();
        changes.filter(|(_, it)| it.rule.writer != Class::Nothing && kinds.contains(&it.rule.kind))
    }

    /// Whether a change is about the part a fault names (true) or about all of the place (false). `rest` is where it is,
    /// seen from the place.
    fn fits(&self, change: &Change, rest: &str, about: &About, place: &Place) -> Option<bool> {
        if about.kinds == CONTENT && !rest.is_empty() && !rest.contains('/') {
            let is_there = self.outline.has_child(place.owner, rest);
            let is_required = matches!(change.rule.id, "diff-field-added-required" | "diff-field-required");
            if is_required {
                // What is there already, its coming is no cause; what else must come is told with the first.
                let is_named = about.parts.iter().any(|it| it == rest);
                return (!is_there && (is_named || about.is_missing)).then_some(true);
            }
            if change.rule.id == "diff-field-moved" {
                return Some(about.parts.iter().any(|it| it == rest));
            }
        }
        let wildcard = if about.kinds == ATTRIBUTES { "@*" } else { "*" };
        let is_part = about.parts.iter().any(|it| it == rest)
            || place.attribute.as_deref() == Some(rest)
            || rest == wildcard;
        let is_whole = rest.is_empty() && (place.attribute.is_none() || about.kinds == ATTRIBUTES);
        (is_part || is_whole).then_some(is_part)
    }

    /// Keys are declared at an element around the place.
    fn of_constraint(&self, at: usize) -> Vec<Cause> {
        let mut causes = Vec::new();
        let mut current = Some(at);
        while let Some(at) = current {
            for (subject, path) in self.owners.of(self.outline, at) {
                for (change, it) in self.changes(subject, KEYS) {
                    let cause = Cause { subject, change };
                    if it.path == path && !causes.contains(&cause) {
                        causes.push(cause);
                    }
                }
            }
            current = self.outline.entries.get(at).and_then(|it| it.parent);
        }
        causes
    }

    fn of_root(&self) -> Vec<Cause> {
        let Some(root) = self.outline.entries.first() else { return Vec::new() };
        let subjects = self.comparison.subjects.iter().enumerate();
        let is_root = |it: &Subject| local(&it.name) == root.local;
        let removed = subjects.filter(|(_, it)| is_root(it)).flat_map(|(subject, it)| {
            let changes = it.changes.iter().enumerate();
            let changes = changes.filter(|(_, it)| it.rule.id == "diff-message-removed");
            changes.map(move |(change, _)| Cause { subject, change })
        });
        removed.collect()
    }
}

fn about(fault: &Fault) -> About {
    let name = |it: &Name| it.local.clone();
    let names = |items: &[ExpectedItem]| -> Vec<String> {
        let element =
            |it: &ExpectedItem| if let ExpectedItem::Element(it) = it { Some(name(it)) } else { None };
        items.iter().filter_map(element).collect()
    };
    let attribute = |it: &Name| format!("@{}", it.local);
    let (parts, is_in_parent, kinds) = match fault {
        Fault::UnexpectedElement { found, expected, .. } => {
            (names(expected).into_iter().chain([name(found)]).collect(), true, CONTENT)
        }
        Fault::UndeclaredElement { name } => (vec![name.local.clone()], true, CONTENT),
        Fault::UnexpectedAtEnd { found, .. } => (vec![name(found)], true, CONTENT),
        Fault::MissingElement { expected, .. } => (names(expected), false, CONTENT),
        Fault::ElementInSimpleContent { found, .. } => (vec![name(found)], true, CONTENT),
        Fault::MissingAttribute { name, .. } | Fault::FixedAttribute { name, .. } => {
            let kinds = if matches!(fault, Fault::FixedAttribute { .. }) { VALUES } else { ATTRIBUTES };
            (vec![attribute(name)], false, kinds)
        }
        Fault::UnexpectedAttribute { found: name, .. }
        | Fault::AttributeOnSimpleType { found: name }
        | Fault::UndeclaredAttribute { name } => (vec![attribute(name)], false, ATTRIBUTES),
        Fault::InvalidValue { .. } | Fault::FixedElement { .. } | Fault::DefaultNotValid { .. } => {
            (Vec::new(), false, VALUES)
        }
        Fault::DuplicateKey { .. }
        | Fault::MissingKeyField { .. }
        | Fault::NillableKeyField { .. }
        | Fault::KeyField { .. }
        | Fault::DanglingKeyReference { .. } => (Vec::new(), false, KEYS),
        _ => (Vec::new(), false, &Kind::ALL[..]),
    };
    let is_missing = matches!(
        fault,
        Fault::MissingElement { .. } | Fault::UnexpectedElement { placement: Placement::Behind(_), .. }
    );
    About { parts, is_in_parent, is_missing, kinds }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, it)| it)
}
