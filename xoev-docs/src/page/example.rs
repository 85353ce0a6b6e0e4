//! Examples: a whole message, a part of one, a value.

use crate::model::content::Node;
use crate::model::{Book, Subject};
use maud::{Markup, html};
use xoev_schema::component::TypeId;

/// An example of a subject with this content; `None` where there is nothing to show.
pub(super) fn example(book: &Book<'_>, subject: Subject, nodes: &[Node<'_>]) -> Option<Markup> {
    let words = book.words;
    if let Subject::Type(TypeId::Simple(id)) = subject {
        let value = book.example_value(id)?;
        return Some(html! { p { code { (value) } } });
    }
    let message = subject.name(book.components);
    if let Some(message) = message.filter(|_| book.message(subject).is_some())
        && let Some(xml) = book.version.examples.messages.get(message)
    {
        return Some(whole_message(book, xml));
    }
    if nodes.is_empty() {
        return None;
    }
    let snippet = book.snippet(subject)?;
    Some(html! {
        p.hinweis { (words.example_hint) }
        pre tabindex="0" { code { (snippet) } }
    })
}

/// A whole message; a long one is folded away.
fn whole_message(book: &Book<'_>, xml: &str) -> Markup {
    const LONGEST: usize = 60;
    let lines = xml.lines().count();
    let text = html! { pre tabindex="0" { code { (xml.trim_end()) } } };
    html! {
        p.hinweis { (book.words.example_message) }
        @if lines > LONGEST { details { summary { (lines) " " (book.words.lines_of_example) } (text) } }
        @else { (text) }
    }
}
