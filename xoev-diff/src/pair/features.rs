//! What a type is made of, as far as it is compared with types of other names.

use crate::side::Mapped;
use std::collections::HashSet;
use xoev_schema::component::{ComplexType, ContentType, SimpleType, Term, TypeId};

/// Fields with the names of their types, enumerated values, facets.
pub(super) fn features(side: Mapped<'_>, id: TypeId) -> HashSet<String> {
    let mut out = HashSet::new();
    match id {
        TypeId::Complex(id) => complex(side, &side.components().complex_types[id], &mut out),
        TypeId::Simple(id) => simple(&side.components().simple_types[id], &mut out),
    }
    out
}

fn complex(side: Mapped<'_>, it: &ComplexType, out: &mut HashSet<String>) {
    let components = side.components();
    for attribute in &it.attribute_uses {
        let fixed = attribute.value_constraint.as_ref().map_or("", |it| it.value.as_str());
        out.insert(format!("@{} {fixed}", components.use_name(attribute).local));
    }
    match it.content {
        ContentType::Empty => {}
        ContentType::Simple(id) => drop(out.insert(type_of(side, TypeId::Simple(id)))),
        ContentType::ElementOnly(particle) | ContentType::Mixed(particle) => {
            for leaf in components.leaves(particle) {
                if let Term::Element(element) = components.particles[leaf].term {
                    let declaration = &components.elements[element];
                    let type_ = type_of(side, declaration.type_definition);
                    out.insert(format!("{} {type_}", declaration.name.local));
                }
            }
        }
    }
}

/// A type's name, or what an anonymous one is made of in short.
fn type_of(side: Mapped<'_>, id: TypeId) -> String {
    match (side.side.type_name(id), id) {
        (Some(name), _) => name.local.to_string(),
        (None, TypeId::Simple(id)) => {
            let mut parts = HashSet::new();
            simple(&side.components().simple_types[id], &mut parts);
            let mut parts: Vec<String> = parts.into_iter().collect();
            parts.sort();
            parts.join(" ")
        }
        (None, TypeId::Complex(_)) => String::new(),
    }
}

fn simple(it: &SimpleType, out: &mut HashSet<String>) {
    let facets = &it.facets;
    out.insert(format!("{:?}", it.builtin));
    out.extend(facets.enumeration.iter().map(|it| format!("= {}", it.value)));
    for step in &facets.patterns {
        out.extend(step.alternatives.iter().map(|(it, _)| format!("pattern {it}")));
    }
    let numbers = [("length", &facets.length), ("min", &facets.min_length), ("max", &facets.max_length)];
    out.extend(numbers.iter().filter_map(|(name, it)| Some(format!("{name} {}", it.as_ref()?.value))));
    let bounds = [
        ("minInclusive", &facets.min_inclusive),
        ("maxInclusive", &facets.max_inclusive),
        ("minExclusive", &facets.min_exclusive),
        ("maxExclusive", &facets.max_exclusive),
    ];
    out.extend(bounds.iter().filter_map(|(name, it)| Some(format!("{name} {}", it.as_ref()?.value))));
}
