//! Text and elements where the other must stand (XSD 1.0 Part 1 §3.4.4, clauses 2.1 to 2.3; §3.14.4).

use super::candidate::Candidate;
use super::survey::Survey;
use crate::document::{Document, Element, Name, Node};
use crate::resolve::at_mut;
use xoev_runtime::grammar::{Content, TypeKind};

pub(super) fn text(survey: &Survey<'_>) -> impl Iterator<Item = Candidate> {
    survey.elements().filter_map(|(address, element)| {
        let is_element_only = matches!(survey.complex(element)?.content, Content::ElementOnly(_));
        let is_open = is_element_only && !element.is_nil && !element.children.is_empty();
        let edit = insert(address, Node::Text("Text".to_owned()));
        is_open.then(|| Candidate::at_element(&["cvc-complex-type.2.3"], address, edit))
    })
}

pub(super) fn element_in_text(survey: &Survey<'_>) -> impl Iterator<Item = Candidate> {
    survey.elements().filter_map(|(address, element)| {
        let rule = match &survey.grammar.type_definition(element.type_definition?).kind {
            TypeKind::Simple(_) => "cvc-type.3.1.2",
            TypeKind::Complex(complex) if matches!(complex.content, Content::Simple(_)) => {
                "cvc-complex-type.2.2"
            }
            TypeKind::Complex(_) => return None,
        };
        let declaration = survey.grammar.elements.get(element.declaration?.index())?;
        let is_open =
            !element.is_nil && survey.is_free_itself(address) && declaration.value_constraint.is_none();
        is_open.then(|| Candidate::at_element(&[rule], &inserted(address), insert(address, stranger())))
    })
}

pub(super) fn content_in_empty(survey: &Survey<'_>) -> impl Iterator<Item = Candidate> {
    survey.elements().filter_map(|(address, element)| {
        let is_empty = matches!(survey.complex(element)?.content, Content::Empty) && !element.is_nil;
        let edit = insert(address, stranger());
        is_empty.then(|| Candidate::at_element(&["cvc-complex-type.2.1"], address, edit))
    })
}

fn stranger() -> Node {
    Node::Element(Element::named(Name { namespace: String::new(), local: "xoevUnbekannt".to_owned() }))
}

/// The place of what [`insert`] puts in.
fn inserted(address: &[usize]) -> Vec<usize> {
    [address, &[0]].concat()
}

/// Puts a node in as the first child.
fn insert(address: &[usize], node: Node) -> impl FnOnce(&mut Document) + 'static {
    let address = address.to_vec();
    move |document| {
        if let Some(element) = at_mut(&mut document.root, &address) {
            element.children.insert(0, node);
        }
    }
}
