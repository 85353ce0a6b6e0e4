//! The push engine: start tags, texts and end tags in, issues out.

use super::attributes::Seen;
use super::frame::{Frame, FrameContent};
use super::identifiers::{Identifiers, may_have_role};
use super::identity::Identity;
use super::names::{NameKey, Names};
use super::path::DocumentPath;
use super::schema_location::SchemaLocations;
use super::simple;
use super::sink::{Finding, NoSink, Sink, StartedElement};
use super::xsi::{Nil, OwnType, Xsi};
use crate::event::{
    AttributeList, DeclarationList, ElementName, Failure, Namespaces, Options, QualifiedName, Symbol,
    is_blank,
};
use crate::grammar::{Builtin, ContentPlan, ElementId, Grammar, TypeId};
use crate::report::{Fault, Issue, LimitKind, Name, Position, Report, Severity, WellFormednessFault};
use std::collections::HashSet;

/// Checks a document that is given to it event by event.
///
/// Well-formedness is the caller's part: ends match starts, names are resolved, one root.
pub struct Validator<'g, S: Sink = NoSink> {
    pub(super) grammar: &'g Grammar,
    pub(super) frames: Vec<Frame<'g>>,
    pub(super) namespaces: Namespaces,
    pub(super) names: Names,
    pub(super) path: DocumentPath,
    pub(super) identifiers: Identifiers,
    pub(super) identity: Identity<'g>,
    /// Declared unparsed entities.
    pub(super) entities: HashSet<String>,
    pub(super) seen: Seen,
    /// What the root element is taken for, where it needs no declaration.
    pub(super) root_type: Option<TypeId>,
    /// Kept only where schema locations count.
    pub(super) schema_locations: Option<SchemaLocations>,
    pub(super) issues: Vec<Issue>,
    /// How many of them are warnings.
    warnings: usize,
    /// How many of the issues have line and column, where these are counted while reading.
    placed: usize,
    is_truncated: bool,
    is_aborted: bool,
    issue_limit: usize,
    /// Values that may be kept at a time, and how many more may come before they are counted again.
    key_limit: usize,
    keys_left: usize,
    text_limit: usize,
    /// Texts of the open elements with simple content, and of those whose fixed value must be compared.
    text: String,
    pub(super) sink: S,
}

/// What an element is validated by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Assessment {
    /// Its declaration, where there is one.
    pub element: Option<ElementId>,
    /// Unchecked, by a wildcard with `processContents="skip"`.
    pub is_skipped: bool,
    /// The root and what a strict wildcard lets in ask for a declaration, and there is none: `xsi:type` would do.
    pub must_have_type: bool,
    /// The leaf of the parent's content model.
    pub leaf: u16,
    /// Whether it stands for a wildcard or in something that does.
    pub is_raw: bool,
}

impl<'g> Validator<'g> {
    /// A validator that only reports.
    #[must_use]
    pub fn new(grammar: &'g Grammar, options: &Options) -> Self {
        Self::with_sink(grammar, options, NoSink)
    }
}

impl<'g, S: Sink> Validator<'g, S> {
    /// A validator that hands on what it finds.
    pub fn with_sink(grammar: &'g Grammar, options: &Options, sink: S) -> Self {
        Self {
            grammar,
            frames: Vec::new(),
            namespaces: Namespaces::default(),
            names: Names::default(),
            path: DocumentPath::default(),
            identifiers: Identifiers::default(),
            identity: Identity::default(),
            entities: HashSet::new(),
            seen: Seen::default(),
            root_type: None,
            schema_locations: options.follows_schema_locations.then(SchemaLocations::default),
            issues: Vec::new(),
            warnings: 0,
            placed: 0,
            is_truncated: false,
            is_aborted: false,
            issue_limit: options.limits.issues,
            key_limit: options.limits.keys,
            keys_left: options.limits.keys,
            text_limit: options.limits.text_length,
            text: String::new(),
            sink,
        }
    }

    /// Takes the root element for one of this type, whatever its name: a part of a document.
    pub(crate) fn assume_root(&mut self, type_definition: TypeId) {
        self.root_type = Some(type_definition);
    }

    /// An element begins. Its namespace is resolved already; `declarations` are needed for QName values inside.
    pub fn start_element(
        &mut self,
        name: QualifiedName<'_>,
        attributes: &AttributeList,
        declarations: &DeclarationList,
        position: Position,
    ) {
        self.start_named(name, Symbol::NONE, attributes, declarations, position);
    }

    /// An element begins that was read.
    #[inline]
    pub(crate) fn start_read(
        &mut self,
        name: ElementName<'_>,
        attributes: &AttributeList,
        declarations: &DeclarationList,
        position: Position,
    ) {
        if declarations.is_empty()
            && attributes.is_empty()
            && self.start_plainly(name, declarations, position)
        {
            return;
        }
        self.start_named(name.get(), name.symbol(), attributes, declarations, position);
    }

    /// An element without attributes, of which nothing is to be said but that it stands where it may: nearly all are
    /// such. False, and nothing is changed, if it is none.
    #[inline]
    fn start_plainly(
        &mut self,
        name: ElementName<'_>,
        declarations: &DeclarationList,
        position: Position,
    ) -> bool {
        let grammar = self.grammar;
        let known = name.symbol().index().and_then(|number| Some((number, self.names.element(number)?)));
        let Some((number, key)) = known.filter(|_| self.schema_locations.is_none()) else { return false };
        let Some(frame) = self.frames.last_mut() else { return false };
        let (FrameContent::Model { model, state, .. }, Some(id)) = (&mut frame.content, key.id) else {
            return false;
        };
        let accepts = |element: ElementId| grammar.element_plan(element).filter(|plan| plan.is_plain);
        let Some((element, leaf, plan)) = state.step_plainly(model, id, accepts) else { return false };
        frame.is_stuck = false;
        frame.has_children = true;
        let is_raw = frame.is_raw;
        self.path.open_known(number, key.hash);
        if !S::IS_NONE {
            let started = StartedElement {
                name: name.get(),
                element: Some(element),
                type_definition: Some(plan.type_definition),
                leaf,
                is_nil: false,
                is_raw,
            };
            self.sink.start(&started, declarations);
        }
        let is_element_only = matches!(plan.content, ContentPlan::ElementOnly(_));
        self.frames.push(Frame {
            name: key,
            element: Some(element),
            type_definition: Some(plan.type_definition),
            content: FrameContent::of(grammar, plan.content),
            position,
            text_start: self.text.len(),
            is_plain: !plan.has_value_constraint,
            is_raw,
            has_own_type: false,
            has_children: false,
            has_text: false,
            is_reported: false,
            may_be_meant_nil: false,
            declares: false,
            ignores_white_space: is_element_only && !is_raw && !plan.has_value_constraint,
            is_stuck: false,
        });
        true
    }

    /// An element begins, whose name has a symbol.
    pub(crate) fn start_named(
        &mut self,
        name: QualifiedName<'_>,
        symbol: Symbol,
        attributes: &AttributeList,
        declarations: &DeclarationList,
        position: Position,
    ) {
        let declares = !declarations.is_empty();
        if declares {
            self.namespaces.open(declarations);
        }
        let key = self.enter_name(name, symbol);
        let mut assessment = self.find_declaration(name, key, position);
        let xsi = Xsi::find(attributes);
        if self.frames.is_empty() {
            xsi.schema_locations(&mut self.sink);
        }
        if self.schema_locations.is_some() {
            self.check_schema_locations(&xsi, name, attributes, position);
        }
        let plan = assessment.element.and_then(|id| self.grammar.element_plan(id));
        let own_type = match assessment.is_skipped {
            true => OwnType::None,
            false => self.own_type(&xsi, assessment, plan, position),
        };
        if assessment.must_have_type && own_type == OwnType::None {
            self.report_undeclared(name, position);
            // Of a message no schema knows, nothing can be said about its content.
            assessment.is_skipped |= self.frames.is_empty();
        }
        let assumed = || self.root_type.filter(|_| self.frames.is_empty());
        let declared = plan.map(|element| element.type_definition);
        let type_definition = match own_type.id().or(declared).or_else(assumed) {
            _ if assessment.is_skipped || own_type == OwnType::Unknown => None,
            // Without a declaration an element is assessed laxly: by the ur-type.
            None => Some(Builtin::AnyType.type_id()),
            some => some,
        };
        if type_definition.is_none() {
            assessment.element = None;
            assessment.is_raw = true;
        }
        let nil = match type_definition {
            Some(_) => self.nil(&xsi, name, assessment, position),
            None => Nil::No,
        };
        let is_nil = nil == Nil::Yes;
        self.sink.start(
            &StartedElement {
                name,
                element: assessment.element,
                type_definition,
                leaf: assessment.leaf,
                is_nil,
                is_raw: assessment.is_raw,
            },
            declarations,
        );
        let type_plan = type_definition.and_then(|id| self.grammar.type_plan(id));
        let has_value_constraint = plan.is_some_and(|plan| plan.has_value_constraint);
        if let Some(parent) = self.frames.last_mut() {
            parent.has_children = true;
        }
        self.frames.push(Frame {
            name: key,
            element: assessment.element,
            type_definition,
            content: match type_plan {
                None => FrameContent::Skipped,
                Some(_) if is_nil => FrameContent::Nil,
                Some(plan) => FrameContent::of(self.grammar, plan.content),
            },
            position,
            text_start: self.text.len(),
            is_plain: nil == Nil::No && !has_value_constraint && type_definition.is_some(),
            is_raw: assessment.is_raw,
            has_own_type: own_type != OwnType::None,
            has_children: false,
            has_text: false,
            is_reported: false,
            may_be_meant_nil: nil == Nil::Wrong,
            declares,
            ignores_white_space: !is_nil
                && !assessment.is_raw
                && !has_value_constraint
                && type_plan.is_some_and(|plan| matches!(plan.content, ContentPlan::ElementOnly(_))),
            is_stuck: false,
        });
        if plan.is_some_and(|plan| plan.has_identity_constraints) {
            self.enter_identity(assessment.element);
        }
        match type_definition {
            Some(definition) => {
                if !attributes.is_empty() || type_plan.is_some_and(|plan| plan.misses_attributes) {
                    self.check_attributes(definition, attributes, assessment.is_raw, position);
                }
            }
            None => self.pass_attributes(attributes),
        }
    }

    /// Finds the name in the grammar and enters the path.
    #[inline]
    fn enter_name(&mut self, name: QualifiedName<'_>, symbol: Symbol) -> NameKey {
        let Some(number) = symbol.index() else {
            let key = self.names.find(self.grammar, name.namespace, name.local);
            self.path.open(name.prefix, name.local, key.hash);
            return key;
        };
        let key = match self.names.element(number) {
            Some(key) => key,
            None => {
                let key = self.names.find(self.grammar, name.namespace, name.local);
                self.names.learn_element(number, key);
                self.path.learn(number, name.prefix, name.local);
                key
            }
        };
        self.path.open_known(number, key.hash);
        key
    }

    /// Whether white space that comes next means nothing.
    #[inline]
    pub(crate) fn ignores_white_space(&self) -> bool {
        self.frames.last().is_some_and(|frame| frame.ignores_white_space)
    }

    /// Hands out all places that have no line and column yet.
    pub(super) fn place(&mut self, mut place: impl FnMut(&mut Position)) {
        for issue in self.issues.iter_mut().skip(self.placed) {
            place(&mut issue.position);
        }
        self.placed = self.issues.len();
        self.frames.iter_mut().for_each(|frame| place(&mut frame.position));
        self.identifiers.place(&mut place);
        self.identity.place(&mut place);
    }

    /// Text in the innermost element. One text may come in several pieces.
    pub fn text(&mut self, text: &str, position: Position) {
        let Some(frame) = self.frames.last_mut() else { return };
        if text.is_empty() {
            return;
        }
        let is_fault = match &frame.content {
            FrameContent::Simple(_) => {
                frame.has_text = true;
                if frame.is_raw {
                    self.sink.text(text);
                }
                self.keep(text, position);
                return;
            }
            FrameContent::Model { is_mixed: true, .. } => {
                frame.has_text = true;
                self.sink.text(text);
                if self.has_value_constraint() {
                    self.keep(text, position);
                }
                return;
            }
            FrameContent::Skipped => {
                self.sink.text(text);
                return;
            }
            FrameContent::Model { .. } => {
                if frame.is_raw {
                    self.sink.text(text);
                }
                !is_blank(text)
            }
            FrameContent::Empty | FrameContent::Nil => true,
        };
        frame.has_text = true;
        if is_fault && !frame.is_reported {
            frame.is_reported = true;
            let parent = self.element_name();
            let holder = self.text_holder();
            let fault = match self.frames.last().map(|frame| &frame.content) {
                Some(FrameContent::Empty) => Fault::ContentInEmpty { parent },
                Some(FrameContent::Nil) => Fault::NilWithContent { name: parent },
                _ => Fault::TextInElementContent { parent, text: shortened(text.trim()), holder },
            };
            let blanks = text.len() - text.trim_start().len();
            self.issue(later(position, blanks), fault);
        }
    }

    fn has_value_constraint(&self) -> bool {
        let element = self.frames.last().and_then(|frame| frame.element);
        element.and_then(|id| self.grammar.element_plan(id)).is_some_and(|plan| plan.has_value_constraint)
    }

    fn keep(&mut self, text: &str, position: Position) {
        let start = self.frames.last().map_or(0, |frame| frame.text_start);
        if self.text.len() - start + text.len() <= self.text_limit {
            self.text.push_str(text);
        } else {
            let maximum = self.text_limit as u64;
            let fault = WellFormednessFault::Limit { kind: LimitKind::TextLength, maximum };
            self.abort(Failure { fault, position });
        }
    }

    /// The innermost element ends.
    #[inline]
    pub fn end_element(&mut self, position: Position) {
        let Some(frame) = self.frames.last() else { return };
        let start = frame.text_start;
        if !self.end_plainly() {
            let text = std::mem::take(&mut self.text);
            self.end_content(text.get(start..).unwrap_or_default(), position);
            self.text = text;
        }
        if let Some(finding) = self.sink.finding() {
            self.sink_issue(finding);
        }
        self.text.truncate(start);
        if self.frames.pop().is_some_and(|frame| frame.declares) {
            self.namespaces.close();
        }
        self.path.close();
    }

    /// The end of an element whose content is all it should be, and of which nothing else is asked. False, and nothing
    /// is changed, if it is none.
    #[inline]
    fn end_plainly(&mut self) -> bool {
        let Some(frame) = self.frames.last().filter(|frame| frame.is_plain) else { return false };
        if self.identity.is_active() {
            return false;
        }
        match &frame.content {
            FrameContent::Model { model, state, .. } => {
                if !state.is_accepting(model) {
                    return false;
                }
                self.sink.end("");
            }
            FrameContent::Simple(content) => {
                let text = self.text.get(frame.text_start..).unwrap_or_default();
                match simple::accept(self.grammar, *content, text, &self.namespaces) {
                    Some(checked) if !frame.has_children && !may_have_role(self.grammar, checked.member) => {
                        self.sink.end(&checked.normalized);
                    }
                    _ => return false,
                }
            }
            FrameContent::Empty | FrameContent::Nil | FrameContent::Skipped => return false,
        }
        true
    }

    /// The document ends.
    pub fn finish(self) -> Report {
        self.finish_with_sink().0
    }

    /// The document ends; gives back what took the findings.
    pub fn finish_with_sink(mut self) -> (Report, S) {
        if !self.is_aborted {
            for issue in self.identifiers.dangling() {
                if self.has_room() {
                    self.issues.push(issue);
                }
            }
        }
        // Some faults are known only after others that stand further down.
        self.issues.sort_by_key(|issue| issue.position.offset);
        (Report { issues: self.issues, is_truncated: self.is_truncated }, self.sink)
    }

    /// Ends the document early: after this only [`Self::finish`] makes sense.
    pub fn abort(&mut self, failure: Failure) {
        if !self.is_aborted {
            self.is_aborted = true;
            let issue = Issue::new(self.path.text(), failure.position, Fault::WellFormedness(failure.fault));
            self.issues.push(issue);
        }
    }

    /// Notes that a value is kept that came from a place.
    #[inline]
    pub(super) fn keep_one(&mut self, position: Position) {
        match self.keys_left.checked_sub(1) {
            Some(left) => self.keys_left = left,
            None => self.count_kept(position),
        }
    }

    /// Counts what is kept: much of what came may be forgotten again.
    #[cold]
    fn count_kept(&mut self, position: Position) {
        let kept = self.identity.kept() + self.identifiers.kept();
        match self.key_limit.checked_sub(kept) {
            Some(left) => self.keys_left = left,
            None => {
                let fault =
                    WellFormednessFault::Limit { kind: LimitKind::Keys, maximum: self.key_limit as u64 };
                self.abort(Failure { fault, position });
            }
        }
    }

    /// Whether [`Self::abort`] was called, or a limit was reached.
    #[must_use]
    pub fn is_aborted(&self) -> bool {
        self.is_aborted
    }

    /// How many elements are open.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.frames.len()
    }

    /// Names an unparsed entity that the document declares, for values of the type ENTITY.
    pub fn declare_entity(&mut self, name: &str) {
        self.entities.insert(name.to_owned());
    }

    /// A fault the caller has found at the innermost element; checking goes on.
    pub fn refuse(&mut self, fault: Fault, position: Position) {
        self.issue(position, fault);
    }

    /// Reports a fault of the innermost element.
    pub(super) fn issue(&mut self, position: Position, fault: Fault) {
        if self.has_room() {
            self.issues.push(Issue::new(self.path.text(), position, fault));
        }
    }

    /// Reports what the sink has found at the innermost element. Warnings do not take the room of faults.
    #[cold]
    fn sink_issue(&mut self, Finding { severity, fault }: Finding) {
        let position = self.frames.last().map_or_else(Position::default, |frame| frame.position);
        let is_warning = severity == Severity::Warning;
        if is_warning && self.warnings >= self.issue_limit {
            self.is_truncated = true;
        } else if !self.is_aborted && (is_warning || self.has_room()) {
            self.warnings += usize::from(is_warning);
            self.issues.push(Issue { severity, ..Issue::new(self.path.text(), position, fault) });
        }
    }

    /// Whether one more issue may be listed.
    pub(super) fn has_room(&mut self) -> bool {
        let has_room = self.issues.len() - self.warnings < self.issue_limit && !self.is_aborted;
        self.is_truncated |= !has_room && !self.is_aborted;
        has_room
    }

    /// The name of the innermost element, as the document wrote it.
    pub(super) fn element_name(&self) -> Name {
        let (prefix, local) = self.path.name(self.path.depth().saturating_sub(1));
        let namespace = self.namespaces.resolve(prefix).unwrap_or_default();
        Name::new(namespace, prefix, local)
    }
}

/// The place so many bytes after the start of a text.
fn later(position: Position, bytes: usize) -> Position {
    match position.offset {
        0 => position,
        offset => Position { offset: offset + bytes as u64, ..Position::default() },
    }
}

/// A name for a report.
pub(super) fn owned(name: QualifiedName<'_>) -> Name {
    Name::new(name.namespace, name.prefix, name.local)
}

/// A text for a report: not longer than a line.
pub(super) fn shortened(text: &str) -> String {
    const LENGTH: usize = 100;
    match text.char_indices().nth(LENGTH) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}
