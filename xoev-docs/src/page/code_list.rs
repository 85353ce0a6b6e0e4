//! The page of a code list, and further pages with its entries where these are many.

use super::types::type_reference;
use super::{Head, Place, about, frame, values, versions};
use crate::model::Book;
use crate::model::list::{Edition, List};
use maud::{Markup, html};
use std::collections::BTreeSet;
use xoev_schema::component::TypeId;
use xoev_schema::xoev::CodeTypeKind;

/// Entries on one page.
pub(crate) const ENTRIES: usize = 500;

/// How many pages a list needs.
pub(crate) fn pages(list: &List<'_>) -> usize {
    list.editions.iter().map(|it| it.rows.len().div_ceil(ENTRIES)).max().unwrap_or(1).max(1)
}

/// The address of one of the pages, the first being 0.
pub(crate) fn address(book: &Book<'_>, list: &List<'_>, page: usize) -> String {
    let first = book.addresses.code_list(list.identifier).unwrap_or_default();
    match (page, first.strip_suffix(".html")) {
        (1.., Some(stem)) => format!("{stem}~s{}.html", page + 1),
        _ => first.to_owned(),
    }
}

/// A page.
pub(crate) fn code_list(place: &Place<'_>, list: &List<'_>, page: usize) -> Markup {
    let book = place.book;
    let words = book.words;
    let name = list.name();
    let mut ids = values::Ids::default();
    let content = html! {
        p.art { (words.code_list) (versions::marks(place, &address(book, list, 0))) }
        h1 { (name) @if page > 0 { " " small { (page + 1) "/" (pages(list)) } } }
        @if page == 0 { (head_of(book, list)) }
        @for (at, edition) in list.editions.iter().enumerate() {
            (entries(place, list, edition, at, page, &mut ids))
        }
        @if list.editions.is_empty() && list.types.iter().any(|it| it.kind != CodeTypeKind::Enumerated) {
            p.leer { (words.external_list) }
        }
        @if page == 0 { (uses(book, place, list)) }
    };
    let mut sections: Vec<(&'static str, String)> = Vec::new();
    if !list.editions.is_empty() {
        sections.push(("-eintraege-0", words.values.to_owned()));
    }
    if page == 0 {
        sections.push(("-verwendung", words.used_by.to_owned()));
    }
    let mut crumbs = vec![
        (words.home.to_owned(), place.to("index.html")),
        (words.code_lists.to_owned(), place.to("codelisten.html")),
    ];
    if page > 0 {
        crumbs.push((name.clone(), place.to(&address(book, list, 0))));
    }
    let address = address(book, list, page);
    frame(place, &Head { title: &name, address: &address, crumbs, sections }, &content)
}

fn head_of(book: &Book<'_>, list: &List<'_>) -> Markup {
    let words = book.words;
    let text = |it: &Option<String>| it.clone().filter(|it| !it.is_empty());
    let about = list.about;
    let at_hand = list.editions.iter().find_map(|it| it.genericode.as_deref());
    let description =
        about.and_then(|it| text(&it.description)).or_else(|| at_hand.and_then(|it| text(&it.description)));
    let publisher =
        about.and_then(|it| text(&it.publisher_long_name).or_else(|| text(&it.publisher_short_name)));
    let publisher = publisher.or_else(|| at_hand.and_then(|it| text(&it.publisher)));
    let mut rows: Vec<(String, Markup)> =
        vec![(words.kennung.to_owned(), html! { code { (list.identifier) } })];
    let mut add =
        |name: &str, value: Option<String>| rows.extend(value.map(|it| (name.to_owned(), html! { (it) })));
    add(words.short_name, about.and_then(|it| text(&it.short_name)));
    add(words.publisher, publisher);
    add(words.valid_from, about.and_then(|it| text(&it.valid_from)));
    add(words.used_column, about.and_then(|it| text(&it.used_code_column)));
    let versions: Vec<String> = {
        let mut all: Vec<String> = list
            .types
            .iter()
            .map(|it| it.list_version.clone().unwrap_or_else(|| words.version_of_message.to_owned()))
            .collect();
        all.sort();
        all.dedup();
        all
    };
    add(words.version, Some(versions.join(", ")));
    let kinds: BTreeSet<u8> = list.types.iter().map(|it| it.kind.number()).collect();
    html! {
        @if let Some(text) = description { div.text { (about::description(&text)) } }
        (about::terms(&rows))
        @for kind in kinds { p.hinweis { (words.code_type_kind(kind)) } }
    }
}

fn entries(
    place: &Place<'_>,
    list: &List<'_>,
    edition: &Edition,
    at: usize,
    page: usize,
    ids: &mut values::Ids,
) -> Markup {
    let book = place.book;
    let words = book.words;
    let rows = edition.rows.chunks(ENTRIES).nth(page).unwrap_or_default();
    if rows.is_empty() && page > 0 {
        return Markup::default();
    }
    let pages = edition.rows.len().div_ceil(ENTRIES);
    let id = format!("-eintraege-{at}");
    html! {
        section aria-labelledby=(id) {
            h2 id=(id) {
                (words.values) " " small { (edition.rows.len()) }
                @if let Some(version) = &edition.version { " " small { (words.version) " " (version) } }
            }
            @if pages > 1 { (turn(place, list, pages, page)) }
            (values::table(book, &edition.columns, rows, Some(ids)))
            @if pages > 1 { (turn(place, list, pages, page)) }
        }
    }
}

/// Links to the other pages of a long list.
fn turn(place: &Place<'_>, list: &List<'_>, pages: usize, page: usize) -> Markup {
    let book = place.book;
    html! {
        ul.seiten {
            @for at in 0..pages {
                li { a href=(place.to(&address(book, list, at))) aria-current=[(at == page).then_some("page")] { (at + 1) } }
            }
        }
    }
}

fn uses(book: &Book<'_>, place: &Place<'_>, list: &List<'_>) -> Markup {
    let words = book.words;
    html! {
        section aria-labelledby="-verwendung" {
            h2 id="-verwendung" { (words.used_by) }
            ul.verwendung {
                @for code_type in &list.types {
                    @let id = TypeId::Complex(code_type.type_definition);
                    li {
                        @if book.is_named(id) { (type_reference(book, place, id)) }
                        @else { (anonymous(book, code_type.type_definition)) }
                    }
                }
            }
        }
    }
}

/// An anonymous code type, by the element it stands in.
fn anonymous(book: &Book<'_>, id: xoev_schema::component::ComplexTypeId) -> String {
    let element = book.components.complex_types[id].context;
    element.map_or_else(String::new, |it| {
        format!("{} {}", book.words.field, book.components.elements[it].name.local)
    })
}
