//! Whole messages: bytes to values and back.

use crate::bind::{BindError, BindFault, ElementReader, ElementValue};
use crate::event::Options;
use crate::grammar::{ElementId, Grammar};
use crate::report::{Fault, Issue, Name, Position, Report};
use crate::standard::MessageInfo;
use crate::tree::Tree;
use crate::validator::{read_tree, read_tree_from};
use crate::writer::{self, Source, WriteError, WriteOptions};
use std::io::{Read, Write};

/// A value that may be the root of a document.
pub trait RootValue: ElementValue + Sized {
    /// The global elements it may be.
    const ELEMENTS: &'static [u32];

    /// The grammar of its schema.
    fn grammar() -> &'static Grammar;

    /// The global element it is.
    fn root_element(&self) -> u32;

    /// What the standard says about the message; `None` where it is none of the standard's messages.
    fn message_info(&self) -> Option<&'static MessageInfo> {
        let grammar = Self::grammar();
        let element = grammar.elements.get(self.root_element() as usize)?;
        let (namespace, name) = grammar.name_parts(element.name);
        grammar.standard().message(namespace, name)
    }
}

/// Reads and validates a document.
///
/// # Errors
/// All faults of the document.
pub fn from_xml<T: RootValue>(xml: &[u8], options: &Options) -> Result<T, Report> {
    bind(&valid(read_tree(T::grammar(), xml, options))?)
}

/// Reads and validates a document.
///
/// # Errors
/// All faults of the document, or that it cannot be read.
pub fn from_reader<T: RootValue>(mut reader: impl Read, options: &Options) -> Result<T, Report> {
    bind(&valid(read_tree_from(T::grammar(), &mut reader as &mut dyn Read, options))?)
}

/// The tree of a document without faults.
pub(super) fn valid((tree, report): (Tree<'_>, Report)) -> Result<Tree<'_>, Report> {
    if report.is_valid() { Ok(tree) } else { Err(report) }
}

/// The value of a tree whose report is valid.
///
/// # Errors
/// If the generated types have no place for something in it.
pub fn from_tree<T: RootValue>(tree: &Tree<'_>) -> Result<T, Report> {
    bind(tree)
}

/// The value of a tree.
pub(super) fn bind<T: RootValue>(tree: &Tree<'_>) -> Result<T, Report> {
    root(tree, T::ELEMENTS).and_then(T::read).map_err(|error| refusal(tree, &error))
}

fn root<'t>(tree: &'t Tree<'t>, elements: &[u32]) -> Result<ElementReader<'t>, BindError> {
    let Some(root) = ElementReader::root(tree) else {
        return Err(BindError::new(0, BindFault::UnknownElement));
    };
    if elements.contains(&root.element_id()) { Ok(root) } else { Err(root.error(BindFault::UnknownElement)) }
}

/// The report about a valid document that the generated type has no place for.
#[cold]
pub(crate) fn refusal(tree: &Tree<'_>, error: &BindError) -> Report {
    let name = |node: u32| {
        if let Some(raw) = tree.raw_name_of(node) {
            return Some(Name::new(&raw.namespace, &raw.prefix, &raw.local));
        }
        let node = tree.nodes.get(node as usize)?;
        let element = tree.grammar.elements.get(node.element()?.index())?;
        Some(Name::of(tree.grammar, element.name))
    };
    let path: String =
        ancestors(tree, error.node()).into_iter().filter_map(name).map(|name| format!("/{name}")).collect();
    let fault =
        Fault::NotGenerated { name: name(error.node()).unwrap_or_default(), reason: error.fault().clone() };
    Report { issues: vec![Issue::new(path, Position::default(), fault)], is_truncated: false }
}

/// The node and its ancestors, the root first.
fn ancestors(tree: &Tree<'_>, node: u32) -> Vec<u32> {
    let mut parents = vec![u32::MAX; tree.nodes.len()];
    for parent in 0..tree.nodes.len() as u32 {
        let mut child = tree.first_child(parent);
        while let Some(record) = tree.nodes.get(child as usize) {
            if let Some(known) = parents.get_mut(child as usize) {
                *known = parent;
            }
            child = record.next_sibling;
        }
    }
    let mut path = Vec::new();
    let mut next = node;
    while let Some(&parent) = parents.get(next as usize) {
        path.push(next);
        next = parent;
    }
    path.reverse();
    path
}

pub(crate) fn source<T: RootValue>(value: &T) -> Source<'_> {
    Source {
        grammar: T::grammar(),
        element: ElementId(value.root_element()),
        value,
        schema_location: None,
        no_namespace_schema_location: None,
        prefixes: &[],
    }
}

/// Writes and checks a document.
///
/// # Errors
/// All faults of the value.
pub fn to_xml<T: RootValue>(value: &T, options: &WriteOptions) -> Result<String, Report> {
    writer::write(&source(value), options)
}

/// Writes a document without checking it against the schema; it is well-formed all the same.
pub fn to_xml_unchecked<T: RootValue>(value: &T, options: &WriteOptions) -> String {
    writer::write_unchecked(&source(value), options)
}

/// Delivers a document after it was checked as a whole.
///
/// # Errors
/// If the value is not valid (then nothing was delivered), or the writer fails.
pub fn to_writer<T: RootValue>(
    value: &T,
    writer: impl Write,
    options: &WriteOptions,
) -> Result<(), WriteError> {
    deliver(&to_xml(value, options)?, writer)
}

pub(super) fn deliver(text: &str, mut writer: impl Write) -> Result<(), WriteError> {
    writer.write_all(text.as_bytes())?;
    writer.flush()?;
    Ok(())
}

/// Checks a value as the writer would.
pub fn validate<T: RootValue>(value: &T) -> Report {
    to_xml(value, &WriteOptions::default()).err().unwrap_or_default()
}
