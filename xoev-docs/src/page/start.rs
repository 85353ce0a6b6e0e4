//! The first page of a version.

use super::table::table;
use super::{Head, Place, about, frame};
use crate::model::{Book, Subject};
use maud::{Markup, html};
use xoev_schema::component::TypeId;
use xoev_schema::xoev::StandardInfo;

/// The page.
pub(crate) fn start(place: &Place<'_>) -> Markup {
    let book = place.book;
    let words = book.words;
    let info = book.standard.info();
    let content = html! {
        p.art { (words.standard) }
        h1 { (place.title) " " small { (words.version) " " (book.version.name) } }
        @if let Some(name) = info.and_then(|it| it.long_name.as_ref()) { p.titel { (name) } }
        @if let Some(text) = info.and_then(|it| it.description.as_ref()) { div.text { (about::description(text)) } }
        @if let Some(text) = info.and_then(|it| it.version_description.as_ref()) { div.text { (about::description(text)) } }
        (counts(book, place))
        (about::terms(&info.map(|it| facts(book, it)).unwrap_or_default()))
        @if !book.standard.messages.is_empty() { (modules(book, place)) }
        (others(book))
        (documents(book))
    };
    let head = Head {
        title: place.title,
        address: "index.html",
        crumbs: Vec::new(),
        sections: vec![("-module", words.messages.to_owned()), ("-dateien", words.documents.to_owned())],
    };
    frame(place, &head, &content)
}

fn counts(book: &Book<'_>, place: &Place<'_>) -> Markup {
    let words = book.words;
    let types = |is_complex: bool| {
        let all = book.subjects.iter().filter(|it| match it {
            Subject::Type(TypeId::Complex(_)) => is_complex,
            Subject::Type(TypeId::Simple(_)) => !is_complex,
            _ => false,
        });
        all.count()
    };
    let tiles = [
        (book.standard.messages.len(), words.messages, "nachrichten.html"),
        (types(true), words.complex_types, "typen.html"),
        (types(false), words.simple_types, "typen.html"),
        (book.lists.len(), words.code_lists, "codelisten.html"),
    ];
    html! {
        ul.kacheln {
            @for (count, name, page) in tiles {
                @if count > 0 { li { a href=(place.to(page)) { strong { (count) } " " (name) } } }
            }
        }
    }
}

fn facts(book: &Book<'_>, info: &StandardInfo) -> Vec<(String, Markup)> {
    let words = book.words;
    let mut out = Vec::new();
    let mut add = |name: &str, value: &Option<String>| {
        out.extend(value.as_ref().map(|it| (name.to_owned(), html! { (it) })));
    };
    add(words.kennung, &info.identifier);
    add(words.version, &info.version);
    add(words.handbook, &info.handbook_version);
    out
}

fn modules(book: &Book<'_>, place: &Place<'_>) -> Markup {
    let words = book.words;
    html! {
        section aria-labelledby="-module" {
            h2 id="-module" { (words.messages) }
            ul.module {
                @for (at, module) in book.modules().iter().enumerate() {
                    @let name = if module.name.is_empty() { words.without_module } else { &module.name };
                    li {
                        a href={ (place.to("nachrichten.html")) "#-modul-" (at) } { (name) }
                        " " small { (module.messages.len()) }
                    }
                }
            }
        }
    }
}

/// The standards whose documents are in the set, too.
fn others(book: &Book<'_>) -> Markup {
    let others = book.standard.standards.get(1..).unwrap_or_default();
    let name = |it: &StandardInfo| {
        it.short_name.clone().or_else(|| it.long_name.clone()).or_else(|| it.technical_name.clone())
    };
    html! {
        @if !others.is_empty() {
            section aria-labelledby="-standards" {
                h2 id="-standards" { (book.words.used_standards) }
                ul {
                    @for it in others {
                        li { (name(it).unwrap_or_default()) " " (it.version.as_deref().unwrap_or_default()) }
                    }
                }
            }
        }
    }
}

fn documents(book: &Book<'_>) -> Markup {
    let words = book.words;
    let set = &book.version.set;
    let mut rows: Vec<(String, String)> = set
        .documents
        .iter()
        .map(|it| {
            let path = &set.sources.file(it.document.span.file).path;
            let name = path.file_name().map_or_else(String::new, |it| it.to_string_lossy().into_owned());
            (name, it.target_namespace.as_deref().unwrap_or("—").to_owned())
        })
        .collect();
    rows.sort();
    rows.dedup();
    let documents = html! {
        @for (name, namespace) in &rows { tr { td { (name) } td { code { (namespace) } } } }
    };
    html! {
        section aria-labelledby="-dateien" {
            h2 id="-dateien" { (words.documents) " " small { (rows.len()) } }
            details {
                summary { (rows.len()) " " (words.documents) }
                (table(words.documents, &[words.name, words.namespace], &documents))
            }
        }
    }
}
