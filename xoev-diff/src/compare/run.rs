//! The comparison as a whole: all pairs, what has come and gone, which messages that concerns.

use super::Comparer;
use super::messages::{Known, UnknownMessage, messages};
use crate::change::{Change, Comparison, MessageSummary, Presence, Subject, SubjectKind};
use crate::pair::Pairs;
use crate::rule::Class;
use crate::side::{Mapped, Side};
use crate::where_used::Uses;
use std::sync::Arc;
use xoev_codelists::Snapshot;
use xoev_schema::name::ExpandedName;

/// The code lists of the old and of the new version.
pub type CodeLists = (Arc<Snapshot>, Arc<Snapshot>);

/// What is compared.
#[derive(Debug, Clone, Default)]
pub struct CompareOptions {
    /// Only what these messages reach: local names, or `{namespace}name` with the namespace of either side; empty for
    /// everything.
    pub messages: Vec<String>,
    /// The code lists outside the schemas, of the old and of the new version.
    pub code_lists: Option<CodeLists>,
}

/// Compares two versions of a standard.
///
/// # Errors
/// If a message is asked for that neither side has.
pub fn compare(old: Side<'_>, new: Side<'_>, options: &CompareOptions) -> Result<Comparison, UnknownMessage> {
    let pairs = Pairs::new(old, new);
    let old_side = Mapped { side: old, namespaces: Some(&pairs.namespaces) };
    let new_side = Mapped { side: new, namespaces: None };
    let mut run = Run {
        comparer: Comparer::new(old_side, new_side, &pairs),
        old_uses: Uses::of(old_side),
        new_uses: Uses::of(new_side),
        messages: messages(old_side, new_side, &pairs, options)?,
        is_limited: !options.messages.is_empty(),
        subjects: Vec::new(),
    };
    run.standard();
    run.elements();
    run.types();
    if let Some((old, new)) = &options.code_lists {
        run.code_lists(old, new);
    }
    Ok(run.finish())
}

/// A name with its prefix, and its namespace.
pub(super) type Named = (String, String);

pub(super) struct Run<'a> {
    pub(super) comparer: Comparer<'a>,
    pub(super) old_uses: Uses,
    pub(super) new_uses: Uses,
    messages: Vec<Known>,
    is_limited: bool,
    subjects: Vec<Subject>,
}

impl Run<'_> {
    fn standard(&mut self) {
        self.comparer.standards();
        let name = match self.comparer.new.side.standard.info() {
            Some(info) => info.short_name.clone().or_else(|| info.technical_name.clone()),
            None => None,
        };
        let messages = (0..self.messages.len()).collect();
        self.subject(SubjectKind::Standard, (name.unwrap_or_default(), String::new()), None, messages);
    }

    /// Takes the changes found since as those of a subject, if there are any and it is of interest.
    pub(super) fn subject(
        &mut self,
        kind: SubjectKind,
        (name, namespace): Named,
        old_name: Option<String>,
        messages: Vec<usize>,
    ) {
        let changes: Vec<Change> = std::mem::take(&mut self.comparer.changes);
        let is_asked = !self.is_limited || kind == SubjectKind::Standard || !messages.is_empty();
        if !changes.is_empty() && is_asked {
            self.subjects.push(Subject { kind, name, namespace, old_name, messages, changes });
        }
    }

    pub(super) fn named_subject(
        &mut self,
        kind: SubjectKind,
        (old, new): (Option<Named>, Option<Named>),
        messages: Vec<usize>,
    ) {
        let old_name = match (&old, &new) {
            (Some((old, _)), Some((new, _))) if old != new => Some(old.clone()),
            _ => None,
        };
        if let Some(name) = new.or(old) {
            self.subject(kind, name, old_name, messages);
        }
    }

    pub(super) fn positions<'n>(&self, names: impl Iterator<Item = &'n ExpandedName>) -> Vec<usize> {
        let names: Vec<&ExpandedName> = names.collect();
        let is = |it: &Option<ExpandedName>| it.as_ref().is_some_and(|it| names.contains(&it));
        let all = self.messages.iter().enumerate();
        all.filter(|(_, it)| is(&it.old_name) || is(&it.new_name)).map(|(at, _)| at).collect()
    }

    /// Puts everything together: subjects in the order of their kinds, messages with the worst they reach.
    fn finish(mut self) -> Comparison {
        self.subjects.sort_by_key(|it| it.kind);
        let (old, new) = (self.comparer.old, self.comparer.new);
        let messages = self.messages.iter().enumerate().map(|(at, it)| {
            let reached = || {
                let subjects = self.subjects.iter().filter(|it| it.kind != SubjectKind::Standard);
                subjects.filter(|it| it.messages.contains(&at))
            };
            let (side, id, presence) = match (it.old, it.new) {
                (Some(_), Some(id)) => (new, Some(id), Presence::Both),
                (None, id) => (new, id, Presence::New),
                (id, None) => (old, id, Presence::Old),
            };
            let element = id.map(|id| &side.components().elements[id]);
            MessageSummary {
                name: element.map(|it| side.side.display(&it.name)).unwrap_or_default(),
                title: id.and_then(|id| side.side.standard.message(id)?.description.title.clone()),
                presence,
                reader: reached().map(Subject::reader).max().unwrap_or(Class::Nothing),
                writer: reached().map(Subject::writer).max().unwrap_or(Class::Nothing),
                changes: reached().map(|it| it.changes.len()).sum(),
            }
        });
        Comparison {
            old: old.side.title(),
            new: new.side.title(),
            namespaces: self.comparer.pairs.namespaces.pairs.clone(),
            messages: messages.collect(),
            subjects: self.subjects,
        }
    }
}

pub(super) fn union(mut one: Vec<usize>, other: Vec<usize>) -> Vec<usize> {
    one.extend(other);
    one.sort_unstable();
    one.dedup();
    one
}
