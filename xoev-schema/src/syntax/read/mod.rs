//! From a document's text to its nodes; one file per family of XSD elements.
//!
//! Every element is first held against its [`Shape`] by [`Reader::check`]; the readers then take what they know
//! and leave out what was reported.

mod annotation;
mod attribute;
mod complex_type;
mod document;
mod element;
mod group;
mod identity_constraint;
mod shape_check;
mod simple_type;
#[cfg(test)]
mod tests;
mod value;
mod xsd_1_1;

pub(crate) use xsd_1_1::type_fault;

use super::SchemaDocument;
use super::shape::Shape;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::hash::HashSet;
use crate::name::ExpandedName;
use crate::source::xml::{self, Element};
use crate::source::{FileId, Limits, SourceMap, Span};
use std::sync::Arc;
use xoev_runtime::grammar::DerivationSet;

/// The namespace of XSD's own elements.
pub(super) const XSD_NAMESPACE: &str = "http://www.w3.org/2001/XMLSchema";

/// Reads a schema document; `None` where it is no well-formed document with `schema` outermost.
pub(crate) fn read_schema_document(
    file: FileId,
    sources: &SourceMap,
    limits: &Limits,
    diagnostics: &mut Diagnostics,
) -> Option<SchemaDocument> {
    let text = &*sources.file(file).text;
    let tree = xml::read(text, file, limits).map_err(|fault| diagnostics.report(*fault)).ok()?;
    let root = tree.root();
    if !is_xsd(root) || root.local() != "schema" {
        let message = format!("“{}” is not the outermost element of a schema document", root.name());
        let hint = format!("a schema document starts with “schema” in the namespace {XSD_NAMESPACE}");
        diagnostics.report(Diagnostic::error("s4s-elt-schema-ns", root.span, message).hint(hint));
        return None;
    }
    let mut reader = Reader {
        file,
        target_namespace: None,
        elements_qualified: false,
        attributes_qualified: false,
        block_default: DerivationSet::default(),
        final_default: DerivationSet::default(),
        ids: HashSet::default(),
        diagnostics,
    };
    Some(reader.document(root))
}

fn is_xsd(element: Element<'_>) -> bool {
    element.namespace().map(|it| &**it) == Some(XSD_NAMESPACE)
}

/// The XSD elements below an element.
fn children<'e>(element: Element<'e>) -> impl Iterator<Item = Element<'e>> {
    element.elements().filter(|child| is_xsd(*child))
}

/// The first XSD element of a name below an element.
fn child<'e>(element: Element<'e>, name: &str) -> Option<Element<'e>> {
    children(element).find(|child| child.local() == name)
}

/// What holds for the whole document while it is read.
struct Reader<'d> {
    file: FileId,
    target_namespace: Option<Arc<str>>,
    elements_qualified: bool,
    attributes_qualified: bool,
    block_default: DerivationSet,
    final_default: DerivationSet,
    ids: HashSet<String>,
    diagnostics: &'d mut Diagnostics,
}

impl Reader<'_> {
    fn error(&mut self, rule: &'static str, span: Span, message: impl Into<String>) {
        self.diagnostics.report(Diagnostic::error(rule, span, message));
    }

    /// A name in the target namespace.
    fn global_name(&self, local: &Arc<str>) -> ExpandedName {
        ExpandedName { namespace: self.target_namespace.clone(), local: Arc::clone(local) }
    }

    /// The `name` of a global component; a missing one was reported with the element's shape.
    fn declared_name(&mut self, element: Element<'_>) -> Option<ExpandedName> {
        self.nc_name(element, "name").map(|local| self.global_name(&local))
    }

    /// One of XSD's built-in names; stands in where the document has none.
    fn built_in(local: &str, span: Span) -> super::QNameNode {
        super::QNameNode { name: ExpandedName::new(Some(&Arc::from(XSD_NAMESPACE)), local), span }
    }
}
