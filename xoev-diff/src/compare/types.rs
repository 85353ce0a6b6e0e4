//! Named types.

use super::Found;
use super::run::{Run, union};
use crate::change::SubjectKind;
use crate::side::Mapped;
use xoev_schema::component::TypeId;
use xoev_schema::hash::IndexMap;

impl Run<'_> {
    /// Compares the named types of both sides.
    pub(super) fn types(&mut self) {
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
        self.comparer.described_definitions(one, other, "", (old_span, new_span));
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
