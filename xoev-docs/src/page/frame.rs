//! What all pages have in common.

use super::{Place, folder, versions};
use crate::assets;
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// What a page says about itself.
pub(crate) struct Head<'h> {
    /// The title of the window.
    pub title: &'h str,
    /// The page within the version, for the links to other versions.
    pub address: &'h str,
    /// The way here: names with their links.
    pub crumbs: Vec<(String, String)>,
    /// The sections: ids with their names.
    pub sections: Vec<(&'static str, String)>,
}

/// A page.
pub(crate) fn frame(place: &Place<'_>, head: &Head<'_>, content: &Markup) -> Markup {
    let book = place.book;
    let words = book.words;
    let root = &place.to_root;
    html! {
        (DOCTYPE)
        html lang=(words.tag) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="generator" content="xoev docs";
                meta name="color-scheme" content="light dark";
                title { @if head.title != place.title { (head.title) " – " } (place.title) " " (book.version.name) }
                link rel="icon" href=(assets::ICON);
                link rel="stylesheet" href={ (root) (assets::STYLE.0) };
                script src={ (root) (assets::THEME.0) } {}
                script src={ (root) (assets::SEARCH.0) } defer {}
            }
            body data-root=(root) data-version=(folder(&book.version.name)) {
                a.skip href="#-inhalt" { (words.skip) }
                (header(place, head))
                div.rahmen {
                    main id="-inhalt" tabindex="-1" {
                        (crumbs(place, head))
                        (content)
                    }
                    @if head.sections.len() > 1 {
                        nav.seite aria-label=(words.on_this_page) {
                            p aria-hidden="true" { (words.on_this_page) }
                            ul { @for (id, name) in &head.sections { li { a href={ "#" (id) } { (name) } } } }
                        }
                    }
                }
                footer { p { (place.title) " " (book.version.name) ". " (words.generated_by) } }
            }
        }
    }
}

fn header(place: &Place<'_>, head: &Head<'_>) -> Markup {
    let book = place.book;
    let words = book.words;
    let has_lists = book.lists.len() > 0;
    html! {
        header.kopf {
            div.zeile {
                a.marke href=(place.to("index.html")) { (place.title) }
                (version_switch(place, head))
                div.suche role="search" {
                    label.unsichtbar for="-suche" { (words.search_label) }
                    input id="-suche" type="search" autocomplete="off" spellcheck="false" placeholder=(words.search_label)
                        role="combobox" aria-expanded="false" aria-controls="-treffer" aria-autocomplete="list"
                        data-none=(words.no_hits) data-some=(words.hits);
                    div id="-treffer" role="listbox" aria-label=(words.search) hidden {}
                    p.unsichtbar id="-treffer-zahl" role="status" {}
                    noscript { p { (words.no_script) } }
                }
                button id="-farben" type="button" hidden data-auto=(words.theme_automatic) data-light=(words.theme_light)
                    data-dark=(words.theme_dark) data-name=(words.theme) { (PreEscaped("◐")) }
            }
            nav.haupt aria-label=(words.menu) {
                ul {
                    li { a href=(place.to("index.html")) { (words.home) } }
                    li { a href=(place.to("nachrichten.html")) { (words.messages) } }
                    li { a href=(place.to("typen.html")) { (words.types) } }
                    @if has_lists { li { a href=(place.to("codelisten.html")) { (words.code_lists) } } }
                    li { a href=(place.to("index-a-z.html")) { (words.index) } }
                    @if place.before().is_some() { li { a href=(place.to(versions::ADDRESS)) { (words.changes) } } }
                }
            }
        }
    }
}

/// The switch between versions.
fn version_switch(place: &Place<'_>, head: &Head<'_>) -> Markup {
    let book = place.book;
    let words = book.words;
    if place.books.len() < 2 {
        return html! { span.version { (words.version) " " (book.version.name) } };
    }
    html! {
        details.version {
            summary { (words.version) " " (book.version.name) }
            ul {
                @for (at, other) in place.books.iter().enumerate().rev() {
                    @let has_page = other.has_page(head.address);
                    @let address = if has_page { head.address } else { "index.html" };
                    li {
                        a href={ (place.to_root) (folder(&other.version.name)) "/" (address) }
                            aria-current=[(at == place.at).then_some("true")] {
                            (other.version.name)
                            @if !has_page { " " small { "(" (words.not_here) ")" } }
                        }
                    }
                }
            }
        }
    }
}

fn crumbs(place: &Place<'_>, head: &Head<'_>) -> Markup {
    if head.crumbs.is_empty() {
        return Markup::default();
    }
    html! {
        nav.weg aria-label=(place.book.words.you_are_here) {
            ol { @for (name, link) in &head.crumbs { li { a href=(link) { (name) } } } }
        }
    }
}
