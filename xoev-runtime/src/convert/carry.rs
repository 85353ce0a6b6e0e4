//! Reads what one version has written with the grammar of another.

use super::error::{Change, ConversionError};
use super::exchange::Exchange;
use super::namespaces::Renamed;
use super::tag::Tag;
use crate::event::{Document, Event, Failure, Options, QualifiedName};
use crate::grammar::{Grammar, TypeId};
use crate::report::{Fault, Issue, Position, Report, Subject};
use crate::tree::{Tree, TreeBuilder};
use crate::validator::{Sink, Validator};
use std::collections::HashMap;

/// The attribute that says which code list a code is of.
const LIST: &str = "listURI";

/// What the root element is in the new version.
#[derive(Debug, Clone, Copy)]
pub(super) enum Root {
    /// The global element of its name.
    Declared,
    /// Any element of this type: a part of a message.
    Typed(TypeId),
}

/// A document of the new version.
pub(super) struct Carried<'g> {
    pub tree: Tree<'g>,
    pub changes: Vec<Change>,
}

/// The number of a start tag, from 1, and which value of the element is meant: an attribute's by its name, its own under
/// the empty name.
type Key = (u64, String);

/// Values to set.
pub(super) type Fixes = HashMap<Key, String>;

/// Elements with another name: namespace and local name by the number of the start tag, from 1.
pub type RenamedElements = HashMap<u64, (String, String)>;

/// A document on its way from one version to another.
pub(super) struct Crossing<'c> {
    pub bytes: &'c [u8],
    pub options: &'c Options,
    pub renamed: Renamed,
    pub elements: &'c RenamedElements,
    fixes: Fixes,
    /// The offset of each start tag.
    starts: Vec<u64>,
}

/// Reads a text, first as it is but for namespaces, then, if the version fixes other values, with those.
pub(super) fn carry<'g>(
    text: &str,
    from: &Grammar,
    to: &'g Grammar,
    root: Root,
) -> Result<Carried<'g>, ConversionError> {
    let mut options = Options::default();
    options.limits.issues = usize::MAX;
    let elements = RenamedElements::new();
    let mut crossing = Crossing::new(text.as_bytes(), &options, Renamed::between(from, to), &elements);
    let sink = || TreeBuilder::new(to);
    let (mut report, builder, exchanges) = crossing.run(from, to, root, sink);
    let changes = exchanges.into_iter().map(|it| it.change).collect();
    if report.is_valid() {
        return Ok(Carried { tree: builder.finish(), changes });
    }
    // A value has no places.
    report.issues.iter_mut().for_each(|issue| issue.position = Position::default());
    Err(ConversionError::new(from, to, changes, report))
}

impl<'c> Crossing<'c> {
    pub(super) fn new(
        bytes: &'c [u8],
        options: &'c Options,
        renamed: Renamed,
        elements: &'c RenamedElements,
    ) -> Self {
        Self { bytes, options, renamed, elements, fixes: Fixes::new(), starts: Vec::new() }
    }

    /// Checks the document by the new version, once more if values had to be exchanged; with what was exchanged.
    pub(super) fn run<S: Sink>(
        &mut self,
        from: &Grammar,
        to: &Grammar,
        root: Root,
        sink: impl Fn() -> S,
    ) -> (Report, S, Vec<Exchange>) {
        let (mut report, mut found) = self.read(to, root, sink());
        let namespaces = self.renamed.used().map(|(from, to)| Exchange {
            change: Change::Namespace { from: from.clone(), to: to.clone() },
            position: Position::default(),
        });
        let mut exchanges: Vec<Exchange> = namespaces.collect();
        for issue in &report.issues {
            if let Some((name, from, to)) = fix(issue).or_else(|| other_version(issue, from, to)) {
                let change = Change::Fixed { path: issue.path.clone(), from, to: to.clone() };
                exchanges.push(Exchange { change, position: issue.position });
                self.fixes.insert((self.number(issue.position), name), to);
            }
        }
        if !self.fixes.is_empty() {
            (report, found) = self.read(to, root, sink());
        }
        (report, found, exchanges)
    }

    /// The elements that were renamed, in document order.
    pub(super) fn renamed_elements(&self) -> Vec<(u64, Position)> {
        let starts = (1..).zip(&self.starts).filter(|(number, _)| self.elements.contains_key(number));
        starts.map(|(number, offset)| (number, Position { offset: *offset, ..Position::default() })).collect()
    }

    /// The number of the last start tag up to a place: that of the element whose value or attribute stands there.
    fn number(&self, position: Position) -> u64 {
        self.starts.partition_point(|it| *it <= position.offset) as u64
    }

    fn read<S: Sink>(&mut self, grammar: &Grammar, root: Root, sink: S) -> (Report, S) {
        let mut validator = Validator::with_sink(grammar, self.options, sink);
        if let Root::Typed(id) = root {
            validator.assume_root(id);
        }
        self.starts.clear();
        if let Err(failure) = self.drive(&mut validator) {
            validator.abort(failure);
        }
        let (mut report, sink) = validator.finish_with_sink();
        if let Root::Typed(_) = root {
            // What a part refers to may stand elsewhere in the message.
            report.issues.retain(|issue| !matches!(issue.fault, Fault::DanglingIdRef { .. }));
        }
        (report, sink)
    }

    fn drive<S: Sink>(&mut self, validator: &mut Validator<'_, S>) -> Result<(), Failure> {
        let document = Document::new(self.bytes)?;
        let mut events = document.events(self.options);
        let mut tag = Tag::default();
        // The texts to put into the open elements.
        let mut texts: Vec<Option<&String>> = Vec::new();
        loop {
            match events.next().map_err(|failure| *failure)? {
                Event::Start { name, attributes, declarations, position } => {
                    self.starts.push(position.offset);
                    tag.take(attributes, declarations, &mut self.renamed, &self.fixes);
                    texts.push(self.fixes.get(&(tag.number, String::new())));
                    let name = name.get();
                    let name = match self.elements.get(&tag.number) {
                        Some((namespace, local)) => QualifiedName { namespace, local, ..name },
                        None => {
                            let namespace = self.renamed.rename(name.namespace).unwrap_or(name.namespace);
                            QualifiedName { namespace, ..name }
                        }
                    };
                    validator.start_element(name, &tag.attributes, &tag.declarations, position);
                }
                Event::Text { text, position } => {
                    if texts.last().is_none_or(|it| it.is_none()) {
                        validator.text(text, position);
                    }
                }
                Event::End { position } => {
                    if let Some(Some(text)) = texts.pop() {
                        validator.text(text, position);
                    }
                    validator.end_element(position);
                }
                Event::Nothing => {}
                Event::EndOfDocument | Event::EndOfPiece => return Ok(()),
            }
        }
    }
}

/// The value a version fixes in the place of another one.
fn fix(issue: &Issue) -> Option<(String, String, String)> {
    let (name, from, to) = match &issue.fault {
        Fault::FixedAttribute { name, .. } if name.local == LIST => return None,
        Fault::FixedAttribute { name, expected, found } => {
            (attribute_key(&name.namespace, &name.local), found, expected)
        }
        Fault::FixedElement { expected, found, .. } => (String::new(), found, expected),
        _ => return None,
    };
    Some((name, from.clone(), to.clone()))
}

/// The new version in the place of the old one: in an attribute that names the version and may not name the old one, as
/// where a pattern stands in the place of a fixed value.
fn other_version(issue: &Issue, from: &Grammar, to: &Grammar) -> Option<(String, String, String)> {
    let Fault::InvalidValue { subject: Subject::Attribute(name), value, .. } = &issue.fault else {
        return None;
    };
    let (old, new) = (&from.standard().version, &to.standard().version);
    let names_version =
        name.local.to_ascii_lowercase().ends_with("version") && value == old && !new.is_empty();
    let key = || attribute_key(&name.namespace, &name.local);
    names_version.then(|| (key(), old.clone(), new.clone()))
}

pub(super) fn attribute_key(namespace: &str, local: &str) -> String {
    format!("{{{namespace}}}{local}")
}
