//! The reader: events as an element tree.

use super::namespaces::{Interner, outermost};
use super::places::Places;
use super::{Attribute, Element, Fallible, NamespaceScope, Node};
use crate::diagnostics::Diagnostic;
use crate::source::{FileId, Limits, Span};
use std::sync::Arc;
use xoev_runtime::event::{
    self, AttributeList, DeclarationList, Document, Event, Failure, Options, QualifiedName,
};
use xoev_runtime::report::{LimitKind, WellFormednessFault as Fault};

/// Reads a document.
pub(crate) fn read<'a>(text: &'a str, file: FileId, limits: &Limits) -> Fallible<Element<'a>> {
    let mut builder = Builder {
        places: Places { text, file },
        interner: Interner::default(),
        open: Vec::new(),
        root: None,
        outermost: outermost(),
        finished: Vec::new(),
    };
    let document = Document::of_text(text);
    let mut events = document.events(&options(limits));
    loop {
        match events.next() {
            Ok(Event::Start { name, attributes, declarations, position }) => {
                builder.start(name.get(), attributes, declarations, position.offset as usize);
            }
            Ok(Event::Text { text, position }) => {
                let (text, span) = builder.places.text_at(position.offset as usize, text);
                builder.finished.push(Node::Text(text, span));
            }
            Ok(Event::End { .. }) => builder.end(),
            Ok(Event::Nothing) => {}
            Ok(Event::EndOfDocument | Event::EndOfPiece) => break,
            Err(failure) => return Err(builder.diagnostic(&failure)),
        }
    }
    let end = builder.places.span(text.len(), text.len());
    builder.root.ok_or_else(|| Box::new(Diagnostic::error("xml-wf", end, Fault::NoRoot.to_string())))
}

fn options(limits: &Limits) -> Options {
    let limits = event::Limits {
        input_size: u64::MAX,
        depth: limits.element_depth,
        entity_expansion: limits.entity_expansion,
        text_length: usize::MAX,
        ..event::Limits::default()
    };
    Options { limits, ..Options::default() }
}

/// An element that is not closed yet.
struct Open<'a> {
    element: Element<'a>,
    /// Where its content starts in [`Builder::finished`].
    content_start: usize,
}

struct Builder<'a> {
    places: Places<'a>,
    interner: Interner,
    open: Vec<Open<'a>>,
    /// The content of all open elements so far, that of the outermost first: so each content is allocated once.
    finished: Vec<Node<'a>>,
    root: Option<Element<'a>>,
    outermost: NamespaceScope,
}

impl<'a> Builder<'a> {
    /// An element begins at an offset.
    fn start(
        &mut self,
        name: QualifiedName<'_>,
        attributes: &AttributeList,
        declarations: &DeclarationList,
        at: usize,
    ) {
        let span = self.places.markup(at);
        let mut scope = self.open.last().map_or(&self.outermost, |open| &open.element.scope).clone();
        if !declarations.is_empty() {
            let bindings = Arc::make_mut(&mut scope.bindings);
            for (prefix, uri) in declarations.iter() {
                bindings.push((self.interner.intern(prefix), self.interner.intern(uri)));
            }
        }
        let in_entity = self.places.is_reference(at);
        let attributes = attributes.iter().map(|it| self.attribute(it, span, in_entity, &scope)).collect();
        let element = Element {
            written: self.places.name(at + 1, name),
            namespace: scope.resolve(name.prefix).cloned(),
            span,
            attributes,
            scope,
            content: Vec::new(),
        };
        self.open.push(Open { element, content_start: self.finished.len() });
    }

    fn attribute(
        &self,
        attribute: event::Attribute<'_>,
        tag: Span,
        in_entity: bool,
        scope: &NamespaceScope,
    ) -> Attribute<'a> {
        let written = self.places.name(attribute.offset as usize, attribute.name);
        let prefix = attribute.name.prefix;
        let namespace = if prefix.is_empty() { None } else { scope.resolve(prefix).cloned() };
        // One that the document type declares stands nowhere.
        let (name_span, value, span) = if in_entity || attribute.offset == 0 {
            (tag, attribute.value.to_owned().into(), tag)
        } else {
            self.places.attribute(attribute, &written.name)
        };
        Attribute { written, namespace, name_span, value, span }
    }

    fn end(&mut self) {
        let Some(Open { mut element, content_start }) = self.open.pop() else { return };
        element.content = self.finished.drain(content_start..).collect();
        if self.open.is_empty() {
            self.root = Some(element);
        } else {
            self.finished.push(Node::Element(element));
        }
    }

    #[cold]
    fn diagnostic(&self, failure: &Failure) -> Box<Diagnostic> {
        let at = (failure.position.offset as usize).min(self.places.text.len());
        let span = match &failure.fault {
            Fault::UndeclaredPrefix { prefix } => self.places.span(at, at + prefix.len()),
            Fault::UndeclaredEntity { .. }
            | Fault::ExternalEntity { .. }
            | Fault::RecursiveEntity { .. }
            | Fault::EntityBoundary { .. }
            | Fault::MismatchedEndTag { .. } => self.places.markup(at),
            _ => self.places.span(at, at),
        };
        let message = match &failure.fault {
            // The limit of messages has another name.
            Fault::Limit { kind: LimitKind::Depth, maximum } => {
                format!("more than {maximum} elements stand inside each other (limit schema_depth)")
            }
            fault => fault.to_string(),
        };
        let mut found = Diagnostic::error(failure.fault.rule(), span, message);
        match (&failure.fault, self.open.last()) {
            (Fault::MismatchedEndTag { .. } | Fault::UnclosedElement { .. }, Some(Open { element, .. })) => {
                found = found.also(element.span, "this one is still open");
            }
            (Fault::UndeclaredPrefix { prefix }, _) => {
                found = found.hint(format!("declare it by xmlns:{prefix}=\"…\", or correct it"));
            }
            _ => {}
        }
        Box::new(found)
    }
}
