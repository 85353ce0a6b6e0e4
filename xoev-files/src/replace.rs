//! Files that are replaced in one step.

use crate::together::is_unordered;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

/// Around the names of temporary files.
pub(crate) const PREFIX: &str = ".xoev-";
pub(crate) const SUFFIX: &str = ".tmp";
/// Temporary files of this age belong to no running process.
const LEFT_OVER: Duration = Duration::from_secs(3600);

/// A file that cannot be written.
#[derive(Debug)]
pub struct Failed {
    /// Which.
    pub path: PathBuf,
    /// Why.
    pub error: io::Error,
}

/// Writes a file and sees to it that its content has reached the disk. Folders it lies in are made. What is no file but a
/// device or a pipe is written to as it is; a symbolic link stays, and the file it leads to is replaced.
///
/// # Errors
/// If the content cannot be written; the former file is there then as it was.
pub fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    match Replacement::new(path, content)? {
        Some(staged) => {
            staged.file.sync_all()?;
            staged.put()
        }
        None => fs::write(path, content),
    }
}

/// Writes a file unless it has this content already: its time stays, and so does what was built from it. The answer says
/// whether anything changed.
///
/// # Errors
/// As [`write()`].
pub fn write_if_changed(path: &Path, content: &[u8]) -> io::Result<bool> {
    if fs::read(path).is_ok_and(|old| old == content) {
        return Ok(false);
    }
    match Replacement::new(path, content)? {
        Some(staged) => staged.put()?,
        None => fs::write(path, content)?,
    }
    Ok(true)
}

/// Removes temporary files of processes that were killed, but for those that files are yet to be put back from.
pub fn remove_left_over(folder: &Path) {
    if is_unordered(folder) {
        return;
    }
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let is_ours = name.to_str().is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX));
        let time = entry.metadata().and_then(|it| it.modified()).ok();
        // A clock that was set back makes no age; then the next run will see to it.
        let age = time.and_then(|it| SystemTime::now().duration_since(it).ok());
        if is_ours && age.is_some_and(|age| age > LEFT_OVER) {
            // Whoever may not remove it is not kept from writing.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// A content that waits beside its place; it is removed unless it is put there. Whoever writes a file bit by bit begins one.
#[derive(Debug)]
pub struct Replacement {
    file: File,
    path: PathBuf,
    target: PathBuf,
}

impl Replacement {
    /// Writes a content beside its place; `None` where something stands there that is no file.
    pub(crate) fn new(path: &Path, content: &[u8]) -> io::Result<Option<Self>> {
        let mut staged = Self::begin(path)?;
        if let Some(staged) = &mut staged {
            staged.file.write_all(content)?;
        }
        Ok(staged)
    }

    /// An empty content beside its place, to be written; `None` where a device or a pipe stands, which is written to as it
    /// is. Folders it lies in are made; a symbolic link stays, and the file it leads to is replaced.
    ///
    /// # Errors
    /// If there can be no file.
    pub fn begin(path: &Path) -> io::Result<Option<Self>> {
        let target = match path.canonicalize() {
            Ok(target) => target,
            Err(error) if error.kind() == io::ErrorKind::NotFound => path.to_owned(),
            Err(error) => return Err(error),
        };
        let former = fs::metadata(&target).ok();
        if former.as_ref().is_some_and(|it| !it.is_file() && !it.is_dir()) {
            return Ok(None);
        }
        let folder = target.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let (file, path) = create(folder)?;
        // From here on what goes wrong leaves nothing.
        let staged = Self { file, path, target };
        if let Some(former) = former.filter(fs::Metadata::is_file) {
            staged.file.set_permissions(former.permissions())?;
        }
        Ok(Some(staged))
    }

    /// Where it is to be put: what a link leads to.
    #[must_use]
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Puts the content into its place.
    ///
    /// # Errors
    /// If that cannot be; the former file is there then as it was.
    pub fn put(self) -> io::Result<()> {
        fs::rename(&self.path, &self.target)
    }
}

impl io::Write for Replacement {
    fn write(&mut self, content: &[u8]) -> io::Result<usize> {
        self.file.write(content)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for Replacement {
    /// Where it was put into its place there is nothing to remove.
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// A new file of a name that nothing else has.
fn create(folder: &Path) -> io::Result<(File, PathBuf)> {
    loop {
        let path = folder.join(name());
        match File::options().write(true).create_new(true).open(&path) {
            Ok(file) => return Ok((file, path)),
            // Left over by a process that had the same number.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
}

/// A name in a folder that nothing else has, given to something.
pub(crate) fn unused(folder: &Path, make: impl Fn(&Path) -> io::Result<()>) -> io::Result<String> {
    loop {
        let name = name();
        match make(&folder.join(&name)) {
            Ok(()) => return Ok(name),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
}

fn name() -> String {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    format!("{PREFIX}{}-{number}{SUFFIX}", std::process::id())
}
