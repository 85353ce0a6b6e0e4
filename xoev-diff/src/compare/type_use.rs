//! Types where they are used.

use super::{Comparer, Found};
use crate::rule::{Class, Kind};
use xoev_schema::component::TypeId;
use xoev_schema::source::Span;

impl Comparer<'_> {
    /// Compares the types of two elements or attributes: not at all where they are a pair of named types; in place where
    /// they are anonymous; else by what one in the place of the other means for messages.
    pub(super) fn types(&mut self, old: TypeId, new: TypeId, path: &str, spans: (Span, Span)) {
        let names = (self.old.side.type_name(old), self.new.side.type_name(new));
        if let (None, None) = names {
            return self.described_definitions(old, new, path, spans);
        }
        let is_pair = self.pairs.types.get(&old) == Some(&new);
        if is_pair && !self.is_deep {
            return;
        }
        let relation = self.relation(old, new);
        if is_pair && relation == (Class::Nothing, Class::Nothing) {
            return;
        }
        let name = |name: Option<String>| name.unwrap_or_else(|| "–".to_owned());
        let found = Found::between(
            name(names.0.map(|it| self.old.side.display(it))),
            name(names.1.map(|it| self.new.side.display(it))),
        );
        let id = match relation {
            (Class::Nothing, Class::Nothing) => "diff-type-exchanged",
            (Class::Nothing, _) => "diff-type-narrowed",
            (_, Class::Nothing) => "diff-type-widened",
            (Class::Handle, Class::Handle) => "diff-type-adapted",
            _ => "diff-type-changed",
        };
        self.report(id, path, found.at(spans.0, spans.1));
        let is_anonymous = names.0.is_none() || names.1.is_none();
        let are_simple = matches!((old, new), (TypeId::Simple(_), TypeId::Simple(_)));
        if !self.is_deep && (are_simple || is_anonymous) && id != "diff-type-exchanged" {
            self.definitions(old, new, path, spans);
        }
    }

    /// Compares two definitions that are the same one, with what is said about them.
    pub(super) fn described_definitions(
        &mut self,
        old: TypeId,
        new: TypeId,
        path: &str,
        spans: (Span, Span),
    ) {
        let (one, other) = (self.old.components(), self.new.components());
        let (one, other) = match (old, new) {
            (TypeId::Simple(old), TypeId::Simple(new)) => {
                let (one, other) = (&one.simple_types[old], &other.simple_types[new]);
                ((&one.annotation, one.span), (&other.annotation, other.span))
            }
            (TypeId::Complex(old), TypeId::Complex(new)) => {
                let (one, other) = (&one.complex_types[old], &other.complex_types[new]);
                ((&one.annotation, one.span), (&other.annotation, other.span))
            }
            _ => return self.definitions(old, new, path, spans),
        };
        self.annotations((one.0, one.1.unwrap_or(spans.0)), (other.0, other.1.unwrap_or(spans.1)), path);
        self.definitions(old, new, path, spans);
    }

    /// Compares what two definitions allow. What is said about one says nothing about another that stands in its place.
    fn definitions(&mut self, old: TypeId, new: TypeId, path: &str, spans: (Span, Span)) {
        match (old, new) {
            (TypeId::Simple(one), TypeId::Simple(other)) => self.simple_types(one, other, path, spans),
            (TypeId::Complex(one), TypeId::Complex(other)) => self.complex_types(one, other, path),
            (one, _) => {
                let (simple, elements) = ("simple", "complex");
                let is_simple = matches!(one, TypeId::Simple(_));
                let (old, new) = if is_simple { (simple, elements) } else { (elements, simple) };
                self.report("diff-content-kind-changed", path, Found::between(old, new).at(spans.0, spans.1));
            }
        }
    }

    /// What one type in the place of another asks of reader and writer, with all they reach. Types that are being
    /// compared already ask nothing more: what they ask is found where they were begun with.
    fn relation(&mut self, old: TypeId, new: TypeId) -> (Class, Class) {
        if let Some(known) = self.relation_to_ur_type(old, new) {
            return known;
        }
        if let Some(known) = self.relations.get(&(old, new)) {
            return *known;
        }
        self.relations.insert((old, new), (Class::Nothing, Class::Nothing));
        let is_outermost = !self.is_deep;
        let changes = std::mem::take(&mut self.changes);
        let is_deep = std::mem::replace(&mut self.is_deep, true);
        let span = Span { file: xoev_schema::source::FileId(0), start: 0, end: 0 };
        self.definitions(old, new, "", (span, span));
        self.is_deep = is_deep;
        let found = std::mem::replace(&mut self.changes, changes);
        let rules = || found.iter().map(|it| it.rule).filter(|it| it.kind != Kind::Documentation);
        let relation = (
            rules().map(|it| it.reader).max().unwrap_or(Class::Nothing),
            rules().map(|it| it.writer).max().unwrap_or(Class::Nothing),
        );
        if is_outermost {
            // What was found on the way rests on what was assumed of types still being compared.
            self.settled.insert((old, new), relation);
            self.relations.clone_from(&self.settled);
        }
        self.relations.insert((old, new), relation);
        relation
    }

    /// What types ask of which one at least is `xs:anyType` or `xs:anySimpleType`, which have no definition to compare.
    /// `xs:anyType` lets everything stand, but declares no local elements: where a global element has the name of one, it is
    /// held to that. So only simple types are surely within it.
    fn relation_to_ur_type(&self, old: TypeId, new: TypeId) -> Option<(Class, Class)> {
        let is_of_old = self.old.components().is_ur_type(old);
        let is_of_new = self.new.components().is_ur_type(new);
        let is_simple = |it: TypeId| matches!(it, TypeId::Simple(_));
        let is_same = is_of_old && is_of_new && is_simple(old) == is_simple(new);
        (is_of_old || is_of_new).then(|| {
            let is_new_in_old = is_same || is_of_old && is_simple(new);
            let is_old_in_new = is_same || is_of_new && is_simple(old);
            (
                if is_new_in_old { Class::Nothing } else { Class::Handle },
                if is_old_in_new { Class::Nothing } else { Class::Breaks },
            )
        })
    }
}
