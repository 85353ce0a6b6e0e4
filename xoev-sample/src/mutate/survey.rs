//! The places of a message, and which of them keys and identifiers depend on.

pub(super) use crate::resolve::Address;

use super::code::KnownCode;
use crate::document::{Document, Element, Name, Node, Prefixes};
use crate::resolve::{self, at};
use std::collections::BTreeSet;
use xoev_codelists::Snapshot;
use xoev_runtime::grammar::{ComplexType, Content, ContentModel, Grammar, NameId, TypeKind};

/// A message and its places.
pub(super) struct Survey<'a> {
    pub(super) grammar: &'a Grammar,
    pub(super) document: &'a Document,
    /// The code lists at hand.
    pub(super) lists: Option<&'a Snapshot>,
    seed: u64,
    addresses: Vec<Address>,
    /// Elements that are selected by an identity constraint, hold a field of it, an ID, an IDREF or a code of a list at
    /// hand.
    involved: BTreeSet<Address>,
}

impl<'a> Survey<'a> {
    pub(super) fn new(
        grammar: &'a Grammar,
        document: &'a Document,
        lists: Option<&'a Snapshot>,
        seed: u64,
    ) -> Self {
        let mut addresses = Vec::new();
        collect(&document.root, &mut Vec::new(), &mut addresses);
        let involved = resolve::involved(document, grammar).into_iter().collect();
        let mut survey = Self { grammar, document, lists, seed, addresses, involved };
        let codes: Vec<Address> = survey.codes().flat_map(|it| [it.address, it.code_address]).collect();
        survey.involved.extend(codes);
        survey
    }

    /// The codes of lists at hand.
    pub(super) fn codes(&self) -> impl Iterator<Item = KnownCode<'a>> {
        self.elements().filter_map(|(address, element)| KnownCode::of(self, address, element))
    }

    /// The elements, in an order that depends on the seed and takes neighbours far from each other.
    pub(super) fn elements(&self) -> impl Iterator<Item = (&Address, &'a Element)> {
        let count = self.addresses.len();
        let step = (1..).map(|n| count / 3 + n).find(|step| is_coprime(*step, count)).unwrap_or(1);
        let start = usize::try_from(self.seed % count.max(1) as u64).unwrap_or(0);
        (0..count).filter_map(move |number| {
            let address = self.addresses.get((start + number * step) % count)?;
            Some((address, at(&self.document.root, address)?))
        })
    }

    /// Whether nothing in an element, nor itself, concerns keys, identifiers or code lists.
    pub(super) fn is_free(&self, address: &[usize]) -> bool {
        let next = self.involved.range(address.to_vec()..).next();
        next.is_none_or(|next| !next.starts_with(address))
    }

    /// Whether the element itself does not concern keys, identifiers or code lists.
    pub(super) fn is_free_itself(&self, address: &Address) -> bool {
        !self.involved.contains(address)
    }

    /// The complex type of an element.
    pub(super) fn complex(&self, element: &Element) -> Option<&'a ComplexType> {
        match &self.grammar.type_definition(element.type_definition?).kind {
            TypeKind::Complex(complex) => Some(complex),
            TypeKind::Simple(_) => None,
        }
    }

    /// The content model of an element.
    pub(super) fn model(&self, element: &Element) -> Option<&'a ContentModel> {
        match self.complex(element)?.content {
            Content::ElementOnly(model) | Content::Mixed(model) => self.grammar.models.get(model.index()),
            Content::Empty | Content::Simple(_) => None,
        }
    }

    /// The id of a name, where the grammar has it.
    pub(super) fn name_id(&self, name: &Name) -> Option<NameId> {
        self.grammar.name(self.grammar.namespace(&name.namespace)?, &name.local)
    }
}

fn is_coprime(a: usize, b: usize) -> bool {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a == 1
}

fn collect(element: &Element, address: &mut Address, out: &mut Vec<Address>) {
    out.push(address.clone());
    for (position, child) in element.children.iter().enumerate() {
        if let Node::Element(child) = child {
            address.push(position);
            collect(child, address, out);
            address.pop();
        }
    }
}

/// The path of an element, as reports write it.
pub(super) fn path(grammar: &Grammar, document: &Document, address: &[usize]) -> String {
    let prefixes = Prefixes::of(document, grammar);
    let mut element = &document.root;
    let mut path = format!("/{}", prefixes.qualified(&element.name));
    for position in address {
        let Some(Node::Element(child)) = element.children.get(*position) else { break };
        let before = element.children.iter().take(*position);
        let same = before.filter(|it| matches!(it, Node::Element(it) if it.name == child.name)).count();
        path.push_str(&format!("/{}[{}]", prefixes.qualified(&child.name), same + 1));
        element = child;
    }
    path
}
