//! Attributes that are missing or unknown (XSD 1.0 Part 1 §3.4.4, clauses 3 and 4; §3.14.4).

use super::candidate::Candidate;
use super::survey::Survey;
use crate::document::{Attribute, Name};
use crate::resolve::at_mut;

pub(super) fn missing(survey: &Survey<'_>) -> impl Iterator<Item = Candidate> {
    survey.elements().filter(|(address, _)| survey.is_free_itself(address)).filter_map(
        |(address, element)| {
            let uses = &survey.complex(element)?.attributes;
            let is_required = |it: &Attribute| {
                it.slot.and_then(|slot| uses.get(usize::from(slot))).is_some_and(|it| it.is_required)
            };
            let position = element.attributes.iter().position(is_required)?;
            let target = address.clone();
            Some(Candidate::at_element(&["cvc-complex-type.4"], address, move |document| {
                if let Some(element) = at_mut(&mut document.root, &target) {
                    element.attributes.remove(position);
                }
            }))
        },
    )
}

pub(super) fn unknown(survey: &Survey<'_>) -> impl Iterator<Item = Candidate> {
    survey.elements().filter_map(|(address, element)| {
        element.type_definition?;
        let rule = match survey.complex(element) {
            None => "cvc-type.3.1.1",
            Some(complex) if complex.attribute_wildcard.is_none() => "cvc-complex-type.3.2.2",
            Some(_) => return None,
        };
        let target = address.clone();
        let name = Name { namespace: String::new(), local: "xoevUnbekannt".to_owned() };
        let local = name.local.clone();
        Some(Candidate::at_attribute(&[rule], address, local, move |document| {
            if let Some(element) = at_mut(&mut document.root, &target) {
                let value = "1".to_owned();
                element.attributes.push(Attribute { name, slot: None, type_definition: None, value });
            }
        }))
    })
}
