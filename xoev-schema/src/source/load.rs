//! Files to texts, each read once.

use super::decode::decode;
use super::{FileId, Limits, SourceFile, SourceMap, Span};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::hash::HashMap;
use std::cell::RefCell;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Reads files into a [`SourceMap`].
#[derive(Debug, Default)]
pub(crate) struct Loader {
    pub sources: SourceMap,
    /// Every path that was read, in order, as canonical paths.
    pub files_read: Vec<PathBuf>,
    limits: Limits,
    /// By canonical path, and by every other path it was asked for.
    by_path: HashMap<PathBuf, FileId>,
    by_length: HashMap<usize, Vec<FileId>>,
    /// Files that were read ahead and not asked for yet, by canonical path, each with the fault to report then.
    ahead: HashMap<PathBuf, (FileId, Option<Diagnostic>)>,
    /// Every path that was looked up, with the canonical path of what lies there.
    lookups: RefCell<HashMap<PathBuf, Option<PathBuf>>>,
}

impl Loader {
    pub fn new(limits: Limits) -> Self {
        Self { limits, ..Self::default() }
    }

    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The file at a path, under whatever name it was read before. Bytes that are no text are reported here; the
    /// error says why there is no file.
    pub fn load(&mut self, path: &Path, diagnostics: &mut Diagnostics) -> Result<FileId, String> {
        if let Some(&known) = self.by_path.get(path) {
            return Ok(known);
        }
        let canonical = self.canonical(path).map_err(|error| describe(&error))?;
        let file = match self.by_path.get(&canonical) {
            Some(&known) => known,
            None => self.load_canonical(canonical, diagnostics)?,
        };
        self.by_path.insert(path.to_path_buf(), file);
        Ok(file)
    }

    /// Whether there is a file at a path.
    pub fn has(&self, path: &Path) -> bool {
        let is_there = self.by_path.contains_key(path) || path.is_file();
        if !is_there {
            self.lookups.borrow_mut().insert(path.to_path_buf(), None);
        }
        is_there
    }

    /// Every path that was looked up, sorted, with the canonical path of what lies there.
    pub fn lookups(&self) -> Vec<(PathBuf, Option<PathBuf>)> {
        let mut lookups: Vec<_> = self.lookups.borrow().clone().into_iter().collect();
        lookups.sort_unstable();
        lookups
    }

    /// Reads a file that will likely be asked for; `None` where there is none, or it was read before.
    pub fn read_ahead(&mut self, path: &Path) -> Option<FileId> {
        let canonical = self.canonical(path).ok()?;
        if self.by_path.contains_key(&canonical) || self.ahead.contains_key(&canonical) {
            return None;
        }
        let read = self.read_file(&canonical).ok()?;
        self.ahead.insert(canonical, read.clone());
        Some(read.0)
    }

    /// Whether something was read ahead that nobody asked for.
    pub fn has_unused(&self) -> bool {
        !self.ahead.is_empty()
    }

    fn canonical(&self, path: &Path) -> std::io::Result<PathBuf> {
        if let Some(Some(known)) = self.lookups.borrow().get(path) {
            return Ok(known.clone());
        }
        let canonical = path.canonicalize();
        self.lookups.borrow_mut().insert(path.to_path_buf(), canonical.as_ref().ok().cloned());
        canonical
    }

    fn load_canonical(
        &mut self,
        canonical: PathBuf,
        diagnostics: &mut Diagnostics,
    ) -> Result<FileId, String> {
        let (file, fault) = match self.ahead.remove(&canonical) {
            Some(read) => read,
            None => self.read_file(&canonical)?,
        };
        if let Some(fault) = fault {
            diagnostics.report(fault);
        }
        self.files_read.push(canonical.clone());
        self.by_path.insert(canonical, file);
        Ok(file)
    }

    /// Reads and decodes a file.
    fn read_file(&mut self, canonical: &Path) -> Result<(FileId, Option<Diagnostic>), String> {
        let bytes = self.read(canonical)?;
        let decoded = decode(&bytes);
        let (text, fault) = (Arc::from(&*decoded.text), decoded.fault);
        let path = canonical.to_path_buf();
        let file = self.sources.add(SourceFile { path, text, bytes: bytes.into() });
        let fault = fault.map(|fault| {
            let at = fault.at as u32;
            Diagnostic::error("xml-wf", Span { file, start: at, end: at }, fault.message)
        });
        Ok((file, fault))
    }

    /// Adds a document that is built in.
    pub fn add_built_in(&mut self, name: &str, text: &str) -> FileId {
        let bytes: Arc<[u8]> = text.as_bytes().into();
        self.sources.add(SourceFile { path: PathBuf::from(name), text: text.into(), bytes })
    }

    /// The first file that this was asked of with the same bytes: copies of a document count as one.
    pub fn first_copy(&mut self, file: FileId) -> FileId {
        let bytes = &self.sources.file(file).bytes;
        let candidates = self.by_length.entry(bytes.len()).or_default();
        let known = candidates.iter().find(|&&c| self.sources.file(c).bytes == *bytes);
        if let Some(&known) = known {
            return known;
        }
        candidates.push(file);
        file
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, String> {
        // Spans count bytes in 32 bits, and decoding may make three bytes of one.
        let limit = self.limits.file_size.min(u64::from(u32::MAX / 4));
        let read = |file: File| {
            let length = file.metadata()?.len().min(limit) + 1;
            let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
            file.take(limit + 1).read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        let bytes = File::open(path).and_then(read).map_err(|error| describe(&error))?;
        if bytes.len() as u64 > limit {
            return Err(format!("it has more than {limit} bytes"));
        }
        Ok(bytes)
    }
}

fn describe(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
        std::io::ErrorKind::PermissionDenied => "it may not be read".to_owned(),
        std::io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => error.to_string(),
    }
}
