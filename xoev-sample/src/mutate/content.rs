//! Children that are missing, too many, unknown or out of order (XSD 1.0 Part 1 §3.4.4, clause 2.4).

use super::candidate::Candidate;
use super::survey::{Address, Survey};
use crate::document::{Element, Name, Node};
use crate::resolve::at_mut;
use xoev_runtime::grammar::ContentModel;
use xoev_runtime::validator::content::ContentState;

pub(super) fn missing(survey: &Survey<'_>) -> impl Iterator<Item = Candidate> {
    changed_contents(survey, |survey, address, children, position| {
        survey.is_free(&child(address, position)).then(|| {
            children.remove(position);
        })
    })
}

pub(super) fn surplus(survey: &Survey<'_>) -> impl Iterator<Item = Candidate> {
    changed_contents(survey, |survey, address, children, position| {
        let copy = children.get(position)?.clone();
        survey.is_free(&child(address, position)).then(|| children.insert(position + 1, copy))
    })
}

pub(super) fn unknown(survey: &Survey<'_>) -> impl Iterator<Item = Candidate> {
    changed_contents(survey, |survey, _, children, position| {
        let Node::Element(neighbour) = children.get(position)? else { return None };
        let name = Name { local: "xoevUnbekannt".to_owned(), ..neighbour.name.clone() };
        survey
            .name_id(&name)
            .is_none()
            .then(|| children.insert(position, Node::Element(Element::named(name))))
    })
}

pub(super) fn order(survey: &Survey<'_>) -> impl Iterator<Item = Candidate> {
    changed_contents(survey, |_, _, children, position| {
        let (Node::Element(a), Node::Element(b)) = (children.get(position)?, children.get(position + 1)?)
        else {
            return None;
        };
        (a.name != b.name).then(|| children.swap(position, position + 1))
    })
}

fn child(parent: &[usize], position: usize) -> Address {
    [parent, &[position]].concat()
}

/// Contents with one change at one child each, where that makes them invalid.
fn changed_contents<F>(survey: &Survey<'_>, change: F) -> impl Iterator<Item = Candidate>
where
    F: Fn(&Survey<'_>, &Address, &mut Vec<Node>, usize) -> Option<()>,
{
    survey.elements().filter(|(_, element)| !element.is_nil).filter_map(move |(address, element)| {
        (0..element.children.len()).find_map(|position| {
            let mut children = element.children.clone();
            change(survey, address, &mut children, position)?;
            changed_content(survey, address, element, children)
        })
    })
}

/// A changed content, where the content model does not allow it; `None` where it does.
pub(super) fn changed_content(
    survey: &Survey<'_>,
    address: &Address,
    element: &Element,
    children: Vec<Node>,
) -> Option<Candidate> {
    let misfit = misfit(survey, survey.model(element)?, &children)?;
    let (rule, place) = match misfit {
        // What may not stand there at all is named by clause 2.4.a where something else may, else by 2.4.d.
        Misfit::Child { position, others_may: true } => ("cvc-complex-type.2.4.a", child(address, position)),
        Misfit::Child { position, .. } => ("cvc-complex-type.2.4.d", child(address, position)),
        Misfit::End => ("cvc-complex-type.2.4.b", address.clone()),
    };
    let parent = address.clone();
    let edit = move |document: &mut crate::document::Document| {
        if let Some(element) = at_mut(&mut document.root, &parent) {
            element.children = children;
        }
    };
    Some(Candidate::at_element(&[rule], &place, edit).out_of_order(address))
}

/// Where a content is no longer one of the model.
enum Misfit {
    /// At a child, by position among the nodes.
    Child {
        position: usize,
        /// Whether something else may stand there.
        others_may: bool,
    },
    /// At the end: something is missing.
    End,
}

fn misfit(survey: &Survey<'_>, model: &ContentModel, children: &[Node]) -> Option<Misfit> {
    let grammar = survey.grammar;
    let mut state = ContentState::start(model);
    for (position, node) in children.iter().enumerate() {
        let Node::Element(element) = node else { continue };
        let name = survey.name_id(&element.name);
        if state.step(grammar, model, name, &element.name.namespace).is_none() {
            let others_may = !state.expected(grammar, model).is_empty();
            return Some(Misfit::Child { position, others_may });
        }
    }
    (!state.is_accepting(model)).then_some(Misfit::End)
}
