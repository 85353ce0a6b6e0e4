//! Simple types and facets as text.

use super::Dump;
use crate::component::{Facet, Facets, SimpleTypeId, TypeId, Variety};
use std::fmt::Display;

impl Dump<'_> {
    pub(super) fn simple_type(&mut self, id: SimpleTypeId) {
        let components = self.components;
        let simple_type = &components.simple_types[id];
        let name = self.type_name(TypeId::Simple(id));
        let base = simple_type.base.map(TypeId::Simple).filter(|it| !components.is_ur_type(*it));
        let origin = match (base, &simple_type.variety) {
            (Some(base), _) => format!("restriction of {}", self.type_name(base)),
            (None, Variety::List(item)) => format!("list of {}", self.type_name(TypeId::Simple(*item))),
            (None, Variety::Union(members)) => {
                let members: Vec<String> =
                    members.iter().map(|it| self.type_name(TypeId::Simple(*it))).collect();
                format!("union of {}", members.join(", "))
            }
            (None, Variety::Atomic(_)) => "restriction of xs:anySimpleType".to_owned(),
        };
        let builtin = match &simple_type.variety {
            Variety::Atomic(_) => simple_type.builtin.name(),
            Variety::List(_) => "list",
            Variety::Union(_) => "union",
        };
        self.line(&format!("simple type {name} = {origin} [{builtin}, {:?}]", simple_type.white_space));
        match (base, &simple_type.variety) {
            (Some(base), _) => self.anonymous_type(base),
            (None, Variety::List(item)) => self.anonymous_type(TypeId::Simple(*item)),
            (None, Variety::Union(members)) => {
                members.iter().for_each(|it| self.anonymous_type(TypeId::Simple(*it)));
            }
            (None, Variety::Atomic(_)) => {}
        }
        self.indented(|it| it.facets(&simple_type.facets));
    }

    fn facets(&mut self, facets: &Facets) {
        self.facet("length", &facets.length);
        self.facet("minLength", &facets.min_length);
        self.facet("maxLength", &facets.max_length);
        self.facet("totalDigits", &facets.total_digits);
        self.facet("fractionDigits", &facets.fraction_digits);
        self.facet("minInclusive", &facets.min_inclusive);
        self.facet("minExclusive", &facets.min_exclusive);
        self.facet("maxInclusive", &facets.max_inclusive);
        self.facet("maxExclusive", &facets.max_exclusive);
        for step in &facets.patterns {
            let alternatives: Vec<&str> = step.alternatives.iter().map(|(it, _)| &**it).collect();
            self.line(&format!("pattern {}", alternatives.join(" or ")));
        }
        for it in &facets.enumeration {
            self.line(&format!("enumeration {:?}", it.value));
        }
    }

    fn facet<T: Display>(&mut self, name: &str, facet: &Option<Facet<T>>) {
        if let Some(it) = facet {
            let fixed = if it.is_fixed { " fixed" } else { "" };
            self.line(&format!("{name} {}{fixed}", it.value));
        }
    }
}
