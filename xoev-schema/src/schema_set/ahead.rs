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
use crate::source::{Base, FileId, Limits, Loader, Located, Locator, SourceMap};
use crate::syntax::{DirectiveNode, SchemaDocument, read_schema_document};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A file that was read as a schema document, with what was found in it.
pub(super) type Parsed = (Option<Arc<SchemaDocument>>, Diagnostics);

/// Less text than this is parsed sooner than a thread is started.
const WORTH_A_THREAD: usize = 64 << 10;

/// Reads and parses the entries and what they lead to.
pub(super) fn read_ahead(
    entries: &[PathBuf],
    loader: &mut Loader,
    locator: &Locator,
) -> HashMap<FileId, Parsed> {
    let limits = *loader.limits();
    let mut parsed = HashMap::default();
    let mut uris: HashMap<FileId, String> = HashMap::default();
    let mut wave: Vec<FileId> = entries.iter().filter_map(|path| loader.read_ahead(path)).collect();
    let mut depth = 0;
    while !wave.is_empty() && depth < limits.include_depth && parsed.len() < limits.documents {
        let done = parse_all(&wave, &loader.sources, &limits);
        wave.clear();
        for (file, (document, _)) in &done {
            let Some(document) = document else { continue };
            for directive in &document.directives {
                let uri = uris.get(file).cloned();
                if let Some((path, uri)) = target(directive, *file, uri.as_deref(), loader, locator)
                    && let Some(next) = loader.read_ahead(&path)
                {
                    uris.extend(uri.map(|uri| (next, uri)));
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
        Located::Missing(_) | Located::Unmapped(_) | Located::Nowhere => None,
    }
}

/// Parses files, the largest first, each core taking the next; in the order given.
fn parse_all(files: &[FileId], sources: &SourceMap, limits: &Limits) -> Vec<(FileId, Parsed)> {
    let length = |file: &FileId| sources.file(*file).text.len();
    let mut order: Vec<usize> = (0..files.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(length(&files[at])));
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some(&at) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
            let mut diagnostics = Diagnostics::default();
            let document = read_schema_document(files[at], sources, limits, &mut diagnostics);
            done.push((at, (files[at], (document.map(Arc::new), diagnostics))));
        }
        done
    };
    let text: usize = files.iter().map(length).sum();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let helpers = cores.min(files.len()).min(text / WORTH_A_THREAD).saturating_sub(1);
    let mut done = std::thread::scope(|scope| {
        // A thread that cannot be started, or fails, leaves its files to the assembly.
        let helpers: Vec<_> =
            (0..helpers).filter_map(|_| std::thread::Builder::new().spawn_scoped(scope, work).ok()).collect();
        let mut done = work();
        done.extend(helpers.into_iter().filter_map(|helper| helper.join().ok()).flatten());
        done
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, parsed)| parsed).collect()
}
