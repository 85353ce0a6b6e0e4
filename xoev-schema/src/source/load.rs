//! Files to texts, each read once.

use super::share_out::share_out;
use super::{FileId, Limits, SourceFile, SourceMap, Span};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::hash::{HashMap, HashSet};
use std::cell::RefCell;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use xoev_runtime::event::{Document, Failure};

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

    /// The canonical path of a file that was not read yet.
    pub fn is_new(&self, path: &Path) -> Option<PathBuf> {
        let canonical = self.canonical(path).ok()?;
        if self.by_path.contains_key(&canonical) || self.ahead.contains_key(&canonical) {
            return None;
        }
        Some(canonical)
    }

    /// Reads files that [`Loader::is_new`] has named, each core taking the next; those that cannot be read are left out.
    pub fn read_ahead(&mut self, mut files: Vec<PathBuf>) -> Vec<FileId> {
        let mut seen = HashSet::default();
        files.retain(|path| seen.insert(path.clone()));
        let limits = self.limits;
        let length = |path: &PathBuf| path.metadata().map_or(0, |it| usize::try_from(it.len()).unwrap_or(0));
        let read = share_out(&files, length, |path| read_and_decode(path, &limits).ok());
        let mut ids = Vec::with_capacity(files.len());
        for (path, read) in files.into_iter().zip(read) {
            if let Some((source, fault)) = read.flatten() {
                let (file, fault) = self.add(source, fault);
                self.ahead.insert(path, (file, fault));
                ids.push(file);
            }
        }
        ids
    }

    /// Whether something was read ahead that nobody asked for.
    pub fn has_unused(&self) -> bool {
        !self.ahead.is_empty()
    }

    /// Where a path leads, symbolic links followed.
    pub fn canonical(&self, path: &Path) -> std::io::Result<PathBuf> {
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
        let (source, fault) = read_and_decode(canonical, &self.limits)?;
        Ok(self.add(source, fault))
    }

    fn add(&mut self, source: SourceFile, fault: Option<DecodeFault>) -> (FileId, Option<Diagnostic>) {
        let file = self.sources.add(source);
        let fault = fault.map(|fault| {
            let at = fault.at as u32;
            Diagnostic::error(fault.rule, Span { file, start: at, end: at }, fault.message)
        });
        (file, fault)
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
}

/// Bytes that are no text: where in the text, by which rule, and what is to be said.
struct DecodeFault {
    at: usize,
    rule: &'static str,
    message: String,
}

fn read_and_decode(path: &Path, limits: &Limits) -> Result<(SourceFile, Option<DecodeFault>), String> {
    let bytes = read(path, limits)?;
    let (text, fault) = decode(&bytes);
    // Nearly always the text is what the bytes are.
    let bytes = if text.len() == bytes.len() && fault.is_none() && text.as_bytes() == bytes {
        Arc::from(Arc::clone(&text))
    } else {
        Arc::from(bytes)
    };
    Ok((SourceFile { path: path.to_path_buf(), text, bytes }, fault))
}

/// A document's text, with U+FFFD for what is none.
fn decode(bytes: &[u8]) -> (Arc<str>, Option<DecodeFault>) {
    let fault = |failure: Failure, base: u64| DecodeFault {
        at: (failure.position.offset - base) as usize,
        rule: failure.fault.rule(),
        message: failure.fault.to_string(),
    };
    match Document::new(bytes) {
        Ok(document) => match document.checked_text() {
            Ok(text) => (Arc::from(text), None),
            Err(failure) => (Arc::from(&*document.text()), Some(fault(failure, document.offset_base()))),
        },
        Err(failure) => (Arc::from(&*String::from_utf8_lossy(bytes)), Some(fault(failure, 0))),
    }
}

fn read(path: &Path, limits: &Limits) -> Result<Vec<u8>, String> {
    // Spans count bytes in 32 bits, and decoding may make three bytes of one.
    let limit = limits.file_size.min(u64::from(u32::MAX / 4));
    let read = |file: File| {
        let length = file.metadata()?.len().min(limit) + 1;
        let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
        file.take(limit + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let bytes = File::open(path).and_then(read).map_err(|error| describe(&error))?;
    if bytes.len() as u64 > limit {
        return Err(format!("it has more than {limit} bytes (limit schema_size)"));
    }
    Ok(bytes)
}

fn describe(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
        std::io::ErrorKind::PermissionDenied => "it may not be read".to_owned(),
        std::io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => error.to_string(),
    }
}
