//! The children of an element.

use super::Builder;
use crate::document::Node;
use crate::refusal::Refusal;
use crate::walk::{Plan, Walk};
use std::collections::HashMap;
use xoev_runtime::grammar::{Content, EdgeLabel, ModelId, TypeKind};

/// A content has at most so many children.
const CHILDREN: usize = 10_000;
/// What mixed content says.
const TEXT: &str = "Beispieltext ";

impl Builder<'_> {
    pub(super) fn children(&mut self, model: ModelId, may_have_text: bool) -> Result<Vec<Node>, Refusal> {
        let mut wants = self.ask(|policy, place| policy.wants(place, model));
        wants.extend(self.wanted_by_keys(model));
        let plan = Plan::new(self.analysis, model, &wants)
            .ok_or_else(|| Refusal::NotAsWanted { path: self.path_text(None) })?;
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
