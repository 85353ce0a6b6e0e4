//! A site as a folder: all of it, or what was there before.

use super::Site;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use xoev_files::FolderLock;

/// Says that a folder is a site and may be replaced.
const MARK: &str = ".xoev-docs";
const MARK_TEXT: &str = "This folder was made by `xoev docs` and is replaced by its next run.\n";

/// What waits aside for so long belongs to no running process.
const LEFT_OVER: Duration = Duration::from_secs(3600);

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
        let prefix = prefix_of(folder);
        // Where another run is at work, what is aside is that run's.
        let guard = FolderLock::take(&parent).ok().flatten();
        if guard.is_some() {
            bring_back(folder, &parent, &prefix).map_err(failed(folder))?;
        }
        let aside = tempfile::Builder::new().prefix(&prefix).tempdir_in(&parent).map_err(failed(&parent))?;
        let new = aside.path().join("new");
        fs::create_dir(&new).map_err(failed(&new))?;
        for file in &self.files {
            let path = new.join(&file.path);
            xoev_files::write_if_changed(&path, &file.bytes).map_err(failed(&path))?;
        }
        let mark = new.join(MARK);
        xoev_files::write_if_changed(&mark, MARK_TEXT.as_bytes()).map_err(failed(&mark))?;
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

/// How the folders begin in which something waits aside of a site.
fn prefix_of(folder: &Path) -> String {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    format!(".xoev-docs-{name}-")
}

/// Brings back a site that was put aside by a run that was killed before the new one had taken its place, and removes what
/// such runs have left.
fn bring_back(folder: &Path, parent: &Path, prefix: &str) -> io::Result<()> {
    for entry in fs::read_dir(parent)?.flatten() {
        if !entry.file_name().to_string_lossy().starts_with(prefix) {
            continue;
        }
        let former = entry.path().join("former");
        if former.exists() && !folder.exists() {
            fs::rename(&former, folder)?;
        }
        let time = entry.metadata().and_then(|it| it.modified()).ok();
        let age = time.and_then(|it| SystemTime::now().duration_since(it).ok());
        if age.is_some_and(|it| it > LEFT_OVER) {
            // Whoever may not remove it is not kept from writing.
            drop(fs::remove_dir_all(entry.path()));
        }
    }
    Ok(())
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
