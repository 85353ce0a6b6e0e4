//! The files a message names, and whether they came with it.

use crate::input::Archive;
use xoev_runtime::event::{DeclarationList, QualifiedName};
use xoev_runtime::report::{AttachmentFault, Fault, Severity};
use xoev_runtime::validator::{Finding, Sink, StartedElement};

/// The elements that hold the name of a file: `Dateiname` of xdomea, `dateiname` of XJustiz.
const FILE_NAME: &str = "dateiname";

/// Whether an element holds the name of a file.
pub(crate) fn is_file_name(local: &str) -> bool {
    local.eq_ignore_ascii_case(FILE_NAME)
}

/// Collects the names of files, and warns of those that are not in the archive. Everything is handed on to another sink.
pub(super) struct AttachmentSink<'a, S> {
    archive: &'a Archive,
    inner: S,
    /// For each open element whether it holds the name of a file.
    open: Vec<bool>,
    finding: Option<Finding>,
    names: Vec<String>,
}

impl<'a, S> AttachmentSink<'a, S> {
    pub(super) fn new(archive: &'a Archive, inner: S) -> Self {
        Self { archive, inner, open: Vec::new(), finding: None, names: Vec::new() }
    }

    /// The names, and the other sink.
    pub(super) fn finish(self) -> (Vec<String>, S) {
        (self.names, self.inner)
    }

    fn name(&mut self, name: &str) {
        if name.is_empty() || self.names.iter().any(|it| it == name) {
            return;
        }
        self.names.push(name.to_owned());
        if !self.archive.entries().iter().any(|entry| entry.is_named(name)) {
            let fault = Fault::Attachment(AttachmentFault::Missing { name: name.to_owned() });
            self.finding = Some(Finding { severity: Severity::Warning, fault });
        }
    }
}

impl<S: Sink> Sink for AttachmentSink<'_, S> {
    fn start(&mut self, element: &StartedElement<'_>, declarations: &DeclarationList) {
        self.open.push(is_file_name(element.name.local));
        self.inner.start(element, declarations);
    }

    fn attribute(&mut self, slot: u16, name: QualifiedName<'_>, value: &str) {
        self.inner.attribute(slot, name, value);
    }

    fn text(&mut self, text: &str) {
        self.inner.text(text);
    }

    fn end(&mut self, value: &str) {
        if self.open.pop() == Some(true) {
            self.name(value.trim());
        }
        self.inner.end(value);
    }

    fn schema_location(&mut self, has_namespaces: bool, value: &str) {
        self.inner.schema_location(has_namespaces, value);
    }

    fn finding(&mut self) -> Option<Finding> {
        self.finding.take().or_else(|| self.inner.finding())
    }
}
