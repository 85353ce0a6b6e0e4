//! Finding an element's declaration: at the root, by the parent's content model, through a wildcard; and the way on
//! after a child that does not fit (XSD 1.0 Part 1 §3.3.4, §3.4.4 clause 2, §3.10.4).

use super::content::{ContentState, Expected, Matched, MatchedLeaf};
use super::derivation;
use super::engine::{Assessment, Validator, owned};
use super::frame::FrameContent;
use super::names::NameKey;
use super::sink::Sink;
use crate::event::QualifiedName;
use crate::grammar::{
    ContentModel, EdgeLabel, ElementId, Grammar, Leaf, Matcher, NameId, NamespaceConstraint, ProcessContents,
    WildcardId,
};
use crate::report::{ExpectedItem, Fault, Name, Position, is_similar};

/// How many similar names an issue about an unknown root suggests.
const SUGGESTED: usize = 3;

impl Assessment {
    fn lax(is_raw: bool) -> Self {
        Self { element: None, is_skipped: false, must_have_type: false, leaf: 0, is_raw }
    }

    fn declared(element: ElementId, leaf: u16, is_raw: bool) -> Self {
        Self { element: Some(element), leaf, ..Self::lax(is_raw) }
    }
}

impl<'g, S: Sink> Validator<'g, S> {
    /// What an element is validated by; reports if it may not stand where it does.
    pub(super) fn find_declaration(
        &mut self,
        name: QualifiedName<'_>,
        key: NameKey,
        position: Position,
    ) -> Assessment {
        let grammar = self.grammar;
        let Some(frame) = self.frames.last_mut() else { return self.find_root(name, key, position) };
        let is_raw = frame.is_raw;
        match &mut frame.content {
            FrameContent::Model { model, state, .. } => {
                if let Some(matched) = state.step(grammar, model, key.id, name.namespace) {
                    frame.is_stuck = false;
                    let model = *model;
                    return self.matched(matched, model, name, key, position);
                }
                self.recover(name, key, position)
            }
            FrameContent::Skipped => Assessment { is_skipped: true, ..Assessment::lax(true) },
            FrameContent::Simple(_) | FrameContent::Empty | FrameContent::Nil => {
                let is_first = !std::mem::replace(&mut frame.is_reported, true);
                if is_first {
                    self.report_child(name, position);
                }
                Assessment::lax(is_raw)
            }
        }
    }

    fn find_root(&mut self, name: QualifiedName<'_>, key: NameKey, position: Position) -> Assessment {
        let grammar = self.grammar;
        match key.id.and_then(|id| grammar.global_element(id)) {
            Some(element) => {
                self.check_abstract(element, name, position);
                Assessment::declared(element, 0, false)
            }
            None if self.root_type.is_some() => Assessment::lax(false),
            None => Assessment { must_have_type: true, ..Assessment::lax(true) },
        }
    }

    /// An element that must be known by a declaration or by `xsi:type`, and is by neither (`cvc-assess-elt`).
    pub(super) fn report_undeclared(&mut self, name: QualifiedName<'_>, position: Position) {
        let (grammar, found) = (self.grammar, owned(name));
        if !self.frames.is_empty() {
            return self.issue(position, Fault::UndeclaredElement { name: found });
        }
        let globals = grammar.global_elements.iter().map(|(name, _)| Name::of(grammar, *name));
        let mut similar: Vec<Name> = globals.filter(|global| is_similar(&found, global)).collect();
        similar.sort_by_key(|global| global.local != found.local);
        similar.truncate(SUGGESTED);
        self.issue(position, Fault::UndeclaredRoot { name: found, similar });
    }

    fn matched(
        &mut self,
        matched: Matched,
        model: &ContentModel,
        name: QualifiedName<'_>,
        key: NameKey,
        position: Position,
    ) -> Assessment {
        let is_raw = self.frames.last().is_some_and(|frame| frame.is_raw);
        match matched.what {
            MatchedLeaf::Element(element) => {
                if self.grammar.element_plan(element).is_some_and(|it| it.is_abstract || it.may_substitute) {
                    let leaf = model.leaves.get(usize::from(matched.leaf));
                    self.check_abstract(element, name, position);
                    self.check_substitution(element, leaf, name, position);
                }
                Assessment::declared(element, matched.leaf, is_raw)
            }
            MatchedLeaf::Wildcard(wildcard) => {
                self.through_wildcard(wildcard, matched.leaf, name, key, position)
            }
        }
    }

    fn through_wildcard(
        &mut self,
        wildcard: WildcardId,
        leaf: u16,
        name: QualifiedName<'_>,
        key: NameKey,
        position: Position,
    ) -> Assessment {
        let process = self.grammar.wildcards.get(wildcard.index()).map(|w| w.process_contents);
        let declared = key.id.and_then(|id| self.grammar.global_element(id));
        let lax = Assessment { leaf, ..Assessment::lax(true) };
        match (process, declared) {
            (Some(ProcessContents::Skip), _) => Assessment { is_skipped: true, ..lax },
            (_, Some(element)) => {
                self.check_abstract(element, name, position);
                Assessment::declared(element, leaf, true)
            }
            (Some(ProcessContents::Strict), None) => Assessment { must_have_type: true, ..lax },
            _ => lax,
        }
    }

    fn check_abstract(&mut self, element: ElementId, name: QualifiedName<'_>, position: Position) {
        let grammar = self.grammar;
        if !grammar.elements.get(element.index()).is_some_and(|e| e.is_abstract) || !self.has_room() {
            return;
        }
        let members = (0..)
            .map(ElementId)
            .zip(&grammar.elements)
            .filter(|(id, e)| {
                !e.is_abstract && *id != element && heads(grammar, *id).any(|head| head == element)
            })
            .map(|(_, e)| Name::of(grammar, e.name))
            .collect();
        self.issue(position, Fault::AbstractElement { name: owned(name), members });
    }

    fn check_substitution(
        &mut self,
        element: ElementId,
        leaf: Option<&Leaf>,
        name: QualifiedName<'_>,
        position: Position,
    ) {
        if let Some(Leaf::Element(head)) = leaf
            && *head != element
            && !derivation::for_head(self.grammar, element, *head)
            && let Some(head) = self.grammar.elements.get(head.index())
        {
            let head = Name::of(self.grammar, head.name);
            self.issue(position, Fault::SubstitutionBlocked { name: owned(name), head });
        }
    }

    /// A child in an element that may have none.
    fn report_child(&mut self, name: QualifiedName<'_>, position: Position) {
        let Some(frame) = self.frames.last() else { return };
        let (prefix, local) = self.path.name(self.path.depth().saturating_sub(2));
        // The parent's prefix may be declared anew on the child; the namespace stands in its own name.
        let namespace = frame.name.namespace.and_then(|id| self.grammar.namespaces.get(id.index()));
        let parent = Name::new(namespace.map_or("", |n| n.uri.as_str()), prefix, local);
        let fault = match &frame.content {
            FrameContent::Simple(content) => Fault::ElementInSimpleContent {
                parent,
                found: owned(name),
                is_complex: frame.type_definition != Some(*content),
            },
            FrameContent::Nil => Fault::NilWithContent { name: parent },
            _ => Fault::ContentInEmpty { parent },
        };
        self.issue(position, fault);
    }

    /// A child that does not fit: reports it once and finds the declaration that was probably meant, so that its
    /// content and its siblings are still checked.
    fn recover(&mut self, name: QualifiedName<'_>, key: NameKey, position: Position) -> Assessment {
        let grammar = self.grammar;
        // Looking for a way on costs more than reading; a document full of faults must not get slow by it.
        let has_room = self.has_room();
        let Some(frame) = self.frames.last_mut() else { return Assessment::lax(true) };
        let is_raw = frame.is_raw;
        if !has_room {
            return Assessment::lax(is_raw);
        }
        let FrameContent::Model { model, state, .. } = &mut frame.content else {
            return Assessment::lax(is_raw);
        };
        let model = *model;
        let found = owned(name);
        let choices = state.expected(grammar, model);
        let head = key.id.and_then(|id| leaf_of(grammar, model, id));
        if let Some((element, leaf)) = head
            && grammar.elements.get(element.index()).is_some_and(|e| e.is_abstract)
            && let Some(EdgeLabel::Element(member, _)) =
                choices.iter().find(|choice| choice.leaf == leaf).map(|choice| choice.label)
        {
            state.step(grammar, model, Some(member), grammar.name_parts(member).0);
            frame.is_stuck = false;
            self.check_abstract(element, name, position);
            return Assessment::declared(element, leaf, is_raw);
        }
        let was_stuck = frame.is_stuck;
        let (matched, is_new) = match key.id.and_then(|id| state.resynchronise(grammar, model, id)) {
            // What is missing before it was said to be expected when the last child did not fit.
            Some(matched) => (Some(matched), !was_stuck),
            None => (guess(grammar, model, state, &choices, &found), true),
        };
        frame.is_stuck = matched.is_none();
        if is_new {
            let expected = expected_items(grammar, &choices);
            self.issue(
                position,
                match expected.is_empty() {
                    true => Fault::UnexpectedAtEnd { found },
                    false => Fault::UnexpectedElement { found, expected },
                },
            );
        }
        if let Some(matched) = matched {
            return self.matched(matched, model, name, key, position);
        }
        // Out of order, or once too often: still an element of this content model.
        let known = key.id.and_then(|id| leaf_of(grammar, model, id));
        match known.or_else(|| Some((key.id.and_then(|id| grammar.global_element(id))?, 0))) {
            Some((element, leaf)) => Assessment::declared(element, leaf, is_raw),
            None => Assessment::lax(is_raw),
        }
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
        vec![expected_items(grammar, &needed(grammar, model, state, choices))]
    }
}

/// Of what may come next, what does not leave the same things missing: optional children are left out.
fn needed(
    grammar: &Grammar,
    model: &ContentModel,
    state: &ContentState,
    choices: Vec<Expected>,
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
    if needed.is_empty() { choices } else { needed }
}

/// The heads an element may stand for, nearest first.
fn heads(grammar: &Grammar, element: ElementId) -> impl Iterator<Item = ElementId> {
    let head = move |id: &ElementId| grammar.elements.get(id.index())?.substitution_head;
    std::iter::successors(head(&element), head).take(grammar.elements.len())
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

fn leaf_of(grammar: &Grammar, model: &ContentModel, name: NameId) -> Option<(ElementId, u16)> {
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
