//! Versions side by side: what the version before did not have, and what the next one no longer has, by name.
//!
//! What has changed within a message or type, and what that asks of readers and writers, says `xoev diff`.

use super::names::breakable;
use super::overview::overview;
use super::{Place, folder};
use crate::model::{Book, Subject};
use maud::{Markup, html};

/// The address of the page that lists what is new and what is gone.
pub(crate) const ADDRESS: &str = "neu-und-entfallen.html";

/// Marks of a page that another version does not have.
pub(super) fn marks(place: &Place<'_>, address: &str) -> Markup {
    let words = place.books[place.at].words;
    let lacks = |at: Option<usize>| at.and_then(|at| place.books.get(at)).filter(|it| !it.has_page(address));
    html! {
        @if let Some(before) = lacks(place.at.checked_sub(1)) {
            " " span.neu { (words.new_since) " " (before.version.name) }
        }
        @if let Some(next) = lacks(Some(place.at + 1)) {
            " " span.weggefallen { (words.gone_in) " " (next.version.name) }
        }
    }
}

/// The page; only versions that have one before have it.
pub(crate) fn page(place: &Place<'_>) -> Markup {
    let book = &place.books[place.at];
    let words = book.words;
    let Some(before) = place.at.checked_sub(1).map(|at| &place.books[at]) else { return Markup::default() };
    let way = format!("{}{}/", place.to_root, folder(&before.version.name));
    let title = format!("{} {}", words.new_since, before.version.name);
    let content = html! {
        h1 { (words.new_and_gone) " " small { (before.version.name) " → " (book.version.name) } }
        p.hinweis { (words.by_name) }
        section aria-labelledby="-neu" {
            h2 id="-neu" { (title) }
            (lists(book, before, &place.to_version))
        }
        section aria-labelledby="-entfallen" {
            h2 id="-entfallen" { (words.gone_in) " " (book.version.name) }
            (lists(before, book, &way))
        }
    };
    overview(place, words.new_and_gone, ADDRESS, &content, Vec::new())
}

/// What one version has and another has not, by kind, with links into the first.
fn lists(of: &Book<'_>, other: &Book<'_>, way: &str) -> Markup {
    let words = of.words;
    let subjects = |is: &dyn Fn(Subject) -> bool| {
        let lacks = |it: &Subject| it.address(&of.addresses).is_some_and(|address| !other.has_page(address));
        let mut found: Vec<(String, String)> = of
            .subjects
            .iter()
            .filter(|it| is(**it) && lacks(it))
            .map(|it| {
                (of.local_name(*it).to_owned(), it.address(&of.addresses).unwrap_or_default().to_owned())
            })
            .collect();
        found.sort();
        found
    };
    let code_lists = of.lists.iter().filter_map(|list| {
        let address = of.addresses.code_list(list.identifier)?;
        (!other.has_page(address)).then(|| (list.name(), address.to_owned()))
    });
    let is_message = |it: Subject| of.message(it).is_some();
    let kinds = [
        (words.messages, subjects(&is_message)),
        (words.types, subjects(&|it| matches!(it, Subject::Type(_)))),
        (words.elements, subjects(&|it| !is_message(it) && !matches!(it, Subject::Type(_)))),
        (words.code_lists, code_lists.collect()),
    ];
    html! {
        @if kinds.iter().all(|it| it.1.is_empty()) { p { (words.nothing) } }
        @for (name, found) in kinds.iter().filter(|it| !it.1.is_empty()) {
            h3 { (name) " " small { (found.len()) } }
            ul.verwendung { @for (name, address) in found { li { a href={ (way) (address) } { (breakable(name)) } } } }
        }
    }
}
