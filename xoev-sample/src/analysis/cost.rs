//! The least number of elements, by lowering estimates until nothing changes (Knuth's generalisation of Dijkstra's
//! algorithm, done in rounds).

use super::{Analysis, Graph, Guest, IMPOSSIBLE, guests};
use xoev_runtime::grammar::{Content, EdgeLabel, Element, Leaf, TypeDefinition, TypeId, TypeKind};
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
            (Some(Leaf::Element(head)), EdgeLabel::Element(_, member)) => {
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
    let grammar = analysis.grammar;
    let mut is_changed = false;
    let least = |graph: &Graph| rests(graph, |label| analysis.label_cost(label));
    let rests: Vec<Vec<u32>> = analysis.graphs.iter().map(least).collect();
    is_changed |= rests != analysis.rests;
    analysis.rests = rests;
    let types = (0..).map(TypeId).zip(&grammar.types);
    let costs: Vec<u32> = types.map(|(id, definition)| type_cost(analysis, id, definition)).collect();
    is_changed |= costs != analysis.type_costs;
    analysis.type_costs = costs;
    let elements = grammar.elements.iter().zip(&analysis.types);
    let costs: Vec<u32> = elements.map(|(element, types)| element_cost(analysis, element, types)).collect();
    is_changed |= costs != analysis.element_costs;
    analysis.element_costs = costs;
    let cost = |guest: Guest| match guest {
        Guest::Undeclared(_) => 1,
        Guest::Declared(id) => analysis.element_cost(id),
    };
    let least = |wildcard| guests(grammar, wildcard).map(cost).min().unwrap_or(IMPOSSIBLE);
    let costs: Vec<u32> = grammar.wildcards.iter().map(least).collect();
    is_changed |= costs != analysis.wildcard_costs;
    analysis.wildcard_costs = costs;
    is_changed
}

fn type_cost(analysis: &Analysis<'_>, id: TypeId, definition: &TypeDefinition) -> u32 {
    let complex = match &definition.kind {
        TypeKind::Simple(_) => {
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

fn element_cost(analysis: &Analysis<'_>, element: &Element, types: &[TypeId]) -> u32 {
    if element.is_abstract {
        return IMPOSSIBLE;
    }
    let least = types.iter().map(|id| analysis.type_cost(*id)).min().unwrap_or(IMPOSSIBLE);
    // Nil has no content; only the attributes of its type count, which a type without content may lack.
    if least == IMPOSSIBLE { IMPOSSIBLE } else { least.saturating_add(1) }
}

/// For each node the least that must follow.
fn rests(graph: &Graph, cost: impl Fn(EdgeLabel) -> u32) -> Vec<u32> {
    let accepting = |is: bool| if is { 0 } else { IMPOSSIBLE };
    let mut rests: Vec<u32> = graph.nodes.iter().map(|node| accepting(node.is_accepting)).collect();
    loop {
        let mut is_changed = false;
        // Edges lead forward mostly: backwards, one or two rounds do.
        for (at, node) in graph.nodes.iter().enumerate().rev() {
            for edge in &node.edges {
                let behind = rests.get(edge.target as usize).copied().unwrap_or(IMPOSSIBLE);
                let through = behind.saturating_add(cost(edge.label));
                if let Some(rest) = rests.get_mut(at).filter(|rest| through < **rest) {
                    *rest = through;
                    is_changed = true;
                }
            }
        }
        if !is_changed {
            return rests;
        }
    }
}
