//! The least number of elements, by lowering estimates until nothing changes (Knuth's generalisation of Dijkstra's
//! algorithm, done in rounds).

use super::{Analysis, Graph, Guest, IMPOSSIBLE, guests};
use xoev_runtime::grammar::{Content, Leaf, TypeKind};
use xoev_runtime::validator::may_stand_for_head;

/// Fills in the costs.
pub(super) fn weigh(analysis: &mut Analysis<'_>) {
    leave_out_blocked_members(analysis);
    loop {
        let is_changed = round(analysis);
        if !is_changed {
            break;
        }
    }
}

/// Automata have edges for all members of a substitution group, also for those that may not stand for its head.
fn leave_out_blocked_members(analysis: &mut Analysis<'_>) {
    let grammar = analysis.grammar;
    for (model, graph) in grammar.models.iter().zip(&mut analysis.graphs) {
        let may_stand = |leaf: u16, label| match (model.leaves.get(usize::from(leaf)), label) {
            (Some(Leaf::Element(head)), xoev_runtime::grammar::EdgeLabel::Element(_, member)) => {
                may_stand_for_head(grammar, member, *head)
            }
            _ => true,
        };
        for node in &mut graph.nodes {
            node.edges.retain(|edge| may_stand(edge.leaf, edge.label));
        }
    }
}

fn round(analysis: &mut Analysis<'_>) -> bool {
    let mut is_changed = false;
    for model in 0..analysis.graphs.len() {
        let rests = rests(&analysis.graphs[model], |label| analysis.label_cost(label));
        is_changed |= rests != analysis.rests[model];
        analysis.rests[model] = rests;
    }
    let costs: Vec<u32> = (0..analysis.type_costs.len()).map(|id| type_cost(analysis, id)).collect();
    is_changed |= costs != analysis.type_costs;
    analysis.type_costs = costs;
    let costs: Vec<u32> = (0..analysis.element_costs.len()).map(|id| element_cost(analysis, id)).collect();
    is_changed |= costs != analysis.element_costs;
    analysis.element_costs = costs;
    let wildcards = analysis.grammar.wildcards.iter();
    let cost = |guest: Guest| match guest {
        Guest::Undeclared(_) => 1,
        Guest::Declared(id) => analysis.element_cost(id),
    };
    let costs: Vec<u32> =
        wildcards.map(|it| guests(analysis.grammar, it).map(cost).min().unwrap_or(IMPOSSIBLE)).collect();
    is_changed |= costs != analysis.wildcard_costs;
    analysis.wildcard_costs = costs;
    is_changed
}

fn type_cost(analysis: &Analysis<'_>, id: usize) -> u32 {
    let definition = &analysis.grammar.types[id];
    let complex = match &definition.kind {
        TypeKind::Simple(_) => {
            let id = xoev_runtime::grammar::TypeId(id as u32);
            return if analysis.is_without_value(id) { IMPOSSIBLE } else { 0 };
        }
        TypeKind::Complex(complex) => complex,
    };
    let misses_value = complex.attributes.iter().any(|attribute| {
        attribute.is_required
            && attribute.value_constraint.is_none()
            && analysis.is_without_value(attribute.type_definition)
    });
    if misses_value {
        return IMPOSSIBLE;
    }
    match complex.content {
        Content::Empty => 0,
        Content::Simple(id) if analysis.is_without_value(id) => IMPOSSIBLE,
        Content::Simple(_) => 0,
        Content::ElementOnly(model) | Content::Mixed(model) => analysis.rest(model, 0),
    }
}

fn element_cost(analysis: &Analysis<'_>, id: usize) -> u32 {
    let element = &analysis.grammar.elements[id];
    if element.is_abstract {
        return IMPOSSIBLE;
    }
    let least = analysis.types[id].iter().map(|id| analysis.type_cost(*id)).min().unwrap_or(IMPOSSIBLE);
    // Nil has no content; only the attributes of its type count, which a type without content may lack.
    if least == IMPOSSIBLE { IMPOSSIBLE } else { least.saturating_add(1) }
}

/// For each node the least that must follow.
fn rests(graph: &Graph, cost: impl Fn(xoev_runtime::grammar::EdgeLabel) -> u32) -> Vec<u32> {
    let accepting = |is: bool| if is { 0 } else { IMPOSSIBLE };
    let mut rests: Vec<u32> = graph.nodes.iter().map(|node| accepting(node.is_accepting)).collect();
    loop {
        let mut is_changed = false;
        // Edges lead forward mostly: backwards, one or two rounds do.
        for (at, node) in graph.nodes.iter().enumerate().rev() {
            for edge in &node.edges {
                let behind = rests.get(edge.target as usize).copied().unwrap_or(IMPOSSIBLE);
                let through = behind.saturating_add(cost(edge.label));
                if through < rests[at] {
                    rests[at] = through;
                    is_changed = true;
                }
            }
        }
        if !is_changed {
            return rests;
        }
    }
}
