//! The way on after a child that does not fit, and what the content lacks (XSD 1.0 Part 1 §3.4.4 clause 2).

use super::content::{ContentState, Expected, Matched};
use super::engine::{Assessment, Validator, owned};
use super::frame::FrameContent;
use super::names::NameKey;
use super::sink::Sink;
use crate::event::QualifiedName;
use crate::grammar::{
    ContentModel, ContentPlan, EdgeLabel, ElementId, Grammar, Leaf, Matcher, NameId, NamespaceConstraint,
};
use crate::report::{ExpectedItem, Fault, Name, Placement, Position, is_similar};

impl<S: Sink> Validator<'_, S> {
    /// A child that does not fit: reports it once and finds the declaration that was probably meant, so that its
    /// content and its siblings are still checked.
    pub(super) fn recover(
        &mut self,
        name: QualifiedName<'_>,
        key: NameKey,
        position: Position,
    ) -> Assessment {
        let grammar = self.grammar;
        // Looking for a way on costs more than reading; a document full of faults must not get slow by it.
        let has_room = self.has_room();
        let Some(frame) = self.frames.last() else { return Assessment::lax(true) };
        let (is_raw, was_stuck) = (frame.is_raw, frame.is_stuck);
        let model_and_state = match &frame.content {
            FrameContent::Model { model, state, .. } if has_room => Some((*model, state.clone())),
            _ => None,
        };
        let Some((model, mut state)) = model_and_state else { return Assessment::lax(is_raw) };
        let choices = state.expected(grammar, model);
        if let Some((element, leaf, member)) = abstract_head(grammar, model, &choices, key) {
            state.step(grammar, model, Some(member), grammar.name_parts(member).0);
            self.go_on(state, false);
            self.check_abstract(element, name, position);
            return Assessment::declared(element, leaf, is_raw);
        }
        // Out of order, or once too often, it is still an element of this content model: no other one was meant.
        let known = key.id.and_then(|id| leaf_of(grammar, model, id));
        let found = owned(name);
        let before = state.clone();
        let (matched, is_new) = match key.id.and_then(|id| state.resynchronise(grammar, model, id)) {
            // What is missing before it was said to be expected when the last child did not fit.
            Some(matched) => (Some(matched), !was_stuck),
            None if known.is_some() => (None, true),
            None => (guess(grammar, model, &mut state, &choices, &found), true),
        };
        if is_new {
            let is_further_on = matched.is_some_and(|it| it.is_named(grammar, key.id));
            let placement = match is_further_on {
                true => {
                    Placement::Behind(expected_items(grammar, &needed(grammar, model, &before, &choices)))
                }
                false => self.placement(key, model, &before, &choices),
            };
            let expected = expected_items(grammar, &choices);
            self.issue(
                position,
                match expected.is_empty() {
                    true => Fault::UnexpectedAtEnd { found, placement },
                    false => Fault::UnexpectedElement { found, expected, placement },
                },
            );
        }
        self.go_on(state, matched.is_none());
        if let Some(matched) = matched {
            return self.matched(matched, model, name, key, position);
        }
        match known.or_else(|| Some((key.id.and_then(|id| grammar.global_element(id))?, 0))) {
            Some((element, leaf)) => Assessment::declared(element, leaf, is_raw),
            None => Assessment::lax(is_raw),
        }
    }

    /// The content of the innermost element goes on in this state.
    fn go_on(&mut self, new: ContentState, is_stuck: bool) {
        if let Some(frame) = self.frames.last_mut()
            && let FrameContent::Model { state, .. } = &mut frame.content
        {
            *state = new;
            frame.is_stuck = is_stuck;
        }
    }

    /// The one child the innermost element needs next, if that has text: of a code, what holds the code.
    #[cold]
    pub(super) fn text_holder(&self) -> Option<Name> {
        let FrameContent::Model { model, state, .. } = &self.frames.last()?.content else { return None };
        let choices = needed(self.grammar, model, state, &state.expected(self.grammar, model));
        let [Expected { label: EdgeLabel::Element(name, element), .. }] = choices.as_slice() else {
            return None;
        };
        let plan = self.grammar.element_plan(*element)?;
        matches!(plan.content, ContentPlan::Simple(_)).then(|| Name::of(self.grammar, *name))
    }

    /// What the innermost element lacks, if it may not end here: for each gap what could fill it.
    pub(super) fn missing(&self) -> Vec<Vec<ExpectedItem>> {
        let Some(frame) = self.frames.last() else { return Vec::new() };
        let FrameContent::Model { model, state, .. } = &frame.content else { return Vec::new() };
        let is_meant_nil = frame.may_be_meant_nil && !frame.has_children;
        if frame.is_stuck || is_meant_nil || state.is_accepting(model) {
            return Vec::new();
        }
        let grammar = self.grammar;
        let choices = state.expected(grammar, model);
        if let Matcher::All(group) = &model.matcher {
            let is_required = |choice: &&Expected| {
                group.members.get(usize::from(choice.leaf)).is_some_and(|member| member.is_required)
            };
            let required = choices.iter().filter(is_required);
            return required.map(|choice| expected_items(grammar, std::slice::from_ref(choice))).collect();
        }
        vec![expected_items(grammar, &needed(grammar, model, state, &choices))]
    }
}

/// Of what may come next, what does not leave the same things missing: optional children are left out.
fn needed(
    grammar: &Grammar,
    model: &ContentModel,
    state: &ContentState,
    choices: &[Expected],
) -> Vec<Expected> {
    let is_skippable = |choice: &Expected| {
        let EdgeLabel::Element(name, _) = choice.label else { return false };
        let mut after = state.clone();
        if after.step(grammar, model, Some(name), grammar.name_parts(name).0).is_none()
            || after.is_accepting(model)
        {
            return false;
        }
        let still = after.expected(grammar, model);
        choices.iter().all(|other| other.leaf == choice.leaf || still.contains(other))
    };
    let needed: Vec<Expected> = choices.iter().filter(|choice| !is_skippable(choice)).copied().collect();
    if needed.is_empty() { choices.to_vec() } else { needed }
}

/// An abstract head of a substitution group that stands itself where a member of it could: its declaration, its leaf
/// and such a member.
fn abstract_head(
    grammar: &Grammar,
    model: &ContentModel,
    choices: &[Expected],
    key: NameKey,
) -> Option<(ElementId, u16, NameId)> {
    let (element, leaf) = leaf_of(grammar, model, key.id?)?;
    grammar.elements.get(element.index()).filter(|it| it.is_abstract)?;
    match choices.iter().find(|choice| choice.leaf == leaf)?.label {
        EdgeLabel::Element(member, _) => Some((element, leaf, member)),
        EdgeLabel::Wildcard(_) => None,
    }
}

/// Takes the element that was probably meant: of the same local name in another namespace, or nearly the same name.
fn guess(
    grammar: &Grammar,
    model: &ContentModel,
    state: &mut ContentState,
    choices: &[Expected],
    found: &Name,
) -> Option<Matched> {
    let names = choices.iter().filter_map(|choice| match choice.label {
        EdgeLabel::Element(id, _) => Some((id, Name::of(grammar, id))),
        EdgeLabel::Wildcard(_) => None,
    });
    let mut candidates: Vec<(NameId, Name)> = names.filter(|(_, name)| is_similar(found, name)).collect();
    candidates.sort_by_key(|(_, name)| name.local != found.local);
    if let Some((id, name)) = candidates.first() {
        return state.step(grammar, model, Some(*id), &name.namespace);
    }
    // The same local name further on, in another namespace.
    let further = model.leaves.iter().find_map(|leaf| match leaf {
        Leaf::Element(id) => {
            let name = grammar.elements.get(id.index())?.name;
            (grammar.name_parts(name).1 == found.local).then_some(name)
        }
        Leaf::Wildcard(_) => None,
    })?;
    state.resynchronise(grammar, model, further)
}

pub(super) fn leaf_of(grammar: &Grammar, model: &ContentModel, name: NameId) -> Option<(ElementId, u16)> {
    (0..).zip(&model.leaves).find_map(|(leaf, what)| match what {
        Leaf::Element(id) if grammar.elements.get(id.index()).is_some_and(|e| e.name == name) => {
            Some((*id, leaf))
        }
        _ => None,
    })
}

fn expected_items(grammar: &Grammar, choices: &[Expected]) -> Vec<ExpectedItem> {
    let mut items: Vec<ExpectedItem> = Vec::new();
    for choice in choices {
        let item = match choice.label {
            EdgeLabel::Element(_, element)
                if grammar.elements.get(element.index()).is_some_and(|e| e.is_abstract) =>
            {
                continue;
            }
            EdgeLabel::Element(name, _) => ExpectedItem::Element(Name::of(grammar, name)),
            EdgeLabel::Wildcard(wildcard) => match grammar.wildcards.get(wildcard.index()) {
                Some(wildcard) => expected_wildcard(grammar, &wildcard.namespaces),
                None => continue,
            },
        };
        if !items.contains(&item) {
            items.push(item);
        }
    }
    items
}

fn expected_wildcard(grammar: &Grammar, constraint: &NamespaceConstraint) -> ExpectedItem {
    let uri = |id: &crate::grammar::NamespaceId| {
        grammar.namespaces.get(id.index()).map(|n| n.uri.clone()).unwrap_or_default()
    };
    match constraint {
        NamespaceConstraint::Any => ExpectedItem::AnyElement,
        NamespaceConstraint::Not(id) => ExpectedItem::AnyBut(uri(id)),
        NamespaceConstraint::OneOf(ids) => ExpectedItem::AnyOf(ids.iter().map(uri).collect()),
    }
}
