//! Attributes: fields whose names begin with `@`.

use super::{Comparer, Found, below};
use crate::side::Mapped;
use xoev_schema::component::{AttributeUse, ComplexType, TypeId};
use xoev_schema::hash::IndexMap;
use xoev_schema::name::ExpandedName;

type Uses<'a> = IndexMap<ExpandedName, &'a AttributeUse>;

impl Comparer<'_> {
    /// Compares the attributes of two types.
    pub(super) fn attributes(&mut self, old: &ComplexType, new: &ComplexType, path: &str) {
        let is_said = self.share_a_base(old, new);
        let (old_uses, new_uses) = (uses(self.old, old), uses(self.new, new));
        let (old_base, new_base) = (base_uses(self.old, old), base_uses(self.new, new));
        let is_inherited = |base: &Uses<'_>, name: &ExpandedName, it: &AttributeUse| {
            is_said && base.get(name).is_some_and(|of_base| is_same_use(of_base, it))
        };
        let mut gone = Vec::new();
        for (name, one) in &old_uses {
            match new_uses.get(name) {
                Some(other) if is_inherited(&old_base, name, one) && is_inherited(&new_base, name, other) => {
                }
                Some(other) => self.attribute(one, other, &below(path, &format!("@{}", name.local))),
                None if is_inherited(&old_base, name, one) => {}
                None => gone.push((name, *one)),
            }
        }
        for (name, other) in new_uses.iter().filter(|(name, _)| !old_uses.contains_key(*name)) {
            if let Some(at) = gone.iter().position(|(it, _)| it.local == name.local) {
                let (old_name, one) = gone.remove(at);
                let path = below(path, &format!("@{}", name.local));
                let show = |it: &ExpandedName| it.namespace.as_deref().unwrap_or("–").to_owned();
                let found = Found::between(show(old_name), show(name)).at(one.span, other.span);
                self.report("diff-field-qualification", &path, found);
                self.attribute(one, other, &path);
            } else if !is_inherited(&new_base, name, other) {
                let id = if other.is_required { "diff-field-added-required" } else { "diff-field-added" };
                let found = Found::added(self.shown_attribute(self.new, other)).at(None, other.span);
                self.report(id, &below(path, &format!("@{}", name.local)), found);
            }
        }
        for (name, one) in gone {
            let id = if one.is_required { "diff-field-removed-required" } else { "diff-field-removed" };
            let found = Found::removed(self.shown_attribute(self.old, one)).at(one.span, None);
            self.report(id, &below(path, &format!("@{}", name.local)), found);
        }
        self.attribute_wildcards(old, new, path);
    }

    fn attribute(&mut self, old: &AttributeUse, new: &AttributeUse, path: &str) {
        let spans = (old.span, new.span);
        let occurs = |it: &AttributeUse| if it.is_required { "1" } else { "0..1" };
        let found = || Found::between(occurs(old), occurs(new)).at(spans.0, spans.1);
        match (old.is_required, new.is_required) {
            (false, true) => self.report("diff-field-required", path, found()),
            (true, false) => self.report("diff-field-optional", path, found()),
            _ => {}
        }
        let (one, other) = (
            &self.old.components().attributes[old.declaration],
            &self.new.components().attributes[new.declaration],
        );
        let old_value = old.value_constraint.as_ref().or(one.value_constraint.as_ref());
        let new_value = new.value_constraint.as_ref().or(other.value_constraint.as_ref());
        self.values((old_value, spans.0), (new_value, spans.1), &other.name.local, path);
        self.annotations((&old.annotation, spans.0), (&new.annotation, spans.1), path);
        let (old_type, new_type) = (one.type_definition, other.type_definition);
        self.types(TypeId::Simple(old_type), TypeId::Simple(new_type), path, spans);
    }

    fn shown_attribute(&self, side: Mapped<'_>, it: &AttributeUse) -> String {
        let occurs = if it.is_required { "1" } else { "0..1" };
        let declaration = &side.components().attributes[it.declaration];
        match side.side.type_name(TypeId::Simple(declaration.type_definition)) {
            Some(name) => format!("{}, {occurs}", side.side.display(name)),
            None => occurs.to_owned(),
        }
    }
}

fn uses<'a>(side: Mapped<'a>, it: &'a ComplexType) -> Uses<'a> {
    it.attribute_uses.iter().map(|it| (side.name(side.components().use_name(it)), it)).collect()
}

fn base_uses<'a>(side: Mapped<'a>, it: &ComplexType) -> Uses<'a> {
    match it.base {
        TypeId::Complex(base) => uses(side, &side.components().complex_types[base]),
        TypeId::Simple(_) => Uses::default(),
    }
}

/// Whether a use was taken over from the base as it is.
fn is_same_use(one: &AttributeUse, other: &AttributeUse) -> bool {
    one.span == other.span && one.declaration == other.declaration && one.is_required == other.is_required
}
