//! Fields of both sides: how often they stand, what they are.

use super::tree::Field;
use super::{Comparer, Found, below};
use crate::change::Presence;
use xoev_schema::component::ElementDeclarationId;
use xoev_schema::name::ExpandedName;

/// What changes of fields say about a content as a whole.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Effect {
    /// Some rows of children that were allowed no longer are.
    pub narrows: bool,
    /// Some rows are newly allowed.
    pub widens: bool,
    /// Fields stand in another order.
    pub moves: bool,
}

impl Comparer<'_> {
    /// Compares a field that both sides have.
    pub(super) fn field(
        &mut self,
        (old, new): (&Field, &Field),
        name: &ExpandedName,
        path: &str,
        is_said_at_base: bool,
        effect: &mut Effect,
    ) {
        let said = is_said_at_base && old.is_inherited && new.is_inherited;
        let path = below(path, &name.local);
        let (one, other) = (old.occurs, new.occurs);
        let mut note = |id: &'static str, is_changed: bool, flag: &mut bool| {
            if is_changed {
                *flag = true;
                if !said {
                    let spans = (
                        self.old.components().particles[old.particle].span,
                        self.new.components().particles[new.particle].span,
                    );
                    self.report(
                        id,
                        &path,
                        Found::between(one.to_string(), other.to_string()).at(spans.0, spans.1),
                    );
                }
            }
        };
        let is_less =
            |one: Option<u64>, other: Option<u64>| one.unwrap_or(u64::MAX) < other.unwrap_or(u64::MAX);
        note("diff-field-required", one.min == 0 && other.min > 0, &mut effect.narrows);
        note("diff-field-optional", one.min > 0 && other.min == 0, &mut effect.widens);
        note("diff-min-occurs-raised", one.min > 0 && one.min < other.min, &mut effect.narrows);
        note("diff-min-occurs-lowered", one.min > other.min && other.min > 0, &mut effect.widens);
        note("diff-max-occurs-raised", is_less(one.max, other.max), &mut effect.widens);
        note("diff-max-occurs-lowered", is_less(other.max, one.max), &mut effect.narrows);
        if !said {
            self.field_declarations(old, new, &path);
        }
    }

    /// What two fields are, each declaration with the one in its place on the other side; where one side has fewer, its last
    /// stands for the others.
    fn field_declarations(&mut self, old: &Field, new: &Field, path: &str) {
        let declarations =
            |it: &Field| -> Vec<_> { std::iter::once(it.declaration).chain(it.others.clone()).collect() };
        let (olds, news) = (declarations(old), declarations(new));
        let at = |all: &[_], at: usize| all.get(at).or(all.last()).copied();
        let before = self.changes.len();
        for number in 0..olds.len().max(news.len()) {
            if let (Some(one), Some(other)) = (at(&olds, number), at(&news, number)) {
                self.field_declaration((old, one), (new, other), path);
            }
        }
        if olds.len().max(news.len()) > 1 {
            let found = self.changes.split_off(before);
            for change in found {
                let is_new = self.changes.iter().skip(before).all(|it| {
                    (it.rule.id, &it.path, &it.old, &it.new, &it.what)
                        != (change.rule.id, &change.path, &change.old, &change.new, &change.what)
                });
                if is_new {
                    self.changes.push(change);
                }
            }
        }
    }

    /// Compared here unless both refer to global elements, which are subjects.
    fn field_declaration(
        &mut self,
        (old, one): (&Field, ElementDeclarationId),
        (new, other): (&Field, ElementDeclarationId),
        path: &str,
    ) {
        let old_components = self.old.components();
        let new_components = self.new.components();
        let are_global = old_components.elements[one].is_global && new_components.elements[other].is_global;
        let (old_particle, new_particle) =
            (&old_components.particles[old.particle], &new_components.particles[new.particle]);
        if are_global {
            let spans = (old_particle.span, new_particle.span);
            self.annotations((&old_particle.annotation, spans.0), (&new_particle.annotation, spans.1), path);
        }
        if !are_global || self.is_deep || self.pairs.elements.get(&one) != Some(&other) {
            self.declarations(one, other, path);
        }
    }

    /// A field only one side has.
    pub(super) fn field_of_one_side(
        &mut self,
        presence: Presence,
        field: &Field,
        name: &ExpandedName,
        path: &str,
        is_said: bool,
        effect: &mut Effect,
    ) {
        let is_new = presence == Presence::New;
        let is_required = field.occurs.min > 0;
        effect.widens |= is_new || is_required;
        effect.narrows |= !is_new || is_required;
        if is_said && field.is_inherited {
            return;
        }
        let id = match (is_new, is_required) {
            (true, false) => "diff-field-added",
            (true, true) => "diff-field-added-required",
            (false, false) => "diff-field-removed",
            (false, true) => "diff-field-removed-required",
        };
        let side = if is_new { self.new } else { self.old };
        let span = side.components().particles[field.particle].span;
        let shown = self.shown(side, field);
        let found =
            if is_new { Found::added(shown).at(None, span) } else { Found::removed(shown).at(span, None) };
        self.report(id, &below(path, &name.local), found);
    }

    /// A field as the sentences show it: its type and how often it stands.
    fn shown(&self, side: crate::side::Mapped<'_>, field: &Field) -> String {
        let declaration = &side.components().elements[field.declaration];
        match side.side.type_name(declaration.type_definition) {
            Some(name) => format!("{}, {}", side.side.display(name), field.occurs),
            None => field.occurs.to_string(),
        }
    }
}
