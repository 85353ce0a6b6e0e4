//! What a grammar allows, weighed: how many elements the least message with a part has, which types may stand in an
//! element.
//!
//! In: a linked [`Grammar`]. Out: [`Analysis`], made once and used for all messages.
//! Invariants: a cost of [`IMPOSSIBLE`] means that no finite valid content is known; every other cost is that of content
//! that can be made. Not here: decisions.

mod ahead;
mod cost;
mod graph;
mod reach;
mod types;
mod wildcard;

pub(crate) use ahead::LeafSet;
pub use graph::{Graph, GraphEdge, GraphNode};
pub use reach::{Branch, branches_of};
pub(crate) use reach::{Reach, WayStep, model};
pub(crate) use wildcard::{Guest, a_namespace, guests};

use std::collections::HashSet;
use xoev_runtime::grammar::{EdgeLabel, ElementId, Grammar, ModelId, TypeId, WildcardId};

/// The cost of what cannot be made.
pub const IMPOSSIBLE: u32 = u32::MAX;

/// A grammar, weighed.
#[derive(Debug)]
pub struct Analysis<'g> {
    /// The grammar.
    pub grammar: &'g Grammar,
    graphs: Vec<Graph>,
    /// By element: the types it may have, the declared one first, without abstract ones.
    types: Vec<Vec<TypeId>>,
    type_costs: Vec<u32>,
    element_costs: Vec<u32>,
    wildcard_costs: Vec<u32>,
    /// By model and node: the least that must follow.
    rests: Vec<Vec<u32>>,
    /// By model and node: the leaves that may come.
    ahead: Vec<Vec<LeafSet>>,
    /// Simple types for which no value is known.
    without_value: HashSet<TypeId>,
}

impl<'g> Analysis<'g> {
    /// Weighs a grammar. What needs a value of one of the types `without_value` is left out.
    #[must_use]
    pub fn new(grammar: &'g Grammar, without_value: HashSet<TypeId>) -> Self {
        let graphs: Vec<Graph> = grammar.models.iter().map(Graph::of).collect();
        let mut analysis = Self {
            grammar,
            rests: graphs.iter().map(|it| vec![IMPOSSIBLE; it.nodes.len()]).collect(),
            graphs,
            types: types::by_element(grammar),
            type_costs: vec![IMPOSSIBLE; grammar.types.len()],
            element_costs: vec![IMPOSSIBLE; grammar.elements.len()],
            wildcard_costs: vec![IMPOSSIBLE; grammar.wildcards.len()],
            ahead: Vec::new(),
            without_value,
        };
        cost::weigh(&mut analysis);
        analysis.ahead =
            analysis.graphs.iter().map(|it| ahead::of(it, |label| analysis.label_cost(label))).collect();
        analysis
    }

    /// The content model as a graph.
    #[must_use]
    pub fn graph(&self, model: ModelId) -> &Graph {
        static NOTHING: Graph = Graph { nodes: Vec::new() };
        self.graphs.get(model.index()).unwrap_or(&NOTHING)
    }

    /// The least that must follow at a node of a model.
    #[must_use]
    pub fn rest(&self, model: ModelId, node: u32) -> u32 {
        estimate(self.rests.get(model.index()).and_then(|nodes| nodes.get(node as usize)))
    }

    /// The leaves that may come from a node of a model on.
    pub(crate) fn ahead(&self, model: ModelId, node: u32) -> Option<&LeafSet> {
        self.ahead.get(model.index())?.get(node as usize)
    }

    /// The types an element may have, the declared one first; those no content is known for are left out.
    pub fn types_of(&self, element: ElementId) -> impl Iterator<Item = TypeId> {
        let types = self.types.get(element.index()).into_iter().flatten();
        types.copied().filter(|id| self.type_cost(*id) != IMPOSSIBLE)
    }

    /// Elements in the least content of a type.
    #[must_use]
    pub fn type_cost(&self, id: TypeId) -> u32 {
        estimate(self.type_costs.get(id.index()))
    }

    /// Elements in the least element of a declaration, itself included.
    #[must_use]
    pub fn element_cost(&self, id: ElementId) -> u32 {
        estimate(self.element_costs.get(id.index()))
    }

    /// Elements in the least child on an edge.
    #[must_use]
    pub fn label_cost(&self, label: EdgeLabel) -> u32 {
        match label {
            EdgeLabel::Element(_, element) => self.element_cost(element),
            EdgeLabel::Wildcard(wildcard) => self.wildcard_cost(wildcard),
        }
    }

    fn wildcard_cost(&self, id: WildcardId) -> u32 {
        estimate(self.wildcard_costs.get(id.index()))
    }

    /// Whether no value is known for a simple type.
    #[must_use]
    pub fn is_without_value(&self, id: TypeId) -> bool {
        self.without_value.contains(&id)
    }

    /// The simple types for which no value is known.
    #[must_use]
    pub const fn without_value(&self) -> &HashSet<TypeId> {
        &self.without_value
    }
}

/// What is not in the tables, as of another grammar, cannot be made.
fn estimate(cost: Option<&u32>) -> u32 {
    cost.copied().unwrap_or(IMPOSSIBLE)
}
