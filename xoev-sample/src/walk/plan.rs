//! The product of a content model with what is wanted.

use super::Want;
use super::is_possible;
use crate::analysis::{Analysis, GraphEdge, IMPOSSIBLE, LeafSet};
use std::collections::HashMap;
use xoev_runtime::grammar::{EdgeLabel, ModelId};

/// Larger products are given up.
const NODE_LIMIT: usize = 5_000;

/// All ways through a content that meet the wants. Node 0 is the start.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// The nodes.
    pub nodes: Vec<PlanNode>,
}

/// A place between two children.
#[derive(Debug, Clone)]
pub struct PlanNode {
    /// What may come next, by leaf; only what leads to an end.
    pub edges: Vec<PlanEdge>,
    /// Whether the content may end here, all wants met.
    pub is_end: bool,
    /// The least that must follow.
    rest: u32,
}

/// A child.
#[derive(Debug, Clone, Copy)]
pub struct PlanEdge {
    /// What it is.
    pub label: EdgeLabel,
    /// Its leaf.
    pub leaf: u16,
    /// The node behind it.
    pub target: usize,
    /// The least number of elements from here to the end by this way, the child's own included.
    pub cost: u32,
}

/// A node of the graph and how often each want was met.
type Key = (u32, Vec<u32>);

impl Plan {
    /// The ways through a model; `None` if there is none that meets the wants.
    #[must_use]
    pub fn new(analysis: &Analysis<'_>, model: ModelId, wants: &[Want]) -> Option<Self> {
        let mut plan =
            if wants.is_empty() { unconstrained(analysis, model) } else { product(analysis, model, wants)? };
        plan.weigh(analysis);
        is_possible(plan.nodes.first()?.rest).then_some(plan)
    }

    /// The number of elements of the least content.
    #[must_use]
    pub fn cost(&self) -> u32 {
        self.nodes.first().map_or(IMPOSSIBLE, |node| node.rest)
    }

    /// Fills in what follows at least, and leaves out what leads nowhere.
    fn weigh(&mut self, analysis: &Analysis<'_>) {
        let mut rests: Vec<u32> = self.nodes.iter().map(|node| node.rest).collect();
        loop {
            let mut is_changed = false;
            for (at, node) in self.nodes.iter_mut().enumerate().rev() {
                let through = |edge: &PlanEdge| behind(&rests, edge, analysis);
                let least = node.edges.iter().map(through).min().unwrap_or(IMPOSSIBLE);
                if least < node.rest {
                    node.rest = least;
                    if let Some(rest) = rests.get_mut(at) {
                        *rest = least;
                    }
                    is_changed = true;
                }
            }
            if !is_changed {
                break;
            }
        }
        for node in &mut self.nodes {
            for edge in &mut node.edges {
                edge.cost = behind(&rests, edge, analysis);
            }
            node.edges.retain(|edge| is_possible(edge.cost));
        }
    }
}

/// The least number of elements from an edge on, where this much follows at least at the nodes.
fn behind(rests: &[u32], edge: &PlanEdge, analysis: &Analysis<'_>) -> u32 {
    let rest = rests.get(edge.target).copied().unwrap_or(IMPOSSIBLE);
    rest.saturating_add(analysis.label_cost(edge.label))
}

const fn end(is_end: bool, edges: Vec<PlanEdge>) -> PlanNode {
    PlanNode { edges, is_end, rest: if is_end { 0 } else { IMPOSSIBLE } }
}

fn unconstrained(analysis: &Analysis<'_>, model: ModelId) -> Plan {
    let nodes = analysis.graph(model).nodes.iter().map(|node| {
        let edges = node.edges.iter().map(|it| PlanEdge {
            label: it.label,
            leaf: it.leaf,
            target: it.target as usize,
            cost: IMPOSSIBLE,
        });
        end(node.is_accepting, edges.collect())
    });
    Plan { nodes: nodes.collect() }
}

/// First with the wants met one after the other by leaf, which is quick and mostly possible; else in any order.
fn product(analysis: &Analysis<'_>, model: ModelId, wants: &[Want]) -> Option<Plan> {
    // What must not be there is left out of the graph; only what must be there is counted.
    let (absent, counted): (Vec<Want>, Vec<Want>) = wants.iter().partition(|it| it.most == Some(0));
    let mut wants: Vec<(Option<u16>, LeafSet, Want)> = counted
        .into_iter()
        .map(|want| {
            let (first, set) = leaves(analysis, model, &want);
            (first, set, want)
        })
        .collect();
    wants.sort_by_key(|it| it.0);
    let sets: Vec<LeafSet> = wants.iter().map(|it| it.1.clone()).collect();
    let wants: Vec<Want> = wants.into_iter().map(|it| it.2).collect();
    let attempt = |in_order| {
        Product { analysis, model, absent: &absent, wants: &wants, sets: &sets, in_order }.explore()
    };
    let is_met = |plan: &Plan| {
        let mut plan = plan.clone();
        plan.weigh(analysis);
        plan.nodes.first().is_some_and(|node| is_possible(node.rest))
    };
    attempt(true).filter(is_met).or_else(|| attempt(false))
}

/// The leaves at which a want may be met, and the first of them.
fn leaves(analysis: &Analysis<'_>, model: ModelId, want: &Want) -> (Option<u16>, LeafSet) {
    let (mut first, mut set) = (None, LeafSet::default());
    for edge in analysis.graph(model).nodes.iter().flat_map(|node| &node.edges) {
        if want.is_about(edge.leaf, edge.label) {
            set.insert(edge.leaf);
            first = Some(first.map_or(edge.leaf, |first: u16| first.min(edge.leaf)));
        }
    }
    (first, set)
}

/// A model with wants.
struct Product<'a> {
    analysis: &'a Analysis<'a>,
    model: ModelId,
    /// What must not be there.
    absent: &'a [Want],
    /// What is counted.
    wants: &'a [Want],
    /// For each want the leaves at which it may be met.
    sets: &'a [LeafSet],
    /// Whether the wants are met one after the other.
    in_order: bool,
}

impl Product<'_> {
    fn explore(&self) -> Option<Plan> {
        let graph = self.analysis.graph(self.model);
        let mut numbers: HashMap<Key, usize> = HashMap::new();
        let start: Key = (0, vec![0; self.wants.len()]);
        let mut keys = vec![start.clone()];
        numbers.insert(start, 0);
        let mut plan = Plan::default();
        while let Some((node, met)) = keys.get(plan.nodes.len()).cloned() {
            let node = graph.nodes.get(node as usize)?;
            let mut edges = Vec::new();
            for edge in &node.edges {
                let is_absent = self.absent.iter().any(|it| it.is_about(edge.leaf, edge.label));
                if is_absent || !is_possible(self.analysis.label_cost(edge.label)) {
                    continue;
                }
                let Some(met) = self.step(&met, edge) else { continue };
                let key = (edge.target, met);
                let target = *numbers.entry(key).or_insert_with_key(|key| {
                    keys.push(key.clone());
                    keys.len() - 1
                });
                edges.push(PlanEdge { label: edge.label, leaf: edge.leaf, target, cost: IMPOSSIBLE });
            }
            let is_met = self.wants.iter().zip(&met).all(|(want, met)| *met >= want.least);
            plan.nodes.push(end(node.is_accepting && is_met, edges));
            if keys.len() > NODE_LIMIT {
                return None;
            }
        }
        Some(plan)
    }

    /// How often each want is met after a child; `None` if one is met too often or cannot be met any more. Counts do not
    /// grow beyond what matters.
    fn step(&self, met: &[u32], edge: &GraphEdge) -> Option<Vec<u32>> {
        let mut after = met.to_vec();
        let mut is_earlier_open = false;
        for ((want, set), met) in self.wants.iter().zip(self.sets).zip(&mut after) {
            let is_about = want.is_about(edge.leaf, edge.label);
            if is_about {
                let is_early = self.in_order && is_earlier_open && *met < want.least;
                if is_early || want.most.is_some_and(|most| *met >= most) {
                    return None;
                }
                if want.most.is_some() || *met < want.least {
                    *met += 1;
                }
            }
            let is_open = *met < want.least;
            let ahead = self.analysis.ahead(self.model, edge.target);
            if is_open && !ahead.is_some_and(|ahead| ahead.meets(set)) {
                return None;
            }
            is_earlier_open |= is_open;
        }
        Some(after)
    }
}
