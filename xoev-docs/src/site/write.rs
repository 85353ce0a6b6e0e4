//! A site as a folder: all of it, or what was there before.

use super::Site;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Says that a folder is a site and may be replaced.
const MARK: &str = ".xoev-docs";
const MARK_TEXT: &str = "This folder was made by `xoev docs` and is replaced by its next run.\n";

/// Why a site was not written.
#[derive(Debug)]
pub enum WriteError {
    /// The folder holds something else.
    NotOurs(PathBuf),
    /// The file system refused.
    Io(PathBuf, io::Error),
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOurs(path) => write!(
                f,
                "{}: is not empty and was not made by `xoev docs`; nothing was written. Name a new or empty folder",
                path.display()
            ),
            Self::Io(path, error) => write!(f, "{}: {error}", path.display()),
        }
    }
}

impl std::error::Error for WriteError {}

impl Site {
    /// Writes the site. The files are written aside first and take the folder's place in one step, so stale pages vanish
    /// and nobody sees half a site.
    ///
    /// # Errors
    /// If the folder holds something that is no site, or a file cannot be written; then the folder is as it was.
    pub fn write(&self, folder: &Path) -> Result<(), WriteError> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |error: io::Error| WriteError::Io(path, error)
        };
        if is_in_the_way(folder).map_err(failed(folder))? {
            return Err(WriteError::NotOurs(folder.to_owned()));
        }
        let parent = match folder.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
            _ => PathBuf::from("."),
        };
        fs::create_dir_all(&parent).map_err(failed(&parent))?;
        let aside =
            tempfile::Builder::new().prefix(".xoev-docs-").tempdir_in(&parent).map_err(failed(&parent))?;
        let new = aside.path().join("new");
        fs::create_dir(&new).map_err(failed(&new))?;
        for file in &self.files {
            let path = new.join(&file.path);
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent).map_err(failed(parent))?;
            }
            fs::write(&path, &file.bytes).map_err(failed(&path))?;
        }
        let mark = new.join(MARK);
        fs::write(&mark, MARK_TEXT).map_err(failed(&mark))?;
        swap(folder, &new, &aside.path().join("former")).map_err(failed(folder))
    }
}

/// Whether a folder holds something that must stay.
fn is_in_the_way(folder: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
        Ok(_) => {}
    }
    if !folder.is_dir() {
        return Ok(true);
    }
    Ok(!folder.join(MARK).is_file() && fs::read_dir(folder)?.next().is_some())
}

/// Puts a new folder where another one is.
fn swap(folder: &Path, new: &Path, former: &Path) -> io::Result<()> {
    if !folder.exists() {
        return fs::rename(new, folder);
    }
    fs::rename(folder, former)?;
    if let Err(error) = fs::rename(new, folder) {
        fs::rename(former, folder)?;
        return Err(error);
    }
    Ok(())
}
