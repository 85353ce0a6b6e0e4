//! The documents of a schema and how they hang together (XSD 1.0 Part 1 §4.2).
//!
//! In: entry files, [`SourceOptions`](crate::source::SourceOptions). Out: [`SchemaSet`].
//! Invariants:
//! - Each document stands in the set once per effective target namespace: reached by several directives, under
//!   several paths, or as a copy with the same bytes, it is still one. So every top-level item of every
//!   [`SetDocument`] is to be taken exactly once.
//! - Order is that of the first visit: an entry, then depth first what its directives name, in document order,
//!   then the next entry.
//! - A directive that leads nowhere was reported (or, for `import`, need not lead anywhere, §4.2.3).
//!
//! Not here: components. Whether the items of several documents clash is asked when components are built.

mod ahead;
mod assemble;
mod follow;
#[cfg(test)]
mod tests;

use crate::source::Limits;
pub use assemble::assemble;

use crate::source::SourceMap;
use crate::syntax::{DirectiveNode, RedefineNode, SchemaDocument};
use std::path::PathBuf;
use std::sync::Arc;

/// A document of a set: a position in [`SchemaSet::documents`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocumentId(pub u32);

/// All documents reached from the entries.
#[derive(Debug, Default)]
pub struct SchemaSet {
    /// The files, for positions and for rendering diagnostics.
    pub sources: SourceMap,
    /// The documents, in the order of the first visit.
    pub documents: Vec<SetDocument>,
    /// The entry documents, in the order given.
    pub entries: Vec<DocumentId>,
    /// Every file the set depends on, catalogues included; for `rerun-if-changed`.
    pub files_read: Vec<PathBuf>,
    /// Every path that was looked up, sorted, with the canonical path of what lies there; `None` where there is
    /// nothing. Were one of them otherwise, the set might be another.
    pub lookups: Vec<(PathBuf, Option<PathBuf>)>,
    /// The bounds for this and the stages that follow.
    pub limits: Limits,
}

impl SchemaSet {
    /// The document behind an id.
    #[must_use]
    #[expect(
        clippy::indexing_slicing,
        reason = "ids are made with the documents of this set, which all stay"
    )]
    pub fn document(&self, id: DocumentId) -> &SetDocument {
        &self.documents[id.0 as usize]
    }

    /// The documents with their ids, in order.
    pub fn iter(&self) -> impl Iterator<Item = (DocumentId, &SetDocument)> {
        (0..).map(DocumentId).zip(&self.documents)
    }
}

/// A schema document in its role in a set.
#[derive(Debug, Clone)]
pub struct SetDocument {
    /// The document as written. A chameleon document taken into several namespaces is shared by several roles.
    pub document: Arc<SchemaDocument>,
    /// The effective target namespace: the document's own, or for a chameleon that of the including document.
    pub target_namespace: Option<Arc<str>>,
    /// Whether the namespace is another one's: then names the document declares, and unprefixed QNames without a
    /// default namespace, are in [`Self::target_namespace`] (§4.2.1).
    pub is_chameleon: bool,
    /// What the directives lead to: one entry per [`SchemaDocument::directives`], at the same position; `None`
    /// where nothing was found.
    pub resolved: Vec<Option<DocumentId>>,
    /// The `redefine` directives.
    pub redefines: Vec<Redefinition>,
}

/// A `redefine` with the documents whose components it replaces (§4.2.2).
#[derive(Debug, Clone)]
pub struct Redefinition {
    /// Position of the `redefine` in [`SchemaDocument::directives`].
    pub directive: usize,
    /// The redefined document and everything it includes or redefines itself, directly and indirectly, in the
    /// order of the first visit, without the redefining document. Empty where nothing was found. All have the
    /// redefining document's effective target namespace.
    pub redefined: Vec<DocumentId>,
    /// Whether the redefined document leads back to the redefining one. The recommendation does not say what that
    /// means.
    pub is_circular: bool,
}

impl SetDocument {
    /// A redefinition's node.
    #[must_use]
    pub fn redefine_node(&self, redefinition: &Redefinition) -> Option<&RedefineNode> {
        match self.document.directives.get(redefinition.directive)? {
            DirectiveNode::Redefine(node) => Some(node),
            DirectiveNode::Include(_) | DirectiveNode::Import(_) => None,
        }
    }
}
