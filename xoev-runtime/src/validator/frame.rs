//! An open element.

use super::content::ContentState;
use super::names::NameKey;
use crate::grammar::{ContentModel, ContentPlan, ElementId, Grammar, TypeId};
use crate::report::Position;

/// An open element.
#[derive(Debug)]
pub(super) struct Frame<'g> {
    pub name: NameKey,
    pub element: Option<ElementId>,
    /// `None`: not assessed, and nothing inside is.
    pub type_definition: Option<TypeId>,
    pub content: FrameContent<'g>,
    pub position: Position,
    /// Where its text begins in the validator's text buffer.
    pub text_start: usize,
    /// Whether its end asks for nothing but its content: no default, no fixed value, no `xsi:nil`.
    pub is_plain: bool,
    pub is_raw: bool,
    /// Whether its type came by `xsi:type`.
    pub has_own_type: bool,
    pub has_children: bool,
    pub has_text: bool,
    /// Whether misplaced text, or content where none may be, was reported already.
    pub is_reported: bool,
    /// Whether a wrong `xsi:nil` was reported: that the element is empty then needs no other words.
    pub may_be_meant_nil: bool,
    /// Whether it has namespace declarations.
    pub declares: bool,
    /// Whether white space in it means nothing.
    pub ignores_white_space: bool,
    /// Whether the state of the content model was named in an issue: the same is not said twice.
    pub is_stuck: bool,
}

/// What may stand in an element.
#[derive(Debug)]
pub(super) enum FrameContent<'g> {
    /// Elements, with text or without.
    Model { model: &'g ContentModel, state: ContentState, is_mixed: bool },
    /// Text of a simple type.
    Simple(TypeId),
    /// Nothing.
    Empty,
    /// Nothing, since it is nil.
    Nil,
    /// Anything, unchecked.
    Skipped,
}

impl<'g> FrameContent<'g> {
    /// The content of a type.
    #[inline]
    pub(super) fn of(grammar: &'g Grammar, content: ContentPlan) -> Self {
        let (model, is_mixed) = match content {
            ContentPlan::Simple(content) => return Self::Simple(content),
            ContentPlan::Empty => return Self::Empty,
            ContentPlan::ElementOnly(model) => (model, false),
            ContentPlan::Mixed(model) => (model, true),
        };
        match grammar.models.get(model.index()) {
            Some(model) => Self::Model { model, state: ContentState::start(model), is_mixed },
            None => Self::Skipped,
        }
    }
}
