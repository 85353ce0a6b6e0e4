//! Entries first, then what their directives name, depth first.

use super::ahead::{Parsed, read_ahead};
use super::{DocumentId, Redefinition, SchemaSet, SetDocument};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::hash::{HashMap, HashSet};
use crate::source::{FileId, Loader, Locator, SourceOptions};
use crate::syntax::{DirectiveNode, SchemaDocument, read_schema_document};
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Reads the entries and everything they include, import and redefine.
///
/// What cannot be read or is no schema is reported, and the set goes on without it.
#[must_use]
pub fn assemble(entries: &[PathBuf], options: &SourceOptions, diagnostics: &mut Diagnostics) -> SchemaSet {
    let mut found = Diagnostics::default();
    let (mut set, has_unused) = assemble_once(entries, options, &mut found, true);
    if has_unused {
        found = Diagnostics::default();
        (set, _) = assemble_once(entries, options, &mut found, false);
    }
    diagnostics.append(found);
    set
}

/// The set, and whether a file was read ahead that nothing asked for.
fn assemble_once(
    entries: &[PathBuf],
    options: &SourceOptions,
    diagnostics: &mut Diagnostics,
    reads_ahead: bool,
) -> (SchemaSet, bool) {
    let mut loader = Loader::new(options.limits);
    let locator = Locator::new(options, &mut loader, diagnostics);
    let ahead = if reads_ahead { read_ahead(entries, &mut loader, &locator) } else { HashMap::default() };
    let mut assembly = Assembly {
        loader,
        locator,
        diagnostics,
        ahead,
        parsed: HashMap::default(),
        uris: HashMap::default(),
        roles: HashMap::default(),
        documents: Vec::new(),
        unmapped: Vec::new(),
        waiting: Vec::new(),
        is_full: false,
    };
    let mut entry_ids = Vec::with_capacity(entries.len());
    for entry in entries {
        if let Some(id) = assembly.entry(entry)
            && !entry_ids.contains(&id)
        {
            entry_ids.push(id);
        }
    }
    assembly.report_unmapped();
    let Assembly { loader, mut documents, .. } = assembly;
    find_redefined(&mut documents);
    let has_unused = loader.has_unused();
    let lookups = loader.lookups();
    let limits = *loader.limits();
    let Loader { sources, files_read, .. } = loader;
    let set = SchemaSet { sources, documents, entries: entry_ids, files_read, lookups, limits };
    (set, has_unused)
}

/// The set while it grows.
pub(super) struct Assembly<'d> {
    pub loader: Loader,
    pub locator: Locator,
    pub diagnostics: &'d mut Diagnostics,
    /// What was read ahead.
    ahead: HashMap<FileId, Parsed>,
    /// Each file's document, `None` where it is no schema document.
    parsed: HashMap<FileId, Option<Arc<SchemaDocument>>>,
    /// The URI a file was found by.
    pub uris: HashMap<FileId, String>,
    /// The document of each file and effective target namespace.
    roles: HashMap<(FileId, Option<Arc<str>>), DocumentId>,
    pub documents: Vec<SetDocument>,
    /// Imports that lead nowhere: the namespace and what is to be said if nothing else brings it.
    pub unmapped: Vec<(Option<Arc<str>>, Diagnostic)>,
    /// Directives to follow, the next one last.
    waiting: Vec<Step>,
    is_full: bool,
}

/// A directive to follow.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    pub from: DocumentId,
    pub directive: usize,
    /// Directives between the entry and `from`.
    pub depth: usize,
}

impl Assembly<'_> {
    fn entry(&mut self, path: &Path) -> Option<DocumentId> {
        let file = match self.loader.load(path, self.diagnostics) {
            Ok(file) => self.loader.first_copy(file),
            Err(reason) => {
                let message = format!("the schema {} cannot be read: {reason}", path.display());
                self.diagnostics.report(Diagnostic::unplaced("xoev-entry", message));
                return None;
            }
        };
        let document = self.parse(file)?;
        let namespace = document.target_namespace.clone();
        let id = self.role(&document, namespace, 0);
        while let Some(step) = self.waiting.pop() {
            self.follow(step);
        }
        id
    }

    /// The document in a file; read at the first time.
    pub(super) fn parse(&mut self, file: FileId) -> Option<Arc<SchemaDocument>> {
        if let Some(known) = self.parsed.get(&file) {
            return known.clone();
        }
        let document = match self.ahead.remove(&file) {
            Some((document, found)) => {
                self.diagnostics.append(found);
                document
            }
            None => {
                let limits = *self.loader.limits();
                read_schema_document(file, &self.loader.sources, &limits, self.diagnostics).map(Arc::new)
            }
        };
        self.parsed.insert(file, document.clone());
        document
    }

    /// The document's place in the set for a target namespace; a new one has its directives followed next.
    pub(super) fn role(
        &mut self,
        document: &Arc<SchemaDocument>,
        namespace: Option<Arc<str>>,
        depth: usize,
    ) -> Option<DocumentId> {
        let key = (document.file, namespace.clone());
        if let Some(&known) = self.roles.get(&key) {
            return Some(known);
        }
        if self.documents.len() >= self.loader.limits().documents {
            self.report_full(document);
            return None;
        }
        let id = DocumentId(self.documents.len() as u32);
        self.roles.insert(key, id);
        let count = document.directives.len();
        let redefines = document.directives.iter().enumerate();
        let redefines = redefines.filter(|(_, d)| matches!(d, DirectiveNode::Redefine(_)));
        self.documents.push(SetDocument {
            is_chameleon: namespace != document.target_namespace,
            target_namespace: namespace,
            resolved: vec![None; count],
            redefines: redefines
                .map(|(directive, _)| Redefinition { directive, redefined: vec![], is_circular: false })
                .collect(),
            document: Arc::clone(document),
        });
        self.waiting.extend((0..count).rev().map(|directive| Step { from: id, directive, depth }));
        Some(id)
    }

    fn report_full(&mut self, document: &SchemaDocument) {
        if !self.is_full {
            self.is_full = true;
            let message = format!(
                "the set has more than {} documents (limit schema_documents)",
                self.loader.limits().documents
            );
            self.diagnostics.report(Diagnostic::error("xoev-limit", document.span, message));
        }
    }

    /// An import that leads nowhere is worth a word only when no other document has its namespace (§4.2.3), and the
    /// same word once, however many documents import it.
    fn report_unmapped(&mut self) {
        let present: HashSet<Option<Arc<str>>> =
            self.documents.iter().map(|document| document.target_namespace.clone()).collect();
        let mut said = HashSet::default();
        for (namespace, diagnostic) in std::mem::take(&mut self.unmapped) {
            if !present.contains(&namespace) && said.insert((namespace, diagnostic.message.clone())) {
                self.diagnostics.report(diagnostic);
            }
        }
    }
}

/// Fills in what each `redefine` replaces: what it names, and what that includes and redefines.
fn find_redefined(documents: &mut [SetDocument]) {
    let of_document = |(index, document): (usize, &SetDocument)| -> Vec<Redefinition> {
        let of_directive = |directive: usize| {
            let start = document.resolved.get(directive).copied().flatten();
            let (redefined, is_circular) =
                start.map_or_else(Default::default, |start| reached(documents, start, index));
            Redefinition { directive, redefined, is_circular }
        };
        document.redefines.iter().map(|it| of_directive(it.directive)).collect()
    };
    let found: Vec<Vec<Redefinition>> = documents.iter().enumerate().map(of_document).collect();
    for (document, redefines) in documents.iter_mut().zip(found) {
        document.redefines = redefines;
    }
}

/// The documents of one namespace that hang together from `start` on, without `without`, and whether `without` is
/// met on the way.
fn reached(documents: &[SetDocument], start: DocumentId, without: usize) -> (Vec<DocumentId>, bool) {
    let mut seen = HashSet::from_iter([start]);
    let mut waiting = VecDeque::from([start]);
    while let Some(id) = waiting.pop_front() {
        let Some(document) = documents.get(id.0 as usize) else { continue };
        for (directive, target) in document.document.directives.iter().zip(&document.resolved) {
            if let (DirectiveNode::Include(_) | DirectiveNode::Redefine(_), Some(target)) =
                (directive, target)
                && seen.insert(*target)
                && target.0 as usize != without
            {
                waiting.push_back(*target);
            }
        }
    }
    let is_met = seen.iter().any(|id| id.0 as usize == without);
    let mut found: Vec<_> = seen.into_iter().filter(|id| id.0 as usize != without).collect();
    found.sort_unstable();
    (found, is_met)
}
