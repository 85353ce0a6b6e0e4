//! Pages as HTML.
//!
//! In: a book, and where the page stands. Out: mark-up. Invariants: every page has the same frame (landmarks, headings in
//! order, a link that skips to the content); ids of sections begin with `-`, those of values with `=`, all others are
//! paths of names, so that none clash; links are relative. Not here: which pages there are (`site/`).

mod about;
mod changes;
pub(crate) mod code_list;
mod component;
mod example;
mod facts;
mod fields;
mod frame;
mod identity;
pub(crate) mod index;
pub(crate) mod names;
mod outline;
pub(crate) mod overview;
pub(crate) mod start;
mod table;
mod types;
pub(crate) mod usage;
pub(crate) mod values;
pub(crate) mod versions;

pub(crate) use component::component;
pub(crate) use frame::{Head, frame};

use crate::model::{Book, Subject};

/// Where a page stands.
#[derive(Clone)]
pub(crate) struct Place<'p> {
    /// The path from the root of the site.
    pub path: String,
    /// The way to the root of the site: empty, or `../` several times.
    pub to_root: String,
    /// The way to the folder of the version.
    pub to_version: String,
    /// All versions.
    pub books: &'p [Book<'p>],
    /// The position of the version the page is about.
    pub at: usize,
    /// That version.
    pub book: &'p Book<'p>,
    /// The name of the site.
    pub title: &'p str,
}

impl<'p> Place<'p> {
    /// The place of a page in the folder of a version, of which the position is said too.
    pub fn new(
        books: &'p [Book<'p>],
        (at, book): (usize, &'p Book<'p>),
        title: &'p str,
        address: &str,
    ) -> Self {
        let path = format!("{}/{address}", folder(&book.version.name));
        let steps = path.matches('/').count();
        let way = |steps: usize| "../".repeat(steps);
        Self { path, to_root: way(steps), to_version: way(steps - 1), books, at, book, title }
    }

    /// The first page of the site, which is about the newest version.
    pub fn first(books: &'p [Book<'p>], (at, book): (usize, &'p Book<'p>), title: &'p str) -> Self {
        let to_version = format!("{}/", folder(&book.version.name));
        Self { path: "index.html".to_owned(), to_root: String::new(), to_version, books, at, book, title }
    }

    /// The version before, where there is one.
    pub fn before(&self) -> Option<&'p Book<'p>> {
        self.books.get(self.at.checked_sub(1)?)
    }

    /// The next version, where there is one.
    pub fn after(&self) -> Option<&'p Book<'p>> {
        self.books.get(self.at + 1)
    }

    /// The link to a page of this version.
    pub fn to(&self, address: &str) -> String {
        format!("{}{address}", self.to_version)
    }

    /// The link to the page of a subject, where it has one.
    pub fn to_subject(&self, book: &Book<'_>, subject: Subject) -> Option<String> {
        subject.address(&book.addresses).map(|it| self.to(it))
    }
}

/// The folder of a version: its name, with what may not stand in addresses left out.
pub(crate) fn folder(version: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let name: String = version.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
    let name = name.trim_matches('.');
    if name.is_empty() { "version".to_owned() } else { name.to_owned() }
}
