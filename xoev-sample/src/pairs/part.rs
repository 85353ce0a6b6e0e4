//! The optional parts of a type: particles and attributes that may be there or not.

use crate::analysis::{Analysis, IMPOSSIBLE, LeafSet, model};
use crate::document::Element;
use crate::walk::{Plan, Target, Want};
use std::collections::BTreeSet;
use xoev_runtime::grammar::{TypeId, TypeKind};

/// An optional part of a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Part {
    /// A particle, by its leaf.
    Leaf(u16),
    /// An attribute use, by its slot.
    Attribute(u16),
}

impl Part {
    /// Whether an element has the part.
    pub(crate) fn is_in(self, element: &Element) -> bool {
        match self {
            Self::Leaf(leaf) => element.elements().any(|child| child.leaf == leaf),
            Self::Attribute(slot) => element.attributes.iter().any(|it| it.slot == Some(slot)),
        }
    }
}

/// The optional parts of a type.
pub(crate) fn optional_parts(analysis: &Analysis<'_>, id: TypeId) -> Vec<Part> {
    let TypeKind::Complex(complex) = &analysis.grammar.type_definition(id).kind else { return Vec::new() };
    let attributes = (0u16..).zip(&complex.attributes);
    let attributes =
        attributes.filter(|(_, it)| !it.is_required && !analysis.is_without_value(it.type_definition));
    let mut parts: Vec<Part> = attributes.map(|(slot, _)| Part::Attribute(slot)).collect();
    let Some(model) = model(analysis, id) else { return parts };
    let edges = analysis.graph(model).nodes.iter().flat_map(|node| &node.edges);
    let possible = edges.filter(|edge| analysis.label_cost(edge.label) != IMPOSSIBLE);
    let leaves: BTreeSet<u16> = possible.map(|edge| edge.leaf).collect();
    let can = |want| Plan::new(analysis, model, &[want]).is_some();
    let is_optional =
        |leaf: &u16| can(Want::absent(Target::Leaf(*leaf))) && can(Want::present(Target::Leaf(*leaf)));
    parts.extend(leaves.into_iter().filter(is_optional).map(Part::Leaf));
    parts
}

/// Pairs of parts that no content has both of: branches of one choice. Which of the others go together shows when it is
/// tried.
pub(crate) fn exclusive(analysis: &Analysis<'_>, id: TypeId, parts: &[Part]) -> Vec<(usize, usize)> {
    let Some(model) = model(analysis, id) else { return Vec::new() };
    let comes_after = |leaf: u16, other: u16| {
        let edges = analysis.graph(model).nodes.iter().flat_map(|node| &node.edges);
        let mut wanted = LeafSet::default();
        wanted.insert(other);
        edges
            .filter(|edge| edge.leaf == leaf)
            .any(|edge| analysis.ahead(model, edge.target).is_some_and(|ahead| ahead.meets(&wanted)))
    };
    let mut pairs = Vec::new();
    for (one, first) in parts.iter().enumerate() {
        for (other, second) in parts.iter().enumerate().skip(one + 1) {
            let (Part::Leaf(first), Part::Leaf(second)) = (*first, *second) else { continue };
            if !comes_after(first, second) && !comes_after(second, first) {
                pairs.push((one, other));
            }
        }
    }
    pairs
}
