//! A place in a document type declaration, and the small parts declarations are made of.

use super::characters::{is_name, is_name_character, is_space};
use super::state::FaultAt;
use crate::report::{DoctypeFault, WellFormednessFault as Fault};

/// What was read, or a fault with its offset in the declaration.
pub(super) type Parsed<T> = Result<T, FaultAt>;

/// What a cursor moves over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// The declaration itself.
    Document,
    /// The text of a parameter entity: all of it stands where the reference stands.
    Replacement,
}

/// A place in a declaration, or in the text of a parameter entity.
pub(super) struct Cursor<'x> {
    text: &'x str,
    at: usize,
    /// Where the reference stands, in a replacement text.
    origin: Option<usize>,
}

impl<'x> Cursor<'x> {
    pub(super) fn new(text: &'x str) -> Self {
        Self { text, at: 0, origin: None }
    }

    /// In a text that a reference at a position stands for.
    pub(super) fn of_replacement(text: &'x str, origin: usize) -> Self {
        Self { text, at: 0, origin: Some(origin) }
    }

    pub(super) fn reading(&self) -> Reading {
        if self.origin.is_some() { Reading::Replacement } else { Reading::Document }
    }

    /// What is not read yet.
    pub(super) fn rest(&self) -> &'x str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The offset in the declaration.
    pub(super) fn position(&self) -> usize {
        self.origin.unwrap_or(self.at)
    }

    /// A distance in the text as a distance of positions.
    pub(super) fn within(&self, distance: usize) -> usize {
        if self.origin.is_some() { 0 } else { distance }
    }

    /// Something else should stand here.
    pub(super) fn fault<T>(&self, fault: DoctypeFault) -> Parsed<T> {
        self.fails(0, fault.into())
    }

    /// A fault so far from here.
    pub(super) fn fails<T>(&self, distance: isize, fault: Fault) -> Parsed<T> {
        let at = self.origin.unwrap_or_else(|| self.at.saturating_add_signed(distance));
        Err(Box::new((at, fault)))
    }

    pub(super) fn skip_space(&mut self) -> bool {
        let length = self.rest().bytes().take_while(|byte| is_space(*byte)).count();
        self.at += length;
        length > 0
    }

    pub(super) fn expect_space(&mut self) -> Parsed<()> {
        if self.skip_space() { Ok(()) } else { self.fault(DoctypeFault::WhiteSpace) }
    }

    pub(super) fn take(&mut self, text: &str) -> bool {
        let is_there = self.rest().starts_with(text);
        if is_there {
            self.at += text.len();
        }
        is_there
    }

    pub(super) fn expect(&mut self, text: &'static str) -> Parsed<()> {
        if self.take(text) { Ok(()) } else { self.fault(DoctypeFault::Token(text)) }
    }

    /// What stands before an end, which is passed.
    pub(super) fn until(&mut self, end: &'static str) -> Parsed<&'x str> {
        let Some(length) = self.rest().find(end) else { return self.fault(DoctypeFault::Unclosed(end)) };
        let found = self.rest().get(..length).unwrap_or_default();
        self.at += length + end.len();
        Ok(found)
    }

    pub(super) fn name(&mut self) -> Parsed<&'x str> {
        let rest = self.rest();
        let name = rest.split(|c| c != ':' && !is_name_character(c)).next().unwrap_or_default();
        if !is_name(name) {
            return self.fault(DoctypeFault::Name);
        }
        self.at += name.len();
        Ok(name)
    }

    /// The name of an entity or a notation (Namespaces in XML 1.0 §7).
    pub(super) fn ncname(&mut self) -> Parsed<&'x str> {
        let start = self.position();
        let name = self.name()?;
        if name.contains(':') {
            return Err(Box::new((start, DoctypeFault::Colon.into())));
        }
        Ok(name)
    }

    pub(super) fn literal(&mut self) -> Parsed<&'x str> {
        let end = match self.rest().as_bytes().first() {
            Some(b'"') => "\"",
            Some(b'\'') => "'",
            _ => return self.fault(DoctypeFault::Literal),
        };
        let start = self.at;
        self.at += 1;
        let found = self.until(end);
        if found.is_err() {
            self.at = start;
            return self.fault(DoctypeFault::Unclosed(end));
        }
        found
    }

    /// `ExternalID`, or `PublicID` where the system identifier may be left out.
    pub(super) fn external_id(&mut self, system_is_optional: bool) -> Parsed<()> {
        if self.take("SYSTEM") {
            self.expect_space()?;
            return self.literal().map(drop);
        }
        self.expect("PUBLIC")?;
        self.expect_space()?;
        let start = self.position();
        let public = self.literal()?;
        let is_public = |c: char| c.is_ascii_alphanumeric() || " \r\n-'()+,./:=?;!*#@$_%".contains(c);
        if let Some(at) = public.find(|c| !is_public(c)) {
            return Err(Box::new((start + self.within(at + 1), DoctypeFault::PublicIdentifier.into())));
        }
        let spaced = self.skip_space();
        if self.rest().starts_with(['"', '\'']) {
            return if spaced { self.literal().map(drop) } else { self.fault(DoctypeFault::WhiteSpace) };
        }
        if system_is_optional { Ok(()) } else { self.fault(DoctypeFault::Literal) }
    }

    /// `AttType`; tells whether it is another one than CDATA.
    pub(super) fn attribute_type(&mut self) -> Parsed<bool> {
        if self.take("CDATA") {
            return Ok(false);
        }
        let is_notation = self.take("NOTATION");
        if is_notation {
            self.expect_space()?;
            if !self.rest().starts_with('(') {
                return self.fault(DoctypeFault::Token("("));
            }
        }
        if self.take("(") {
            return self.enumeration(is_notation).map(|()| true);
        }
        let start = self.position();
        let name = self.name()?;
        let names = ["ID", "IDREF", "IDREFS", "ENTITY", "ENTITIES", "NMTOKEN", "NMTOKENS"];
        if names.contains(&name) {
            Ok(true)
        } else {
            Err(Box::new((start, DoctypeFault::AttributeType.into())))
        }
    }

    /// What follows `(`: names or name tokens with `|` between them.
    fn enumeration(&mut self, of_names: bool) -> Parsed<()> {
        loop {
            self.skip_space();
            if of_names {
                self.ncname()?;
            } else {
                let length = self.rest().find(|c| c != ':' && !is_name_character(c)).unwrap_or(0);
                if length == 0 {
                    return self.fault(DoctypeFault::Name);
                }
                self.at += length;
            }
            self.skip_space();
            if self.take(")") {
                return Ok(());
            }
            if !self.take("|") {
                return self.fault(DoctypeFault::Token(")"));
            }
        }
    }
}
