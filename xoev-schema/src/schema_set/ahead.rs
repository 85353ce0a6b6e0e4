//! Reading ahead: the documents that will most likely be asked for, parsed by all cores.
//!
//! In: the entries. Out: parsed documents with what was found in each, by file, and the files themselves waiting in the
//! [`Loader`]. Directives are followed as `follow` does, wave by wave: a wave is what the wave before names. Nothing is
//! decided here: the assembly goes its own way in the order of the directives and takes what is ready. Should a file
//! have been read that the assembly does not ask for (it may be found under another address first), the assembly
//! starts anew without reading ahead, so that the outcome never depends on it.

use super::follow::is_built_in;
use crate::diagnostics::Diagnostics;
use crate::hash::HashMap;
use crate::source::{Base, FileId, Limits, Loader, Located, Locator, SourceMap, share_out};
use crate::syntax::{DirectiveNode, SchemaDocument, read_schema_document};
use std::path::PathBuf;
use std::sync::Arc;

/// A file that was read as a schema document, with what was found in it.
pub(super) type Parsed = (Option<Arc<SchemaDocument>>, Diagnostics);

/// Reads and parses the entries and what they lead to.
pub(super) fn read_ahead(
    entries: &[PathBuf],
    loader: &mut Loader,
    locator: &Locator,
) -> HashMap<FileId, Parsed> {
    let limits = *loader.limits();
    let mut parsed = HashMap::default();
    // The address each file was found by, by canonical path.
    let mut uris: HashMap<PathBuf, String> = HashMap::default();
    let mut wave: Vec<PathBuf> = entries.iter().filter_map(|path| loader.is_new(path)).collect();
    let mut depth = 0;
    while !wave.is_empty() && depth < limits.include_depth && parsed.len() < limits.documents {
        let files = loader.read_ahead(std::mem::take(&mut wave));
        let done = parse_all(&files, &loader.sources, &limits);
        for (file, (document, _)) in &done {
            let Some(document) = document else { continue };
            for directive in &document.directives {
                let uri = uris.get(&loader.sources.file(*file).path).map(String::as_str);
                if let Some((path, uri)) = target(directive, *file, uri, loader, locator)
                    && let Some(next) = loader.is_new(&path)
                {
                    if let Some(uri) = uri {
                        uris.entry(next.clone()).or_insert(uri);
                    }
                    wave.push(next);
                }
            }
        }
        parsed.extend(done);
        depth += 1;
    }
    parsed
}

/// The file a directive leads to, where it leads somewhere.
fn target(
    directive: &DirectiveNode,
    from: FileId,
    uri: Option<&str>,
    loader: &Loader,
    locator: &Locator,
) -> Option<(PathBuf, Option<String>)> {
    let (location, namespace) = match directive {
        DirectiveNode::Include(node) => (Some(node.schema_location.as_str()), None),
        DirectiveNode::Redefine(node) => (Some(node.schema_location.as_str()), None),
        DirectiveNode::Import(node) => (node.schema_location.as_deref(), node.namespace.as_deref()),
    };
    if namespace.is_some_and(is_built_in) {
        return None;
    }
    let base = Base { path: &loader.sources.file(from).path, uri };
    match locator.locate(loader, base, location, namespace) {
        Located::File { path, uri } => Some((path, uri)),
        Located::Missing(_) | Located::Outside(_) | Located::Unmapped(_) | Located::Nowhere => None,
    }
}

fn parse_all(files: &[FileId], sources: &SourceMap, limits: &Limits) -> Vec<(FileId, Parsed)> {
    let length = |file: &FileId| sources.file(*file).text.len();
    let parsed = share_out(files, length, |file| {
        let mut diagnostics = Diagnostics::default();
        let document = read_schema_document(*file, sources, limits, &mut diagnostics);
        (document.map(Arc::new), diagnostics)
    });
    // What has no result is left to the assembly.
    files.iter().zip(parsed).filter_map(|(file, parsed)| Some((*file, parsed?))).collect()
}
