//! Whether two documents are copies of each other: schema sets often hold one document in two places.

use crate::schema_set::SchemaSet;
use crate::source::{FileId, Span};
use crate::syntax::RedefineItem;
use std::collections::HashMap;

/// Which pairs of documents are copies of each other, as far as somebody asked.
#[derive(Debug, Default)]
pub(super) struct Copies(HashMap<(FileId, FileId), bool>);

impl Copies {
    /// Whether two documents have the same text but for layout. Their definitions are then the same ones.
    pub(super) fn are_copies(&mut self, set: &SchemaSet, one: FileId, other: FileId) -> bool {
        *self.0.entry((one, other)).or_insert_with(|| {
            let words = |file| set.sources.file(file).text.split_whitespace();
            one != other && words(one).eq(words(other))
        })
    }
}

/// Where a redefinition stands.
pub(super) fn redefinition_span(item: &RedefineItem) -> Span {
    match item {
        RedefineItem::SimpleType(node) => node.span,
        RedefineItem::ComplexType(node) => node.span,
        RedefineItem::Group(node) => node.span,
        RedefineItem::AttributeGroup(node) => node.span,
    }
}
