//! Content models as graphs, whatever runs them.

use xoev_runtime::grammar::{AllGroup, ContentModel, CountedAutomaton, Dfa, EdgeLabel, Matcher};

/// A content model as a graph: node 0 is the start, every edge is a child.
///
/// The members of an `all` group are taken in document order. Counters of a counted automaton are left out: there the
/// graph shows ways, and `walk/` asks the validator's automaton at every step.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    /// The nodes.
    pub nodes: Vec<GraphNode>,
}

/// A place between two children.
#[derive(Debug, Clone, Default)]
pub struct GraphNode {
    /// The children that may come next, by leaf.
    pub edges: Vec<GraphEdge>,
    /// Whether the content may end here.
    pub is_accepting: bool,
}

/// A child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GraphEdge {
    /// What it is.
    pub label: EdgeLabel,
    /// Its leaf.
    pub leaf: u16,
    /// The node behind it.
    pub target: u32,
}

impl Graph {
    /// The graph of a model.
    #[must_use]
    pub fn of(model: &ContentModel) -> Self {
        let mut nodes = match &model.matcher {
            Matcher::Dfa(dfa) => of_dfa(dfa),
            Matcher::Counted(automaton) => of_counted(automaton),
            Matcher::All(group) => of_all(group),
        };
        for node in &mut nodes {
            node.edges.sort_by_key(|edge| edge.leaf);
        }
        Self { nodes }
    }
}

fn of_dfa(dfa: &Dfa) -> Vec<GraphNode> {
    let nodes = dfa.states.iter().map(|state| {
        let first = state.first_edge as usize;
        let edges = dfa.edges.iter().skip(first).take(state.edge_count as usize);
        let edges = edges.map(|it| GraphEdge {
            label: EdgeLabel::Element(it.name, it.element),
            leaf: it.leaf,
            target: it.target,
        });
        let first = state.first_wildcard_edge as usize;
        let wildcards = dfa.wildcard_edges.iter().skip(first).take(state.wildcard_edge_count as usize);
        let wildcards = wildcards.map(|it| GraphEdge {
            label: EdgeLabel::Wildcard(it.wildcard),
            leaf: it.leaf,
            target: it.target,
        });
        GraphNode { edges: edges.chain(wildcards).collect(), is_accepting: state.is_accepting }
    });
    nodes.collect()
}

fn of_counted(automaton: &CountedAutomaton) -> Vec<GraphNode> {
    let nodes = automaton.states.iter().map(|state| {
        let edges = automaton.edges.iter().skip(state.first_edge as usize).take(state.edge_count as usize);
        let mut edges: Vec<GraphEdge> =
            edges.map(|it| GraphEdge { label: it.label, leaf: it.leaf, target: it.target }).collect();
        // One child may be taken with different actions.
        edges.dedup();
        GraphNode { edges, is_accepting: !state.accepting.is_empty() }
    });
    nodes.collect()
}

/// Node `i` stands before member `i`; members that must occur are not passed by.
fn of_all(group: &AllGroup) -> Vec<GraphNode> {
    let count = group.members.len();
    let nodes = (0..=count).map(|at| {
        let next_required = group.members.iter().skip(at).position(|it| it.is_required).map(|it| at + it);
        let last = next_required.unwrap_or(count.saturating_sub(1));
        let members = group.names.iter().filter(|(_, _, member)| {
            let member = usize::from(*member);
            member >= at && member <= last
        });
        let edges = members.map(|&(name, element, member)| GraphEdge {
            label: EdgeLabel::Element(name, element),
            leaf: member,
            target: u32::from(member) + 1,
        });
        let is_accepting = next_required.is_none() || (at == 0 && group.may_be_absent);
        GraphNode { edges: edges.collect(), is_accepting }
    });
    nodes.collect()
}
