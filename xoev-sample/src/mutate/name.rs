//! Names that are nearly right.

use super::candidate::Candidate;
use super::content::changed_content;
use super::survey::Survey;
use crate::document::{Name, Node};

/// A namespace no schema has.
const FOREIGN: &str = "urn:xoev:fremder-namensraum";

pub(super) fn misspelt(survey: &Survey<'_>) -> impl Iterator<Item = Candidate> {
    renamed(survey, |survey, name, _| {
        let name = Name { local: exchanged(&name.local)?, ..name.clone() };
        survey.name_id(&name).is_none().then_some(name)
    })
}

pub(super) fn namespace(survey: &Survey<'_>) -> impl Iterator<Item = Candidate> {
    renamed(survey, |_, name, _| Some(Name { namespace: FOREIGN.to_owned(), ..name.clone() }))
}

pub(super) fn qualification(survey: &Survey<'_>) -> impl Iterator<Item = Candidate> {
    renamed(survey, |_, name, around| {
        let namespace = if name.namespace.is_empty() { around.to_owned() } else { String::new() };
        (namespace != name.namespace).then(|| Name { namespace, ..name.clone() })
    })
}

/// The root element in a foreign namespace.
pub(super) fn root(survey: &Survey<'_>) -> impl Iterator<Item = Candidate> {
    let name = Name { namespace: FOREIGN.to_owned(), ..survey.document.root.name.clone() };
    std::iter::once(Candidate::at_element(&["cvc-elt.1"], &[], move |document| document.root.name = name))
}

/// Contents with one child under another name, where the model does not allow that.
fn renamed<F>(survey: &Survey<'_>, rename: F) -> impl Iterator<Item = Candidate>
where
    F: Fn(&Survey<'_>, &Name, &str) -> Option<Name>,
{
    let root = &survey.document.root.name.namespace;
    survey.elements().filter(|(_, element)| !element.is_nil).filter_map(move |(address, element)| {
        (0..element.children.len()).find_map(|position| {
            let mut children = element.children.clone();
            let Node::Element(child) = children.get_mut(position)? else { return None };
            child.name = rename(survey, &child.name, root)?;
            let place = [address.as_slice(), &[position]].concat();
            if !survey.is_free(&place) {
                return None;
            }
            changed_content(survey, address, element, children)
        })
    })
}

/// Two different letters exchanged, not at the beginning.
fn exchanged(local: &str) -> Option<String> {
    let mut letters: Vec<char> = local.chars().collect();
    let at = (1..letters.len().saturating_sub(1)).find(|at| {
        matches!((letters.get(*at), letters.get(at + 1)), (Some(a), Some(b)) if a != b && a.is_alphabetic() && b.is_alphabetic())
    })?;
    letters.swap(at, at + 1);
    Some(letters.into_iter().collect())
}
