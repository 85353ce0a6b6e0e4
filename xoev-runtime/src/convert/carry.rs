//! Reads what one version has written with the grammar of another.

use super::error::{Change, ConversionError};
use super::namespaces::Renamed;
use crate::event::{AttributeList, DeclarationList, Document, Event, Failure, Options, QualifiedName};
use crate::grammar::{Grammar, TypeId};
use crate::report::{Fault, Issue, Position, Report, Subject};
use crate::tree::{Tree, TreeBuilder};
use crate::validator::Validator;
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

/// The number of a start tag, and which value of the element is meant: an attribute's by its name, its own under the
/// empty name.
type Key = (u64, String);

/// Values to set.
type Fixes = HashMap<Key, String>;

/// Reads a text, first as it is but for namespaces, then, if the version fixes other values, with those.
pub(super) fn carry<'g>(
    text: &str,
    from: &Grammar,
    to: &'g Grammar,
    root: Root,
) -> Result<Carried<'g>, ConversionError> {
    let mut renamed = Renamed::between(from, to);
    let (mut tree, mut report) = read(text, to, root, &mut renamed, &Fixes::new());
    let mut changes: Vec<Change> =
        renamed.used().map(|(from, to)| Change::Namespace { from: from.clone(), to: to.clone() }).collect();
    let mut fixes = Fixes::new();
    for issue in &report.issues {
        if let Some((key, from, to)) = fix(issue).or_else(|| other_version(issue, from, to)) {
            changes.push(Change::Fixed { path: issue.path.clone(), from, to: to.clone() });
            fixes.insert(key, to);
        }
    }
    if !fixes.is_empty() {
        (tree, report) = read(text, to, root, &mut renamed, &fixes);
    }
    if report.is_valid() {
        return Ok(Carried { tree, changes });
    }
    // A value has no places; the numbers of start tags mean nothing to anybody else.
    report.issues.iter_mut().for_each(|issue| issue.position = Position::default());
    Err(ConversionError::new(from, to, changes, report))
}

/// The value a version fixes in the place of another one.
fn fix(issue: &Issue) -> Option<(Key, String, String)> {
    let (name, from, to) = match &issue.fault {
        Fault::FixedAttribute { name, .. } if name.local == LIST => return None,
        Fault::FixedAttribute { name, expected, found } => {
            (attribute_key(&name.namespace, &name.local), found, expected)
        }
        Fault::FixedElement { expected, found, .. } => (String::new(), found, expected),
        _ => return None,
    };
    Some(((issue.position.offset, name), from.clone(), to.clone()))
}

/// The new version in the place of the old one: in an attribute that names the version and may not name the old one, as
/// where a pattern stands in the place of a fixed value.
fn other_version(issue: &Issue, from: &Grammar, to: &Grammar) -> Option<(Key, String, String)> {
    let Fault::InvalidValue { subject: Subject::Attribute(name), value, .. } = &issue.fault else {
        return None;
    };
    let (old, new) = (&from.standard().version, &to.standard().version);
    let names_version =
        name.local.to_ascii_lowercase().ends_with("version") && value == old && !new.is_empty();
    let key = || (issue.position.offset, attribute_key(&name.namespace, &name.local));
    names_version.then(|| (key(), old.clone(), new.clone()))
}

fn attribute_key(namespace: &str, local: &str) -> String {
    format!("{{{namespace}}}{local}")
}

fn read<'g>(
    text: &str,
    grammar: &'g Grammar,
    root: Root,
    renamed: &mut Renamed,
    fixes: &Fixes,
) -> (Tree<'g>, Report) {
    let mut options = Options::default();
    options.limits.issues = usize::MAX;
    let mut validator = Validator::with_sink(grammar, &options, TreeBuilder::new(grammar));
    if let Root::Typed(id) = root {
        validator.assume_root(id);
    }
    if let Err(failure) = drive(text, &options, &mut validator, renamed, fixes) {
        validator.abort(failure);
    }
    let (mut report, builder) = validator.finish_with_sink();
    if let Root::Typed(_) = root {
        // What a part refers to may stand elsewhere in the message.
        report.issues.retain(|issue| !matches!(issue.fault, Fault::DanglingIdRef { .. }));
    }
    (builder.finish(), report)
}

fn drive(
    text: &str,
    options: &Options,
    validator: &mut Validator<'_, TreeBuilder<'_>>,
    renamed: &mut Renamed,
    fixes: &Fixes,
) -> Result<(), Failure> {
    let document = Document::new(text.as_bytes())?;
    let mut events = document.events(options);
    let mut tag = Tag::default();
    // The texts to put into the open elements.
    let mut texts: Vec<Option<&String>> = Vec::new();
    loop {
        match events.next().map_err(|failure| *failure)? {
            Event::Start { name, attributes, declarations, .. } => {
                tag.take(attributes, declarations, renamed, fixes);
                texts.push(fixes.get(&(tag.number, String::new())));
                let name = name.get();
                let namespace = renamed.rename(name.namespace).unwrap_or(name.namespace);
                let name = QualifiedName { namespace, ..name };
                validator.start_element(name, &tag.attributes, &tag.declarations, tag.position());
            }
            Event::Text { text, .. } => {
                if texts.last().is_none_or(|it| it.is_none()) {
                    validator.text(text, tag.position());
                }
            }
            Event::End { .. } => {
                if let Some(Some(text)) = texts.pop() {
                    validator.text(text, tag.position());
                }
                validator.end_element(tag.position());
            }
            Event::Nothing => {}
            Event::EndOfDocument | Event::EndOfPiece => return Ok(()),
        }
    }
}

/// A start tag of the new version.
#[derive(Default)]
struct Tag {
    number: u64,
    attributes: AttributeList,
    declarations: DeclarationList,
}

impl Tag {
    fn take(
        &mut self,
        attributes: &AttributeList,
        declarations: &DeclarationList,
        renamed: &mut Renamed,
        fixes: &Fixes,
    ) {
        self.number += 1;
        self.attributes.clear();
        self.declarations.clear();
        for (prefix, uri) in declarations.iter() {
            self.declarations.push(prefix, renamed.rename(uri).unwrap_or(uri));
        }
        for attribute in attributes.iter() {
            let namespace = renamed.rename(attribute.name.namespace).unwrap_or(attribute.name.namespace);
            let fixed = match fixes.is_empty() {
                true => None,
                false => fixes.get(&(self.number, attribute_key(namespace, attribute.name.local))),
            };
            let name = QualifiedName { namespace, ..attribute.name };
            self.attributes.push(name, fixed.map_or(attribute.value, String::as_str), self.number);
        }
    }

    fn position(&self) -> Position {
        Position { offset: self.number, ..Position::default() }
    }
}
