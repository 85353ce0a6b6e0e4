//! What annotations say.

use crate::model::Book;
use linkify::{LinkFinder, LinkKind};
use maud::{Markup, html};
use xoev_runtime::standard::ApplicationInfo;

/// The description in paragraphs and lists.
pub(super) fn description(text: &str) -> Markup {
    html! {
        @for paragraph in text.split("\n\n") {
            @for block in blocks(paragraph) {
                @match block {
                    Block::Text(text) => p { (linked(&text)) },
                    Block::List(items) => ul { @for item in items { li { (linked(&item)) } } },
                }
            }
        }
    }
}

/// Everything else an annotation says, as a list of terms.
pub(super) fn facts(book: &Book<'_>, info: &ApplicationInfo) -> Vec<(String, Markup)> {
    let words = book.words;
    let mut out = Vec::new();
    let mut add = |name: &str, texts: &[String]| {
        if !texts.is_empty() {
            out.push((name.to_owned(), joined(texts)));
        }
    };
    add(words.legal_basis, &info.legal_basis);
    add(words.author, &info.author);
    add(words.reader, &info.reader);
    add(words.implementation_hint, &info.implementation_hint);
    for (name, text) in &info.other {
        let markup = if text.starts_with('<') {
            html! { code { (text) } }
        } else {
            linked(text)
        };
        out.push((name.clone(), markup));
    }
    out
}

fn joined(texts: &[String]) -> Markup {
    html! {
        @if let [one] = texts { (linked(one)) }
        @else { ul { @for text in texts { li { (linked(text)) } } } }
    }
}

/// A list of terms and what they mean.
pub(super) fn terms(rows: &[(String, Markup)]) -> Markup {
    html! {
        @if !rows.is_empty() {
            dl.fakten { @for (term, meaning) in rows { div { dt { (term) } dd { (meaning) } } } }
        }
    }
}

/// A part of a paragraph.
#[derive(Debug, PartialEq, Eq)]
enum Block {
    Text(String),
    List(Vec<String>),
}

/// Lines that begin like items of a list become one; all others are layout.
fn blocks(paragraph: &str) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    for line in paragraph.lines().map(str::trim).filter(|it| !it.is_empty()) {
        match (item(line), out.last_mut()) {
            (Some(item), Some(Block::List(items))) => items.push(item.to_owned()),
            (Some(item), _) => out.push(Block::List(vec![item.to_owned()])),
            (None, Some(Block::Text(text))) => {
                text.push(' ');
                text.push_str(line);
            }
            (None, Some(Block::List(items))) => {
                if let Some(last) = items.last_mut() {
                    last.push(' ');
                    last.push_str(line);
                }
            }
            (None, None) => out.push(Block::Text(line.to_owned())),
        }
    }
    out
}

fn item(line: &str) -> Option<&str> {
    ["- ", "• ", "* ", "– ", "· "].iter().find_map(|it| line.strip_prefix(it))
}

/// Text with its web addresses as links.
pub(super) fn linked(text: &str) -> Markup {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]);
    html! {
        @for span in finder.spans(text) {
            @let part = span.as_str();
            @if span.kind().is_some() && (part.starts_with("https://") || part.starts_with("http://")) {
                a href=(part) rel="noreferrer" { (part) }
            } @else { (part) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_become_lists_and_layout_vanishes() {
        let text = |it: &str| Block::Text(it.to_owned());
        let list = |it: &[&str]| Block::List(it.iter().map(|it| (*it).to_owned()).collect());
        assert_eq!(blocks("Eines\nvon:\n- a\n- b\n  weiter"), [text("Eines von:"), list(&["a", "b weiter"])]);
    }

    #[test]
    fn addresses_become_links() {
        let html = linked("siehe (https://example.org/a?b=1&c).").into_string();
        assert_eq!(
            html,
            "siehe (<a href=\"https://example.org/a?b=1&amp;c\" rel=\"noreferrer\">https://example.org/a?b=1&amp;c</a>)."
        );
    }
}
