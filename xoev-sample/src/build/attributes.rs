//! The attributes of an element.

use super::Builder;
use crate::document::{Attribute, Name};
use crate::refusal::Refusal;
use xoev_runtime::grammar::{
    Builtin, NameId, NamespaceConstraint, ProcessContents, TypeId, TypeKind, WildcardId,
};

/// A made-up attribute for a wildcard.
const MADE_UP: (&str, &str) = ("urn:example:beliebig", "beliebig");

impl<'a> Builder<'a> {
    pub(super) fn attributes(&mut self, type_definition: TypeId) -> Result<Vec<Attribute>, Refusal> {
        let TypeKind::Complex(complex) = &self.grammar().type_definition(type_definition).kind else {
            return Ok(Vec::new());
        };
        let mut attributes = Vec::new();
        for (slot, attribute) in complex.attributes.iter().enumerate() {
            let slot = slot as u16;
            let (_, local) = self.grammar().name_parts(attribute.name);
            let is_fixed = attribute.value_constraint.as_ref().is_some_and(|it| it.is_fixed);
            let can_be_made = is_fixed || !self.analysis.is_without_value(attribute.type_definition);
            let is_there =
                attribute.is_required || (can_be_made && self.wants_attribute(attribute.name, slot));
            if !is_there {
                continue;
            }
            let constraint = attribute.value_constraint.as_ref();
            attributes.push(Attribute {
                name: Name::of(self.grammar(), attribute.name),
                slot: Some(slot),
                type_definition: Some(attribute.type_definition),
                value: self.value(attribute.type_definition, constraint, Some((local, slot)))?,
            });
        }
        if let Some(wildcard) = complex.attribute_wildcard
            && self.allows_made_up(wildcard)
            && self.ask(|policy, place| policy.attribute(place, None))
        {
            attributes.push(made_up());
        }
        Ok(attributes)
    }

    /// Whether an optional attribute is there: the profile comes first, then what must be, then the policy.
    fn wants_attribute(&mut self, name: NameId, slot: u16) -> bool {
        let (_, local) = self.grammar().name_parts(name);
        let of_profile = self.profile.and_then(|it| it.attribute(&self.path_names(), local));
        of_profile.unwrap_or_else(|| {
            self.says_test(local)
                || self.is_key_field(name)
                || self.ask(|policy, place| policy.attribute(place, Some(slot)))
        })
    }

    /// A sample is a test message, and says so where its standard has a word for it.
    fn says_test(&self, local: &str) -> bool {
        local == "test" && self.path.len() == 1
    }

    /// Elements of the ur-type allow any attribute; that is no part of a standard.
    fn allows_made_up(&self, id: WildcardId) -> bool {
        let Some(wildcard) = self.grammar().wildcards.get(id.index()) else { return false };
        let is_open = matches!(wildcard.namespaces, NamespaceConstraint::Any | NamespaceConstraint::Not(_));
        let is_any_type = self.place().here().type_definition == Builtin::AnyType.type_id();
        is_open && !is_any_type && wildcard.process_contents != ProcessContents::Strict
    }
}

fn made_up() -> Attribute {
    let (namespace, local) = MADE_UP;
    Attribute {
        name: Name { namespace: namespace.to_owned(), local: local.to_owned() },
        slot: None,
        type_definition: None,
        value: "beliebig".to_owned(),
    }
}
