//! Finding an element's declaration: at the root, by the parent's content model, through a wildcard (XSD 1.0 Part 1
//! §3.3.4, §3.10.4).

use super::content::{Matched, MatchedLeaf};
use super::derivation;
use super::engine::{Assessment, Validator, owned};
use super::frame::FrameContent;
use super::names::{NameKey, similar_names};
use super::sink::Sink;
use crate::event::QualifiedName;
use crate::grammar::{ContentModel, ElementId, Grammar, Leaf, ProcessContents, WildcardId};
use crate::report::{Fault, Name, Position};

impl Assessment {
    pub(super) fn lax(is_raw: bool) -> Self {
        Self { element: None, is_skipped: false, must_have_type: false, leaf: 0, is_raw }
    }

    pub(super) fn declared(element: ElementId, leaf: u16, is_raw: bool) -> Self {
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
        let similar = similar_names(grammar, &found, grammar.global_elements.iter().map(|it| it.0));
        self.issue(position, Fault::UndeclaredRoot { name: found, similar });
    }

    pub(super) fn matched(
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

    pub(super) fn check_abstract(&mut self, element: ElementId, name: QualifiedName<'_>, position: Position) {
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

    /// The name of an open element, the root being at 0.
    pub(super) fn open_name(&self, depth: usize) -> Name {
        let (prefix, local) = self.path.name(depth);
        // Its prefix may be declared anew further in; the namespace stands in its own name.
        let namespace = self.frames.get(depth).and_then(|frame| frame.name.namespace);
        let namespace = namespace.and_then(|id| self.grammar.namespaces.get(id.index()));
        Name::new(namespace.map_or("", |it| it.uri.as_str()), prefix, local)
    }

    /// A child in an element that may have none.
    fn report_child(&mut self, name: QualifiedName<'_>, position: Position) {
        let Some(frame) = self.frames.last() else { return };
        let parent = self.open_name(self.frames.len() - 1);
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
}

/// The heads an element may stand for, nearest first.
fn heads(grammar: &Grammar, element: ElementId) -> impl Iterator<Item = ElementId> {
    let head = move |id: &ElementId| grammar.elements.get(id.index())?.substitution_head;
    std::iter::successors(head(&element), head).take(grammar.elements.len())
}
