//! Versions side by side: what the version before did not have, what the next one no longer has, and what both have but
//! not alike. What has changed of it stands on its page (`changes`).

use super::names::breakable;
use super::overview::overview;
use super::{Place, changes, folder};
use crate::model::{Book, Subject};
use maud::{Markup, html};
use xoev_diff::Presence;

/// The address of the page that lists what has changed, what is new and what is gone.
pub(crate) const ADDRESS: &str = "aenderungen.html";

/// Marks of a page that another version does not have.
pub(super) fn marks(place: &Place<'_>, address: &str) -> Markup {
    let words = place.book.words;
    let lacks = |book: &&Book<'_>| !book.has_page(address);
    html! {
        @if let Some(before) = place.before().filter(lacks) {
            " " span.neu { (words.new_since) " " (before.version.name) }
        }
        @if let Some(next) = place.after().filter(lacks) {
            " " span.weggefallen { (words.gone_in) " " (next.version.name) }
        }
    }
}

/// The page; only versions that have one before have it.
pub(crate) fn page(place: &Place<'_>) -> Markup {
    let book = place.book;
    let words = book.words;
    let Some(before) = place.before() else { return Markup::default() };
    let way = format!("{}{}/", place.to_root, folder(&before.version.name));
    let new = capitalised(&format!("{} {}", words.new_since, before.version.name));
    let gone = capitalised(&format!("{} {}", words.gone_in, book.version.name));
    let content = html! {
        h1 { (words.changes) " " small { (before.version.name) " → " (book.version.name) } }
        p.hinweis { (words.by_name) }
        section aria-labelledby="-geaendert" {
            h2 id="-geaendert" { (words.changed) }
            (changed(place, book))
        }
        section aria-labelledby="-neu" {
            h2 id="-neu" { (new) }
            (lists(book, before, &place.to_version))
        }
        section aria-labelledby="-entfallen" {
            h2 id="-entfallen" { (gone) }
            (lists(before, book, &way))
        }
    };
    overview(place, words.changes, ADDRESS, &content, Vec::new())
}

/// What stands beside names elsewhere, as a heading.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters.as_str().chars()).collect()
}

/// What both versions have and has changed, by kind, with the number of changes.
fn changed(place: &Place<'_>, book: &Book<'_>) -> Markup {
    let words = book.words;
    let is_message = |it: Subject| book.message(it).is_some();
    let subjects = |is: &dyn Fn(Subject) -> bool| {
        let found = book.subjects.iter().filter(|it| is(**it)).filter_map(|&it| {
            let changed = book.changes_of(it).filter(|it| it.presence() == Presence::Both)?;
            Some((book.local_name(it), it, changed.changes.len()))
        });
        let mut found: Vec<_> = found.collect();
        found.sort_by_key(|it| it.0);
        found
    };
    let kinds = [
        (words.messages, subjects(&is_message)),
        (words.types, subjects(&|it| matches!(it, Subject::Type(_)))),
        (words.elements, subjects(&|it| !is_message(it) && matches!(it, Subject::Element(_)))),
    ];
    html! {
        @if kinds.iter().all(|it| it.1.is_empty()) { p { (words.nothing) } }
        @for (name, found) in kinds.iter().filter(|it| !it.1.is_empty()) {
            h3 { (name) " " small { (found.len()) } }
            ul.verwendung {
                @for (name, subject, count) in found {
                    @let link = place.to_subject(book, *subject).map(|it| format!("{it}#{}", changes::SECTION));
                    li { a href=[link] { (breakable(name)) } " " small { (count) } }
                }
            }
        }
    }
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
