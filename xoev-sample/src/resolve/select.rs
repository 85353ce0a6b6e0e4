//! Selectors and fields of identity constraints over a tree (XSD 1.0 Part 1 §3.11.6).

use crate::document::{Element, Name, Node};
use xoev_runtime::grammar::{Grammar, NameId, NameTest, Path, Step};

/// The way to an element: positions among the children, from the element one starts at.
pub(crate) type Address = Vec<usize>;

/// The element at an address.
pub(crate) fn at<'e>(root: &'e Element, address: &[usize]) -> Option<&'e Element> {
    address.iter().try_fold(root, |element, position| match element.children.get(*position)? {
        Node::Element(child) => Some(child),
        Node::Text(_) => None,
    })
}

/// The element at an address, to be changed.
pub(crate) fn at_mut<'e>(root: &'e mut Element, address: &[usize]) -> Option<&'e mut Element> {
    address.iter().try_fold(root, |element, position| match element.children.get_mut(*position)? {
        Node::Element(child) => Some(child),
        Node::Text(_) => None,
    })
}

/// Whether a name test holds for a name.
pub(crate) fn fits(grammar: &Grammar, test: NameTest, name: &Name) -> bool {
    match test {
        NameTest::Any => true,
        NameTest::Namespace(id) => {
            grammar.namespaces.get(id.index()).is_some_and(|it| it.uri == name.namespace)
        }
        NameTest::Name(id) => is(grammar, id, name),
    }
}

fn is(grammar: &Grammar, id: NameId, name: &Name) -> bool {
    grammar.name_parts(id) == (name.namespace.as_str(), name.local.as_str())
}

/// A place a path leads to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Place {
    /// The element.
    pub(crate) address: Address,
    /// The attribute of it, where the path ends with one.
    pub(crate) attribute: Option<usize>,
}

/// The places the alternatives of a selector or field lead to from an element, in document order, each once.
pub(super) fn select(grammar: &Grammar, root: &Element, from: &[usize], paths: &[Path]) -> Vec<Place> {
    let mut out = Vec::new();
    for path in paths {
        let mut starts = vec![from.to_vec()];
        if path.descendant {
            descendants(root, from, &mut starts);
        }
        for start in starts {
            follow(grammar, root, &start, &path.steps, &mut out);
        }
    }
    let mut once = Vec::new();
    for place in out {
        if !once.contains(&place) {
            once.push(place);
        }
    }
    once
}

fn children(root: &Element, from: &[usize]) -> Vec<(Address, Name)> {
    let Some(element) = at(root, from) else { return Vec::new() };
    let children = element.children.iter().enumerate().filter_map(|(position, child)| match child {
        Node::Element(child) => Some(([from, &[position]].concat(), child.name.clone())),
        Node::Text(_) => None,
    });
    children.collect()
}

fn descendants(root: &Element, from: &[usize], out: &mut Vec<Address>) {
    for (address, _) in children(root, from) {
        out.push(address.clone());
        descendants(root, &address, out);
    }
}

fn follow(grammar: &Grammar, root: &Element, from: &[usize], steps: &[Step], out: &mut Vec<Place>) {
    let Some((step, rest)) = steps.split_first() else {
        out.push(Place { address: from.to_vec(), attribute: None });
        return;
    };
    match step {
        Step::Child(test) => {
            for (address, name) in children(root, from) {
                if fits(grammar, *test, &name) {
                    follow(grammar, root, &address, rest, out);
                }
            }
        }
        Step::Attribute(test) => {
            let attributes = at(root, from).map(|it| it.attributes.as_slice()).unwrap_or_default();
            let fitting = attributes.iter().enumerate().filter(|(_, it)| fits(grammar, *test, &it.name));
            out.extend(fitting.map(|(at, _)| Place { address: from.to_vec(), attribute: Some(at) }));
        }
    }
}
