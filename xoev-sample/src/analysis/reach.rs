//! What can occur in a message, and the shortest way to it.

use super::{Analysis, IMPOSSIBLE};
use crate::document::{Element, Node};
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet, VecDeque};
use xoev_runtime::grammar::{Content, EdgeLabel, ElementId, ModelId, TypeId, TypeKind};

/// Something of which a message has one or the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Branch {
    /// A child at a leaf of a type's content: a branch of a choice, an optional part, a member of a substitution group.
    Child(TypeId, u16, ElementId),
    /// What a wildcard lets in.
    Guest(TypeId, u16),
    /// A type of an element that may have several, by `xsi:type`.
    Type(ElementId, TypeId),
    /// `xsi:nil="true"` on an element that may be nil.
    Nil(ElementId),
}

/// A step on the way from the root element to something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct WayStep {
    /// The child's leaf; 0 for the root.
    pub(crate) leaf: u16,
    /// What stands there; `None` for what a wildcard lets in.
    pub(crate) element: Option<ElementId>,
    /// The type it must have; `None`: any.
    pub(crate) type_definition: Option<TypeId>,
    /// Whether it must be nil.
    pub(crate) is_nil: bool,
}

/// What can occur below a root element.
#[derive(Debug, Clone, Default)]
pub(crate) struct Reach {
    /// All branches, those near the root first.
    pub(crate) branches: Vec<Branch>,
    /// The types, those near the root first.
    pub(crate) types: Vec<TypeId>,
    /// The shortest way to an element of a type.
    ways: HashMap<TypeId, Vec<WayStep>>,
    /// Where an element stands.
    places: HashMap<ElementId, (Vec<WayStep>, u16)>,
}

impl Reach {
    /// Breadth first from a root element.
    pub(crate) fn new(analysis: &Analysis<'_>, root: ElementId) -> Self {
        let mut reach = Self::default();
        let mut known = HashSet::new();
        let mut queue = VecDeque::new();
        reach.element(analysis, root, &[], 0, &mut queue);
        while let Some(id) = queue.pop_front() {
            let Some(model) = model(analysis, id) else { continue };
            let way = reach.ways.get(&id).cloned().unwrap_or_default();
            for edge in analysis.graph(model).nodes.iter().flat_map(|node| &node.edges) {
                if analysis.label_cost(edge.label) == IMPOSSIBLE || !known.insert((id, edge.leaf, edge.label))
                {
                    continue;
                }
                match edge.label {
                    EdgeLabel::Wildcard(_) => reach.branches.push(Branch::Guest(id, edge.leaf)),
                    EdgeLabel::Element(_, element) => {
                        reach.branches.push(Branch::Child(id, edge.leaf, element));
                        reach.element(analysis, element, &way, edge.leaf, &mut queue);
                    }
                }
            }
        }
        reach
    }

    fn element(
        &mut self,
        analysis: &Analysis<'_>,
        element: ElementId,
        way: &[WayStep],
        leaf: u16,
        queue: &mut VecDeque<TypeId>,
    ) {
        if self.places.contains_key(&element) {
            return;
        }
        self.places.insert(element, (way.to_vec(), leaf));
        let types: Vec<TypeId> = analysis.types_of(element).collect();
        if types.len() > 1 {
            self.branches.extend(types.iter().map(|id| Branch::Type(element, *id)));
        }
        let declaration = analysis.grammar.element_declaration(element);
        if declaration.nillable && declaration.value_constraint.as_ref().is_none_or(|it| !it.is_fixed) {
            self.branches.push(Branch::Nil(element));
        }
        for id in types {
            if let Entry::Vacant(entry) = self.ways.entry(id) {
                let step = WayStep { leaf, element: Some(element), type_definition: Some(id), is_nil: false };
                entry.insert([way, &[step]].concat());
                self.types.push(id);
                queue.push_back(id);
            }
        }
    }

    /// The way to an element of a type, from the root on.
    pub(crate) fn way(&self, id: TypeId) -> Vec<WayStep> {
        self.ways.get(&id).cloned().unwrap_or_default()
    }

    /// The way to a branch, from the root on.
    pub(crate) fn way_to(&self, branch: Branch) -> Vec<WayStep> {
        let step = |leaf, element| WayStep { leaf, element, type_definition: None, is_nil: false };
        let (mut way, last) = match branch {
            Branch::Child(id, leaf, element) => (self.way(id), step(leaf, Some(element))),
            Branch::Guest(id, leaf) => (self.way(id), step(leaf, None)),
            Branch::Type(element, _) | Branch::Nil(element) => {
                let (way, leaf) = self.places.get(&element).cloned().unwrap_or_default();
                (way, step(leaf, Some(element)))
            }
        };
        let type_definition = match branch {
            Branch::Type(_, id) => Some(id),
            _ => None,
        };
        way.push(WayStep { type_definition, is_nil: matches!(branch, Branch::Nil(_)), ..last });
        way
    }
}

/// The branches a message took.
pub fn branches_of(root: &Element) -> HashSet<Branch> {
    let mut out = HashSet::new();
    root.visit(&mut |element| {
        if let (Some(id), Some(type_definition)) = (element.declaration, element.type_definition) {
            out.insert(Branch::Type(id, type_definition));
            if element.is_nil {
                out.insert(Branch::Nil(id));
            }
        }
        let Some(parent) = element.type_definition else { return };
        for child in &element.children {
            let Node::Element(child) = child else { continue };
            out.insert(match child.declaration {
                Some(id) => Branch::Child(parent, child.leaf, id),
                None => Branch::Guest(parent, child.leaf),
            });
            // A declared element may also stand for a wildcard.
            out.insert(Branch::Guest(parent, child.leaf));
        }
    });
    out
}

/// The content model of a type.
pub(crate) fn model(analysis: &Analysis<'_>, id: TypeId) -> Option<ModelId> {
    match &analysis.grammar.type_definition(id).kind {
        TypeKind::Complex(complex) => match complex.content {
            Content::ElementOnly(model) | Content::Mixed(model) => Some(model),
            Content::Empty | Content::Simple(_) => None,
        },
        TypeKind::Simple(_) => None,
    }
}
