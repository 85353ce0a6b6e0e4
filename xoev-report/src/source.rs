//! The text of a message while it is at hand: the lines around each fault are taken from it.

use crate::Wording;
use crate::mask::masked_document;
use xoev_runtime::event::Document;
use xoev_runtime::report::Issue;
use xoev_schema::diagnostics::excerpt::{Excerpt, Lines};
use xoev_schema::diagnostics::render::RenderOptions;

/// The decoded text, masked where that is wanted.
pub(crate) fn shown_text(bytes: &[u8], wording: &Wording) -> String {
    let text = match Document::new(bytes) {
        Ok(document) => document.text().into_owned(),
        Err(_) => String::from_utf8_lossy(bytes).into_owned(),
    };
    if wording.masks_values { masked_document(&text) } else { text }
}

/// The lines around an issue; masking keeps lines and columns, but not offsets in bytes. `None` where it has no place.
pub(crate) fn excerpt(name: &str, text: &str, lines: &Lines<'_>, issue: &Issue) -> Option<Excerpt> {
    let start = lines.offset(issue.position.line as usize, issue.position.column as usize)?;
    let end = start + marked_length(&text[start..]);
    let width = RenderOptions::default().line_width();
    Some(Excerpt::new(lines, name.to_owned(), &[(start..end, &issue.path)], width))
}

/// How much to mark: a tag or attribute with its name, otherwise one character.
fn marked_length(rest: &str) -> usize {
    if rest.starts_with('<') {
        return rest.find([' ', '>', '\t', '\n', '\r']).unwrap_or(1);
    }
    let name = rest.find(|c: char| !(c.is_alphanumeric() || ":_-.".contains(c))).unwrap_or(0);
    if name > 0 { name } else { rest.chars().next().map_or(0, char::len_utf8) }
}
