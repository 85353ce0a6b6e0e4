//! From a `schemaLocation` or a namespace to a file (XSD 1.0 Part 1 §4.3.2).

use super::SourceOptions;
use super::catalog::{Catalogs, Target};
use super::load::Loader;
use super::uri::{file_path, is_absolute, join, relative_path};
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
    /// As canonical paths.
    roots: Option<Vec<PathBuf>>,
}

impl Locator {
    pub fn new(options: &SourceOptions, catalogs: Catalogs) -> Self {
        // The first of several for one name counts, as in a catalogue.
        let mut map = HashMap::new();
        for (name, path) in &options.locations {
            map.entry(name.clone()).or_insert_with(|| path.clone());
        }
        let canonical =
            |roots: &Vec<PathBuf>| roots.iter().filter_map(|root| root.canonicalize().ok()).collect();
        Self { locations: map, catalogs, roots: options.roots.as_ref().map(canonical) }
    }

    /// A file that a document itself names, if it lies where documents may lead.
    fn within_roots(&self, loader: &Loader, base: Base<'_>, path: PathBuf, uri: Option<String>) -> Located {
        let Some(roots) = &self.roots else { return Located::File { path, uri } };
        let folder = |of: &Path| loader.canonical(of).ok().and_then(|it| it.parent().map(Path::to_owned));
        let own = folder(base.path);
        let is_within = loader
            .canonical(&path)
            .is_ok_and(|target| roots.iter().chain(&own).any(|root| target.starts_with(root)));
        if is_within { Located::File { path, uri } } else { Located::Outside(path) }
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
        let by_namespace = namespace.and_then(|namespace| self.mapped(namespace));
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
            return self.mapped(location).unwrap_or_else(|| match file_path(location) {
                Some(path) if loader.has(&path) => self.within_roots(loader, base, path, None),
                Some(path) => Located::Missing(path),
                None => Located::Unmapped(location.to_owned()),
            });
        }
        let uri = base.uri.map(|uri| join(uri, location));
        if let Some(found @ Located::File { .. }) = uri.as_deref().and_then(|uri| self.mapped(uri)) {
            return found;
        }
        let folder = base.path.parent().unwrap_or(Path::new(""));
        let path = relative_path(folder, location);
        if let Some(found @ Located::File { .. }) = self.mapped_file(&path) {
            return found;
        }
        match (loader.has(&path), uri) {
            (true, uri) => self.within_roots(loader, base, path, uri),
            (false, Some(uri)) => Located::Unmapped(uri),
            (false, None) => Located::Missing(path),
        }
    }

    /// What the location map or the catalogues say about a URI.
    fn mapped(&self, uri: &str) -> Option<Located> {
        if let Some(path) = self.locations.get(uri) {
            return Some(Located::File { path: path.clone(), uri: Some(uri.to_owned()) });
        }
        Some(match self.catalogs.resolve(uri)? {
            Target::Path(path) => Located::File { path, uri: Some(uri.to_owned()) },
            Target::Uri(other) => match self.locations.get(&other) {
                Some(path) => Located::File { path: path.clone(), uri: Some(other) },
                None => Located::Unmapped(other),
            },
        })
    }

    /// Catalogues may map files as well, by their `file:` URI.
    fn mapped_file(&self, path: &Path) -> Option<Located> {
        if self.catalogs.is_empty() {
            return None;
        }
        match self.mapped(&format!("file://{}", path.to_str()?))? {
            Located::File { path, .. } => Some(Located::File { path, uri: None }),
            other => Some(other),
        }
    }
}
