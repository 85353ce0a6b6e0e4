//! The text that is being made, and the open elements in it.

use super::check::Check;
use super::escape;
use super::start_tag::StartTag;
use crate::event::QualifiedName;
use crate::grammar::Grammar;
use crate::report::WellFormednessFault;
use std::ops::Range;

/// The text of the second, or only, pass over a value, and the check that goes with it.
pub(super) struct Text<'g> {
    pub text: String,
    pub indentation: Option<usize>,
    pub check: Option<Check<'g>>,
}

/// An open element.
pub(super) struct Frame {
    /// Where its declarations begin in the bindings.
    pub mark: usize,
    /// Its tag name in the text.
    pub name: Range<usize>,
    /// Whether its children may stand on lines of their own.
    pub is_indented: bool,
    /// Whether a child was written.
    pub has_children: bool,
    /// Whether it has no type.
    pub is_raw: bool,
}

impl Frame {
    pub fn new(mark: usize, name: Range<usize>, is_raw: bool) -> Self {
        Self { mark, name, is_indented: false, has_children: false, is_raw }
    }
}

impl Text<'_> {
    pub fn new_line(&mut self, level: usize) {
        if let Some(width) = self.indentation {
            self.text.push('\n');
            self.text.extend(std::iter::repeat_n(' ', level * width));
        }
    }

    /// Begins a start tag. The answer is where the name stands.
    pub fn open_tag(&mut self, parents: &mut [Frame], name: &str) -> Range<usize> {
        let level = parents.len();
        if let Some(parent) = parents.last_mut() {
            parent.has_children = true;
            if parent.is_indented {
                self.new_line(level);
            }
        }
        let start = self.text.len() + 1;
        self.text.push('<');
        self.text.push_str(name);
        start..self.text.len()
    }

    /// Writes an end tag.
    pub fn end_tag(&mut self, frame: &Frame, level: usize) {
        if frame.is_indented && frame.has_children {
            self.new_line(level);
        }
        self.text.push_str("</");
        self.text.extend_from_within(frame.name.clone());
        self.text.push('>');
    }

    /// Writes the rest of a start tag and checks it. The answer is the place behind the declarations.
    pub fn complete_tag(
        &mut self,
        grammar: &Grammar,
        prefixes: &[Option<Box<str>>],
        tag: &StartTag,
        is_empty: bool,
    ) -> usize {
        let mut refused = None;
        if !tag.declarations.is_empty() {
            refused = self.declarations(tag.declarations.iter());
        }
        let place = self.text.len();
        if !tag.attributes.is_empty() {
            refused = refused.or(self.attributes(tag));
        }
        self.text.push_str(if is_empty { "/>" } else { ">" });
        let Some(check) = &mut self.check else { return place };
        check.start(tag.name(grammar, prefixes), tag);
        if let Some(c) = refused {
            check.refuse(WellFormednessFault::InvalidCharacter { code: u32::from(c) });
        }
        place
    }

    /// Adds declarations of the root that were not known when its tag was written.
    pub fn declare_late(&mut self, place: usize, declarations: &[(String, String)]) {
        if declarations.is_empty() {
            return;
        }
        let body = self.text.split_off(place);
        self.declarations(declarations.iter().map(|(prefix, uri)| (prefix.as_str(), uri.as_str())));
        self.text.push_str(&body);
    }

    /// Writes declarations. The answer is the first character XML cannot hold.
    fn declarations<'d>(&mut self, declarations: impl Iterator<Item = (&'d str, &'d str)>) -> Option<char> {
        let out = &mut self.text;
        let mut refused = None;
        for (prefix, uri) in declarations {
            out.push_str(if prefix.is_empty() { " xmlns" } else { " xmlns:" });
            out.push_str(prefix);
            out.push_str("=\"");
            refused = refused.or(escape::attribute(out, uri));
            out.push('"');
        }
        refused
    }

    /// Writes attributes. The answer is the first character XML cannot hold.
    fn attributes(&mut self, tag: &StartTag) -> Option<char> {
        let out = &mut self.text;
        let mut refused = None;
        for attribute in tag.attributes.iter() {
            out.push(' ');
            push_name(out, attribute.name);
            out.push_str("=\"");
            refused = refused.or(escape::attribute(out, attribute.value));
            out.push('"');
        }
        refused
    }
}

fn push_name(out: &mut String, name: QualifiedName<'_>) {
    if !name.prefix.is_empty() {
        out.push_str(name.prefix);
        out.push(':');
    }
    out.push_str(name.local);
}
