//! OASIS XML catalogues 1.1: `uri`, `system`, `rewriteURI`, `rewriteSystem`, `uriSuffix`, `systemSuffix`,
//! `nextCatalog`, `group` and `xml:base`.
//!
//! Schema locations are URI references (catalogues §7.2), but real catalogues for schemas often hold `system`
//! entries only, as libxml2's tools ask for those; so both count alike here, `uri` first.
//! Not here: `public`, `doctype` and the like, which name things that are never loaded; `delegate…`.

use super::roots::{Roots, outside};
use super::uri::{file_path, is_absolute, join, relative_path};
use super::xml::{self, Element};
use super::{FileId, Span};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::load::Loader;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

const CATALOG_NAMESPACE: &str = "urn:oasis:names:tc:entity:xmlns:xml:catalog";

/// What a catalogue says a URI stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    /// A file.
    Path(PathBuf),
    /// Another URI.
    Uri(String),
}

/// All catalogues, the ones they name by `nextCatalog` behind them.
#[derive(Debug, Default)]
pub(crate) struct Catalogs {
    files: Vec<Entries>,
}

/// One catalogue file.
#[derive(Debug, Default)]
struct Entries {
    /// Where it lies.
    folder: PathBuf,
    exact: HashMap<String, Target>,
    exact_system: HashMap<String, Target>,
    rewrite: Vec<Rewrite>,
    suffix: Vec<(String, Target)>,
    next: Vec<(PathBuf, Span)>,
}

/// `rewriteURI` or `rewriteSystem`.
#[derive(Debug)]
struct Rewrite {
    start: String,
    prefix: String,
    base: Base,
}

/// What references in a catalogue are relative to.
#[derive(Debug, Clone)]
enum Base {
    Folder(PathBuf),
    Uri(String),
}

impl Base {
    fn resolve(&self, reference: &str) -> Target {
        if is_absolute(reference) {
            return match file_path(reference) {
                Some(path) => Target::Path(path),
                None => Target::Uri(reference.to_owned()),
            };
        }
        match self {
            Self::Folder(folder) => Target::Path(relative_path(folder, reference)),
            Self::Uri(uri) => Target::Uri(join(uri, reference)),
        }
    }

    /// The base below an `xml:base`.
    fn rebase(&self, reference: &str) -> Self {
        // The file's name does not count, and the empty name stands for the folder itself; dots are folders (RFC 3986, 5.2.4).
        let is_dots = matches!(reference.rsplit('/').next(), Some("." | ".."));
        let end = if is_dots { Some(reference.len()) } else { reference.rfind('/').map(|end| end + 1) };
        let folder = end.and_then(|end| reference.get(..end)).unwrap_or_default();
        match self.resolve(if folder.is_empty() { "." } else { folder }) {
            Target::Path(path) => Self::Folder(path),
            Target::Uri(uri) => Self::Uri(uri),
        }
    }
}

impl Catalogs {
    /// Reads catalogues and, behind each, those it names.
    pub fn read(
        paths: &[PathBuf],
        roots: &Roots,
        loader: &mut Loader,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut catalogs = Self::default();
        let mut seen: Vec<FileId> = Vec::new();
        let mut waiting: Vec<(PathBuf, Option<Span>)> =
            paths.iter().rev().map(|p| (p.clone(), None)).collect();
        while let Some((path, named_at)) = waiting.pop() {
            let file = match loader.load(&path, diagnostics) {
                Ok(file) => file,
                Err(reason) => {
                    report_unreadable(&path, named_at, &reason, diagnostics);
                    continue;
                }
            };
            if seen.contains(&file) {
                continue;
            }
            if seen.len() == loader.limits().catalogs {
                diagnostics.report(Diagnostic::unplaced(
                    "xoev-limit",
                    "there are too many catalogues (limit catalogs)",
                ));
                break;
            }
            seen.push(file);
            let entries = read_file(file, &path, loader, diagnostics);
            for (next, span) in entries.next.iter().rev() {
                if roots.allow(loader, &entries.folder, next) {
                    waiting.push((next.clone(), Some(*span)));
                } else {
                    diagnostics.report(outside(next, *span));
                }
            }
            catalogs.files.push(entries);
        }
        catalogs
    }

    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// What a URI stands for, and the folder of the catalogue that says so; the first that knows it counts.
    pub fn resolve(&self, uri: &str) -> Option<(Target, &Path)> {
        self.files.iter().find_map(|entries| Some((entries.resolve(uri)?, entries.folder.as_path())))
    }
}

impl Entries {
    /// Exact entries before rewriting, rewriting before suffixes; the longest match counts (§7.2.2).
    fn resolve(&self, uri: &str) -> Option<Target> {
        if let Some(target) = self.exact.get(uri).or_else(|| self.exact_system.get(uri)) {
            return Some(target.clone());
        }
        let rewrites = self.rewrite.iter().filter_map(|it| Some((it, uri.strip_prefix(it.start.as_str())?)));
        if let Some((rewrite, rest)) = rewrites.max_by_key(|(it, _)| it.start.len()) {
            return Some(rewrite.base.resolve(&format!("{}{rest}", rewrite.prefix)));
        }
        let suffix =
            self.suffix.iter().filter(|(s, _)| uri.ends_with(s.as_str())).max_by_key(|(s, _)| s.len());
        suffix.map(|(_, target)| target.clone())
    }

    fn add(&mut self, element: Element<'_>, base: &Base) {
        let value = |name: &str| element.attribute(name).map(|a| a.value.trim());
        let target = || value("uri").map(|uri| base.resolve(uri));
        match element.local() {
            "uri" => insert(&mut self.exact, value("name"), target()),
            "system" => insert(&mut self.exact_system, value("systemId"), target()),
            "rewriteURI" => self.add_rewrite(value("uriStartString"), value("rewritePrefix"), base),
            "rewriteSystem" => self.add_rewrite(value("systemIdStartString"), value("rewritePrefix"), base),
            "uriSuffix" => self.suffix.extend(value("uriSuffix").map(str::to_owned).zip(target())),
            "systemSuffix" => self.suffix.extend(value("systemIdSuffix").map(str::to_owned).zip(target())),
            "nextCatalog" => {
                if let Some(Target::Path(path)) = value("catalog").map(|c| base.resolve(c)) {
                    self.next.push((path, element.span));
                }
            }
            _ => {}
        }
    }

    fn add_rewrite(&mut self, start: Option<&str>, prefix: Option<&str>, base: &Base) {
        if let (Some(start), Some(prefix)) = (start, prefix) {
            let (start, prefix) = (start.to_owned(), prefix.to_owned());
            self.rewrite.push(Rewrite { start, prefix, base: base.clone() });
        }
    }
}

fn insert(table: &mut HashMap<String, Target>, name: Option<&str>, target: Option<Target>) {
    if let (Some(name), Some(target)) = (name, target) {
        table.entry(name.to_owned()).or_insert(target);
    }
}

fn read_file(file: FileId, path: &Path, loader: &Loader, diagnostics: &mut Diagnostics) -> Entries {
    let folder = path.parent().unwrap_or(Path::new("")).to_path_buf();
    let mut entries = Entries { folder: folder.clone(), ..Entries::default() };
    let text = &loader.sources.file(file).text;
    let tree = match xml::read(text, file, loader.limits()) {
        Ok(tree) => tree,
        Err(fault) => {
            diagnostics.report(*fault);
            return entries;
        }
    };
    let root = tree.root();
    if root.local() == "catalog" && is_catalog(root) {
        collect(root, &Base::Folder(folder), &mut entries);
    } else {
        let message = format!("“{}” is not the outermost element of an XML catalogue", root.name());
        let hint = format!("a catalogue starts with <catalog xmlns=\"{CATALOG_NAMESPACE}\">");
        diagnostics.report(Diagnostic::error("xoev-catalog", root.span, message).hint(hint));
    }
    entries
}

/// Takes the entries below `catalog` or `group`; the depth of elements is limited by the reader.
fn collect(parent: Element<'_>, base: &Base, entries: &mut Entries) {
    let rebased = |element: Element<'_>, base: &Base| match element.xml_attribute("base") {
        Some(attribute) => base.rebase(attribute.value.trim()),
        None => base.clone(),
    };
    let base = rebased(parent, base);
    for element in parent.elements().filter(|e| is_catalog(*e)) {
        if element.local() == "group" {
            collect(element, &base, entries);
        } else {
            entries.add(element, &rebased(element, &base));
        }
    }
}

fn is_catalog(element: Element<'_>) -> bool {
    element.namespace().map(|it| &**it) == Some(CATALOG_NAMESPACE)
}

fn report_unreadable(path: &Path, named_at: Option<Span>, reason: &str, diagnostics: &mut Diagnostics) {
    let message = format!("the catalogue {} cannot be read: {reason}", path.display());
    diagnostics.report(match named_at {
        // The standard lets a processor go on without it.
        Some(span) => Diagnostic::warning("xoev-catalog", span, message),
        None => Diagnostic::unplaced("xoev-catalog", message),
    });
}
