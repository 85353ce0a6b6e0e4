//! The children of an element.

use super::Builder;
use crate::document::Node;
use crate::refusal::Refusal;
use crate::walk::{Plan, Walk, Want};
use std::collections::{BTreeSet, HashMap};
use xoev_runtime::grammar::{Content, EdgeLabel, ModelId, NameId, TypeKind};

/// A content has at most so many children.
const CHILDREN: usize = 10_000;
/// What mixed content says.
const TEXT: &str = "Beispieltext ";

impl Builder<'_> {
    pub(super) fn children(&mut self, model: ModelId, may_have_text: bool) -> Result<Vec<Node>, Refusal> {
        let plan = self.plan(model)?;
        let labels = self.labels(model, &plan)?;
        let mut counts: HashMap<u16, usize> = HashMap::new();
        let mut children = Vec::new();
        let is_mixed = matches!(self.content_of_here(), Some(Content::Mixed(_)));
        let has_text = is_mixed && may_have_text && self.policy.has_text();
        for (leaf, label) in labels {
            if has_text {
                children.push(Node::Text(TEXT.to_owned()));
            }
            let occurrence = counts.entry(leaf).or_default();
            let at = *occurrence;
            *occurrence += 1;
            children.push(Node::Element(match label {
                EdgeLabel::Element(_, element) => self.element(element, leaf, at)?,
                EdgeLabel::Wildcard(wildcard) => self.guest(wildcard, leaf, at)?,
            }));
        }
        if has_text {
            children.push(Node::Text(TEXT.trim_end().to_owned()));
        }
        Ok(children)
    }

    /// What must be comes first, then what the profile wants, then what the policy does.
    fn plan(&mut self, model: ModelId) -> Result<Plan, Refusal> {
        let mut wants = self.wanted_by_keys(model);
        wants.extend(self.wanted_by_profile(model));
        let of_policy = self.ask(|policy, place| policy.wants(place, model));
        let all: Vec<Want> = wants.iter().copied().chain(of_policy).collect();
        Plan::new(self.analysis, model, &all)
            .or_else(|| Plan::new(self.analysis, model, &wants))
            .ok_or_else(|| Refusal::NotAsWanted { path: self.path_text(None) })
    }

    fn wanted_by_profile(&self, model: ModelId) -> Vec<Want> {
        let Some(profile) = self.profile.filter(|it| !it.is_empty()) else { return Vec::new() };
        let edges = self.analysis.graph(model).nodes.iter().flat_map(|node| &node.edges);
        let names: BTreeSet<NameId> = edges
            .filter_map(|edge| match edge.label {
                EdgeLabel::Element(name, _) => Some(name),
                EdgeLabel::Wildcard(_) => None,
            })
            .collect();
        let children: Vec<(NameId, &str)> =
            names.into_iter().map(|name| (name, self.grammar().name_parts(name).1)).collect();
        profile.wants(&self.path_names(), &children)
    }

    /// The way through the model.
    fn labels(&mut self, model: ModelId, plan: &Plan) -> Result<Vec<(u16, EdgeLabel)>, Refusal> {
        let analysis = self.analysis;
        let mut walk = Walk::new(analysis, model, plan);
        loop {
            let crossing = walk.crossing();
            if crossing.edges.is_empty() && !crossing.may_end || walk.len() > CHILDREN {
                return Err(Refusal::NotAsWanted { path: self.path_text(None) });
            }
            let chosen = self.ask(|policy, place| policy.child(place, &crossing));
            let Some(edge) = chosen.and_then(|at| crossing.edges.get(at).copied().copied()) else {
                return Ok(walk.into_taken());
            };
            walk.take(&edge);
        }
    }

    fn content_of_here(&self) -> Option<Content> {
        let id = self.place().here().type_definition;
        match &self.grammar().type_definition(id).kind {
            TypeKind::Complex(complex) => Some(complex.content),
            TypeKind::Simple(_) => None,
        }
    }
}
