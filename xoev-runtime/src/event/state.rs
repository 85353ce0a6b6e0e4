//! What is known of a document while it is read, and what each token makes of it.

use super::characters::{Remarkable, is_blank, is_ncname, is_space, push_with_line_ends, qname, split};
use super::declaration;
use super::doctype::DocumentType;
use super::entity::Replacement;
use super::names::{Found, NameTable, Symbol, same};
use super::namespaces::Namespaces;
use super::options::{Doctype, Options};
use super::reader::{Event, OpenReplacement};
use super::start_tag::{StartTag, Surroundings};
use crate::report::{DeclarationFault, DoctypeFault, LimitKind, Position, WellFormednessFault as Fault};
use quick_xml::events::Event as Token;
use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

/// A fault with its offset from the start of the token.
pub(super) type FaultAt = Box<(usize, Fault)>;

/// Something recognised by its bytes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Known<'x> {
    /// A start tag without attributes.
    Start(Symbol),
    /// The end tag of the innermost element.
    End,
    /// Text up to the next tag.
    Text(&'x str),
}

#[cold]
fn at(offset: usize, fault: Fault) -> FaultAt {
    Box::new((offset, fault))
}

/// All that is known of the document so far.
pub(super) struct State {
    options: Options,
    pub(super) document_type: DocumentType,
    start_tag: StartTag,
    namespaces: Namespaces,
    names: NameTable,
    pub(super) open: Vec<Open>,
    /// Names of open elements that have no symbol, one after the other.
    unlisted: String,
    scratch: String,
    /// Something must be seen to before the next token: one of the following is there.
    pub(super) is_special: bool,
    /// An empty-element tag was read: its end comes next.
    pub(super) pending_end: bool,
    pub(super) pending_replacement: Option<(String, Arc<str>, Position)>,
    /// Replacement texts that are being read, the innermost last.
    pub(super) replacements: Vec<OpenReplacement>,
    /// The names of these, to find one that is made of itself.
    pub(super) open_entities: HashSet<String>,
    has_root: bool,
    has_doctype: bool,
    has_tokens: bool,
    is_standalone: bool,
}

/// An open element.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open {
    symbol: Symbol,
    /// Where its name begins in [`State::unlisted`].
    unlisted: u32,
    /// Whether it has namespace declarations.
    declares: bool,
}

impl State {
    pub(super) fn new(options: &Options) -> Self {
        Self {
            options: options.clone(),
            document_type: DocumentType::default(),
            start_tag: StartTag::default(),
            namespaces: Namespaces::default(),
            names: NameTable::default(),
            open: Vec::new(),
            unlisted: String::new(),
            scratch: String::new(),
            is_special: false,
            pending_end: false,
            pending_replacement: None,
            replacements: Vec::new(),
            open_entities: HashSet::new(),
            has_root: false,
            has_doctype: false,
            has_tokens: false,
            is_standalone: false,
        }
    }

    /// Finds out whether something special is left to do.
    pub(super) fn settle(&mut self) {
        self.is_special =
            self.pending_end || self.pending_replacement.is_some() || !self.replacements.is_empty();
    }

    /// What comes next, with its length, where it is text before a tag or a tag whose name was read before.
    #[inline]
    pub(super) fn recognise<'x>(&mut self, upcoming: &'x [u8]) -> Option<(usize, Known<'x>)> {
        let innermost = self.open.last()?;
        match upcoming {
            [b'<', b'/', rest @ ..] => {
                let name = self.written(innermost).as_bytes();
                let (found, behind) = rest.split_at_checked(name.len())?;
                (same(found, name) && behind.first() == Some(&b'>')).then_some((name.len() + 3, Known::End))
            }
            [b'<', rest @ ..] => {
                if !self.document_type.attributes.is_empty() || self.open.len() >= self.options.limits.depth {
                    return None;
                }
                let (symbol, length) = self.names.recognise(rest)?;
                let symbol = self.names.resolve(symbol, &self.namespaces, false)?;
                symbol.index()?;
                Some((length + 2, Known::Start(symbol)))
            }
            text => {
                let end = memchr::memchr2(b'<', b'&', text)?;
                let (text, rest) = text.split_at_checked(end)?;
                if end == 0 || rest.first() != Some(&b'<') {
                    return None;
                }
                Some((end, Known::Text(std::str::from_utf8(text).ok()?)))
            }
        }
    }

    /// An event for something recognised, which begins at `place`.
    #[inline]
    pub(super) fn known<'e>(&'e mut self, known: Known<'e>, place: Position) -> Result<Event<'e>, FaultAt> {
        match known {
            Known::Start(symbol) => {
                self.open.push(Open { symbol, unlisted: self.unlisted.len() as u32, declares: false });
                self.start_tag.clear();
                let StartTag { attributes, declarations, .. } = &self.start_tag;
                let name = self.names.element_name(symbol);
                Ok(Event::Start { name, attributes, declarations, position: place })
            }
            Known::End => {
                self.close();
                Ok(Event::End { position: place })
            }
            Known::Text(text) => self.text(Cow::Borrowed(text), place, false),
        }
    }

    /// An event for a token, which begins at `place`.
    pub(super) fn event<'e>(
        &'e mut self,
        token: Token<'e>,
        place: Position,
        is_replacement: bool,
    ) -> Result<Event<'e>, FaultAt> {
        let is_first = !std::mem::replace(&mut self.has_tokens, true);
        match token {
            Token::Start(tag) => self.start(&tag, tag.name().as_ref().len(), place),
            Token::Empty(tag) => {
                self.pending_end = true;
                self.is_special = true;
                self.start(&tag, tag.name().as_ref().len(), place)
            }
            Token::End(tag) => self.end(&tag, place),
            Token::Text(text) => self.text(text.into_inner(), place, is_replacement),
            Token::CData(text) => {
                if self.open.is_empty() {
                    return Err(at(0, Fault::ContentOutsideRoot));
                }
                self.characters(text.into_inner(), place, is_replacement)
            }
            Token::GeneralRef(reference) => self.reference(&reference, place),
            Token::Comment(text) => check_characters(&text, 4),
            Token::PI(text) => check_instruction(&text)
                .map(|()| Event::Nothing)
                .map_err(|(offset, fault)| at(offset + 2, fault)),
            Token::Decl(text) if is_first && !is_replacement => {
                self.is_standalone =
                    declaration::check(&text).map_err(|(offset, fault)| at(offset + 2, fault))?;
                Ok(Event::Nothing)
            }
            Token::Decl(_) => Err(at(0, Fault::XmlDeclaration { fault: DeclarationFault::Misplaced })),
            // In a replacement text; elsewhere `doctype` is asked.
            Token::DocType(_) => Err(at(0, DoctypeFault::Misplaced.into())),
            Token::Eof => self.end_of_document(),
        }
    }

    /// An event for a token of a replacement text.
    pub(super) fn replaced<'e>(
        &'e mut self,
        token: Token<'_>,
        position: Position,
    ) -> Result<Event<'e>, FaultAt> {
        // The replacement text may go away before the event.
        self.event(token.into_owned(), position, true)
    }

    /// A start tag whose name has so many bytes.
    #[inline]
    pub(super) fn start<'e>(
        &'e mut self,
        tag: &str,
        name_end: usize,
        position: Position,
    ) -> Result<Event<'e>, FaultAt> {
        self.has_tokens = true;
        let name = tag.get(..name_end).unwrap_or_default();
        if self.open.is_empty() {
            self.check_root(name)?;
        }
        let limits = &self.options.limits;
        if self.open.len() >= limits.depth {
            return Err(at(0, Fault::Limit { kind: LimitKind::Depth, maximum: limits.depth as u64 }));
        }
        if name.len() > limits.name_length {
            return Err(at(
                1,
                Fault::Limit { kind: LimitKind::NameLength, maximum: limits.name_length as u64 },
            ));
        }
        let found = self.names.find(name);
        let found = found.ok_or_else(|| at(1, Fault::InvalidName { name: name.to_owned() }))?;
        let surroundings =
            Surroundings { document_type: &mut self.document_type, limits, namespaces: &mut self.namespaces };
        let declares = self
            .start_tag
            .read(tag, name_end, position.offset + 1, surroundings)
            .map_err(|(offset, fault)| at(offset + 1, fault))?;
        let symbol = match found {
            Found::Entry(symbol) => self.names.resolve(symbol, &self.namespaces, false),
            Found::Unlisted(colon) => self.resolve_unlisted(name, colon),
        };
        let symbol = symbol.ok_or_else(|| undeclared_prefix(name))?;
        self.open.push(Open { symbol, unlisted: self.unlisted.len() as u32, declares });
        if symbol == Symbol::NONE {
            self.unlisted.push_str(name);
        }
        let StartTag { attributes, declarations, .. } = &self.start_tag;
        let name = self.names.element_name(symbol);
        Ok(Event::Start { name, attributes, declarations, position })
    }

    fn check_root(&mut self, name: &str) -> Result<(), FaultAt> {
        if std::mem::replace(&mut self.has_root, true) {
            return Err(at(0, Fault::SecondRoot { name: name.to_owned() }));
        }
        Ok(())
    }

    /// Resolves a name for which the table has no room; `None` if its prefix is not declared.
    #[cold]
    fn resolve_unlisted(&mut self, name: &str, colon: usize) -> Option<Symbol> {
        let (prefix, _) = split(name, colon);
        let uri = self.namespaces.resolve(prefix).filter(|_| prefix != "xmlns")?;
        self.names.set_unlisted(name, colon, uri);
        Some(Symbol::NONE)
    }

    /// An end tag.
    #[inline]
    pub(super) fn end(&mut self, found: &str, position: Position) -> Result<Event<'static>, FaultAt> {
        let Some(open) = self.open.last() else {
            return Err(at(0, Fault::UnmatchedEndTag { found: trimmed(found).to_owned() }));
        };
        let expected = self.written(open);
        if !same(expected.as_bytes(), found.as_bytes()) && expected != trimmed(found) {
            let (expected, found) = (expected.to_owned(), trimmed(found).to_owned());
            return Err(at(0, Fault::MismatchedEndTag { expected, found }));
        }
        self.close();
        Ok(Event::End { position })
    }

    /// The name of an open element, as it is written; without a symbol only that of the innermost.
    #[inline]
    fn written(&self, open: &Open) -> &str {
        match open.symbol.index() {
            Some(_) => self.names.written(open.symbol),
            None => self.unlisted.get(open.unlisted as usize..).unwrap_or_default(),
        }
    }

    #[inline]
    pub(super) fn close(&mut self) {
        if let Some(open) = self.open.pop() {
            if open.declares {
                self.namespaces.close();
            }
            if open.symbol == Symbol::NONE {
                self.unlisted.truncate(open.unlisted as usize);
            }
        }
    }

    /// Text between markup.
    #[inline]
    pub(super) fn text<'e>(
        &'e mut self,
        text: Cow<'e, str>,
        position: Position,
        is_replacement: bool,
    ) -> Result<Event<'e>, FaultAt> {
        self.has_tokens = true;
        if self.open.is_empty() {
            return text_outside(&text);
        }
        let remarkable = Remarkable::of(&text);
        if remarkable.has_section_end()
            && let Some(offset) = text.find("]]>")
        {
            return Err(at(offset, Fault::SectionEndInText));
        }
        self.remarkable_characters(text, remarkable, position, is_replacement)
    }

    fn characters<'e>(
        &'e mut self,
        text: Cow<'e, str>,
        position: Position,
        is_replacement: bool,
    ) -> Result<Event<'e>, FaultAt> {
        let remarkable = Remarkable::of(&text);
        self.remarkable_characters(text, remarkable, position, is_replacement)
    }

    #[inline]
    fn remarkable_characters<'e>(
        &'e mut self,
        text: Cow<'e, str>,
        remarkable: Remarkable,
        position: Position,
        is_replacement: bool,
    ) -> Result<Event<'e>, FaultAt> {
        let maximum = self.options.limits.text_length;
        if text.len() > maximum {
            return Err(at(0, Fault::Limit { kind: LimitKind::TextLength, maximum: maximum as u64 }));
        }
        match text {
            Cow::Borrowed(text) if !remarkable.wants_a_look() => Ok(Event::Text { text, position }),
            text => self.odd_characters(text, remarkable, position, is_replacement),
        }
    }

    fn odd_characters<'e>(
        &'e mut self,
        text: Cow<'e, str>,
        remarkable: Remarkable,
        position: Position,
        is_replacement: bool,
    ) -> Result<Event<'e>, FaultAt> {
        if let Some((offset, c)) = remarkable.illegal(&text) {
            return Err(at(offset, Fault::InvalidCharacter { code: u32::from(c) }));
        }
        // In a replacement text a carriage return comes from a character reference and stays.
        let has_returns =
            remarkable.has_control() && !is_replacement && memchr::memchr(b'\r', text.as_bytes()).is_some();
        let text = match text {
            Cow::Borrowed(text) if !has_returns => text,
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
            return Err(at(0, Fault::ContentOutsideRoot));
        }
        let entities = &mut self.document_type.entities;
        match entities.resolve(reference, &self.options.limits).map_err(|fault| at(0, fault))? {
            Replacement::Character(c) => {
                self.scratch.clear();
                self.scratch.push(c);
                Ok(Event::Text { text: &self.scratch, position })
            }
            Replacement::Text(text) => {
                self.pending_replacement = Some((reference.to_owned(), text, position));
                self.is_special = true;
                Ok(Event::Nothing)
            }
        }
    }

    /// A document type declaration, as it is written.
    pub(super) fn doctype(&mut self, written: &str) -> Result<Event<'static>, FaultAt> {
        self.has_tokens = true;
        if self.has_root || std::mem::replace(&mut self.has_doctype, true) {
            return Err(at(0, DoctypeFault::Misplaced.into()));
        }
        if self.options.doctype == Doctype::Refuse {
            return Err(at(0, Fault::DoctypeRefused));
        }
        self.document_type = DocumentType::read(written, self.is_standalone, &self.options.limits)?;
        Ok(Event::Nothing)
    }

    fn end_of_document(&self) -> Result<Event<'static>, FaultAt> {
        match self.open.last() {
            Some(open) => Err(at(0, Fault::UnclosedElement { name: self.written(open).to_owned() })),
            None if !self.has_root => Err(at(0, Fault::NoRoot)),
            None => Ok(Event::EndOfDocument),
        }
    }
}

#[cold]
fn undeclared_prefix(name: &str) -> FaultAt {
    let (prefix, _) = split(name, qname(name).unwrap_or(0));
    at(1, Fault::UndeclaredPrefix { prefix: prefix.to_owned() })
}

/// The name in an end tag; white space may stand after it.
fn trimmed(found: &str) -> &str {
    found.trim_end_matches([' ', '\t', '\r', '\n'])
}

fn text_outside(text: &str) -> Result<Event<'static>, FaultAt> {
    if is_blank(text) {
        return Ok(Event::Nothing);
    }
    let offset = text.len() - text.trim_start_matches([' ', '\t', '\r', '\n']).len();
    Err(at(offset, Fault::ContentOutsideRoot))
}

fn check_characters(text: &str, before: usize) -> Result<Event<'static>, FaultAt> {
    match Remarkable::of(text).illegal(text) {
        Some((offset, c)) => Err(at(before + offset, Fault::InvalidCharacter { code: u32::from(c) })),
        None => Ok(Event::Nothing),
    }
}

/// Checks what stands between `<?` and `?>` of a processing instruction (XML 1.0 §2.6). A fault has its offset.
pub(super) fn check_instruction(text: &str) -> Result<(), (usize, Fault)> {
    let end = text.bytes().position(is_space).unwrap_or(text.len());
    let target = text.get(..end).unwrap_or_default();
    if target == "xml" {
        return Err((0, Fault::XmlDeclaration { fault: DeclarationFault::Misplaced }));
    }
    if !is_ncname(target) || target.eq_ignore_ascii_case("xml") {
        return Err((0, Fault::ProcessingInstruction { target: target.to_owned() }));
    }
    check_characters(text, 0).map(drop).map_err(|fault| *fault)
}
