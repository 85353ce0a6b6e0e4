//! The documentation of a standard as an HTML site, made from its schemas.
//!
//! ```text
//!  Components, Standard, code lists (each version of a standard)
//!    │ model/      what there is to say: subjects, fields, facets in words, uses, lists,
//!    │             changes since the version before (xoev-diff)                         → Book
//!    │ picture/    content models as drawings                                           → SVG
//!    │ page/       templates (maud)                                                     → HTML
//!    │ search/     words → places, in small scripts                                     → JavaScript
//!    │ site/       files in memory, then a folder                                       → Site
//! ```
//! Beside the stages: `text`, what the site itself says in German and English; `assets`, its style sheet and scripts.
//!
//! Invariants: the same input gives the same bytes; addresses are made of names alone
//! ([`xoev_schema::xoev::Addresses`]); no page needs anything outside the folder, a server or a script to be read.
//! Not here: finding and compiling schemas.

#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::string_slice, clippy::unreachable))]

mod assets;
mod model;
mod page;
mod picture;
mod search;
mod site;
mod text;

pub use site::{Counts, File, Site, WriteError};

use model::Book;
use std::collections::BTreeMap;
use std::sync::Arc;
use xoev_codelists::Snapshot;
use xoev_runtime::report::Language;
use xoev_schema::component::{Components, SimpleTypeId};
use xoev_schema::name::ExpandedName;
use xoev_schema::schema_set::SchemaSet;
use xoev_schema::xoev::Standard;

/// One version of a standard.
#[derive(Debug, Clone)]
pub struct Version<'a> {
    /// Its name in addresses and in the list of versions, such as `4.0.0`.
    pub name: String,
    /// The documents.
    pub set: &'a SchemaSet,
    /// The components.
    pub components: &'a Components,
    /// What the standard says about itself.
    pub standard: &'a Standard,
    /// The generated Rust items: paths such as `xjustiz::TypeGdsAkte`.
    pub rust: RustNames,
    /// What may be shown as examples.
    pub examples: Examples,
}

/// Examples that are known to be valid, such as `xoev-sample` makes them. Where there is none, pages show what facets and
/// content models alone tell.
#[derive(Debug, Clone, Default)]
pub struct Examples {
    /// Whole messages.
    pub messages: BTreeMap<ExpandedName, String>,
    /// Values of simple types.
    pub values: BTreeMap<SimpleTypeId, String>,
    /// Values of simple types as elements and attributes of a local name have them.
    pub fields: BTreeMap<(String, SimpleTypeId), String>,
}

/// Paths of generated Rust items.
#[derive(Debug, Clone, Default)]
pub struct RustNames {
    /// Of named types.
    pub types: BTreeMap<ExpandedName, String>,
    /// Of global elements.
    pub elements: BTreeMap<ExpandedName, String>,
}

/// What may be chosen.
#[derive(Debug, Clone)]
pub struct Options {
    /// The language of what the site itself says.
    pub language: Language,
    /// The name of the site; without it that of the standard.
    pub title: Option<String>,
    /// Code lists at hand.
    pub code_lists: Option<Arc<Snapshot>>,
}

impl Default for Options {
    fn default() -> Self {
        Self { language: Language::De, title: None, code_lists: None }
    }
}

/// Makes the site of a standard in one or several versions, the newest last.
#[must_use]
pub fn site(versions: &[Version<'_>], options: &Options) -> Site {
    let mut books: Vec<Book<'_>> = versions.iter().map(|it| Book::new(it, options)).collect();
    for (before, book) in versions.iter().zip(books.iter_mut().skip(1)) {
        book.compare(before);
    }
    site::build(&books, options)
}
