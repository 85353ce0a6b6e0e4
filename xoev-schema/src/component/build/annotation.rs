//! Annotations are shared between a particle and its declaration.

use super::Builder;
use crate::syntax::AnnotationNode;
use std::sync::Arc;

impl Builder<'_> {
    /// A shared annotation; everything without one has the same.
    pub(super) fn annotation(&self, node: &AnnotationNode) -> Arc<AnnotationNode> {
        if is_empty(node) { Arc::clone(&self.no_annotation) } else { Arc::new(node.clone()) }
    }
}

/// Whether an annotation says nothing.
pub(super) fn is_empty(node: &AnnotationNode) -> bool {
    node.documentation.is_empty() && node.app_info.is_empty()
}
