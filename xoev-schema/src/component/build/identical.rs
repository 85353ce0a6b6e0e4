//! Whether two top-level items of two documents are the same text: schema sets often hold copies of one document.

use crate::schema_set::SchemaSet;
use crate::source::Span;
use crate::syntax::{RedefineItem, SchemaDocument, TopLevelNode};

/// Whether the items whose start tags are `first` and `second` have the same text, and their documents bind
/// their prefixes alike.
pub(super) fn are_identical(set: &SchemaSet, first: Span, second: Span) -> bool {
    let (Some((one, text)), Some((other, other_text))) = (item(set, first), item(set, second)) else {
        return false;
    };
    text == other_text
        && one.target_namespace == other.target_namespace
        && one.namespaces.iter().all(|(prefix, uri)| {
            other
                .namespaces
                .iter()
                .all(|(other_prefix, other_uri)| prefix != other_prefix || uri == other_uri)
        })
}

/// The document an item stands in, and the item's text without its layout.
fn item(set: &SchemaSet, span: Span) -> Option<(&SchemaDocument, String)> {
    let document = set.documents.iter().map(|it| &*it.document).find(|it| it.file == span.file)?;
    let text = &*set.sources.file(span.file).text;
    let start = span.start as usize;
    let next = document.items.iter().map(|it| item_span(it).start as usize).filter(|&it| it > start).min();
    let end = next.or_else(|| text.rfind("</")).filter(|&end| end > start)?;
    let text = text.get(start..end)?;
    Some((document, text.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// Where a top-level item stands.
fn item_span(item: &TopLevelNode) -> Span {
    match item {
        TopLevelNode::SimpleType(node) => node.span,
        TopLevelNode::ComplexType(node) => node.span,
        TopLevelNode::Group(node) => node.span,
        TopLevelNode::AttributeGroup(node) => node.span,
        TopLevelNode::Element(node) => node.span,
        TopLevelNode::Attribute(node) => node.span,
        TopLevelNode::Notation(node) => node.span,
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
