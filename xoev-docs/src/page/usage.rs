//! Who uses something.

use super::names::{breakable, fragment};
use super::{Head, Place, frame};
use crate::model::usage::How;
use crate::model::{Book, Subject};
use maud::{Markup, html};
use std::collections::BTreeSet;
use xoev_schema::component::ElementDeclarationId;

/// More owners, or messages, stand on a page of their own.
const MANY: usize = 40;

/// Whether the uses of a subject stand on a page of their own.
pub(crate) fn is_long(book: &Book<'_>, subject: Subject) -> bool {
    book.usage.used_by(subject).count() > MANY || book.usage.messages(subject).len() > MANY
}

/// The address of the page with the uses of a subject.
pub(crate) fn address(book: &Book<'_>, subject: Subject) -> String {
    format!("verwendung/{}", subject.address(&book.addresses).unwrap_or_default())
}

/// The uses of a subject on its own page.
pub(super) fn section(book: &Book<'_>, place: &Place<'_>, subject: Subject) -> Markup {
    let owners: Vec<_> = owners(book, subject);
    let messages = book.usage.messages(subject);
    let all = is_long(book, subject).then(|| place.to(&address(book, subject)));
    html! {
        @if owners.is_empty() { p { (book.words.no_uses) } }
        @else if owners.len() <= MANY { (direct(book, place, &owners)) }
        @else if let Some(all) = &all { p { a href=(all) { (owners.len()) " " (book.words.used_by) } } }
        @if !messages.is_empty() && book.message(subject).is_none() {
            h3 { (book.words.in_messages) " " small { (messages.len()) "/" (book.standard.messages.len()) } }
            @if messages.len() <= MANY { (list(book, place, messages)) }
            @else if let Some(all) = &all {
                p { (by_module(book, messages)) " " a href=(all) { "→ " (book.words.in_messages) } }
            }
        }
    }
}

/// The page with all uses of a subject.
pub(crate) fn page(place: &Place<'_>, subject: Subject) -> Markup {
    let book = place.book;
    let words = book.words;
    let name = book.name_of(subject);
    let own = place.to_subject(book, subject).unwrap_or_default();
    let owners = owners(book, subject);
    let messages = book.usage.messages(subject);
    let content = html! {
        h1 { (words.used_by) ": " a href=(own) { (breakable(&name)) } }
        section aria-labelledby="-direkt" {
            h2 id="-direkt" { (words.used_by) " " small { (owners.len()) } }
            (direct(book, place, &owners))
        }
        @if book.message(subject).is_none() && !messages.is_empty() {
            section aria-labelledby="-nachrichten" {
                h2 id="-nachrichten" { (words.in_messages) " " small { (messages.len()) } }
                (list(book, place, messages))
            }
        }
    };
    let head = Head {
        title: &format!("{}: {name}", words.used_by),
        address: &address(book, subject),
        crumbs: vec![(words.home.to_owned(), place.to("index.html")), (name.clone(), own.clone())],
        sections: Vec::new(),
    };
    frame(place, &head, &content)
}

type Owner<'u> = (Subject, &'u BTreeSet<How>);

fn owners<'u>(book: &'u Book<'_>, subject: Subject) -> Vec<Owner<'u>> {
    let mut out: Vec<Owner<'u>> = book.usage.used_by(subject).collect();
    out.sort_by_cached_key(|(by, _)| (book.local_name(*by).to_lowercase(), *by));
    out
}

fn direct(book: &Book<'_>, place: &Place<'_>, owners: &[Owner<'_>]) -> Markup {
    html! {
        ul.verwendung {
            @for (owner, how) in owners {
                @let link = place.to_subject(book, *owner).unwrap_or_default();
                li {
                    a href=(link) { (breakable(book.local_name(*owner))) }
                    @for (at, how) in how.iter().enumerate() {
                        @if at == 0 { ": " } @else { ", " }
                        @match how {
                            How::Field(path) if path.is_empty() => { (book.words.type_) },
                            How::Field(path) => a.pfad href={ (link) (fragment(path)) } { (breakable(path)) },
                            How::Base => em { (book.words.base) },
                            How::Part => em { (book.words.member_types) },
                            How::Group => em { (book.words.group) },
                            How::Head => em { (book.words.substitutes) },
                        }
                    }
                }
            }
        }
    }
}

fn list(book: &Book<'_>, place: &Place<'_>, messages: &[ElementDeclarationId]) -> Markup {
    html! {
        ul.verwendung {
            @for &message in messages {
                @let subject = Subject::Element(message);
                li { a href=[place.to_subject(book, subject)] { (breakable(book.local_name(subject))) } }
            }
        }
    }
}

/// How many messages of each module.
fn by_module(book: &Book<'_>, messages: &[ElementDeclarationId]) -> String {
    let counts = book.modules().into_iter().filter_map(|module| {
        let count = module.messages.iter().filter(|it| messages.contains(&it.element)).count();
        let name = if module.name.is_empty() { book.words.without_module } else { &module.name };
        (count > 0).then(|| format!("{name} {count}"))
    });
    counts.collect::<Vec<_>>().join(", ")
}
