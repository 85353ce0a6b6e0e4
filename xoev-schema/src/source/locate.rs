//! From a `schemaLocation` or a namespace to a file (XSD 1.0 Part 1 §4.3.2).

use super::SourceOptions;
use super::catalog::{Catalogs, Target};
use super::load::Loader;
use super::roots::Roots;
use super::uri::{file_path, is_absolute, join, relative_path};
use crate::diagnostics::Diagnostics;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Where a directive leads.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Located {
    /// To this file; `uri` is the absolute URI it stands for, where it was found by one.
    File { path: PathBuf, uri: Option<String> },
    /// To a URI that no catalogue and no location knows.
    Unmapped(String),
    /// To a file that does not exist.
    Missing(PathBuf),
    /// To a file outside of the folders that may be read.
    Outside(PathBuf),
    /// The directive names no location and the namespace is not mapped.
    Nowhere,
}

/// A document that names others.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Base<'a> {
    pub path: &'a Path,
    /// The URI the document was found by.
    pub uri: Option<&'a str>,
}

/// Finds documents without any network.
#[derive(Debug)]
pub(crate) struct Locator {
    locations: HashMap<String, PathBuf>,
    catalogs: Catalogs,
    roots: Roots,
}

impl Locator {
    /// Reads the catalogues of the options.
    pub fn new(options: &SourceOptions, loader: &mut Loader, diagnostics: &mut Diagnostics) -> Self {
        let roots = Roots::new(options.roots.as_deref());
        let catalogs = Catalogs::read(&options.catalogs, &roots, loader, diagnostics);
        // The first of several for one name counts, as in a catalogue.
        let mut map = HashMap::new();
        for (name, path) in &options.locations {
            map.entry(name.clone()).or_insert_with(|| path.clone());
        }
        Self { locations: map, catalogs, roots }
    }

    /// A file that a document itself names, if it lies where documents may lead.
    fn within_roots(&self, loader: &Loader, base: Base<'_>, path: PathBuf, uri: Option<String>) -> Located {
        // Where the document itself is a link, its folder is the one it leads to.
        let folder = loader.canonical(base.path).ok().and_then(|it| it.parent().map(Path::to_owned));
        if self.roots.allow(loader, &folder.unwrap_or_default(), &path) {
            Located::File { path, uri }
        } else {
            Located::Outside(path)
        }
    }

    /// The document a directive means. A location that leads somewhere counts first; the namespace of an `import`
    /// is asked only when it does not.
    pub fn locate(
        &self,
        loader: &Loader,
        base: Base<'_>,
        location: Option<&str>,
        namespace: Option<&str>,
    ) -> Located {
        let by_location = location.map(|location| self.by_location(loader, base, location.trim()));
        if let Some(found @ Located::File { .. }) = by_location {
            return found;
        }
        let by_namespace = namespace.and_then(|namespace| self.mapped(loader, namespace));
        match by_namespace {
            Some(found @ Located::File { .. }) => found,
            _ => by_location.or(by_namespace).unwrap_or(Located::Nowhere),
        }
    }

    fn by_location(&self, loader: &Loader, base: Base<'_>, location: &str) -> Located {
        if let Some(path) = self.locations.get(location) {
            return Located::File { path: path.clone(), uri: Some(location.to_owned()) };
        }
        if is_absolute(location) {
            return self.mapped(loader, location).unwrap_or_else(|| match file_path(location) {
                Some(path) if loader.has(&path) => self.within_roots(loader, base, path, None),
                Some(path) => Located::Missing(path),
                None => Located::Unmapped(location.to_owned()),
            });
        }
        let uri = base.uri.map(|uri| join(uri, location));
        let mapped = uri.as_deref().and_then(|uri| self.mapped(loader, uri));
        if let Some(found @ (Located::File { .. } | Located::Outside(_))) = mapped {
            return found;
        }
        let folder = base.path.parent().unwrap_or(Path::new(""));
        let path = relative_path(folder, location);
        let mapped = self.mapped_file(loader, &path);
        if let Some(found @ (Located::File { .. } | Located::Outside(_))) = mapped {
            return found;
        }
        match (loader.has(&path), uri) {
            (true, uri) => self.within_roots(loader, base, path, uri),
            (false, Some(uri)) => Located::Unmapped(uri),
            (false, None) => Located::Missing(path),
        }
    }

    /// What the location map or the catalogues say about a URI.
    fn mapped(&self, loader: &Loader, uri: &str) -> Option<Located> {
        if let Some(path) = self.locations.get(uri) {
            return Some(Located::File { path: path.clone(), uri: Some(uri.to_owned()) });
        }
        let (target, folder) = self.catalogs.resolve(uri)?;
        Some(match target {
            // What is not there is named as such when it is to be read.
            Target::Path(path) if loader.has(&path) && !self.roots.allow(loader, folder, &path) => {
                Located::Outside(path)
            }
            Target::Path(path) => Located::File { path, uri: Some(uri.to_owned()) },
            Target::Uri(other) => match self.locations.get(&other) {
                Some(path) => Located::File { path: path.clone(), uri: Some(other) },
                None => Located::Unmapped(other),
            },
        })
    }

    /// Catalogues may map files as well, by their `file:` URI.
    fn mapped_file(&self, loader: &Loader, path: &Path) -> Option<Located> {
        if self.catalogs.is_empty() {
            return None;
        }
        match self.mapped(loader, &format!("file://{}", path.to_str()?))? {
            Located::File { path, .. } => Some(Located::File { path, uri: None }),
            other => Some(other),
        }
    }
}
