//! Where a child that may not stand in its place would be right. Looked up for reports only.

use super::content::{ContentState, Expected, Matched, MatchedLeaf, follows, is_optional};
use super::engine::Validator;
use super::frame::FrameContent;
use super::names::NameKey;
use super::recovery::leaf_of;
use super::sink::Sink;
use crate::grammar::{ContentModel, ContentPlan, EdgeLabel, ElementId, Grammar, Leaf, Matcher, NameId};
use crate::report::{Name, Placement};

impl Matched {
    /// Whether it was matched by a declaration of this name.
    pub(super) fn is_named(&self, grammar: &Grammar, name: Option<NameId>) -> bool {
        let MatchedLeaf::Element(id) = self.what else { return false };
        grammar.elements.get(id.index()).map(|element| element.name) == name
    }
}

impl<S: Sink> Validator<'_, S> {
    /// Where the child that has just begun would be right, as it does not fit here or further on.
    pub(super) fn placement(
        &self,
        key: NameKey,
        model: &ContentModel,
        state: &ContentState,
        choices: &[Expected],
    ) -> Placement {
        let Some(name) = key.id else { return Placement::Unknown };
        match leaf_of(self.grammar, model, name) {
            Some((_, leaf)) => self.order(name, leaf, model, state),
            None => {
                self.outside(name).or_else(|| self.inside(name, model, state, choices)).unwrap_or_default()
            }
        }
    }

    /// A child of this content model that is out of order or once too often.
    fn order(&self, found: NameId, leaf: u16, model: &ContentModel, state: &ContentState) -> Placement {
        let is_repeated = self.path.sibling_number() > 1;
        if is_repeated && !follows(model, leaf, leaf) || matches!(model.matcher, Matcher::All(_)) {
            return Placement::TooOften;
        }
        let Some((last, name)) = self.last_sibling(found, model, state) else { return Placement::Unknown };
        match (last == leaf, follows(model, leaf, last), follows(model, last, leaf)) {
            (true, ..) => Placement::TooOften,
            (_, true, _) => Placement::Before(name),
            (_, false, false) => Placement::InsteadOf(name),
            _ => Placement::Unknown,
        }
    }

    /// The child before the one that was found, where it was an element of the content model: its leaf and name.
    fn last_sibling(&self, found: NameId, model: &ContentModel, state: &ContentState) -> Option<(u16, Name)> {
        let elements = state.last_leaves(model).into_iter().filter_map(|leaf| {
            let name = self.grammar.elements.get(element_at(model, leaf)?.index())?.name;
            Some((leaf, name))
        });
        let mut stood = elements.filter(|(_, name)| match *name == found {
            true => self.path.sibling_number() > 1,
            false => self.path.has_sibling(u64::from(name.0)),
        });
        let (leaf, name) = stood.next()?;
        Some((leaf, Name::of(self.grammar, name)))
    }

    /// An element further out may have such a child next.
    fn outside(&self, name: NameId) -> Option<Placement> {
        let grammar = self.grammar;
        let may_come = |content: &FrameContent<'_>| match content {
            FrameContent::Model { model, state, .. } => state
                .expected(grammar, model)
                .iter()
                .any(|it| matches!(it.label, EdgeLabel::Element(expected, _) if expected == name)),
            _ => false,
        };
        let outer = self.frames.len().checked_sub(1)?;
        let depth = self.frames.iter().take(outer).rposition(|frame| may_come(&frame.content))?;
        Some(Placement::Outside { ancestor: self.open_name(depth), behind: self.open_name(depth + 1) })
    }

    /// The child before, or one that may come next, has such a child.
    fn inside(
        &self,
        name: NameId,
        model: &ContentModel,
        state: &ContentState,
        choices: &[Expected],
    ) -> Option<Placement> {
        let grammar = self.grammar;
        let last = self.last_sibling(name, model, state).and_then(|(leaf, _)| element_at(model, leaf));
        let next = choices.iter().filter_map(|choice| match choice.label {
            EdgeLabel::Element(_, element) => Some(element),
            EdgeLabel::Wildcard(_) => None,
        });
        let element = last.into_iter().chain(next).find(|element| has_child(grammar, *element, name))?;
        let element = grammar.elements.get(element.index())?;
        Some(Placement::Inside(Name::of(grammar, element.name)))
    }

    /// Whether the innermost element could be left out, and all else stay as it is.
    #[cold]
    pub(super) fn may_be_left_out(&self) -> bool {
        let [.., parent, frame] = self.frames.as_slice() else { return false };
        let (FrameContent::Model { model, .. }, Some(element)) = (&parent.content, frame.element) else {
            return false;
        };
        let name = self.grammar.elements.get(element.index()).map(|it| it.name);
        let leaf = name.and_then(|name| leaf_of(self.grammar, model, name));
        leaf.is_some_and(|(_, leaf)| is_optional(model, leaf))
    }
}

fn element_at(model: &ContentModel, leaf: u16) -> Option<ElementId> {
    match model.leaves.get(usize::from(leaf))? {
        Leaf::Element(id) => Some(*id),
        Leaf::Wildcard(_) => None,
    }
}

/// Whether the declared type of an element has a child of this name.
fn has_child(grammar: &Grammar, element: ElementId, name: NameId) -> bool {
    let plan = grammar.element_plan(element).map(|plan| plan.content);
    let Some(ContentPlan::ElementOnly(model) | ContentPlan::Mixed(model)) = plan else { return false };
    grammar.models.get(model.index()).is_some_and(|model| leaf_of(grammar, model, name).is_some())
}
