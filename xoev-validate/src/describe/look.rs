//! Looks at a message while it is checked.

use crate::check::{Watch, is_file_name};
use xoev_runtime::event::{DeclarationList, QualifiedName, encoding_of};
use xoev_runtime::grammar::Grammar;
use xoev_runtime::header::MessageHeader;
use xoev_runtime::tree::TreeBuilder;
use xoev_runtime::validator::{Sink, StartedElement};

/// Elements of which a tree is made: a header stands among the first, and a message may be larger than memory.
const KEPT: u64 = 10_000;

/// Looks at a message while it is checked.
#[derive(Default)]
pub(super) struct Look {
    /// What was seen, after the message.
    pub(super) seen: Option<Seen>,
    /// The encoding; `None` where it is not known.
    pub(super) encoding: Option<&'static str>,
}

/// What was seen of a message.
#[derive(Default)]
pub(super) struct Seen {
    pub(super) header: Option<MessageHeader>,
    pub(super) elements: u64,
    pub(super) depth: usize,
    pub(super) file_names: Vec<String>,
}

/// Counts, and makes a tree of the beginning.
pub(super) struct LookSink<'g> {
    tree: TreeBuilder<'g>,
    seen: Seen,
    /// For each open element whether it holds the name of a file.
    open: Vec<bool>,
    /// How many of the open elements are in the tree.
    kept: usize,
}

impl Watch for Look {
    type Sink<'g> = LookSink<'g>;

    fn start(&mut self, bytes: &[u8]) {
        self.encoding = encoding_of(bytes).ok();
    }

    fn begin<'g>(&mut self, grammar: &'g Grammar) -> LookSink<'g> {
        LookSink { tree: TreeBuilder::new(grammar), seen: Seen::default(), open: Vec::new(), kept: 0 }
    }

    fn end(&mut self, sink: LookSink<'_>) {
        let header = MessageHeader::of_tree(&sink.tree.finish());
        self.seen = Some(Seen { header: Some(header), ..sink.seen });
    }
}

impl LookSink<'_> {
    /// Whether the innermost open element is in the tree.
    fn is_kept(&self) -> bool {
        self.kept == self.open.len()
    }
}

impl Sink for LookSink<'_> {
    fn start(&mut self, element: &StartedElement<'_>, declarations: &DeclarationList) {
        // Below an element that is left out everything is.
        if self.is_kept() && self.seen.elements < KEPT {
            self.kept += 1;
            self.tree.start(element, declarations);
        }
        self.open.push(is_file_name(element.name.local));
        self.seen.elements += 1;
        self.seen.depth = self.seen.depth.max(self.open.len());
    }

    fn attribute(&mut self, slot: u16, name: QualifiedName<'_>, value: &str) {
        if self.is_kept() {
            self.tree.attribute(slot, name, value);
        }
    }

    fn text(&mut self, text: &str) {
        if self.is_kept() {
            self.tree.text(text);
        }
    }

    fn end(&mut self, value: &str) {
        if self.is_kept() {
            self.kept -= 1;
            self.tree.end(value);
        }
        let value = value.trim();
        if self.open.pop() == Some(true)
            && !value.is_empty()
            && !self.seen.file_names.iter().any(|it| it == value)
        {
            self.seen.file_names.push(value.to_owned());
        }
    }

    fn schema_location(&mut self, has_namespaces: bool, value: &str) {
        self.tree.schema_location(has_namespaces, value);
    }
}
