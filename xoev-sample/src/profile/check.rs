//! Paths that no message has.

use super::path::{ANY_DEPTH, name_fits};
use super::{Profile, ProfileFault, Rule};
use crate::analysis::{Analysis, IMPOSSIBLE, model};
use crate::near::nearest;
use std::collections::{BTreeSet, HashSet, VecDeque};
use xoev_runtime::grammar::{EdgeLabel, ElementId, TypeId, TypeKind};

impl Profile {
    /// The paths, and the choices, that none of these messages has.
    pub(crate) fn unknown_paths(&self, analysis: &Analysis<'_>, messages: &[ElementId]) -> Vec<ProfileFault> {
        self.rules.iter().filter_map(|rule| Search::new(analysis, rule).run(messages)).collect()
    }
}

/// Looks for a path among all that messages may have: element by element, with how much of the path is gone.
struct Search<'s> {
    analysis: &'s Analysis<'s>,
    rule: &'s Rule,
    known: HashSet<(TypeId, usize)>,
    queue: VecDeque<(TypeId, usize)>,
    /// The furthest segment that was reached, and the names that stand there.
    furthest: (usize, BTreeSet<&'s str>),
    /// The children of the elements the path leads to.
    children: BTreeSet<&'s str>,
    /// The attributes of the elements the path leads to.
    attributes: BTreeSet<&'s str>,
    is_found: bool,
}

impl<'s> Search<'s> {
    fn new(analysis: &'s Analysis<'s>, rule: &'s Rule) -> Self {
        Self {
            analysis,
            rule,
            known: HashSet::new(),
            queue: VecDeque::new(),
            furthest: (0, BTreeSet::new()),
            children: BTreeSet::new(),
            attributes: BTreeSet::new(),
            is_found: false,
        }
    }

    fn run(mut self, messages: &[ElementId]) -> Option<ProfileFault> {
        for message in messages {
            self.element(*message, 0);
        }
        while let Some((id, gone)) = self.queue.pop_front() {
            for (_, element) in children(self.analysis, id) {
                self.element(element, gone);
            }
        }
        self.fault()
    }

    /// An element after so many segments; a segment `**` may be passed or kept.
    fn element(&mut self, element: ElementId, gone: usize) {
        let local = self.local(element);
        match self.rule.path.segments.get(gone).map(String::as_str) {
            None => {}
            Some(ANY_DEPTH) => {
                self.is_found |= gone + 1 == self.rule.path.segments.len();
                self.enter(element, gone);
                self.element(element, gone + 1);
            }
            Some(segment) if name_fits(segment, local) => self.enter(element, gone + 1),
            Some(_) if gone > self.furthest.0 => self.furthest = (gone, BTreeSet::from([local])),
            Some(_) if gone == self.furthest.0 => {
                self.furthest.1.insert(local);
            }
            Some(_) => {}
        }
    }

    fn enter(&mut self, element: ElementId, gone: usize) {
        let analysis = self.analysis;
        let is_end = gone == self.rule.path.segments.len();
        self.is_found |= is_end;
        for id in analysis.types_of(element) {
            if is_end {
                let names = children(analysis, id).into_iter().map(|(local, _)| local);
                self.children.extend(names);
                self.attributes.extend(attributes(analysis, id));
            } else if self.known.insert((id, gone)) {
                self.queue.push_back((id, gone));
            }
        }
    }

    fn local(&self, element: ElementId) -> &'s str {
        let grammar = self.analysis.grammar;
        grammar.name_parts(grammar.element_declaration(element).name).1
    }

    fn fault(self) -> Option<ProfileFault> {
        let path = self.rule.path.to_string();
        if !self.is_found {
            let name = self.rule.path.segments.get(self.furthest.0).cloned().unwrap_or_default();
            let similar = nearest(&name, self.furthest.1.iter().copied());
            return Some(ProfileFault::UnknownPath { path, name, similar });
        }
        if let Some(attribute) = &self.rule.path.attribute
            && !self.attributes.iter().any(|it| name_fits(attribute, it))
        {
            let similar = nearest(attribute, self.attributes.iter().copied());
            return Some(ProfileFault::UnknownPath { path, name: format!("@{attribute}"), similar });
        }
        let choice = self.rule.choice.as_deref().filter(|it| !self.children.contains(it))?;
        let similar = nearest(choice, self.children.iter().copied());
        Some(ProfileFault::UnknownChoice { path, name: choice.to_owned(), similar })
    }
}

fn children<'s>(analysis: &'s Analysis<'s>, id: TypeId) -> Vec<(&'s str, ElementId)> {
    let Some(model) = model(analysis, id) else { return Vec::new() };
    let edges = analysis.graph(model).nodes.iter().flat_map(|node| &node.edges);
    let possible = edges.filter(|edge| analysis.label_cost(edge.label) != IMPOSSIBLE);
    let child = possible.filter_map(|edge| match edge.label {
        EdgeLabel::Element(name, element) => Some((analysis.grammar.name_parts(name).1, element)),
        EdgeLabel::Wildcard(_) => None,
    });
    child.collect::<BTreeSet<_>>().into_iter().collect()
}

fn attributes<'s>(analysis: &'s Analysis<'s>, id: TypeId) -> Vec<&'s str> {
    let TypeKind::Complex(complex) = &analysis.grammar.type_definition(id).kind else { return Vec::new() };
    complex.attributes.iter().map(|it| analysis.grammar.name_parts(it.name).1).collect()
}
