//! `xsi:nil` and `xsi:type` (XSD 1.0 Part 1 §3.3.4, clauses 3 and 4).

use super::candidate::Candidate;
use super::survey::Survey;
use crate::document::{Attribute, Document, Element, INSTANCE_NAMESPACE, Name};
use crate::resolve::at_mut;
use crate::value::SchemaPrefixes;
use xoev_runtime::grammar::{Grammar, TypeId, TypeKind};
use xoev_runtime::validator::simple::check;

pub(super) fn nil(survey: &Survey<'_>) -> impl Iterator<Item = Candidate> {
    survey.elements().filter_map(|(address, element)| {
        let declaration = survey.grammar.elements.get(element.declaration?.index())?;
        let is_fixed = declaration.value_constraint.as_ref().is_some_and(|it| it.is_fixed);
        let rule = match declaration.nillable {
            false => "cvc-elt.3.1",
            true if element.is_nil || element.children.is_empty() || is_fixed => return None,
            true => "cvc-elt.3.2.1",
        };
        let target = address.clone();
        Some(Candidate::at_element(&[rule], address, move |document| {
            if let Some(element) = at_mut(&mut document.root, &target) {
                element.is_nil = true;
            }
        }))
    })
}

pub(super) fn unknown_type(survey: &Survey<'_>) -> impl Iterator<Item = Candidate> {
    // Where the type is not known, keys in the content are not either.
    let places =
        survey.elements().filter(|(address, element)| takes_type(element) && survey.is_free(address));
    places.map(|(address, _)| {
        Candidate::at_element(&["cvc-elt.4.2"], address, name_type(address, "xoevUnbekannt".to_owned(), None))
    })
}

pub(super) fn foreign_type(survey: &Survey<'_>) -> impl Iterator<Item = Candidate> {
    let grammar = survey.grammar;
    let places =
        survey.elements().filter(|(address, element)| takes_type(element) && survey.is_free(address));
    places.filter_map(move |(address, element)| {
        let declaration = grammar.elements.get(element.declaration?.index())?;
        if declaration.value_constraint.is_some() {
            return None;
        }
        let declared = declaration.type_definition;
        // The content must do for the type that is named, too: it is checked by that one.
        let text = element.text();
        let fits = |id: &TypeId| {
            let is_simple = matches!(grammar.type_definition(*id).kind, TypeKind::Simple(_));
            is_simple && check(grammar, *id, &text, &SchemaPrefixes(grammar)).is_ok()
        };
        let is_alone =
            element.attributes.is_empty() && element.elements().next().is_none() && !element.is_nil;
        let foreign = |id: &TypeId| {
            is_alone && !is_derived(grammar, *id, declared) && !is_built_in(grammar, *id) && fits(id)
        };
        let (name, _) = grammar.global_types.iter().find(|(_, id)| foreign(id))?;
        let (uri, local) = grammar.name_parts(*name);
        let prefix = &grammar.namespaces.iter().find(|it| it.uri == uri)?.prefix;
        if uri.is_empty() || prefix.is_empty() {
            return None;
        }
        let declaration = (prefix.clone(), uri.to_owned());
        let edit = name_type(address, format!("{prefix}:{local}"), Some(declaration));
        Some(Candidate::at_element(&["cvc-elt.4.3"], address, edit))
    })
}

fn takes_type(element: &Element) -> bool {
    element.declaration.is_some() && !element.names_type
}

fn is_built_in(grammar: &Grammar, id: TypeId) -> bool {
    grammar
        .type_definition(id)
        .name
        .is_some_and(|name| grammar.name_parts(name).0 == "http://www.w3.org/2001/XMLSchema")
}

/// Whether a type is another one or derived from it.
fn is_derived(grammar: &Grammar, id: TypeId, from: TypeId) -> bool {
    let mut id = id;
    loop {
        let base = grammar.type_definition(id).base;
        if id == from {
            return true;
        }
        if base == id {
            return false;
        }
        id = base;
    }
}

fn name_type(
    address: &[usize],
    value: String,
    declaration: Option<(String, String)>,
) -> impl FnOnce(&mut Document) + 'static {
    let address = address.to_vec();
    move |document| {
        document.declarations.extend(declaration);
        if let Some(element) = at_mut(&mut document.root, &address) {
            let name = Name { namespace: INSTANCE_NAMESPACE.to_owned(), local: "type".to_owned() };
            element.attributes.push(Attribute { name, slot: None, type_definition: None, value });
        }
    }
}
