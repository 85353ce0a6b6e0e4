//! A message with what stands around it.

use super::RootValue;
use super::root_value::{bind, deliver, valid};
use crate::bind::ElementReader;
use crate::event::Options;
use crate::grammar::ElementId;
use crate::report::Report;
use crate::tree::{NONE, Tree};
use crate::validator::{read_tree, read_tree_from};
use crate::writer::{self, Source, WriteError, WriteOptions};
use std::io::{Read, Write};

/// A message together with what the root element says besides: where schemas are, and which prefixes are used. Read
/// and written, it is the document again.
#[derive(Debug, Clone, PartialEq)]
pub struct Document<T> {
    /// The message.
    pub root: T,
    /// `xsi:schemaLocation`.
    pub schema_location: Option<String>,
    /// `xsi:noNamespaceSchemaLocation`.
    pub no_namespace_schema_location: Option<String>,
    /// The namespace declarations of the root element: (prefix, namespace); the empty prefix is the default
    /// namespace.
    pub prefixes: Vec<(String, String)>,
}

impl<T> From<T> for Document<T> {
    fn from(root: T) -> Self {
        Self { root, schema_location: None, no_namespace_schema_location: None, prefixes: Vec::new() }
    }
}

impl<T: RootValue> Document<T> {
    /// Reads and validates a document.
    ///
    /// # Errors
    /// All faults of the document.
    pub fn from_xml(xml: impl AsRef<[u8]>) -> Result<Self, Report> {
        Self::from_tree(&valid(read_tree(T::grammar(), xml.as_ref(), &Options::default()))?)
    }

    /// Reads and validates a document.
    ///
    /// # Errors
    /// All faults of the document, or that it cannot be read.
    pub fn from_reader(mut reader: impl Read) -> Result<Self, Report> {
        Self::from_tree(&valid(read_tree_from(
            T::grammar(),
            &mut reader as &mut dyn Read,
            &Options::default(),
        ))?)
    }

    fn from_tree(tree: &Tree<'_>) -> Result<Self, Report> {
        Ok(Self {
            root: bind(tree)?,
            schema_location: tree.schema_location.clone(),
            no_namespace_schema_location: tree.no_namespace_schema_location.clone(),
            prefixes: prefixes(tree),
        })
    }

    /// Writes and checks the document, without indentation.
    ///
    /// # Errors
    /// All faults of the value.
    pub fn to_xml(&self) -> Result<String, Report> {
        self.to_xml_with(&WriteOptions::default())
    }

    /// Writes and checks the document.
    ///
    /// # Errors
    /// All faults of the value.
    pub fn to_xml_with(&self, options: &WriteOptions) -> Result<String, Report> {
        writer::write(&self.source(), options)
    }

    /// Writes the document without checking it against the schema; it is well-formed all the same.
    #[must_use]
    pub fn to_xml_unchecked(&self) -> String {
        writer::write_unchecked(&self.source(), &WriteOptions::default())
    }

    /// Delivers the document after it was checked as a whole.
    ///
    /// # Errors
    /// If the value is not valid (then nothing was delivered), or the writer fails.
    pub fn to_writer(&self, writer: impl Write) -> Result<(), WriteError> {
        deliver(&self.to_xml()?, writer)
    }

    /// Checks the value.
    #[must_use]
    pub fn validate(&self) -> Report {
        self.to_xml().err().unwrap_or_default()
    }

    fn source(&self) -> Source<'_> {
        Source {
            grammar: T::grammar(),
            element: ElementId(self.root.root_element()),
            value: &self.root,
            schema_location: self.schema_location.as_deref(),
            no_namespace_schema_location: self.no_namespace_schema_location.as_deref(),
            prefixes: &self.prefixes,
        }
    }
}

/// The declarations of the root element, in document order.
fn prefixes(tree: &Tree<'_>) -> Vec<(String, String)> {
    let Some(root) = ElementReader::root(tree) else { return Vec::new() };
    let mut prefixes: Vec<_> = root
        .namespaces()
        .declarations(NONE)
        .filter(|scope| !scope.uri.is_empty())
        .map(|scope| (scope.prefix.clone(), scope.uri.clone()))
        .collect();
    prefixes.reverse();
    prefixes
}
