//! Global elements: messages and others.

use super::Found;
use super::messages::is_message;
use super::run::{Run, union};
use crate::change::SubjectKind;
use crate::side::Mapped;
use xoev_schema::component::ElementDeclarationId;
use xoev_schema::hash::IndexMap;

impl Run<'_> {
    /// Compares the global elements of both sides.
    pub(super) fn elements(&mut self) {
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
}
