//! Content models as text.

use super::Dump;
use xoev_runtime::grammar::{
    AllGroup, ContentModel, CountedAutomaton, CounterAction, Dfa, EdgeLabel, Leaf, Matcher, NameId,
    WildcardId,
};

impl Dump<'_> {
    pub(super) fn content_model(&mut self, id: usize, model: &ContentModel) {
        let kind = match &model.matcher {
            Matcher::Dfa(dfa) => format!("{} states", dfa.states.len()),
            Matcher::Counted(automaton) => {
                format!("{} states, {} counters", automaton.states.len(), automaton.counters.len())
            }
            Matcher::All(_) => "all".to_owned(),
        };
        self.line(0, &format!("model {id} {kind}"));
        for (i, leaf) in model.leaves.iter().enumerate() {
            let line = match leaf {
                Leaf::Element(id) => match self.grammar.elements.get(id.index()) {
                    Some(element) => format!("leaf {i} element {} {}", id.0, self.name(element.name)),
                    None => format!("leaf {i} ?"),
                },
                Leaf::Wildcard(id) => format!("leaf {i} {}", self.wildcard_label(*id)),
            };
            self.line(1, &line);
        }
        match &model.matcher {
            Matcher::Dfa(dfa) => self.dfa(dfa),
            Matcher::Counted(automaton) => self.counted(automaton),
            Matcher::All(group) => self.all_group(group),
        }
    }

    fn dfa(&mut self, dfa: &Dfa) {
        for (i, state) in dfa.states.iter().enumerate() {
            self.line(1, &format!("{i}{}", if state.is_accepting { " end" } else { "" }));
            let edges = slice(&dfa.edges, state.first_edge, state.edge_count);
            for edge in edges {
                let label = self.element_label(edge.name);
                self.line(2, &format!("{label} leaf {} -> {}", edge.leaf, edge.target));
            }
            let edges = slice(&dfa.wildcard_edges, state.first_wildcard_edge, state.wildcard_edge_count);
            for edge in edges {
                let label = self.wildcard_label(edge.wildcard);
                self.line(2, &format!("{label} leaf {} -> {}", edge.leaf, edge.target));
            }
        }
    }

    fn counted(&mut self, automaton: &CountedAutomaton) {
        for (i, bounds) in automaton.counters.iter().enumerate() {
            let max = bounds.max.map_or_else(|| "unbounded".to_owned(), |max| max.to_string());
            self.line(1, &format!("counter {i} {}..{max}", bounds.min));
        }
        for (i, state) in automaton.states.iter().enumerate() {
            let ends: Vec<_> = state.accepting.iter().map(|list| format!(" end{}", actions(list))).collect();
            self.line(1, &format!("{i}{}", ends.concat()));
            for edge in slice(&automaton.edges, state.first_edge, state.edge_count) {
                let label = match edge.label {
                    EdgeLabel::Element(name, _) => self.element_label(name),
                    EdgeLabel::Wildcard(wildcard) => self.wildcard_label(wildcard),
                };
                let line = format!("{label} leaf {}{} -> {}", edge.leaf, actions(&edge.actions), edge.target);
                self.line(2, &line);
            }
        }
    }

    fn all_group(&mut self, group: &AllGroup) {
        for (name, _, member) in &group.names {
            let is_required = group.members.get(usize::from(*member)).is_some_and(|m| m.is_required);
            let required = if is_required { " required" } else { "" };
            let label = self.element_label(*name);
            self.line(1, &format!("{label} leaf {member}{required}"));
        }
        if group.may_be_absent {
            self.line(1, "may be absent");
        }
    }

    fn element_label(&self, name: NameId) -> String {
        self.name(name)
    }

    fn wildcard_label(&self, id: WildcardId) -> String {
        self.wildcard(self.grammar.wildcards.get(id.index()))
    }
}

fn slice<T>(items: &[T], first: u32, count: u32) -> &[T] {
    items.get(first as usize..(first as usize).saturating_add(count as usize)).unwrap_or_default()
}

fn actions(list: &[CounterAction]) -> String {
    let action = |action: &CounterAction| match action {
        CounterAction::Enter(counter) => format!(" enter {counter}"),
        CounterAction::Repeat(counter) => format!(" repeat {counter}"),
        CounterAction::Exit(counter) => format!(" exit {counter}"),
    };
    list.iter().map(action).collect()
}
