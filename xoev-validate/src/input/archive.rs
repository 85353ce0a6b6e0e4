//! Messages in a ZIP archive, with what lies beside them. Nothing is unpacked to disk.
//!
//! An archive is refused as a whole for what no honest one has: names that lead out of a folder, two entries of one
//! name, entries that share their bytes. The crate `zip` reads the format.

use super::limits::ArchiveLimits;
use super::problem::Reason;
use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use zip::ZipArchive;
use zip::result::ZipError;

/// First bytes of a ZIP archive: a local header, or the end of an empty archive.
const MAGIC: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

/// A ZIP archive and its files.
pub struct Archive {
    path: PathBuf,
    /// The archive itself, where it came in through a pipe.
    bytes: Option<Arc<[u8]>>,
    entries: Vec<Entry>,
    limits: ArchiveLimits,
    /// Open archives that nobody uses; each thread that reads takes one.
    readers: Mutex<Vec<Reader>>,
}

type Reader = ZipArchive<Box<dyn Bytes>>;

trait Bytes: Read + Seek + Send {}
impl<T: Read + Seek + Send> Bytes for T {}

/// A file in an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The path in the archive, divided by `/`.
    pub path: String,
    /// Its size, unpacked, as the archive states it.
    pub size: u64,
    index: usize,
}

impl Entry {
    /// Whether it may be a message, by its name.
    #[must_use]
    pub fn is_xml(&self) -> bool {
        Path::new(&self.path).extension().is_some_and(|it| it.eq_ignore_ascii_case("xml"))
    }

    /// Whether a message means this file: by its path, or by its name alone; case does not count, as on the systems
    /// most attachments come from.
    #[must_use]
    pub fn is_named(&self, name: &str) -> bool {
        let name = name.replace('\\', "/");
        let name = name.trim_start_matches("./");
        let own = self.path.rsplit('/').next().unwrap_or_default();
        let is = |it: &str| it.to_lowercase() == name.to_lowercase();
        is(&self.path) || is(own)
    }
}

impl std::fmt::Debug for Archive {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Archive").field("path", &self.path).field("entries", &self.entries).finish()
    }
}

impl Archive {
    /// Whether these are the first bytes of an archive.
    pub(super) fn is_one(start: &[u8]) -> bool {
        MAGIC.iter().any(|magic| start.starts_with(magic))
    }

    /// Opens an archive and lists its files.
    pub(super) fn open(path: &Path, bytes: Option<Arc<[u8]>>, limits: ArchiveLimits) -> Result<Self, Reason> {
        let mut archive =
            Self { path: path.to_owned(), bytes, entries: Vec::new(), limits, readers: Mutex::default() };
        let mut reader = archive.reader().map_err(|error| match error {
            ZipError::Io(error) => Reason::Unreadable(Arc::new(error)),
            other => Reason::Archive(other.to_string()),
        })?;
        archive.entries = list(&mut reader, &limits).map_err(Reason::Archive)?;
        archive.give_back(reader);
        Ok(archive)
    }

    /// The archive's own path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its files, sorted by path.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Reads the file at a position, with its size as the archive states it.
    pub(super) fn read<T>(&self, at: usize, read: impl FnOnce(&mut dyn Read, u64) -> T) -> io::Result<T> {
        let mut reader = match self.take() {
            Some(reader) => reader,
            None => self.reader()?,
        };
        let read = self.read_with(&mut reader, at, read);
        self.give_back(reader);
        read
    }

    fn read_with<T>(
        &self,
        reader: &mut Reader,
        at: usize,
        read: impl FnOnce(&mut dyn Read, u64) -> T,
    ) -> io::Result<T> {
        let entry = self.entries.get(at).ok_or(io::ErrorKind::NotFound)?;
        let mut file = reader.by_index(entry.index)?;
        let packed = file.compressed_size().max(1);
        let by_ratio = packed.saturating_mul(self.limits.ratio).max(self.limits.ratio_from);
        let limit = if by_ratio < self.limits.message { "archive_ratio" } else { "archive_file_size" };
        let mut bounded = Bounded { left: by_ratio.min(self.limits.message), limit, inner: &mut file };
        Ok(read(&mut bounded, entry.size))
    }

    fn reader(&self) -> Result<Reader, ZipError> {
        let bytes: Box<dyn Bytes> = match &self.bytes {
            Some(bytes) => Box::new(Cursor::new(Arc::clone(bytes))),
            None => Box::new(BufReader::new(File::open(&self.path)?)),
        };
        ZipArchive::new(bytes)
    }

    fn take(&self) -> Option<Reader> {
        self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    fn give_back(&self, reader: Reader) {
        self.readers.lock().unwrap_or_else(PoisonError::into_inner).push(reader);
    }
}

/// The files of an archive; or what is wrong with it.
fn list(reader: &mut Reader, limits: &ArchiveLimits) -> Result<Vec<Entry>, String> {
    if reader.len() > limits.entries {
        return Err(format!(
            "{} entries, more than {} (limit archive_entries)",
            reader.len(),
            limits.entries
        ));
    }
    if reader.has_duplicate_names() {
        return Err("two entries have the same name".to_owned());
    }
    if reader.has_overlapping_files().map_err(|error| error.to_string())? {
        return Err("entries share their packed bytes".to_owned());
    }
    let mut entries = Vec::with_capacity(reader.len());
    for index in 0..reader.len() {
        let file = reader.by_index_raw(index).map_err(|error| error.to_string())?;
        if file.is_dir() {
            continue;
        }
        let path = inside(&file.name().map_err(|error| error.to_string())?)?;
        if file.encrypted() {
            return Err(format!("{path}: encrypted"));
        }
        entries.push(Entry { path, size: file.size(), index });
    }
    entries.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(entries)
}

/// An entry's name as a path that stays inside.
fn inside(name: &str) -> Result<String, String> {
    let path = name.replace('\\', "/");
    let has_drive = path.as_bytes().get(1) == Some(&b':');
    let leads_out = path.starts_with('/') || has_drive || path.split('/').any(|part| part == "..");
    if leads_out || path.is_empty() || path.chars().any(char::is_control) {
        return Err(format!("{}: this path leads out of the archive or is none", name.escape_debug()));
    }
    Ok(path)
}

/// Reads at most so many bytes; more is an error.
struct Bounded<R> {
    inner: R,
    left: u64,
    /// The limit that says how many.
    limit: &'static str,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.left = self.left.checked_sub(count as u64).ok_or_else(|| {
            let limit = self.limit;
            io::Error::other(format!(
                "the entry unpacks to more than is allowed (limit {limit}); the archive may be hostile"
            ))
        })?;
        Ok(count)
    }
}
