//! The text of a message while it is at hand: the lines around each fault are taken from it.

use crate::mask::masked_document;
use crate::{Place, Wording};
use std::borrow::Cow;
use xoev_runtime::event::Document;
use xoev_runtime::report::Issue;
use xoev_schema::diagnostics::excerpt::{Excerpt, Lines};
use xoev_schema::diagnostics::render::RenderOptions;

/// A passage of a message that is not in memory as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The text, as it stands in the message.
    pub text: String,
    /// The line it begins in, from 1.
    pub line: usize,
    /// The column in characters it begins at, from 1.
    pub column: usize,
}

/// The decoded text of a message, or a passage of it.
pub(crate) struct Text {
    text: String,
    /// Line and column it begins at, from 1.
    start: (usize, usize),
    /// The text that may be shown, with the same lines and columns; `None` where that is the text itself.
    masked: Option<String>,
    is_utf8: bool,
}

impl Text {
    /// Decodes a message.
    pub fn new(bytes: &[u8], wording: &Wording) -> Self {
        let (text, is_utf8) = match Document::new(bytes) {
            Ok(document) => {
                let text = document.text();
                // A text that was not decoded from something else is borrowed and as long as the file.
                let length = document.offset_base() + text.len() as u64;
                let is_utf8 = matches!(text, Cow::Borrowed(_)) && length == bytes.len() as u64;
                (text.into_owned(), is_utf8)
            }
            Err(_) => (String::from_utf8_lossy(bytes).into_owned(), false),
        };
        Self::of(text, (1, 1), is_utf8, wording)
    }

    /// A passage of a message in UTF-8.
    pub fn of_passage(passage: &Passage, wording: &Wording) -> Self {
        Self::of(passage.text.clone(), (passage.line, passage.column), true, wording)
    }

    fn of(text: String, start: (usize, usize), is_utf8: bool, wording: &Wording) -> Self {
        let masked = wording.masks_values.then(|| masked_document(&text));
        Self { text, start, masked, is_utf8 }
    }
}

/// A message's text with its lines found.
pub(crate) struct Source<'t> {
    name: &'t str,
    text: &'t Text,
    lines: Lines<'t>,
    shown_lines: Option<Lines<'t>>,
}

impl<'t> Source<'t> {
    pub fn new(name: &'t str, text: &'t Text) -> Self {
        let (line, column) = text.start;
        let lines = |text| Lines::of_passage(text, line, column);
        Self { name, text, lines: lines(&text.text), shown_lines: text.masked.as_deref().map(lines) }
    }

    /// Where an issue stands, and how much of the text it is about; `None` if it has no place.
    pub fn place(&self, issue: &Issue) -> Option<Place> {
        let position = issue.position;
        let start = self.lines.offset(position.line as usize, position.column as usize)?;
        let marked = marked(self.text.text.get(start..)?);
        let bytes = position.offset..position.offset + marked.len() as u64;
        Some(Place { position, length: marked.chars().count(), bytes: self.text.is_utf8.then_some(bytes) })
    }

    /// The lines around an issue.
    pub fn excerpt(&self, issue: &Issue) -> Option<Excerpt> {
        let place = self.place(issue)?;
        let (line, column) = (place.position.line as usize, place.position.column as usize);
        let lines = self.shown_lines.as_ref().unwrap_or(&self.lines);
        let range = lines.offset(line, column)?..lines.offset(line, column + place.length)?;
        let width = RenderOptions::default().line_width();
        Some(Excerpt::new(lines, self.name.to_owned(), &[(range, &issue.path)], width))
    }
}

/// What to mark at the beginning of a text: a tag or attribute with its name, otherwise one character.
fn marked(rest: &str) -> &str {
    let end_of_tag = |c: char| matches!(c, ' ' | '>' | '\t' | '\n' | '\r');
    let length = if rest.starts_with('<') {
        rest.find(end_of_tag).unwrap_or(1)
    } else {
        let name = rest.find(|c: char| !(c.is_alphanumeric() || ":_-.".contains(c))).unwrap_or(0);
        if name > 0 { name } else { rest.chars().next().map_or(0, char::len_utf8) }
    };
    rest.get(..length).unwrap_or_default()
}
