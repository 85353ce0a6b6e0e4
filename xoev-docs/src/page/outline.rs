//! The structure as nested lists: what the picture shows, as text.

use super::names;
use crate::model::Book;
use crate::model::content::{Inheritance, Kind, Node};
use maud::{Markup, html};

/// A content as nested lists.
pub(super) fn outline(book: &Book<'_>, nodes: &[Node<'_>]) -> Markup {
    html! { ul { @for node in nodes { (item(book, node)) } } }
}

fn item(book: &Book<'_>, node: &Node<'_>) -> Markup {
    html! {
        li {
            @match node.kind {
                Kind::Group(compositor, _) => {
                    (names::compositor_name(book, compositor)) ", " (names::compositor_hint(book, compositor))
                    @if node.occurs.short() != "1" { ", " (names::how_often(book, node)) }
                },
                Kind::AnyElement(_) | Kind::AnyAttribute(_) => {
                    (names::spoken(book, node)) ", " (names::wildcard(book, node))
                },
                _ => {
                    a href=(names::fragment(&node.anchor)) { (names::node_name(book, node)) }
                    @if let Some(name) = book.type_of(node).and_then(|it| names::type_name(book, it)) {
                        " " (book.words.of_type) " " (name)
                    }
                    ", " (names::how_often(book, node))
                },
            }
            @if let Inheritance::Inherited(_) = node.inheritance
                && !matches!(node.kind, Kind::Group(..)) { ", " (book.words.inherited) }
            @if !node.children.is_empty() { (outline(book, &node.children)) }
        }
    }
}
