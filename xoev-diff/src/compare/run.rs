//! The comparison as a whole: all pairs, what has come and gone, which messages that concerns.

use super::{Comparer, Found};
use crate::change::{Change, Comparison, MessageSummary, Presence, Subject, SubjectKind};
use crate::pair::Pairs;
use crate::rule::Class;
use crate::side::{Mapped, Side};
use crate::where_used::Uses;
use std::fmt;
use std::sync::Arc;
use xoev_codelists::Snapshot;
use xoev_schema::component::{ElementDeclarationId, TypeId};
use xoev_schema::hash::IndexMap;
use xoev_schema::name::ExpandedName;
use xoev_schema::near::nearest;

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

/// A message that neither side has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownMessage {
    /// What was asked for.
    pub name: String,
    /// Names that were probably meant.
    pub similar: Vec<String>,
}

impl fmt::Display for UnknownMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no message {} on either side", self.name)?;
        if !self.similar.is_empty() {
            write!(f, "; did you mean {}?", self.similar.join(", "))?;
        }
        Ok(())
    }
}

impl std::error::Error for UnknownMessage {}

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
type Named = (String, String);

/// A message of either side.
struct Known {
    old: Option<ElementDeclarationId>,
    new: Option<ElementDeclarationId>,
    /// Its name on both sides, in the namespaces of the new one.
    old_name: Option<ExpandedName>,
    new_name: Option<ExpandedName>,
}

pub(super) struct Run<'a> {
    pub(super) comparer: Comparer<'a>,
    pub(super) old_uses: Uses,
    pub(super) new_uses: Uses,
    messages: Vec<Known>,
    is_limited: bool,
    subjects: Vec<Subject>,
}

/// The messages of both sides, those of the new one first, as far as they were asked for.
fn messages(
    old: Mapped<'_>,
    new: Mapped<'_>,
    pairs: &Pairs,
    options: &CompareOptions,
) -> Result<Vec<Known>, UnknownMessage> {
    let ids = |side: Mapped<'_>| side.side.standard.messages.iter().map(|it| it.element).collect::<Vec<_>>();
    let (olds, news) = (ids(old), ids(new));
    let name = |side: Mapped<'_>, id: ElementDeclarationId| side.name(&side.components().elements[id].name);
    let mut known: Vec<Known> = Vec::new();
    for id in &news {
        let partner = pairs.elements.iter().find(|(_, it)| *it == id).map(|(it, _)| *it);
        let partner = partner.filter(|it| olds.contains(it));
        let old_name = partner.map(|it| name(old, it));
        known.push(Known { old: partner, new: Some(*id), old_name, new_name: Some(name(new, *id)) });
    }
    for id in olds {
        if !known.iter().any(|it| it.old == Some(id)) {
            known.push(Known { old: Some(id), new: None, old_name: Some(name(old, id)), new_name: None });
        }
    }
    let fits = |it: &Known, asked: &str| {
        let written = |side: Mapped<'_>, id: Option<ElementDeclarationId>| {
            id.is_some_and(|id| {
                let name = &side.components().elements[id].name;
                &*name.local == asked || name.to_string() == asked
            })
        };
        written(old, it.old) || written(new, it.new)
    };
    if let Some(asked) = options.messages.iter().find(|asked| !known.iter().any(|it| fits(it, asked))) {
        let names = known.iter().filter_map(|it| it.new_name.as_ref().or(it.old_name.as_ref()));
        let similar = nearest(asked, names.map(|it| &*it.local)).into_iter().map(str::to_owned).collect();
        return Err(UnknownMessage { name: asked.clone(), similar });
    }
    if !options.messages.is_empty() {
        known.retain(|it| options.messages.iter().any(|asked| fits(it, asked)));
    }
    Ok(known)
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

    fn elements(&mut self) {
        let pairs = self.comparer.pairs;
        let mut of_new: IndexMap<ElementDeclarationId, ElementDeclarationId> = IndexMap::default();
        of_new.extend(pairs.elements.iter().map(|(old, new)| (*new, *old)));
        let (old, new) = (self.comparer.old, self.comparer.new);
        for id in new.components().global_elements.values() {
            match of_new.get(id) {
                Some(partner) => self.element(*partner, *id),
                None => {
                    let found =
                        Found::added(self.comparer.new.side.display(&new.components().elements[*id].name));
                    let found = found.at(None, new.components().elements[*id].span);
                    let rule = if is_message(new, *id) { "diff-message-added" } else { "diff-element-added" };
                    self.comparer.report(rule, "", found);
                    self.element_subject(None, Some(*id));
                }
            }
        }
        for id in old.components().global_elements.values().filter(|it| !pairs.elements.contains_key(*it)) {
            let declaration = &old.components().elements[*id];
            let found = Found::removed(old.side.display(&declaration.name)).at(declaration.span, None);
            let rule = if is_message(old, *id) { "diff-message-removed" } else { "diff-element-removed" };
            self.comparer.report(rule, "", found);
            self.element_subject(Some(*id), None);
        }
    }

    fn element(&mut self, old: ElementDeclarationId, new: ElementDeclarationId) {
        let (one, other) =
            (&self.comparer.old.components().elements[old], &self.comparer.new.components().elements[new]);
        if self.comparer.old.name(&one.name) != other.name {
            let is_message = is_message(self.comparer.new, new) || is_message(self.comparer.old, old);
            let rule = if is_message { "diff-message-renamed" } else { "diff-element-renamed" };
            let found = Found::between(
                self.comparer.old.side.display(&one.name),
                self.comparer.new.side.display(&other.name),
            );
            self.comparer.report(rule, "", found.at(one.span, other.span));
        }
        self.comparer.declarations(old, new, "");
        self.element_subject(Some(old), Some(new));
    }

    fn element_subject(&mut self, old: Option<ElementDeclarationId>, new: Option<ElementDeclarationId>) {
        let (old_side, new_side) = (self.comparer.old, self.comparer.new);
        let is_message =
            new.is_some_and(|it| is_message(new_side, it)) || old.is_some_and(|it| is_message(old_side, it));
        let kind = if is_message { SubjectKind::Message } else { SubjectKind::Element };
        let name = |side: Mapped<'_>, id: ElementDeclarationId| {
            let name = &side.components().elements[id].name;
            (side.side.display(name), name.namespace_uri().to_owned())
        };
        let names = (old.map(|it| name(old_side, it)), new.map(|it| name(new_side, it)));
        let of_old = old.map(|id| self.positions(self.old_uses.of_element(id))).unwrap_or_default();
        let of_new = new.map(|id| self.positions(self.new_uses.of_element(id))).unwrap_or_default();
        self.named_subject(kind, names, union(of_old, of_new));
    }

    fn named_subject(
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

    fn types(&mut self) {
        let pairs = self.comparer.pairs;
        let mut of_new: IndexMap<TypeId, TypeId> = IndexMap::default();
        of_new.extend(pairs.types.iter().map(|(old, new)| (*new, *old)));
        let (old, new) = (self.comparer.old, self.comparer.new);
        for id in new.components().global_types.values().filter(|it| span(new, **it).is_some()) {
            match of_new.get(id) {
                Some(partner) => self.type_(*partner, *id),
                None => {
                    let found = Found::added(shown(new, *id)).at(None, span(new, *id));
                    match self.new_uses.substitutable(new, *id) {
                        Some(base) => {
                            let found = found.what(shown(new, base));
                            self.comparer.report("diff-derived-type-added", "", found);
                        }
                        None => self.comparer.report("diff-type-added", "", found),
                    }
                    self.type_subject(None, Some(*id));
                }
            }
        }
        let gone = old.components().global_types.values();
        for id in gone.filter(|it| span(old, **it).is_some() && !pairs.types.contains_key(*it)) {
            let found = Found::removed(shown(old, *id)).at(span(old, *id), None);
            match self.old_uses.substitutable(old, *id) {
                Some(base) => {
                    self.comparer.report("diff-derived-type-removed", "", found.what(shown(old, base)));
                }
                None => self.comparer.report("diff-type-removed", "", found),
            }
            self.type_subject(Some(*id), None);
        }
    }

    fn type_(&mut self, one: TypeId, other: TypeId) {
        let (old, new) = (self.comparer.old, self.comparer.new);
        let (Some(old_span), Some(new_span)) = (span(old, one), span(new, other)) else { return };
        let names = (old.side.type_name(one), new.side.type_name(other));
        if names.0.map(|it| old.name(it)).as_ref() != names.1 {
            let found = Found::between(shown(old, one), shown(new, other)).at(old_span, new_span);
            let base = self.new_uses.substitutable(new, other).map(|it| shown(new, it));
            let base = base.or_else(|| self.old_uses.substitutable(old, one).map(|it| shown(old, it)));
            match base {
                Some(base) => self.comparer.report("diff-derived-type-renamed", "", found.what(base)),
                None => self.comparer.report("diff-type-renamed", "", found),
            }
        }
        self.comparer.definitions(one, other, "", (old_span, new_span));
        self.type_subject(Some(one), Some(other));
    }

    fn type_subject(&mut self, old: Option<TypeId>, new: Option<TypeId>) {
        let (old_side, new_side) = (self.comparer.old, self.comparer.new);
        let name = |side: Mapped<'_>, id: TypeId| {
            let name = side.side.type_name(id);
            (shown(side, id), name.map(|it| it.namespace_uri().to_owned()).unwrap_or_default())
        };
        let names = (old.map(|it| name(old_side, it)), new.map(|it| name(new_side, it)));
        let of_old = old.map(|id| self.positions(self.old_uses.of_type(id))).unwrap_or_default();
        let of_new = new.map(|id| self.positions(self.new_uses.of_type(id))).unwrap_or_default();
        self.named_subject(SubjectKind::Type, names, union(of_old, of_new));
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

fn is_message(side: Mapped<'_>, id: ElementDeclarationId) -> bool {
    side.side.standard.message(id).is_some()
}

fn span(side: Mapped<'_>, id: TypeId) -> Option<xoev_schema::source::Span> {
    match id {
        TypeId::Simple(id) => side.components().simple_types[id].span,
        TypeId::Complex(id) => side.components().complex_types[id].span,
    }
}

fn shown(side: Mapped<'_>, id: TypeId) -> String {
    side.side.type_name(id).map(|it| side.side.display(it)).unwrap_or_default()
}

pub(super) fn union(mut one: Vec<usize>, other: Vec<usize>) -> Vec<usize> {
    one.extend(other);
    one.sort_unstable();
    one.dedup();
    one
}
