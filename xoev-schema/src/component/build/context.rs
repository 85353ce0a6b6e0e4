//! What names mean in a document: its effective target namespace and its imports.

use crate::name::ExpandedName;
use crate::schema_set::SetDocument;
use crate::syntax::{DirectiveNode, QNameNode};
use std::sync::Arc;

/// A document of the set, by its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct ContextId(pub(super) u32);

/// How the names of a document are understood.
#[derive(Debug)]
pub(super) struct Context {
    /// The effective target namespace.
    pub(super) target_namespace: Option<Arc<str>>,
    /// Whether the namespace is that of the including document (§4.2.1).
    pub(super) is_chameleon: bool,
    /// The imported namespaces; `None` is the absent one.
    imports: Vec<Option<Arc<str>>>,
}

impl Context {
    /// The context of a document.
    pub(super) fn new(document: &SetDocument) -> Self {
        let imports = document
            .document
            .directives
            .iter()
            .filter_map(|directive| match directive {
                DirectiveNode::Import(import) => Some(import.namespace.clone()),
                DirectiveNode::Include(_) | DirectiveNode::Redefine(_) => None,
            })
            .collect();
        Self {
            target_namespace: document.target_namespace.clone(),
            is_chameleon: document.is_chameleon,
            imports,
        }
    }

    /// The name of a declaration that has the target namespace if `is_qualified`.
    pub(super) fn declared(&self, name: &ExpandedName, is_qualified: bool) -> ExpandedName {
        if self.is_chameleon && is_qualified && name.namespace.is_none() {
            ExpandedName { namespace: self.target_namespace.clone(), local: Arc::clone(&name.local) }
        } else {
            name.clone()
        }
    }

    /// The name a reference means.
    pub(super) fn referenced(&self, name: &QNameNode) -> ExpandedName {
        self.declared(&name.name, true)
    }

    /// Whether the document may refer to components of a namespace (`src-resolve.4`).
    pub(super) fn may_refer_to(&self, namespace: Option<&Arc<str>>) -> bool {
        namespace == self.target_namespace.as_ref() || self.imports.iter().any(|it| it.as_ref() == namespace)
    }
}
