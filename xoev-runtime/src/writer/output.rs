//! Start tags, texts and end tags on their way into the text and the validator.

use super::WriteOptions;
use super::check::Check;
use super::escape;
use super::namespaces::{Bindings, Usage};
use super::start_tag::StartTag;
use crate::bind::PrefixContext;
use crate::event::QualifiedName;
use crate::grammar::Grammar;
use crate::report::{LimitKind, WellFormednessFault};
use std::ops::Range;

/// Where the writers write to. Calls come in document order; a start tag is complete when its content begins.
pub(crate) struct Output<'g> {
    pub(super) grammar: &'g Grammar,
    pass: Pass<'g>,
    bindings: Bindings,
    frames: Vec<Frame>,
    tag: StartTag,
    is_tag_open: bool,
    depth: usize,
    root_declarations: Vec<(String, String)>,
}

/// The two passes over a value.
enum Pass<'g> {
    /// Finds the namespaces in use.
    Survey(Usage),
    /// Makes the text.
    Text(Text<'g>),
}

struct Text<'g> {
    text: String,
    indentation: Option<usize>,
    check: Option<Check<'g>>,
}

/// An open element.
struct Frame {
    /// Where its declarations begin in the bindings.
    mark: usize,
    /// Its tag name in the text.
    name: Range<usize>,
    /// Whether its children may stand on lines of their own.
    is_indented: bool,
    /// Whether a child was written.
    has_children: bool,
    /// Whether it has no type.
    is_raw: bool,
}

impl<'g> Output<'g> {
    /// The first pass.
    pub fn survey(grammar: &'g Grammar, depth: usize) -> Self {
        Self::new(grammar, depth, Pass::Survey(Usage::default()))
    }

    /// The second pass.
    pub fn text(
        grammar: &'g Grammar,
        depth: usize,
        options: &WriteOptions,
        check: Option<Check<'g>>,
    ) -> Self {
        let mut text = String::new();
        if options.declaration {
            text.push_str(r#"<?xml version="1.0" encoding="UTF-8"?>"#);
            text.push('\n');
        }
        Self::new(grammar, depth, Pass::Text(Text { text, indentation: options.indentation, check }))
    }

    fn new(grammar: &'g Grammar, depth: usize, pass: Pass<'g>) -> Self {
        Self {
            grammar,
            pass,
            bindings: Bindings::default(),
            frames: Vec::new(),
            tag: StartTag::default(),
            is_tag_open: false,
            depth,
            root_declarations: Vec::new(),
        }
    }

    /// The declarations of the root element.
    pub fn declare_at_root(&mut self, declarations: Vec<(String, String)>) {
        self.root_declarations = declarations;
    }

    /// What the first pass has found.
    pub fn usage(self) -> Usage {
        match self.pass {
            Pass::Survey(usage) => usage,
            Pass::Text(_) => Usage::default(),
        }
    }

    /// The text and the check.
    pub fn finish(self) -> (String, Option<Check<'g>>) {
        match self.pass {
            Pass::Survey(_) => (String::new(), None),
            Pass::Text(mut text) => {
                if text.indentation.is_some() {
                    text.text.push('\n');
                }
                (text.text, text.check)
            }
        }
    }

    /// Whether another element may be opened; else a fault was reported.
    pub fn may_descend(&mut self) -> bool {
        if self.frames.len() < self.depth {
            return true;
        }
        let maximum = self.depth as u64;
        self.complete_tag(false);
        self.refuse(WellFormednessFault::Limit { kind: LimitKind::Depth, maximum });
        false
    }

    /// Opens an element. `wish` is the prefix of a name without type.
    pub fn start(&mut self, uri: &str, wish: Option<&str>, local: &str) {
        self.complete_tag(false);
        let is_raw = wish.is_some();
        let mark = self.bindings.enter();
        for (prefix, uri) in std::mem::take(&mut self.root_declarations) {
            self.bindings.declare(&prefix, &uri);
        }
        let prefix = match (&mut self.pass, wish) {
            (Pass::Survey(usage), None) => {
                usage.element(uri);
                String::new()
            }
            (Pass::Survey(usage), Some(wish)) => {
                if self.bindings.uri(wish) != uri {
                    usage.wish(wish, uri);
                }
                String::new()
            }
            (Pass::Text(_), _) => self.bindings.resolve(uri, wish, false),
        };
        self.frames.push(Frame { mark, name: 0..0, is_indented: false, has_children: false, is_raw });
        self.tag.begin(QualifiedName { namespace: uri, prefix: &prefix, local });
        self.is_tag_open = true;
    }

    /// Lets the children of the open element stand on lines of their own.
    pub fn indent_children(&mut self) {
        if let Some(frame) = self.frames.last_mut() {
            frame.is_indented = true;
        }
    }

    /// Adds a declaration that content without a type brings.
    pub fn declare(&mut self, prefix: &str, uri: &str) {
        let is_inside_raw = self.frames.iter().rev().nth(1).is_some_and(|parent| parent.is_raw);
        match &mut self.pass {
            Pass::Survey(usage) if !is_inside_raw => usage.wish(prefix, uri),
            _ => {
                self.bindings.declare(prefix, uri);
            }
        }
    }

    /// Adds an attribute. `wish` is the prefix of a name without type.
    pub fn attribute(&mut self, uri: &str, wish: Option<&str>, local: &str, value: &str) {
        let is_bound = wish.is_some_and(|wish| self.bindings.uri(wish) == uri);
        let is_raw = self.frames.last().is_some_and(|frame| frame.is_raw);
        let prefix = match (&mut self.pass, wish) {
            (Pass::Survey(usage), Some(wish)) if is_raw => {
                if !is_bound && !uri.is_empty() {
                    usage.wish(wish, uri);
                }
                return;
            }
            (Pass::Survey(usage), _) => return usage.attribute(uri, wish.unwrap_or_default()),
            (Pass::Text(_), _) => self.bindings.resolve(uri, wish.filter(|_| is_raw || is_bound), true),
        };
        if !self.tag.attribute(QualifiedName { namespace: uri, prefix: &prefix, local }, value) {
            let name = if prefix.is_empty() { local.to_owned() } else { format!("{prefix}:{local}") };
            self.refuse(WellFormednessFault::DuplicateAttribute { name });
        }
    }

    /// Adds a text.
    pub fn characters(&mut self, characters: &str) {
        if characters.is_empty() {
            return;
        }
        self.complete_tag(false);
        let Pass::Text(text) = &mut self.pass else { return };
        let refused = escape::text(&mut text.text, characters);
        if let Some(check) = &mut text.check {
            check.text(characters);
        }
        if let Some(c) = refused {
            self.refuse(WellFormednessFault::InvalidCharacter { code: u32::from(c) });
        }
    }

    /// Closes the element.
    pub fn end(&mut self) {
        let is_empty = self.is_tag_open;
        self.complete_tag(true);
        let Some(frame) = self.frames.pop() else { return };
        let level = self.frames.len();
        if let Pass::Text(text) = &mut self.pass {
            if !is_empty {
                if frame.is_indented && frame.has_children {
                    text.new_line(level);
                }
                text.text.push_str("</");
                text.text.extend_from_within(frame.name);
                text.text.push('>');
            }
            if let Some(check) = &mut text.check {
                check.end();
            }
        }
        self.bindings.leave(frame.mark);
    }

    /// Writes the start tag, if one is open.
    fn complete_tag(&mut self, is_empty: bool) {
        if !std::mem::take(&mut self.is_tag_open) {
            return;
        }
        let Pass::Text(text) = &mut self.pass else { return };
        let level = self.frames.len().saturating_sub(1);
        let Some((frame, parents)) = self.frames.split_last_mut() else { return };
        if let Some(parent) = parents.last_mut() {
            parent.has_children = true;
            if parent.is_indented {
                text.new_line(level);
            }
        }
        for (prefix, uri) in self.bindings.since(frame.mark) {
            self.tag.declarations.push(prefix, uri);
        }
        let refused = text.start_tag(&self.tag, &mut frame.name);
        text.text.push_str(if is_empty { "/>" } else { ">" });
        if let Some(check) = &mut text.check {
            check.start(&self.tag);
        }
        if let Some(c) = refused {
            self.refuse(WellFormednessFault::InvalidCharacter { code: u32::from(c) });
        }
    }

    fn refuse(&mut self, fault: WellFormednessFault) {
        if let Pass::Text(Text { check: Some(check), .. }) = &mut self.pass {
            check.refuse(fault);
        }
    }
}

impl Text<'_> {
    fn new_line(&mut self, level: usize) {
        if let Some(width) = self.indentation {
            self.text.push('\n');
            self.text.extend(std::iter::repeat_n(' ', level * width));
        }
    }

    /// Writes a start tag without its end. The answer is the first character XML cannot hold.
    fn start_tag(&mut self, tag: &StartTag, name: &mut Range<usize>) -> Option<char> {
        let out = &mut self.text;
        let mut refused = None;
        out.push('<');
        let start = out.len();
        push_name(out, tag.name());
        *name = start..out.len();
        for (prefix, uri) in tag.declarations.iter() {
            out.push_str(if prefix.is_empty() { " xmlns" } else { " xmlns:" });
            out.push_str(prefix);
            out.push_str("=\"");
            refused = refused.or(escape::attribute(out, uri));
            out.push('"');
        }
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

impl PrefixContext for Output<'_> {
    fn prefix(&mut self, namespace: &str, preferred: Option<&str>) -> String {
        match &mut self.pass {
            Pass::Survey(usage) => {
                usage.value(namespace, preferred);
                String::new()
            }
            Pass::Text(_) => {
                // A prefix is taken as read only where it means that namespace already.
                let wish = preferred.filter(|p| !namespace.is_empty() && self.bindings.uri(p) == namespace);
                self.bindings.resolve(namespace, wish, false)
            }
        }
    }
}
