//! One process at a time in a folder.

use std::fs::File;
use std::io;
use std::path::Path;

/// Held while a process changes what is in a folder; dropped, or when the process ends in whatever way, the next one goes
/// on. It is a lock of the operating system and binds those only who take it, too.
#[derive(Debug)]
pub struct FolderLock {
    _file: File,
}

impl FolderLock {
    /// Waits until no other process has the folder.
    ///
    /// # Errors
    /// If the folder cannot be opened, or its file system knows no locks.
    pub fn wait(folder: &Path) -> io::Result<Self> {
        let file = open(folder)?;
        file.lock()?;
        Ok(Self { _file: file })
    }

    /// Takes the folder unless another process has it.
    ///
    /// # Errors
    /// As [`FolderLock::wait`].
    pub fn take(folder: &Path) -> io::Result<Option<Self>> {
        let file = open(folder)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self { _file: file })),
            Err(std::fs::TryLockError::WouldBlock) => Ok(None),
            Err(std::fs::TryLockError::Error(error)) => Err(error),
        }
    }
}

/// The folder itself can be locked: no file is left lying in it.
#[cfg(unix)]
fn open(folder: &Path) -> io::Result<File> {
    File::open(folder)
}

/// Elsewhere only files can; it stays, for removing it would take it from under the next one.
#[cfg(not(unix))]
fn open(folder: &Path) -> io::Result<File> {
    File::options().create(true).append(true).open(folder.join(".xoev-guard"))
}
