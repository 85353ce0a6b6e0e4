//! The documents that were read, and places in them.

use std::path::PathBuf;
use std::sync::Arc;

/// A document that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u32);

/// A range of bytes in a document's decoded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The document.
    pub file: FileId,
    /// First byte in the decoded (UTF-8) text.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// A document that was read.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Where it was read from, as an absolute path.
    pub path: PathBuf,
    /// The text, decoded to UTF-8, byte-order mark removed.
    pub text: Arc<str>,
    /// SHA-256 is taken over these: the bytes as they stand in the file.
    pub bytes: Arc<[u8]>,
}

/// All documents that were read, each once.
#[derive(Debug, Default)]
pub struct SourceMap {
    files: Vec<SourceFile>,
}

impl SourceMap {
    /// Adds a document.
    pub fn add(&mut self, file: SourceFile) -> FileId {
        self.files.push(file);
        FileId(self.files.len() as u32 - 1)
    }

    /// The document behind an id.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "ids are made by `add`, and documents stay")]
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// All documents, in the order read.
    #[must_use]
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// Line and column (both from 1, columns in characters) of a byte in a document.
    #[must_use]
    pub fn line_column(&self, file: FileId, offset: u32) -> (usize, usize) {
        let text = &self.file(file).text;
        let mut end = (offset as usize).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let before = text.get(..end).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        (before.matches('\n').count() + 1, line.chars().count() + 1)
    }
}
