//! The reader: events as a tree.

use super::namespaces::{Interner, outermost};
use super::places::Places;
use super::tree::{Attribute, Node, Record, Tree};
use super::{Fallible, NamespaceScope};
use crate::diagnostics::Diagnostic;
use crate::source::{FileId, Limits, Span};
use std::sync::Arc;
use xoev_runtime::event::{
    self, AttributeList, DeclarationList, Document, Event, Failure, Options, QualifiedName,
};
use xoev_runtime::report::{LimitKind, WellFormednessFault as Fault};

/// What a node and an attribute take in a usual schema document, in bytes; so that the lists seldom grow.
const BYTES_OF_A_NODE: usize = 32;
const BYTES_OF_AN_ATTRIBUTE: usize = 48;

/// Reads a document.
pub(crate) fn read<'a>(text: &'a str, file: FileId, limits: &Limits) -> Fallible<Tree<'a>> {
    let mut builder = Builder::new(Places { text, file });
    let document = Document::of_text(text);
    let mut events = document.events(&options(limits));
    loop {
        match events.next() {
            Ok(Event::Start { name, attributes, declarations, position }) => {
                builder.start(name.get(), attributes, declarations, position.offset as usize);
            }
            Ok(Event::Text { text, position }) => builder.text(position.offset as usize, text),
            Ok(Event::End { .. }) => builder.end(),
            Ok(Event::Nothing) => {}
            Ok(Event::EndOfDocument | Event::EndOfPiece) => break,
            Err(failure) => return Err(builder.diagnostic(&failure)),
        }
    }
    builder.finish()
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

struct Builder<'a> {
    places: Places<'a>,
    interner: Interner,
    /// The elements that are not closed yet, by their places among the nodes.
    open: Vec<usize>,
    nodes: Vec<Node<'a>>,
    attributes: Vec<Attribute<'a>>,
    outermost: NamespaceScope,
    scopes: Vec<NamespaceScope>,
}

impl<'a> Builder<'a> {
    fn new(places: Places<'a>) -> Self {
        Self {
            places,
            interner: Interner::default(),
            open: Vec::new(),
            nodes: Vec::with_capacity(places.text.len() / BYTES_OF_A_NODE),
            attributes: Vec::with_capacity(places.text.len() / BYTES_OF_AN_ATTRIBUTE),
            outermost: outermost(),
            scopes: Vec::new(),
        }
    }

    /// The innermost element that is not closed yet.
    fn innermost(&self) -> Option<&Record<'a>> {
        match self.nodes.get(*self.open.last()?)? {
            Node::Element(record) => Some(record),
            Node::Text(..) => None,
        }
    }

    /// The set of bindings of an element: that of the one around it, and what it declares itself.
    fn scope(&mut self, declarations: &DeclarationList) -> Option<u32> {
        let around = self.innermost().and_then(|record| record.scope);
        if declarations.is_empty() {
            return around;
        }
        let mut scope = self.scope_of(around).clone();
        let bindings = Arc::make_mut(&mut scope.bindings);
        for (prefix, uri) in declarations.iter() {
            bindings.push((self.interner.intern(prefix), self.interner.intern(uri)));
        }
        self.scopes.push(scope);
        Some(self.scopes.len() as u32 - 1)
    }

    fn scope_of(&self, number: Option<u32>) -> &NamespaceScope {
        number.and_then(|number| self.scopes.get(number as usize)).unwrap_or(&self.outermost)
    }

    /// An element begins at an offset.
    fn start(
        &mut self,
        name: QualifiedName<'_>,
        attributes: &AttributeList,
        declarations: &DeclarationList,
        at: usize,
    ) {
        let span = self.places.markup(at);
        let number = self.scope(declarations);
        let in_entity = self.places.is_reference(at);
        let first = self.attributes.len() as u32;
        for attribute in attributes.iter() {
            let attribute = self.attribute(attribute, span, in_entity, self.scope_of(number));
            self.attributes.push(attribute);
        }
        self.open.push(self.nodes.len());
        let inside = self.nodes.len() as u32 + 1;
        self.nodes.push(Node::Element(Record {
            written: self.places.name(at + 1, name),
            scope: number,
            binding: self.scope_of(number).binding(name.prefix).map(|binding| binding as u32),
            attributes: first..self.attributes.len() as u32,
            inside: inside..inside,
            span,
        }));
    }

    fn text(&mut self, at: usize, text: &str) {
        let (text, span) = self.places.text_at(at, text);
        self.nodes.push(Node::Text(text, span));
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
        let after = self.nodes.len() as u32;
        let ended = self.open.pop().and_then(|at| self.nodes.get_mut(at));
        if let Some(Node::Element(record)) = ended {
            record.inside.end = after;
        }
    }

    fn finish(self) -> Fallible<Tree<'a>> {
        let Self { nodes, attributes, outermost, scopes, places, .. } = self;
        let root = nodes.iter().find_map(|node| match node {
            Node::Element(record) => Some(record.clone()),
            Node::Text(..) => None,
        });
        match root {
            Some(root) => Ok(Tree { root, nodes, attributes, outermost, scopes }),
            None => {
                let end = places.span(places.text.len(), places.text.len());
                Err(Box::new(Diagnostic::error("xml-wf", end, Fault::NoRoot.to_string())))
            }
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
        match (&failure.fault, self.innermost()) {
            (Fault::MismatchedEndTag { .. } | Fault::UnclosedElement { .. }, Some(element)) => {
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
