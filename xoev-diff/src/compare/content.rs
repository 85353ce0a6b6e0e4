//! Contents of elements: fields, their order, and what may stand as a whole.

use super::complex_type::{base_elements, particle};
use super::field::Effect;
use super::order::{moved, neighbour, order, skeleton};
use super::renamed_field::Renamed;
use super::tree::{Fields, fields};
use super::{Comparer, Found, below};
use crate::change::Presence;
use crate::language::{Expression, build, expression, inclusion};
use std::rc::Rc;
use xoev_schema::component::{ComplexType, ParticleId};
use xoev_schema::name::ExpandedName;

impl Comparer<'_> {
    /// Compares two contents of elements (or nothing).
    pub(super) fn contents(&mut self, old: &ComplexType, new: &ComplexType, path: &str) {
        let (one, other) = (particle(old.content), particle(new.content));
        let is_said = self.share_a_base(old, new);
        let old_fields = fields(self.old, one, &base_elements(self.old.components(), old));
        let new_fields = fields(self.new, other, &base_elements(self.new.components(), new));
        let renamed = self.renamed(&old_fields, &new_fields);
        let mut effect = Effect::default();
        for (name, field) in &old_fields {
            if let Some(partner) = new_fields.get(name) {
                self.field((field, partner), name, path, is_said, &mut effect);
            } else if !renamed.iter().any(|(it, _)| it == name) {
                self.field_of_one_side(Presence::Old, field, name, path, is_said, &mut effect);
            }
        }
        for (name, field) in &new_fields {
            if !old_fields.contains_key(name) && !renamed.iter().any(|(_, it)| it == name) {
                self.field_of_one_side(Presence::New, field, name, path, is_said, &mut effect);
            }
        }
        for pair in &renamed {
            self.renamed_field(pair, (&old_fields, &new_fields), path, is_said, &mut effect);
        }
        self.wildcards_of_contents((one, other), path, &mut effect);
        if let (Some(one), Some(other)) = (one, other) {
            self.order((one, other), (&old_fields, &new_fields), &renamed, path, &mut effect);
        }
        self.structure((one, other), (old, new), &renamed, path, effect);
    }

    fn renamed_field(
        &mut self,
        (one, other): &Renamed,
        (old, new): (&Fields, &Fields),
        path: &str,
        is_said: bool,
        effect: &mut Effect,
    ) {
        let (Some(old_field), Some(new_field)) = (old.get(one), new.get(other)) else { return };
        (effect.narrows, effect.widens) = (true, true);
        if !(is_said && old_field.is_inherited && new_field.is_inherited) {
            let (id, found) = if one.local == other.local {
                let show = |it: &ExpandedName| it.namespace.as_deref().unwrap_or("–").to_owned();
                ("diff-field-qualification", Found::between(show(one), show(other)))
            } else {
                ("diff-field-renamed", Found::between(&*one.local, &*other.local))
            };
            let spans = (
                self.old.components().particles[old_field.particle].span,
                self.new.components().particles[new_field.particle].span,
            );
            self.report(id, &below(path, &other.local), found.at(spans.0, spans.1));
        }
        self.field((old_field, new_field), other, path, is_said, effect);
    }

    /// Fields that both sides have and that stand in another order.
    fn order(
        &mut self,
        (one, other): (ParticleId, ParticleId),
        (old, new): (&Fields, &Fields),
        renamed: &[Renamed],
        path: &str,
        effect: &mut Effect,
    ) {
        let keep_old = |it: &ExpandedName| kept(it, new, renamed);
        let keep_new = |it: &ExpandedName| {
            let is_renamed = renamed.iter().any(|(_, new)| new == it);
            (old.contains_key(it) || is_renamed).then(|| it.clone())
        };
        let as_written = order(self.old, one, &keep_old, &[]);
        let new_order = order(self.new, other, &keep_new, &as_written);
        let old_order = order(self.old, one, &keep_old, &new_order);
        for name in moved(&old_order, &new_order) {
            effect.moves = true;
            let show = |order: &[ExpandedName]| match neighbour(order, &name) {
                Some(before) => before.local.to_string(),
                None => "–".to_owned(),
            };
            let spans = (
                old.get(&name).map(|it| self.old.components().particles[it.particle].span),
                new.get(&name).map(|it| self.new.components().particles[it.particle].span),
            );
            let found = Found::between(show(&old_order), show(&new_order)).at(spans.0, spans.1);
            self.report("diff-field-moved", &below(path, &name.local), found);
        }
    }

    /// What may stand as a whole, as far as the fields do not say it: sequence and choice, repetition of groups.
    fn structure(
        &mut self,
        (one, other): (Option<ParticleId>, Option<ParticleId>),
        (old, new): (&ComplexType, &ComplexType),
        renamed: &[Renamed],
        path: &str,
        effect: Effect,
    ) {
        let model = |side, particle: Option<ParticleId>| {
            particle.map_or_else(|| Rc::new(Expression::Empty), |it| expression(side, it))
        };
        let (old_model, new_model) = (model(self.old, one), model(self.new, other));
        if old_model == new_model {
            return;
        }
        let whole = inclusion(&old_model, &new_model);
        let bones = self.bones((one, other), renamed);
        let mut say =
            |id: &'static str, whole: Option<Vec<String>>, bones: Option<Vec<String>>, is_said: bool| {
                let Some(row) = whole else { return };
                let row = match (bones, is_said) {
                    (None, true) => return,
                    (Some(bones), true) => bones,
                    (_, false) => row,
                };
                let row = if row.is_empty() { "()".to_owned() } else { row.join(" ") };
                let is_narrowed = id == "diff-structure-narrowed";
                let found = if is_narrowed { Found::removed(row) } else { Found::added(row) };
                self.report(id, path, found.at(old.span, new.span));
            };
        let (lost, won) = if effect.moves { (None, None) } else { bones };
        say("diff-structure-narrowed", whole.only_old, lost, effect.narrows || effect.moves);
        say("diff-structure-widened", whole.only_new, won, effect.widens || effect.moves);
    }

    /// What only one side allows where each field that both have stands once.
    fn bones(
        &self,
        (one, other): (Option<ParticleId>, Option<ParticleId>),
        renamed: &[Renamed],
    ) -> (Option<Vec<String>>, Option<Vec<String>>) {
        let none = Default::default();
        let old_fields = fields(self.old, one, &none);
        let new_fields = fields(self.new, other, &none);
        let keep_old = |it: &ExpandedName| kept(it, &new_fields, renamed);
        let keep_new = |it: &ExpandedName| {
            let is_renamed = renamed.iter().any(|(_, new)| new == it);
            (old_fields.contains_key(it) || is_renamed).then(|| it.clone())
        };
        let empty = || build::group(xoev_schema::component::Compositor::Sequence, Vec::new());
        let old = one.and_then(|it| skeleton(self.old, it, &keep_old)).unwrap_or_else(empty);
        let new = other.and_then(|it| skeleton(self.new, it, &keep_new)).unwrap_or_else(empty);
        let found = inclusion(&old, &new);
        (found.only_old, found.only_new)
    }
}

/// The name on the new side of a field that both have.
fn kept(it: &ExpandedName, new: &Fields, renamed: &[Renamed]) -> Option<ExpandedName> {
    let other = renamed.iter().find(|(old, _)| old == it).map(|(_, new)| new.clone());
    other.or_else(|| new.contains_key(it).then(|| it.clone()))
}
