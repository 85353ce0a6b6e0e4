//! Where schema documents come from: files, their decoded text, positions.
//!
//! In: paths, catalogues, a location map. Out: [`SourceMap`].
//! Invariants: nothing is ever fetched from a network; no document leads outside of the roots; every file is read once.
//! Not here: anything that knows XSD.

pub(crate) mod built_in_xml;
mod catalog;
mod limits;
mod load;
mod locate;
mod roots;
mod share_out;
mod source_map;
mod uri;
pub(crate) mod xml;

pub use limits::Limits;
pub(crate) use load::Loader;
pub(crate) use locate::{Base, Located, Locator};
pub(crate) use roots::outside;
pub(crate) use share_out::share_out;
pub use source_map::{FileId, SourceFile, SourceMap, Span};
pub use xml::NamespaceScope;

use std::path::PathBuf;

/// Where schema documents may be found, and how much of them.
#[derive(Debug, Clone, Default)]
pub struct SourceOptions {
    /// OASIS XML catalogues, the first match counts.
    pub catalogs: Vec<PathBuf>,
    /// Namespaces or URIs with the file that stands for them; asked before the catalogues.
    pub locations: Vec<(String, PathBuf)>,
    /// The folders that documents and catalogues may lead to, besides their own; `None` for anywhere. What `locations` map is
    /// not asked: whoever names these says so. Symbolic links count as where they lead.
    pub roots: Option<Vec<PathBuf>>,
    /// Bounds.
    pub limits: Limits,
}
