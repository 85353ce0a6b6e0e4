//! One directive: where it leads, whether it may lead there (§4.2.1–§4.2.3).

use super::DocumentId;
use super::assemble::{Assembly, Step};
use crate::diagnostics::Diagnostic;
use crate::source::xml::XML_NAMESPACE;
use crate::source::{Base, FileId, Located, Span, built_in_xml, outside};
use crate::syntax::{DirectiveNode, SchemaDocument};
use std::sync::Arc;

/// XSD's own namespaces need no document: their components are built in.
const BUILT_IN_NAMESPACES: [&str; 2] =
    ["http://www.w3.org/2001/XMLSchema", "http://www.w3.org/2001/XMLSchema-instance"];

/// Whether a namespace's components are built in.
pub(super) fn is_built_in(namespace: &str) -> bool {
    BUILT_IN_NAMESPACES.contains(&namespace)
}

/// What the three directives have in common.
struct Directive {
    name: &'static str,
    span: Span,
    location: Option<String>,
    /// The namespace an `import` names.
    namespace: Option<Arc<str>>,
    is_import: bool,
    /// Whether components stand in it that need what it names (`src-redefine.1`).
    needs_document: bool,
}

impl Directive {
    fn of(node: &DirectiveNode) -> Self {
        match node {
            DirectiveNode::Include(node) => Self {
                name: "include",
                span: node.span,
                location: Some(node.schema_location.clone()),
                namespace: None,
                is_import: false,
                needs_document: false,
            },
            DirectiveNode::Redefine(node) => Self {
                name: "redefine",
                span: node.span,
                location: Some(node.schema_location.clone()),
                namespace: None,
                is_import: false,
                needs_document: !node.items.is_empty(),
            },
            DirectiveNode::Import(node) => Self {
                name: "import",
                span: node.span,
                location: node.schema_location.clone(),
                namespace: node.namespace.clone(),
                is_import: true,
                needs_document: false,
            },
        }
    }
}

impl Assembly<'_> {
    /// Finds what a directive names and takes it into the set.
    pub(super) fn follow(&mut self, step: Step) {
        let Some(from) = self.documents.get(step.from.0 as usize) else { return };
        let document = Arc::clone(&from.document);
        let Some(node) = document.directives.get(step.directive) else { return };
        let directive = Directive::of(node);
        if step.depth >= self.loader.limits().include_depth {
            let message = format!(
                "more than {} directives lead here one after the other (limit include_depth)",
                step.depth
            );
            self.diagnostics.report(Diagnostic::error("xoev-limit", directive.span, message));
            return;
        }
        let Some(file) = self.find(&document, &directive) else { return };
        let Some(target) = self.parse(file) else {
            self.diagnostics.report(not_a_schema(&directive));
            return;
        };
        let including = self.documents.get(step.from.0 as usize).and_then(|it| it.target_namespace.clone());
        let Some(namespace) = self.effective_namespace(&directive, &target, including) else { return };
        let id = self.role(&target, namespace, step.depth + 1);
        self.set_resolved(step, id);
    }

    fn set_resolved(&mut self, step: Step, id: Option<DocumentId>) {
        let from = self.documents.get_mut(step.from.0 as usize);
        if let Some(place) = from.and_then(|it| it.resolved.get_mut(step.directive)) {
            *place = id;
        }
    }

    /// The file a directive leads to; says why there is none.
    fn find(&mut self, document: &SchemaDocument, directive: &Directive) -> Option<FileId> {
        if directive.is_import && directive.namespace.as_deref().is_some_and(is_built_in) {
            return None;
        }
        let path = self.loader.sources.file(document.file).path.clone();
        let uri = self.uris.get(&document.file).cloned();
        let base = Base { path: &path, uri: uri.as_deref() };
        let (location, namespace) = (directive.location.as_deref(), directive.namespace.as_deref());
        let located = self.locator.locate(&self.loader, base, location, namespace);
        match located {
            Located::File { path, uri } => match self.loader.load(&path, self.diagnostics) {
                Ok(file) => {
                    let file = self.loader.first_copy(file);
                    if let Some(uri) = uri {
                        self.uris.entry(file).or_insert(uri);
                    }
                    Some(file)
                }
                Err(reason) => {
                    let message = format!("{} cannot be read: {reason}", path.display());
                    let hint = uri.map(|uri| format!("a catalogue or a location names this file for {uri}"));
                    self.unresolved(directive, message, hint.as_deref())
                }
            },
            Located::Missing(path) => {
                let message = format!("{} does not exist", path.display());
                self.unresolved(directive, message, None)
            }
            Located::Outside(path) => {
                self.diagnostics.report(outside(&path, directive.span));
                None
            }
            Located::Unmapped(uri) => {
                let message = format!("no file is known for {uri}");
                let hint = "nothing is fetched from a network: map the address to a file by an XML catalogue or \
                            a location";
                self.unresolved(directive, message, Some(hint))
            }
            Located::Nowhere => {
                let message = match &directive.namespace {
                    Some(namespace) => format!("no document is known for the namespace {namespace}"),
                    None => "no document without a target namespace is known".to_owned(),
                };
                let hint =
                    "name it by “schemaLocation”, or map the namespace by an XML catalogue or a location";
                self.unresolved(directive, message, Some(hint))
            }
        }
    }

    /// A directive may lead nowhere as long as nothing is missed (§4.2.1 to §4.2.3), but for a `redefine` of
    /// something. What is missed is reported where it is referred to.
    fn unresolved(&mut self, directive: &Directive, message: String, hint: Option<&str>) -> Option<FileId> {
        if directive.is_import && directive.namespace.as_deref() == Some(XML_NAMESPACE) {
            return Some(self.built_in_xml());
        }
        let mut diagnostic = if directive.needs_document {
            Diagnostic::error("src-redefine.1", directive.span, message)
        } else {
            Diagnostic::warning("xoev-schema-location", directive.span, message)
        };
        diagnostic.hint = hint.map(str::to_owned);
        if directive.is_import {
            self.unmapped.push((directive.namespace.clone(), diagnostic));
        } else {
            self.diagnostics.report(diagnostic);
        }
        None
    }

    fn built_in_xml(&mut self) -> FileId {
        let file = self.loader.add_built_in(built_in_xml::NAME, built_in_xml::TEXT);
        self.loader.first_copy(file)
    }

    /// The target namespace a document has when taken in by a directive; `None` where it may not be taken in.
    fn effective_namespace(
        &mut self,
        directive: &Directive,
        target: &SchemaDocument,
        including: Option<Arc<str>>,
    ) -> Option<Option<Arc<str>>> {
        let own = target.target_namespace.clone();
        let (expected, rule) = if directive.is_import {
            let rule = if directive.namespace.is_some() { "src-import.3.1" } else { "src-import.3.2" };
            (directive.namespace.clone(), rule)
        } else {
            let rule = if directive.name == "include" { "src-include.2" } else { "src-redefine.3" };
            (including, rule)
        };
        // A document without a target namespace takes on that of the one it is included in (chameleon).
        if own == expected || (own.is_none() && !directive.is_import) {
            return Some(expected);
        }
        let described = |namespace: &Option<Arc<str>>| match namespace {
            Some(namespace) => format!("the target namespace {namespace}"),
            None => "no target namespace".to_owned(),
        };
        let message = format!(
            "“{}” needs a document with {}, but this one has {}",
            directive.name,
            described(&expected),
            described(&own)
        );
        let fault = Diagnostic::error(rule, directive.span, message);
        self.diagnostics.report(fault.also(target.span, "the document named"));
        None
    }
}

fn not_a_schema(directive: &Directive) -> Diagnostic {
    let rule = match directive.name {
        "include" => "src-include.1",
        "redefine" => "src-redefine.2",
        _ => "src-import.2",
    };
    let message = format!("what this “{}” names is no schema document", directive.name);
    Diagnostic::error(rule, directive.span, message)
}
