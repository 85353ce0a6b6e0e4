//! One schema document by itself: what it says about its standard and what it refers to, before anything is followed.

use super::standard_info::{self, StandardInfo};
use crate::diagnostics::{Diagnostics, Severity};
use crate::source::{Limits, SourceFile, SourceMap};
use crate::syntax::{DirectiveNode, read_schema_document};
use std::path::Path;
use std::sync::Arc;
use xoev_runtime::event::{Document, Failure};

/// What a schema document says at its top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// `targetNamespace`.
    pub target_namespace: Option<String>,
    /// The standard it belongs to, where it says so.
    pub standard: Option<StandardInfo>,
    /// `include`, `import` and `redefine`, in document order.
    pub references: Vec<Reference>,
}

/// A document that another names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Whether it is an `import`: then the namespace is the document's own, else that of the naming document or none.
    pub is_import: bool,
    /// The namespace an `import` names.
    pub namespace: Option<String>,
    /// `schemaLocation`.
    pub location: Option<String>,
}

/// Reads a schema document's outline from its bytes, in any encoding.
///
/// # Errors
/// The line and the fault, if the bytes are no well-formed document with `schema` outermost. Faults within a schema are
/// none here.
pub fn outline(path: &Path, bytes: &[u8]) -> Result<Outline, String> {
    let faulty = |failure: Failure| format!("line {}: {}", failure.position.line, failure.fault);
    let decoded = Document::new(bytes).map_err(faulty)?;
    let text: Arc<str> = Arc::from(decoded.checked_text().map_err(faulty)?);
    let mut sources = SourceMap::default();
    let file =
        sources.add(SourceFile { path: path.to_owned(), text: Arc::clone(&text), bytes: Arc::from([]) });
    let mut diagnostics = Diagnostics::default();
    let Some(document) = read_schema_document(file, &sources, &Limits::default(), &mut diagnostics) else {
        let fault = diagnostics.list().iter().find(|it| it.severity == Severity::Error);
        return Err(fault.map_or_else(String::new, |it| {
            let before = it.primary.as_ref().and_then(|label| text.get(..label.span.start as usize));
            let line = before.unwrap_or_default().matches('\n').count() + 1;
            format!("line {line}: {}", it.message)
        }));
    };
    Ok(Outline {
        target_namespace: document.target_namespace.as_deref().map(str::to_owned),
        standard: standard_info::read(&document.annotation),
        references: document.directives.iter().map(reference).collect(),
    })
}

fn reference(node: &DirectiveNode) -> Reference {
    let (namespace, location) = match node {
        DirectiveNode::Include(node) => (None, Some(node.schema_location.clone())),
        DirectiveNode::Redefine(node) => (None, Some(node.schema_location.clone())),
        DirectiveNode::Import(node) => {
            (node.namespace.as_deref().map(str::to_owned), node.schema_location.clone())
        }
    };
    Reference { is_import: matches!(node, DirectiveNode::Import(_)), namespace, location }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standard_and_references() {
        let text = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:a'><xs:annotation>\
                    <xs:appinfo><standard><nameKurz>XA</nameKurz><kennung>urn:k</kennung></standard><versionStandard>\
                    <version>1.0</version></versionStandard></xs:appinfo></xs:annotation><xs:include \
                    schemaLocation='b%20c.xsd'/><xs:import namespace='urn:d'/></xs:schema>";
        let found = outline(Path::new("a.xsd"), text.as_bytes()).unwrap();
        assert_eq!(found.target_namespace.as_deref(), Some("urn:a"));
        let standard = found.standard.unwrap();
        assert_eq!(
            (standard.identifier.as_deref(), standard.version.as_deref()),
            (Some("urn:k"), Some("1.0"))
        );
        assert_eq!(found.references[0].location.as_deref(), Some("b%20c.xsd"));
        assert!(found.references[1].is_import && found.references[1].location.is_none());
    }

    #[test]
    fn what_is_no_schema_is_said_with_its_line() {
        let fault = |text: &str| outline(Path::new("a.xsd"), text.as_bytes()).unwrap_err();
        assert!(fault("<a>\n<b></a>").starts_with("line 2: "), "{}", fault("<a>\n<b></a>"));
        assert!(fault("\n<schema/>").starts_with("line 2: "));
    }
}
