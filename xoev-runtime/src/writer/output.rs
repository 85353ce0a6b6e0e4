//! Start tags, texts and end tags on their way into the text and the validator.

use super::WriteOptions;
use super::check::Check;
use super::escape;
use super::namespaces::{Bindings, Usage};
use super::start_tag::{StartTag, WrittenNames};
use super::text::{Frame, Text};
use crate::bind::PrefixContext;
use crate::event::QualifiedName;
use crate::grammar::{Grammar, NameId, NamespaceId};
use crate::report::{LimitKind, WellFormednessFault};

/// The namespace of names that are in none.
const ABSENT: NamespaceId = NamespaceId(0);

/// Where the writers write to. Calls come in document order; a start tag is complete when its content begins.
pub(crate) struct Output<'g> {
    pub(super) grammar: &'g Grammar,
    pass: Pass<'g>,
    pub(super) bindings: Bindings,
    /// The prefixes, with their colons, that typed elements of each namespace have by the declarations of the root;
    /// `None` where the bindings must be asked.
    pub(super) prefixes: Vec<Option<Box<str>>>,
    /// How many bindings the root element makes; with more in scope, the bindings must be asked.
    pub(super) root_bindings: usize,
    frames: Vec<Frame>,
    pub(super) tag: StartTag,
    is_tag_open: bool,
    /// Whether the open tag was begun without the bindings knowing of it.
    is_tag_unknown: bool,
    /// Typed names that were written with the prefix of the root's declarations.
    names: WrittenNames,
    /// Whether namespaces are declared at the root as they are met, without a first pass.
    is_single: bool,
    /// Whether a prefix depends on what comes later: then the text is worth nothing.
    pub(super) needs_survey: bool,
    /// In the text, the place behind the root's declarations, and how many of the bindings stand there.
    pub(super) root_tag: Option<(usize, usize)>,
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
            prefixes: Vec::new(),
            root_bindings: usize::MAX,
            frames: Vec::new(),
            tag: StartTag::default(),
            is_tag_open: false,
            is_tag_unknown: false,
            names: WrittenNames::default(),
            is_single: false,
            needs_survey: false,
            root_tag: None,
            depth,
            root_declarations: Vec::new(),
        }
    }

    /// Declares namespaces at the root as they are met.
    pub fn without_survey(mut self) -> Self {
        self.is_single = true;
        self
    }

    /// Whether the text is worth nothing, since a prefix depends on what comes later.
    pub fn needs_survey(&self) -> bool {
        self.needs_survey
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
                if let Some((at, written)) = self.root_tag {
                    text.declare_late(at, self.bindings.since(written));
                }
                if text.indentation.is_some() {
                    text.text.push('\n');
                }
                (text.text, text.check)
            }
        }
    }

    /// Whether another element may be opened; else a fault was reported.
    pub fn may_descend(&mut self) -> bool {
        if self.needs_survey {
            return false;
        }
        if self.frames.len() < self.depth {
            return true;
        }
        let maximum = self.depth as u64;
        self.complete_tag(false);
        self.refuse(WellFormednessFault::Limit { kind: LimitKind::Depth, maximum });
        false
    }

    /// Opens an element that has a type.
    pub fn start_typed(&mut self, name: NameId) {
        let grammar = self.grammar;
        let Some(expanded) = grammar.names.get(name.index()) else { return };
        if let Pass::Survey(usage) = &mut self.pass {
            usage.typed_element(grammar, expanded.namespace);
            self.begin(false);
            return;
        }
        self.complete_tag(false);
        if self.is_single {
            if self.frames.is_empty() {
                self.declare_root();
            }
            self.bind_typed(expanded.namespace);
        }
        if self.bindings.count() == self.root_bindings
            && let Some(Some(prefix)) = self.prefixes.get(expanded.namespace.index())
            && let Pass::Text(text) = &mut self.pass
        {
            let (symbol, written) = self.names.get(grammar, name, prefix, &expanded.local);
            let range = text.open_tag(&mut self.frames, written);
            // Bindings of a single pass are those of the root, for the whole document.
            let mark = match (self.is_single, self.frames.is_empty()) {
                (true, true) => 0,
                (true, false) => usize::MAX,
                (false, _) => self.root_bindings,
            };
            self.frames.push(Frame::new(mark, range, false));
            self.tag.begin_typed(name, symbol);
            self.is_tag_open = true;
            self.is_tag_unknown = true;
            return;
        }
        let (uri, local) = grammar.name_parts(name);
        self.start(uri, None, local);
    }

    /// The bindings learn which prefixes the open tag relies on.
    fn tell_bindings(&mut self) {
        if std::mem::take(&mut self.is_tag_unknown) {
            self.bindings.enter();
            let prefix = self.tag.name(self.grammar, &self.prefixes).prefix;
            self.bindings.rely_on(prefix);
        }
    }

    /// Completes the tag before and begins one.
    fn begin(&mut self, is_raw: bool) {
        self.complete_tag(false);
        let mark = self.bindings.enter();
        self.is_tag_unknown = false;
        self.frames.push(Frame::new(mark, 0..0, is_raw));
        self.is_tag_open = true;
    }

    /// Declares what the root element declares, and takes down which prefix each namespace has by that.
    fn declare_root(&mut self) {
        for (prefix, uri) in std::mem::take(&mut self.root_declarations) {
            self.bindings.declare(&prefix, &uri);
        }
        self.root_bindings = self.bindings.count();
        let bindings = &self.bindings;
        self.prefixes = self.grammar.namespaces.iter().map(|it| bindings.element_prefix(&it.uri)).collect();
    }

    /// Opens an element. `wish` is the prefix of a name without type.
    pub fn start(&mut self, uri: &str, wish: Option<&str>, local: &str) {
        self.needs_survey |= self.is_single;
        self.begin(wish.is_some());
        if self.frames.len() == 1 {
            self.declare_root();
        }
        let prefix = match (&mut self.pass, wish) {
            (Pass::Survey(_), None) => String::new(),
            (Pass::Survey(usage), Some(wish)) => {
                if self.bindings.uri(wish) != uri {
                    usage.wish(wish, uri);
                }
                String::new()
            }
            (Pass::Text(_), _) => self.bindings.resolve(uri, wish, false),
        };
        if let Pass::Text(text) = &mut self.pass {
            let Some((frame, parents)) = self.frames.split_last_mut() else { return };
            let colon = if prefix.is_empty() { "" } else { ":" };
            frame.name = text.open_tag(parents, &format!("{prefix}{colon}{local}"));
        }
        self.tag.begin(QualifiedName { namespace: uri, prefix: &prefix, local });
    }

    /// Lets the children of the open element stand on lines of their own.
    pub fn indent_children(&mut self) {
        if let Some(frame) = self.frames.last_mut() {
            frame.is_indented = true;
        }
    }

    /// Adds a declaration that content without a type brings.
    pub fn declare(&mut self, prefix: &str, uri: &str) {
        self.needs_survey |= self.is_single;
        self.tell_bindings();
        let is_inside_raw = self.frames.iter().rev().nth(1).is_some_and(|parent| parent.is_raw);
        match &mut self.pass {
            Pass::Survey(usage) if !is_inside_raw => usage.wish(prefix, uri),
            _ => {
                self.bindings.declare(prefix, uri);
            }
        }
    }

    /// Adds an attribute that has a type.
    pub fn typed_attribute(&mut self, name: NameId, value: &str) {
        let Some(expanded) = self.grammar.names.get(name.index()) else { return };
        let (uri, local) = self.grammar.name_parts(name);
        if expanded.namespace != ABSENT {
            self.attribute(uri, None, local, value);
        } else if let Pass::Text(_) = &self.pass {
            let symbol = self.names.symbol(self.grammar, name);
            self.tag.push(QualifiedName { namespace: "", prefix: "", local }, symbol, value);
        }
    }

    /// Adds an attribute. `wish` is the prefix of a name without type.
    pub fn attribute(&mut self, uri: &str, wish: Option<&str>, local: &str, value: &str) {
        self.tell_bindings();
        if self.is_single {
            self.bind_at_root(uri, wish);
        }
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

    /// Whether this is the pass that only looks for namespaces.
    pub fn is_survey(&self) -> bool {
        matches!(self.pass, Pass::Survey(_))
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
        if let Pass::Text(text) = &mut self.pass {
            if !is_empty {
                text.end_tag(&frame, self.frames.len());
            }
            if let Some(check) = &mut text.check {
                check.end();
            }
        }
        if !self.is_single && self.bindings.count() > frame.mark {
            self.bindings.leave(frame.mark);
        }
    }

    /// Writes the rest of the start tag, if one is open.
    fn complete_tag(&mut self, is_empty: bool) {
        if !std::mem::take(&mut self.is_tag_open) {
            return;
        }
        let Pass::Text(text) = &mut self.pass else { return };
        if let Some(frame) = self.frames.last() {
            for (prefix, uri) in self.bindings.since(frame.mark) {
                self.tag.declarations.push(prefix, uri);
            }
        }
        let at = text.complete_tag(self.grammar, &self.prefixes, &self.tag, is_empty);
        if self.is_single && self.root_tag.is_none() {
            self.root_tag = Some((at, self.bindings.count()));
        }
    }

    fn refuse(&mut self, fault: WellFormednessFault) {
        if let Pass::Text(Text { check: Some(check), .. }) = &mut self.pass {
            check.refuse(fault);
        }
    }
}

impl PrefixContext for Output<'_> {
    fn prefix(&mut self, namespace: &str, preferred: Option<&str>) -> String {
        self.tell_bindings();
        if self.is_single {
            self.bind_value(namespace, preferred);
        }
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
