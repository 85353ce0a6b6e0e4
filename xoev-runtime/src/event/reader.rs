//! The event reader: tokens to checked, namespace-resolved events.

use super::attribute_list::{AttributeList, DeclarationList};
use super::encoding::Encoding;
use super::entity::Entity;
use super::names::ElementName;
use super::state::State;
use super::stream::Rest;
use super::tokens::{Tokens, read_replacement, unlocated};
use crate::report::{DoctypeFault, Position, WellFormednessFault as Fault};
use quick_xml::errors::{IllFormedError, SyntaxError};
use quick_xml::events::Event as Token;
use std::sync::Arc;

/// What a document consists of.
#[derive(Debug)]
pub enum Event<'e> {
    /// Something that means nothing here: a comment, a processing instruction, …
    Nothing,
    /// An element begins.
    Start {
        /// Its name.
        name: ElementName<'e>,
        /// Its attributes, without namespace declarations.
        attributes: &'e AttributeList,
        /// Its namespace declarations.
        declarations: &'e DeclarationList,
        /// Where.
        position: Position,
    },
    /// A piece of text; line ends are normalised and references replaced.
    Text {
        /// The text.
        text: &'e str,
        /// Where.
        position: Position,
    },
    /// The innermost element ends.
    End {
        /// Where.
        position: Position,
    },
    /// The document ends.
    EndOfDocument,
    /// The piece of a stream that was read so far ends, but not the document.
    EndOfPiece,
}

/// Why a document ends early.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What is wrong.
    pub fault: Fault,
    /// Where.
    pub position: Position,
}

/// Reads a document, or a piece of one, event by event. After a failure nothing more may be asked.
///
/// Places have no line and column until [`Self::locate`] fills them in.
pub struct EventReader<'x> {
    tokens: Tokens<'x>,
    state: Box<State>,
}

/// The replacement text of an entity that is being read.
pub(super) struct OpenReplacement {
    pub(super) name: String,
    pub(super) text: Arc<str>,
    at: usize,
    /// Elements open where it began.
    depth: usize,
    position: Position,
}

impl<'x> EventReader<'x> {
    pub(super) fn of(tokens: Tokens<'x>, state: Box<State>) -> Self {
        Self { tokens, state }
    }

    /// The next event.
    ///
    /// # Errors
    /// If the document is not well-formed or cannot be read.
    #[allow(clippy::should_implement_trait, reason = "an event borrows from the reader")]
    pub fn next(&mut self) -> Result<Event<'_>, Box<Failure>> {
        self.next_in(false)
    }

    /// The next event, where white space between markup may be left out or not.
    ///
    /// # Errors
    /// If the document is not well-formed or cannot be read.
    #[inline]
    pub(crate) fn next_in(&mut self, skips_white_space: bool) -> Result<Event<'_>, Box<Failure>> {
        if self.state.is_special {
            if let Some(event) = self.see_to_special()? {
                return Ok(event);
            }
            if !self.state.replacements.is_empty() {
                return self.next_replaced();
            }
        }
        let upcoming = self.tokens.upcoming(skips_white_space);
        if let Some((length, known)) = upcoming.and_then(|upcoming| self.state.recognise(upcoming)) {
            self.tokens.pass(length);
            let place = self.tokens.place(length);
            return self.state.known(known, place).map_err(|fault| failed(*fault, place));
        }
        self.next_token()
    }

    fn next_token(&mut self) -> Result<Event<'_>, Box<Failure>> {
        let Self { tokens, state } = self;
        let token = tokens.read();
        if tokens.is_cut_off(&token) {
            return match tokens.break_off() {
                Some(failure) => Err(failure),
                None => Ok(Event::EndOfPiece),
            };
        }
        let token = token.map_err(|error| syntax_failure(&error, tokens, state))?;
        if matches!(token, Token::DocType(_)) {
            let place = tokens.start();
            return state.doctype(tokens.written()).map_err(|fault| failed(*fault, place));
        }
        let place = tokens.place(written_length(&token));
        match token {
            Token::Start(tag) => state.start(&tag, tag.name().as_ref().len(), place),
            token => state.event(token, place, false),
        }
        .map_err(|fault| failed(*fault, place))
    }

    /// Sees to what must be done before the next token; that may be an event of its own.
    #[cold]
    fn see_to_special(&mut self) -> Result<Option<Event<'static>>, Box<Failure>> {
        let Self { tokens, state } = self;
        if let Some((name, text, position)) = state.pending_replacement.take() {
            open_replacement(state, name, text, position)?;
        }
        let mut event = None;
        let has_ended = state.replacements.last().is_some_and(|last| last.at >= last.text.len());
        if std::mem::take(&mut state.pending_end) {
            let inner = state.replacements.last().map(|inner| inner.position);
            let position = inner.unwrap_or_else(|| tokens.place(0));
            state.close();
            event = Some(Event::End { position });
        } else if has_ended {
            close_replacement(state)?;
            event = Some(Event::Nothing);
        }
        state.settle();
        Ok(event)
    }

    /// The next event of the innermost replacement text.
    fn next_replaced(&mut self) -> Result<Event<'_>, Box<Failure>> {
        let state = &mut self.state;
        let Some(replacement) = state.replacements.last_mut() else { return Ok(Event::Nothing) };
        let position = replacement.position;
        let text = Arc::clone(&replacement.text);
        let (token, length) = read_replacement(text.as_bytes().get(replacement.at..).unwrap_or_default());
        replacement.at += length.max(1);
        let token = token.map_err(|error| failure(syntax_fault(&error), position))?;
        if matches!(token, Token::End(_)) && state.open.len() == replacement.depth {
            return Err(failure(Fault::EntityBoundary { name: replacement.name.clone() }, position));
        }
        state.replaced(token, position).map_err(|fault| failure(fault.1, position))
    }

    /// Fills in line and column of a place; for a stream it must be in the piece.
    pub fn locate(&mut self, position: &mut Position) {
        self.tokens.locate(position);
    }

    /// The unparsed entities the document declares (for the type ENTITY).
    pub fn unparsed_entities(&self) -> impl Iterator<Item = &str> {
        let declared = self.state.document_type.entities.declared.iter();
        declared.filter(|(_, entity)| matches!(entity, Entity::Unparsed)).map(|(name, _)| name.as_str())
    }

    /// What goes on with the next piece.
    #[must_use]
    pub fn into_rest(mut self) -> Rest {
        let mut place = self.tokens.start();
        self.tokens.locate(&mut place);
        Rest { state: self.state, place }
    }
}

/// The number of bytes a token is written with, but for a document type declaration.
#[inline]
fn written_length(token: &Token<'_>) -> usize {
    match token {
        Token::Start(tag) => tag.len() + 2,
        Token::Empty(tag) => tag.len() + 3,
        Token::End(tag) => tag.len() + 3,
        Token::Text(text) => text.len(),
        Token::CData(text) => text.len() + 12,
        Token::Comment(text) => text.len() + 7,
        Token::Decl(text) => text.len() + 4,
        Token::PI(text) => text.len() + 4,
        Token::GeneralRef(reference) => reference.len() + 2,
        Token::DocType(_) | Token::Eof => 0,
    }
}

/// What is wrong where quick-xml finds no token. That markup has no end may come from bytes that are no text, that a
/// document type declaration has none mostly from a fault within: both say more.
#[cold]
fn syntax_failure(error: &quick_xml::Error, tokens: &Tokens<'_>, state: &mut State) -> Box<Failure> {
    let fault = syntax_fault(error);
    if fault != Fault::UnclosedMarkup {
        return failure(fault, tokens.error_place(error));
    }
    let rest = match std::str::from_utf8(tokens.unread()) {
        Ok(rest) => rest,
        Err(error) => return failed((error.valid_up_to(), Encoding::Utf8.invalid_bytes()), tokens.start()),
    };
    if rest.starts_with("<!DOCTYPE") {
        let inner = state.doctype(rest).err().filter(|inner| inner.0 < rest.trim_end().len());
        if let Some(inner) = inner {
            return failed(*inner, tokens.start());
        }
    }
    failure(fault, tokens.error_place(error))
}

#[cold]
fn failed((at, fault): (usize, Fault), place: Position) -> Box<Failure> {
    failure(fault, unlocated(place.offset + at as u64))
}

fn failure(fault: Fault, position: Position) -> Box<Failure> {
    Box::new(Failure { fault, position })
}

fn open_replacement(
    state: &mut State,
    name: String,
    text: Arc<str>,
    position: Position,
) -> Result<(), Box<Failure>> {
    if !state.open_entities.insert(name.clone()) {
        return Err(failure(Fault::RecursiveEntity { name }, position));
    }
    let depth = state.open.len();
    state.replacements.push(OpenReplacement { name, text, at: 0, depth, position });
    Ok(())
}

fn close_replacement(state: &mut State) -> Result<(), Box<Failure>> {
    let closed = state.replacements.pop();
    if let Some(closed) = &closed {
        state.open_entities.remove(&closed.name);
    }
    match closed {
        Some(closed) if closed.depth != state.open.len() => {
            Err(failure(Fault::EntityBoundary { name: closed.name }, closed.position))
        }
        _ => Ok(()),
    }
}

fn syntax_fault(error: &quick_xml::Error) -> Fault {
    match error {
        quick_xml::Error::Io(e) => Fault::Io { message: e.to_string() },
        quick_xml::Error::Encoding(_) => Encoding::Utf8.invalid_bytes(),
        quick_xml::Error::Syntax(SyntaxError::InvalidBangMarkup) => Fault::UnknownMarkup,
        quick_xml::Error::IllFormed(IllFormedError::DoubleHyphenInComment) => Fault::DoubleHyphen,
        quick_xml::Error::IllFormed(IllFormedError::UnclosedReference) => Fault::InvalidReference,
        quick_xml::Error::IllFormed(IllFormedError::MissingDoctypeName) => DoctypeFault::Name.into(),
        _ => Fault::UnclosedMarkup,
    }
}
