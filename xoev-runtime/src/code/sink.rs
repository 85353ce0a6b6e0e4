//! The one place where codes are found in a document: an observer of the validator.

use super::{CodeJudge, CodeUse};
use crate::event::{DeclarationList, QualifiedName};
use crate::grammar::{CodeType, Grammar};
use crate::report::{CodeFault, Fault, Severity};
use crate::tree::RAW_SLOT;
use crate::validator::{Finding, Sink, StartedElement};
use std::collections::HashSet;

/// Findings that are told once for a list instead of once for each code: more of them than this are not remembered.
const REMEMBERED: usize = 10_000;

/// Asks a judge about every code of a document and hands everything on to another sink.
///
/// A warning that repeats an earlier one word for word is left out: one list that is not at hand is one warning. Faults
/// are reported at each place.
pub struct CodeSink<'g, S> {
    grammar: &'g Grammar,
    judge: &'g dyn CodeJudge,
    inner: S,
    depth: usize,
    /// Elements of code types that are open, the innermost last.
    open: Vec<OpenCode<'g>>,
    finding: Option<Finding>,
    told: HashSet<CodeFault>,
}

/// An open element of a code type.
struct OpenCode<'g> {
    code_type: &'g CodeType,
    depth: usize,
    list_uri: Option<String>,
    list_version: Option<String>,
    /// Whether the child `code` is open.
    is_in_code: bool,
}

impl<'g, S> CodeSink<'g, S> {
    /// An observer in front of another sink.
    pub fn new(grammar: &'g Grammar, judge: &'g dyn CodeJudge, inner: S) -> Self {
        Self { grammar, judge, inner, depth: 0, open: Vec::new(), finding: None, told: HashSet::new() }
    }

    /// The other sink.
    pub fn into_inner(self) -> S {
        self.inner
    }

    fn judge(&mut self, code: &str) {
        let Some(open) = self.open.last() else { return };
        let code_type = open.code_type;
        let code_use = CodeUse {
            kind: code_type.kind,
            list_uri: open.list_uri.as_deref().or(code_type.list_uri.as_deref()),
            list_version: open.list_version.as_deref().or(code_type.list_version.as_deref()),
            column: code_type.used_column.as_deref(),
            code,
        };
        let Some((severity, fault)) = self.judge.judge(&code_use) else { return };
        if severity == Severity::Warning && !self.is_new(&fault) {
            return;
        }
        self.finding = Some(Finding { severity, fault: Fault::Code(Box::new(fault)) });
    }

    fn is_new(&mut self, fault: &CodeFault) -> bool {
        if self.told.contains(fault) {
            return false;
        }
        if self.told.len() < REMEMBERED {
            self.told.insert(fault.clone());
        }
        true
    }
}

/// Whether an element is declared as `code`. One that may not stand where it does has the leaf 0, too.
fn is_code(grammar: &Grammar, element: &StartedElement<'_>) -> bool {
    let declaration = element.element.and_then(|id| grammar.elements.get(id.index()));
    declaration.is_some_and(|it| grammar.name_parts(it.name).1 == "code")
}

impl<S: Sink> Sink for CodeSink<'_, S> {
    fn start(&mut self, element: &StartedElement<'_>, declarations: &DeclarationList) {
        self.depth += 1;
        if let Some(open) = self.open.last_mut()
            && self.depth == open.depth + 1
        {
            open.is_in_code = element.leaf == open.code_type.code_leaf && is_code(self.grammar, element);
        }
        let code_type = element.type_definition.and_then(|id| self.grammar.code_type(id));
        if let Some(code_type) = code_type.filter(|_| !element.is_nil) {
            let depth = self.depth;
            self.open.push(OpenCode {
                code_type,
                depth,
                list_uri: None,
                list_version: None,
                is_in_code: false,
            });
        }
        self.inner.start(element, declarations);
    }

    fn attribute(&mut self, slot: u16, name: QualifiedName<'_>, value: &str) {
        if let Some(open) = self.open.last_mut()
            && self.depth == open.depth
        {
            let is = |own: u16, local: &str| {
                slot == own || (slot == RAW_SLOT && name.namespace.is_empty() && name.local == local)
            };
            if is(open.code_type.uri_slot, "listURI") {
                open.list_uri = Some(value.trim().to_owned());
            } else if is(open.code_type.version_slot, "listVersionID") {
                open.list_version = Some(value.trim().to_owned());
            }
        }
        self.inner.attribute(slot, name, value);
    }

    fn text(&mut self, text: &str) {
        self.inner.text(text);
    }

    fn end(&mut self, value: &str) {
        if let Some(open) = self.open.last_mut() {
            if self.depth == open.depth {
                self.open.pop();
            } else if self.depth == open.depth + 1 && std::mem::take(&mut open.is_in_code) {
                self.judge(value);
            }
        }
        self.depth = self.depth.saturating_sub(1);
        self.inner.end(value);
    }

    fn schema_location(&mut self, has_namespaces: bool, value: &str) {
        self.inner.schema_location(has_namespaces, value);
    }

    fn finding(&mut self) -> Option<Finding> {
        self.finding.take().or_else(|| self.inner.finding())
    }
}
