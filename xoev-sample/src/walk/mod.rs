//! Ways through a content model.
//!
//! In: a model's [`Graph`](crate::analysis::Graph) and what is wanted of the content ([`Want`]). Out: [`Plan`], from which
//! a [`Crossing`] after the other can be taken, and [`Walk`], which takes them.
//! Invariants: every edge of a plan leads to a valid end that meets all wants; whoever chooses cannot get stuck.
//! Not here: who chooses (`policy/`).

mod plan;
mod want;

pub use plan::{Plan, PlanEdge};
pub use want::{Target, Want};

use crate::analysis::{Analysis, IMPOSSIBLE, a_namespace};
use xoev_runtime::grammar::{EdgeLabel, Matcher, ModelId};
use xoev_runtime::validator::content::ContentState;

/// A place in a content where something must be decided.
#[derive(Debug)]
pub struct Crossing<'p> {
    /// The children that may come next, by leaf.
    pub edges: Vec<&'p PlanEdge>,
    /// Whether the content may end here.
    pub may_end: bool,
    /// The children so far: leaf and label.
    pub taken: &'p [(u16, EdgeLabel)],
}

impl Crossing<'_> {
    /// What leads to the end with the fewest elements; `None`: to end here.
    #[must_use]
    pub fn cheapest(&self) -> Option<usize> {
        if self.may_end {
            return None;
        }
        self.edges.iter().enumerate().min_by_key(|(_, edge)| edge.cost).map(|(at, _)| at)
    }

    /// How often a leaf was taken.
    #[must_use]
    pub fn count(&self, leaf: u16) -> usize {
        self.taken.iter().filter(|it| it.0 == leaf).count()
    }
}

/// A way through a content model while it is taken.
pub struct Walk<'a> {
    analysis: &'a Analysis<'a>,
    model: ModelId,
    plan: &'a Plan,
    node: usize,
    /// Where a model counts, what the plan does not: the validator's own state.
    counting: Option<ContentState>,
    taken: Vec<(u16, EdgeLabel)>,
}

impl<'a> Walk<'a> {
    /// Before the first child.
    #[must_use]
    pub fn new(analysis: &'a Analysis<'a>, model: ModelId, plan: &'a Plan) -> Self {
        let content = analysis.grammar.content_model(model);
        let counting = matches!(content.matcher, Matcher::Counted(_)).then(|| ContentState::start(content));
        Self { analysis, model, plan, node: 0, counting, taken: Vec::new() }
    }

    /// What may come next.
    #[must_use]
    pub fn crossing(&self) -> Crossing<'_> {
        let node = self.plan.nodes.get(self.node);
        let mut edges: Vec<&PlanEdge> = node.into_iter().flat_map(|node| &node.edges).collect();
        let mut may_end = node.is_none_or(|node| node.is_end);
        if let Some(state) = &self.counting {
            let content = self.analysis.grammar.content_model(self.model);
            let expected = state.expected(self.analysis.grammar, content);
            edges.retain(|edge| expected.iter().any(|it| it.leaf == edge.leaf && it.label == edge.label));
            may_end &= state.is_accepting(content);
        }
        Crossing { edges, may_end, taken: &self.taken }
    }

    /// Takes a child.
    pub fn take(&mut self, edge: &PlanEdge) {
        if let Some(state) = &mut self.counting {
            let grammar = self.analysis.grammar;
            let content = grammar.content_model(self.model);
            match edge.label {
                EdgeLabel::Element(name, _) => {
                    state.step(grammar, content, Some(name), grammar.name_parts(name).0);
                }
                EdgeLabel::Wildcard(wildcard) => {
                    let wildcard = grammar.wildcards.get(wildcard.index());
                    let namespace = wildcard.map(|it| a_namespace(grammar, it)).unwrap_or_default();
                    state.step(grammar, content, None, &namespace);
                }
            }
        }
        self.taken.push((edge.leaf, edge.label));
        self.node = edge.target;
    }

    /// The children that were taken: leaf and label.
    #[must_use]
    pub fn into_taken(self) -> Vec<(u16, EdgeLabel)> {
        self.taken
    }

    /// How many children were taken.
    #[must_use]
    pub fn len(&self) -> usize {
        self.taken.len()
    }

    /// Whether no child was taken yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.taken.is_empty()
    }
}

/// Whether a cost is one.
pub(crate) const fn is_possible(cost: u32) -> bool {
    cost != IMPOSSIBLE
}
