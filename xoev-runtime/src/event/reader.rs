//! The event reader: tokens to checked, namespace-resolved events.

use super::attribute_list::{AttributeList, DeclarationList, QualifiedName};
use super::characters::{Remarkable, is_blank, is_ncname, is_space, push_with_line_ends, qname, split};
use super::declaration;
use super::doctype::DocumentType;
use super::entity::{Entity, Replacement};
use super::namespaces::Namespaces;
use super::options::{Doctype, Options};
use super::source::{Source, read_replacement};
use super::start_tag::StartTag;
use crate::report::{LimitKind, Position, WellFormednessFault as Fault};
use quick_xml::encoding::EncodingError;
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
        name: QualifiedName<'e>,
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
}

/// Why a document ends early.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What is wrong.
    pub fault: Fault,
    /// Where.
    pub position: Position,
}

/// A fault with its offset from the start of the token.
type FaultAt = (usize, Fault);

/// Reads a document event by event. After a failure nothing more may be asked.
pub struct EventReader<S> {
    source: S,
    /// Replacement texts that are being read, the innermost last.
    replacements: Vec<OpenReplacement>,
    state: State,
}

struct OpenReplacement {
    name: String,
    text: Arc<str>,
    at: usize,
    /// Elements open where it began.
    depth: usize,
    position: Position,
}

/// All that is known of the document so far.
struct State {
    options: Options,
    document_type: DocumentType,
    start_tag: StartTag,
    namespaces: Namespaces,
    /// Names of the open elements, one after the other.
    open_names: String,
    open: Vec<u32>,
    scratch: String,
    /// An empty-element tag was read: its end comes next.
    pending_end: bool,
    pending_replacement: Option<(String, Arc<str>, Position)>,
    has_root: bool,
    has_doctype: bool,
    has_tokens: bool,
    /// The last token was a document type declaration.
    is_after_doctype: bool,
}

impl<S: Source> EventReader<S> {
    pub(super) fn of(source: S, options: &Options) -> Self {
        let state = State {
            options: options.clone(),
            document_type: DocumentType::default(),
            start_tag: StartTag::default(),
            namespaces: Namespaces::default(),
            open_names: String::new(),
            open: Vec::new(),
            scratch: String::new(),
            pending_end: false,
            pending_replacement: None,
            has_root: false,
            has_doctype: false,
            has_tokens: false,
            is_after_doctype: false,
        };
        Self { source, replacements: Vec::new(), state }
    }

    /// The next event.
    ///
    /// # Errors
    /// If the document is not well-formed or cannot be read.
    #[allow(clippy::should_implement_trait, reason = "an event borrows from the reader")]
    pub fn next(&mut self) -> Result<Event<'_>, Box<Failure>> {
        let Self { source, replacements, state } = self;
        if std::mem::take(&mut state.is_after_doctype) {
            check_doctype_keyword(source)?;
        }
        if let Some((name, text, position)) = state.pending_replacement.take() {
            open_replacement(replacements, name, text, state.open.len(), position)?;
        }
        let inside = match replacements.last() {
            Some(last) if last.at >= last.text.len() && !state.pending_end => {
                close_replacement(replacements, state)?;
                return Ok(Event::Nothing);
            }
            other => other.is_some(),
        };
        if state.pending_end {
            state.pending_end = false;
            let position = replacements.last().map_or_else(|| source.mark(), |inner| inner.position);
            state.close();
            return Ok(Event::End { position });
        }
        if inside && let Some(replacement) = replacements.last_mut() {
            let position = replacement.position;
            let (token, length) = read_replacement(&replacement.text.as_bytes()[replacement.at..]);
            replacement.at += length.max(1);
            let token = token.map_err(|error| failure(syntax_fault(&error), position))?;
            if matches!(token, Token::End(_)) && state.open.len() == replacement.depth {
                return Err(failure(Fault::EntityBoundary { name: replacement.name.clone() }, position));
            }
            return state.event(token, position, true).map_err(|(_, fault)| failure(fault, position));
        }
        let position = source.mark();
        Self::read_token(source, state, position)
    }

    fn read_token<'e>(
        source: &'e mut S,
        state: &'e mut State,
        start: Position,
    ) -> Result<Event<'e>, Box<Failure>> {
        // A failure needs the source again to find line and column, which an event still holds: on the way out of
        // an error the place is left to the caller of `next`, by `locate`.
        match source.read() {
            Ok(token) => state.event(token, start, false).map_err(|(at, fault)| {
                let position = Position { line: 0, column: 0, offset: start.offset + at as u64 };
                failure(fault, position)
            }),
            Err(error) => Err(source_failure(error, start)),
        }
    }

    /// Fills in line and column of a place, and the reasons the source keeps, in a failure of [`Self::next`].
    pub fn complete(&mut self, failure: &mut Failure) {
        if let Some(fault) = self.source.failure() {
            failure.fault = fault;
        }
        if failure.position.line == 0 {
            if failure.position.offset == u64::MAX {
                failure.position.offset = self.source.error_offset();
            }
            self.source.locate(&mut failure.position);
        }
    }

    /// Fills in line and column of a place; for a stream it must be in the last event.
    pub fn locate(&mut self, position: &mut Position) {
        if position.line == 0 {
            self.source.locate(position);
        }
    }

    /// The unparsed entities the document declares (for the type ENTITY).
    pub fn unparsed_entities(&self) -> impl Iterator<Item = &str> {
        let declared = self.state.document_type.entities.declared.iter();
        declared.filter(|(_, entity)| matches!(entity, Entity::Unparsed)).map(|(name, _)| name.as_str())
    }
}

/// quick-xml also takes the keyword in lower case and without white space after it.
fn check_doctype_keyword<S: Source>(source: &mut S) -> Result<(), Box<Failure>> {
    let is_right =
        source.token().strip_prefix(b"<!DOCTYPE").and_then(|rest| rest.first()).is_some_and(|b| is_space(*b));
    if is_right {
        return Ok(());
    }
    Err(failure(Fault::Doctype, source.mark()))
}

fn failure(fault: Fault, position: Position) -> Box<Failure> {
    Box::new(Failure { fault, position })
}

fn open_replacement(
    replacements: &mut Vec<OpenReplacement>,
    name: String,
    text: Arc<str>,
    depth: usize,
    position: Position,
) -> Result<(), Box<Failure>> {
    if replacements.iter().any(|open| open.name == name) {
        return Err(failure(Fault::RecursiveEntity { name }, position));
    }
    replacements.push(OpenReplacement { name, text, at: 0, depth, position });
    Ok(())
}

fn close_replacement(replacements: &mut Vec<OpenReplacement>, state: &State) -> Result<(), Box<Failure>> {
    match replacements.pop() {
        Some(closed) if closed.depth != state.open.len() => {
            Err(failure(Fault::EntityBoundary { name: closed.name }, closed.position))
        }
        _ => Ok(()),
    }
}

/// `u64::MAX` as offset stands for "where the source says".
fn source_failure(error: quick_xml::Error, start: Position) -> Box<Failure> {
    let offset = match &error {
        quick_xml::Error::IllFormed(_) | quick_xml::Error::Syntax(_) => u64::MAX,
        quick_xml::Error::Encoding(EncodingError::Utf8(e)) => start.offset + e.valid_up_to() as u64,
        _ => start.offset,
    };
    failure(syntax_fault(&error), Position { line: 0, column: 0, offset })
}

fn syntax_fault(error: &quick_xml::Error) -> Fault {
    match error {
        quick_xml::Error::Io(e) => Fault::Io { message: e.to_string() },
        quick_xml::Error::Encoding(_) => Fault::InvalidBytes { encoding: "UTF-8".to_owned() },
        quick_xml::Error::Syntax(SyntaxError::InvalidBangMarkup) => Fault::UnknownMarkup,
        quick_xml::Error::IllFormed(IllFormedError::DoubleHyphenInComment) => Fault::DoubleHyphen,
        quick_xml::Error::IllFormed(IllFormedError::UnclosedReference) => Fault::InvalidReference,
        quick_xml::Error::IllFormed(IllFormedError::MissingDoctypeName) => Fault::Doctype,
        _ => Fault::UnclosedMarkup,
    }
}

impl State {
    /// An event for a token; `start` is where the token begins.
    fn event<'e>(
        &'e mut self,
        token: Token<'e>,
        start: Position,
        is_replacement: bool,
    ) -> Result<Event<'e>, FaultAt> {
        let is_first = !std::mem::replace(&mut self.has_tokens, true);
        match token {
            Token::Start(tag) => self.start(&tag, start),
            Token::Empty(tag) => {
                self.pending_end = true;
                self.start(&tag, start)
            }
            Token::End(tag) => self.end(&tag, start),
            Token::Text(text) => self.text(text.into_inner(), start, is_replacement),
            Token::CData(text) => {
                if self.open.is_empty() {
                    return Err((0, Fault::ContentOutsideRoot));
                }
                self.characters(text.into_inner(), start, is_replacement)
            }
            Token::GeneralRef(reference) => self.reference(&reference, start),
            Token::Comment(text) => check_characters(&text, 4),
            Token::PI(text) => check_instruction(&text).map(|()| Event::Nothing).map_err(|fault| (0, fault)),
            Token::Decl(text) if is_first => {
                declaration::check(&text).map(|()| Event::Nothing).map_err(|fault| (0, fault))
            }
            Token::Decl(_) => Err((0, Fault::XmlDeclaration)),
            Token::DocType(text) => self.doctype(&text),
            Token::Eof => self.end_of_document(),
        }
    }

    fn start<'e>(&'e mut self, tag: &str, position: Position) -> Result<Event<'e>, FaultAt> {
        let name_end = tag.bytes().position(is_space).unwrap_or(tag.len());
        let name = &tag[..name_end];
        if self.open.is_empty() && self.has_root {
            return Err((0, Fault::SecondRoot { name: name.to_owned() }));
        }
        self.has_root = true;
        let limits = &self.options.limits;
        if self.open.len() >= limits.depth {
            return Err((0, Fault::Limit { kind: LimitKind::Depth, maximum: limits.depth as u64 }));
        }
        if name.len() > limits.name_length {
            return Err((
                1,
                Fault::Limit { kind: LimitKind::NameLength, maximum: limits.name_length as u64 },
            ));
        }
        let colon = qname(name).ok_or_else(|| (1, Fault::InvalidName { name: name.to_owned() }))?;
        let inner = position.offset + 1;
        self.start_tag
            .read(tag, name_end, inner, &mut self.document_type, limits, &mut self.namespaces)
            .map_err(|(at, fault)| (at + 1, fault))?;
        let at = self.open_names.len();
        self.open.push(at as u32);
        self.open_names.push_str(name);
        let (prefix, local) = split(&self.open_names[at..], colon);
        let namespace = match self.namespaces.resolve(prefix) {
            Some(uri) if prefix != "xmlns" => uri,
            _ => return Err((1, Fault::UndeclaredPrefix { prefix: prefix.to_owned() })),
        };
        let StartTag { attributes, declarations, .. } = &self.start_tag;
        Ok(Event::Start {
            name: QualifiedName { namespace, prefix, local },
            attributes,
            declarations,
            position,
        })
    }

    fn end(&mut self, found: &str, position: Position) -> Result<Event<'static>, FaultAt> {
        let Some(start) = self.open.last() else {
            return Err((0, Fault::UnmatchedEndTag { found: found.to_owned() }));
        };
        let expected = &self.open_names[*start as usize..];
        if expected != found {
            return Err((
                0,
                Fault::MismatchedEndTag { expected: expected.to_owned(), found: found.to_owned() },
            ));
        }
        self.close();
        Ok(Event::End { position })
    }

    fn close(&mut self) {
        if let Some(start) = self.open.pop() {
            self.open_names.truncate(start as usize);
            self.namespaces.close();
        }
    }

    fn text<'e>(
        &'e mut self,
        text: std::borrow::Cow<'e, str>,
        position: Position,
        is_replacement: bool,
    ) -> Result<Event<'e>, FaultAt> {
        if self.open.is_empty() {
            if is_blank(&text) {
                return Ok(Event::Nothing);
            }
            let at = text.len() - text.trim_start_matches([' ', '\t', '\r', '\n']).len();
            return Err((at, Fault::ContentOutsideRoot));
        }
        if let Some(at) = memchr::memchr(b'>', text.as_bytes()).and_then(|_| text.find("]]>")) {
            return Err((at, Fault::SectionEndInText));
        }
        self.characters(text, position, is_replacement)
    }

    fn characters<'e>(
        &'e mut self,
        text: std::borrow::Cow<'e, str>,
        position: Position,
        is_replacement: bool,
    ) -> Result<Event<'e>, FaultAt> {
        let maximum = self.options.limits.text_length;
        if text.len() > maximum {
            return Err((0, Fault::Limit { kind: LimitKind::TextLength, maximum: maximum as u64 }));
        }
        let remarkable = Remarkable::of(&text);
        if let Some((at, c)) = remarkable.illegal(&text) {
            return Err((at, Fault::InvalidCharacter { code: u32::from(c) }));
        }
        // In a replacement text a carriage return comes from a character reference and stays.
        let has_returns =
            remarkable.has_control() && !is_replacement && memchr::memchr(b'\r', text.as_bytes()).is_some();
        let text = match text {
            std::borrow::Cow::Borrowed(text) if !has_returns => text,
            text => {
                self.scratch.clear();
                if has_returns {
                    push_with_line_ends(&text, &mut self.scratch);
                } else {
                    self.scratch.push_str(&text);
                }
                &self.scratch
            }
        };
        Ok(Event::Text { text, position })
    }

    fn reference(&mut self, reference: &str, position: Position) -> Result<Event<'_>, FaultAt> {
        if self.open.is_empty() {
            return Err((0, Fault::ContentOutsideRoot));
        }
        let entities = &mut self.document_type.entities;
        match entities.resolve(reference, &self.options.limits).map_err(|fault| (0, fault))? {
            Replacement::Character(c) => {
                self.scratch.clear();
                self.scratch.push(c);
                Ok(Event::Text { text: &self.scratch, position })
            }
            Replacement::Text(text) => {
                self.pending_replacement = Some((reference.to_owned(), text, position));
                Ok(Event::Nothing)
            }
        }
    }

    fn doctype(&mut self, text: &str) -> Result<Event<'static>, FaultAt> {
        if self.has_root || std::mem::replace(&mut self.has_doctype, true) {
            return Err((0, Fault::Doctype));
        }
        if self.options.doctype == Doctype::Refuse {
            return Err((0, Fault::DoctypeRefused));
        }
        self.is_after_doctype = true;
        self.document_type = DocumentType::read(text, &self.options.limits).map_err(|fault| (0, fault))?;
        Ok(Event::Nothing)
    }

    fn end_of_document(&self) -> Result<Event<'static>, FaultAt> {
        match self.open.last() {
            Some(start) => {
                Err((0, Fault::UnclosedElement { name: self.open_names[*start as usize..].to_owned() }))
            }
            None if !self.has_root => Err((0, Fault::NoRoot)),
            None => Ok(Event::EndOfDocument),
        }
    }
}

fn check_characters(text: &str, before: usize) -> Result<Event<'static>, FaultAt> {
    match Remarkable::of(text).illegal(text) {
        Some((at, c)) => Err((before + at, Fault::InvalidCharacter { code: u32::from(c) })),
        None => Ok(Event::Nothing),
    }
}

/// Checks what stands between `<?` and `?>` of a processing instruction (XML 1.0 §2.6).
pub(super) fn check_instruction(text: &str) -> Result<(), Fault> {
    let end = text.bytes().position(is_space).unwrap_or(text.len());
    let target = &text[..end];
    if !is_ncname(target) || target.eq_ignore_ascii_case("xml") {
        return Err(Fault::ProcessingInstruction);
    }
    check_characters(text, 2).map(drop).map_err(|(_, fault)| fault)
}
