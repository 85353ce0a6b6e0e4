//! Values that are none of their type (XSD 1.0 Part 1 §3.14.4, Part 2 §4), or not the fixed one.
//!
//! A text is taken only if every facet but the one the mutation is about holds, so that one fault is to be reported.

mod bound;
mod text;

use super::candidate::Candidate;
use super::mutation::Mutation;
use super::survey::{Address, Survey};
use crate::document::{Attribute, Document, Element, Node};
use crate::resolve::at_mut;
use crate::value::{SchemaPrefixes, simple};
use xoev_runtime::grammar::{Builtin, Grammar, Primitive, SimpleType, TypeId, ValueConstraint, Variety};
use xoev_runtime::validator::simple::{self as simple_value, check, check_all};

pub(super) fn candidates(mutation: Mutation, survey: &Survey<'_>) -> impl Iterator<Item = Candidate> {
    values(survey).filter_map(move |value| {
        let simple = simple(survey.grammar, value.type_definition)?;
        let rules = rules(mutation, simple, &value)?;
        let texts = text::texts(mutation, survey.grammar, simple, &value.text);
        let text =
            texts.into_iter().find(|text| breaks_only(survey.grammar, mutation, &value, text, rules))?;
        Some(value.changed(rules, text))
    })
}

/// A simple value in a message.
struct SimpleValue<'a> {
    address: Address,
    /// Position and path name, where it is an attribute's.
    attribute: Option<(usize, String)>,
    type_definition: TypeId,
    text: String,
    constraint: Option<&'a ValueConstraint>,
}

impl SimpleValue<'_> {
    fn is_fixed(&self) -> bool {
        self.constraint.is_some_and(|it| it.is_fixed)
    }

    fn changed(self, rules: &[&'static str], text: String) -> Candidate {
        let target = self.address.clone();
        match self.attribute {
            None => Candidate::at_element(rules, &self.address, move |document| {
                set(document, &target, None, text);
            }),
            Some((position, name)) => Candidate::at_attribute(rules, &self.address, name, move |document| {
                set(document, &target, Some(position), text);
            }),
        }
    }
}

/// Replaces the text of an element or the value of an attribute.
pub(super) fn set(document: &mut Document, address: &[usize], attribute: Option<usize>, text: String) {
    let Some(element) = at_mut(&mut document.root, address) else { return };
    match attribute {
        None => element.children = vec![Node::Text(text)],
        Some(position) => {
            if let Some(attribute) = element.attributes.get_mut(position) {
                attribute.value = text;
            }
        }
    }
}

/// The values no key or identifier depends on.
fn values<'s>(survey: &'s Survey<'_>) -> impl Iterator<Item = SimpleValue<'s>> {
    let places = survey.elements().filter(|(address, _)| survey.is_free_itself(address));
    places.flat_map(move |(address, element)| {
        let own = own_value(survey, address, element);
        own.into_iter().chain(attribute_values(survey, address, element))
    })
}

fn own_value<'s>(survey: &'s Survey<'_>, address: &Address, element: &Element) -> Option<SimpleValue<'s>> {
    let declaration = survey.grammar.elements.get(element.declaration?.index())?;
    let type_definition = element.type_definition.filter(|_| !element.is_nil)?;
    simple(survey.grammar, type_definition)?;
    let constraint = declaration.value_constraint.as_ref();
    let text = element.text();
    Some(SimpleValue { address: address.clone(), attribute: None, type_definition, text, constraint })
}

fn attribute_values<'s>(
    survey: &'s Survey<'_>,
    address: &Address,
    element: &Element,
) -> Vec<SimpleValue<'s>> {
    let uses = survey.complex(element).map(|complex| complex.attributes.as_slice()).unwrap_or_default();
    let value = |(position, attribute): (usize, &Attribute)| {
        let declared = uses.get(usize::from(attribute.slot?))?;
        // Reports write a prefix where there is one: those few are left out.
        let name = Some(attribute.name.local.clone()).filter(|_| attribute.name.namespace.is_empty())?;
        Some(SimpleValue {
            address: address.clone(),
            attribute: Some((position, name)),
            type_definition: declared.type_definition,
            text: attribute.value.clone(),
            constraint: declared.value_constraint.as_ref(),
        })
    };
    element.attributes.iter().enumerate().filter_map(value).collect()
}

/// The rules one of which a mutation breaks; `None` where the type has no such rule.
fn rules(
    mutation: Mutation,
    simple: &SimpleType,
    value: &SimpleValue<'_>,
) -> Option<&'static [&'static str]> {
    // What a QName means depends on prefixes; identifiers have mutations of their own.
    let is_other = matches!(
        simple.builtin,
        Builtin::QName | Builtin::Notation | Builtin::Id | Builtin::IdRef | Builtin::Entity
    );
    if is_other {
        return None;
    }
    if mutation == Mutation::Fixed {
        let rule: &[&str] = if value.attribute.is_some() { &["cvc-au"] } else { &["cvc-elt.5.2.2.2.2"] };
        return value.is_fixed().then_some(rule);
    }
    if value.constraint.is_some() {
        return None;
    }
    Some(match mutation {
        Mutation::Lexical => lexical_rule(simple)?,
        Mutation::Empty => &[
            "cvc-datatype-valid.1.2.1",
            "cvc-datatype-valid.1.2.3",
            "cvc-enumeration-valid",
            "cvc-minLength-valid",
            "cvc-length-valid",
            "cvc-pattern-valid",
        ],
        Mutation::TooLong => &["cvc-maxLength-valid", "cvc-length-valid"],
        Mutation::TooShort => &["cvc-minLength-valid", "cvc-length-valid"],
        Mutation::TooLarge => &["cvc-maxInclusive-valid", "cvc-maxExclusive-valid"],
        Mutation::TooSmall => &["cvc-minInclusive-valid", "cvc-minExclusive-valid"],
        Mutation::TooManyDigits => &["cvc-totalDigits-valid"],
        Mutation::TooManyFractionDigits => &["cvc-fractionDigits-valid"],
        Mutation::Pattern | Mutation::Character | Mutation::Decomposed | Mutation::TimeZone => {
            &["cvc-pattern-valid"]
        }
        Mutation::TrailingBlank => &["cvc-pattern-valid", "cvc-enumeration-valid"],
        Mutation::Enumeration => &["cvc-enumeration-valid"],
        _ => return None,
    })
}

fn lexical_rule(simple: &SimpleType) -> Option<&'static [&'static str]> {
    Some(match &simple.variety {
        Variety::Atomic(Primitive::String | Primitive::AnyUri) if !text::is_restricted(simple.builtin) => {
            return None;
        }
        Variety::Atomic(_) => &["cvc-datatype-valid.1.2.1"],
        Variety::List(_) => &["cvc-datatype-valid.1.2.2"],
        Variety::Union(_) => &["cvc-datatype-valid.1.2.3"],
    })
}

fn breaks_only(
    grammar: &Grammar,
    mutation: Mutation,
    value: &SimpleValue<'_>,
    text: &str,
    rules: &[&'static str],
) -> bool {
    let prefixes = SchemaPrefixes(grammar);
    match check_all(grammar, value.type_definition, text, &prefixes) {
        Ok(_) => mutation == Mutation::Fixed && is_other(grammar, value, text),
        Err(faults) => match mutation {
            Mutation::Fixed => false,
            // Many facets ask for a text; which one is named first is not the point.
            Mutation::Empty => faults.first().is_some_and(|it| rules.contains(&it.rule())),
            _ => faults.iter().all(|it| rules.contains(&it.rule())),
        },
    }
}

/// Whether a valid text is another value than the fixed one: `1` and `true` are the same.
fn is_other(grammar: &Grammar, value: &SimpleValue<'_>, text: &str) -> bool {
    let prefixes = SchemaPrefixes(grammar);
    let value_of = |text| {
        let checked = check(grammar, value.type_definition, text, &prefixes).ok()?;
        Some(simple_value::value(grammar, checked.member, &checked.normalized, &prefixes))
    };
    value_of(text) != value_of(&value.text)
}
