//! The index A–Z: all names, those of fields with their owners. One page for each letter.

use super::Place;
use super::names::{breakable, fragment};
use super::overview::overview;
use crate::model::Book;
use crate::model::content::{Kind, Node};
use crate::search::fold;
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};

/// What a name in the index leads to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Target {
    /// The page within the version, with the place on it.
    address: String,
    /// What it is called there.
    label: String,
}

/// Names by their first letter; what begins otherwise stands under `#`.
#[derive(Debug, Default)]
pub(crate) struct Index {
    letters: BTreeMap<char, BTreeMap<(String, String), BTreeSet<Target>>>,
}

impl Index {
    /// The index of a version.
    pub fn of(book: &Book<'_>) -> Self {
        let mut out = Self::default();
        for &subject in &book.subjects {
            let address = subject.address(&book.addresses).unwrap_or_default();
            let name = book.local_name(subject);
            out.add(name, address.to_owned(), book.kind_of(subject).to_owned());
            out.add_fields(book, address, name, &book.content_of(subject));
        }
        for list in book.lists.iter() {
            let address = book.addresses.code_list(list.identifier).unwrap_or_default();
            out.add(&list.name(), address.to_owned(), book.words.code_list.to_owned());
        }
        out
    }

    /// The letters there are.
    pub fn letters(&self) -> impl Iterator<Item = char> {
        self.letters.keys().copied()
    }

    fn add(&mut self, name: &str, address: String, label: String) {
        let folded = fold(name);
        let letter = folded.chars().next().filter(char::is_ascii_lowercase).unwrap_or('#');
        let of_letter = self.letters.entry(letter).or_default();
        of_letter.entry((folded, name.to_owned())).or_default().insert(Target { address, label });
    }

    fn add_fields(&mut self, book: &Book<'_>, address: &str, owner: &str, nodes: &[Node<'_>]) {
        for node in nodes {
            let name = match node.kind {
                Kind::Element(id) => Some(&book.components.elements[id].name.local),
                Kind::Attribute(use_) => Some(&book.components.attributes[use_.declaration].name.local),
                _ => None,
            };
            if let Some(name) = name
                && node.inheritance == crate::model::content::Inheritance::Own
            {
                self.add(name, format!("{address}{}", fragment(&node.anchor)), owner.to_owned());
            }
            self.add_fields(book, address, owner, &node.children);
        }
    }
}

/// The address of the page of a letter.
pub(crate) fn address(letter: char) -> String {
    let name = if letter == '#' { "andere".to_owned() } else { letter.to_string() };
    format!("index-a-z/{name}.html")
}

/// The page that leads to the letters.
pub(crate) fn letters(place: &Place<'_>, index: &Index) -> Markup {
    let words = place.book.words;
    let content = html! {
        h1 { (words.index) }
        (row(place, index, None))
        ul.liste.eng {
            @for (letter, names) in &index.letters {
                li { a href=(place.to(&address(*letter))) { (letter.to_uppercase().to_string()) } " " small { (names.len()) } }
            }
        }
    };
    overview(place, words.index, "index-a-z.html", &content, Vec::new())
}

/// The page of a letter.
pub(crate) fn letter(place: &Place<'_>, index: &Index, letter: char) -> Markup {
    /// More owners of a field are folded away.
    const MANY: usize = 8;
    let words = place.book.words;
    let empty = BTreeMap::new();
    let names = index.letters.get(&letter).unwrap_or(&empty);
    let title = format!("{} – {}", words.index, letter.to_uppercase());
    let content = html! {
        h1 { (title) }
        (row(place, index, Some(letter)))
        dl.namen {
            @for ((_, name), targets) in names {
                div {
                    dt { (breakable(name)) }
                    dd {
                        @if targets.len() > MANY {
                            details { summary { (targets.len()) } (links(place, targets)) }
                        } @else { (links(place, targets)) }
                    }
                }
            }
        }
    };
    let crumbs = vec![(words.index.to_owned(), place.to("index-a-z.html"))];
    overview(place, &title, &address(letter), &content, crumbs)
}

fn row(place: &Place<'_>, index: &Index, current: Option<char>) -> Markup {
    html! {
        nav aria-label=(place.book.words.index) {
            ul.seiten {
                @for letter in index.letters() {
                    li {
                        a href=(place.to(&address(letter))) aria-current=[(Some(letter) == current).then_some("page")] {
                            (letter.to_uppercase().to_string())
                        }
                    }
                }
            }
        }
    }
}

fn links(place: &Place<'_>, targets: &BTreeSet<Target>) -> Markup {
    html! {
        @for (at, target) in targets.iter().enumerate() {
            @if at > 0 { ", " }
            a href=(place.to(&target.address)) { (breakable(&target.label)) }
        }
    }
}
