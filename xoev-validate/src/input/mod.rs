//! Which messages are meant.
//!
//! In: paths as they stand on a command line: files, folders, patterns, ZIP archives, `-`. Out: [`Inputs`], each
//! [`Input`] a message that can be read by any thread, as often as wanted.
//! Invariants: what is named and not there is a [`Problem`], never left out in silence; nothing is unpacked to disk; the
//! order is that of the arguments, and of names within a folder; memory for a large message is not needed.
//! Not here: what a message says.

mod archive;
mod collect;
mod content;
mod limits;
mod problem;

pub use archive::{Archive, Entry};
pub use collect::Inputs;
pub(crate) use content::whole;
pub use content::{Content, IN_MEMORY};
pub use limits::ArchiveLimits;
pub use problem::{Problem, Reason};

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use xoev_runtime::dispatch::MessageStart;

/// The namespace of XML Schema.
const SCHEMA_NAMESPACE: &str = "http://www.w3.org/2001/XMLSchema";

/// A message to check.
#[derive(Debug, Clone)]
pub struct Input {
    name: String,
    source: Source,
}

/// Where a message is read from.
#[derive(Debug, Clone)]
enum Source {
    File(PathBuf),
    /// An entry of an archive, by its position among [`Archive::entries`].
    Entry(Arc<Archive>, usize),
    /// Held in memory, such as what came in through a pipe.
    Memory(Arc<[u8]>),
    /// Too large for memory and to be had once only: its beginning, and where the rest comes from.
    Once(Arc<Mutex<Option<Vec<u8>>>>),
}

impl Input {
    /// A file.
    #[must_use]
    pub fn file(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        Self { name: path.display().to_string(), source: Source::File(path) }
    }

    /// A message in memory, under a name.
    #[must_use]
    pub fn memory(name: impl Into<String>, bytes: impl Into<Arc<[u8]>>) -> Self {
        Self { name: name.into(), source: Source::Memory(bytes.into()) }
    }

    /// As it is shown: the path as it was given, `archive.zip!/path.xml` in an archive, `-` for standard input.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where other files named by the message are looked for: its own path, that of its archive.
    #[must_use]
    pub fn path(&self) -> &Path {
        match &self.source {
            Source::File(path) => path,
            Source::Entry(archive, _) => archive.path(),
            Source::Memory(_) | Source::Once(_) => Path::new(&self.name),
        }
    }

    /// The archive it lies in, and which of its entries it is.
    #[must_use]
    pub fn archive(&self) -> Option<(&Arc<Archive>, &Entry)> {
        match &self.source {
            Source::Entry(archive, at) => Some((archive, archive.entries().get(*at)?)),
            _ => None,
        }
    }

    /// Its bytes, as the file system or the archive says; `None` for a stream.
    #[must_use]
    pub fn size(&self) -> Option<u64> {
        match &self.source {
            Source::File(path) => std::fs::metadata(path).ok().map(|it| it.len()),
            Source::Entry(archive, at) => archive.entries().get(*at).map(|it| it.size),
            Source::Memory(bytes) => Some(bytes.len() as u64),
            Source::Once(_) => None,
        }
    }

    /// Reads the message: from memory where it is small, else as a stream.
    ///
    /// # Errors
    /// If it cannot be opened or its beginning cannot be read; of an archive also if the entry is larger than allowed.
    pub fn read<T>(&self, use_content: impl FnOnce(Content<'_>) -> T) -> io::Result<T> {
        match &self.source {
            Source::Memory(bytes) => Ok(use_content(Content::Memory(bytes.as_ref().into()))),
            Source::File(path) => {
                let file = File::open(path)?;
                let size = file.metadata()?.len();
                Content::of(file, size, use_content)
            }
            Source::Entry(archive, at) => {
                archive.read(*at, |reader, size| Content::of(reader, size, use_content))?
            }
            Source::Once(start) => {
                let start = start.lock().unwrap_or_else(PoisonError::into_inner).take();
                let start = start.ok_or_else(|| io::Error::other("standard input can be read once only"))?;
                Ok(use_content(Content::Stream { start, rest: &mut io::stdin().lock() }))
            }
        }
    }
}

/// Whether a file is a schema document, by its root element.
#[must_use]
pub fn is_schema(path: &Path) -> bool {
    let start = Input::file(path).read(|content| MessageStart::of(content.start()));
    start.is_ok_and(|start| {
        start.is_ok_and(|it| it.root.name.local == "schema" && it.root.name.namespace == SCHEMA_NAMESPACE)
    })
}
