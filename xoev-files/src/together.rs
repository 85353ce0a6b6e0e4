//! Several files of one folder that change together.
//!
//! New contents wait beside their places, the former files get a second name, and a journal says which is which. Then the
//! new contents are put into place; the journal goes last. Whoever finds a journal puts the former files back, so that a
//! process that is killed at any moment leaves the former state to the next one that writes here.

use crate::FolderLock;
use crate::replace::{self, Failed, PREFIX, Replacement, SUFFIX};
use std::fs;
use std::io;
use std::path::Path;

/// What is about to change in its folder: pairs of a file's name and that of its former content, empty where there was no
/// file, each ended by a zero byte.
const JOURNAL: &str = ".xoev-journal";

/// Writes files of a folder that belong together, those that change: all of them, or none. What a process that was killed
/// here has left is put in order first; another one that writes here is waited for. The answer says whether anything
/// changed.
///
/// # Errors
/// If one cannot be written; all files are then as they were. A file that is a link into another folder, or a device, is
/// written all the same, but not put back.
pub fn write_all_if_changed(folder: &Path, files: &[(String, &[u8])]) -> Result<bool, Failed> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |error| Failed { path, error }
    };
    if files.is_empty() && !folder.exists() {
        return Ok(false);
    }
    fs::create_dir_all(folder).map_err(failed(folder))?;
    // A file system without locks keeps nobody out.
    let _guard = FolderLock::wait(folder).ok();
    put_in_order(folder).map_err(failed(folder))?;
    replace::remove_left_over(folder);
    let mut staged = Vec::new();
    for (name, content) in files {
        let path = folder.join(name);
        if fs::read(&path).is_ok_and(|old| old == *content) {
            continue;
        }
        match Replacement::new(&path, content).map_err(failed(&path))? {
            Some(it) => staged.push(it),
            None => fs::write(&path, content).map_err(failed(&path))?,
        }
    }
    match staged.len() {
        0 => Ok(false),
        // One file changes in one step.
        1 => put(staged).map(|()| true),
        _ => {
            let former = keep_former(folder, &staged).map_err(failed(folder))?;
            let result = put(staged);
            match &result {
                Ok(()) => {
                    fs::remove_file(folder.join(JOURNAL)).map_err(failed(folder))?;
                    former.iter().for_each(|name| drop(fs::remove_file(folder.join(name))));
                }
                Err(_) => put_in_order(folder).map_err(failed(folder))?,
            }
            result.map(|()| true)
        }
    }
}

/// Puts contents into place; at a fault those that are left are removed.
fn put(staged: Vec<Replacement>) -> Result<(), Failed> {
    for it in staged {
        let path = it.target().to_owned();
        it.put().map_err(|error| Failed { path, error })?;
    }
    Ok(())
}

/// Gives the files of the folder that are about to change a second name and writes the journal; the answer is these names.
fn keep_former(folder: &Path, staged: &[Replacement]) -> io::Result<Vec<String>> {
    let home = folder.canonicalize()?;
    let (mut journal, mut kept) = (String::new(), Vec::new());
    let result = staged.iter().try_for_each(|it| {
        let target = it.target();
        let is_here = target.parent().and_then(|it| it.canonicalize().ok()).is_some_and(|it| it == home);
        let Some(name) = target.file_name().and_then(|it| it.to_str()).filter(|_| is_here) else {
            return Ok(());
        };
        let former = if target.is_file() {
            let former = replace::unused(folder, |path| fs::hard_link(target, path))
                // Not every file system has files of two names.
                .or_else(|_| replace::unused(folder, |path| fs::copy(target, path).map(drop)))?;
            kept.push(former.clone());
            former
        } else {
            String::new()
        };
        journal.extend([name, "\0", &former, "\0"]);
        Ok(())
    });
    let result = result.and_then(|()| replace::write(&folder.join(JOURNAL), journal.as_bytes()));
    if result.is_err() {
        kept.iter().for_each(|name| drop(fs::remove_file(folder.join(name))));
    }
    result.map(|()| kept)
}

/// Puts the former files back that a journal speaks of.
fn put_in_order(folder: &Path) -> io::Result<()> {
    let path = folder.join(JOURNAL);
    let journal = match fs::read_to_string(&path) {
        Ok(journal) => journal,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    let mut names = journal.split('\0');
    while let (Some(name), Some(former)) = (names.next(), names.next()) {
        // A journal that came from elsewhere reaches no file outside of its folder.
        if !is_plain(name) {
            continue;
        }
        let (target, former) = (folder.join(name), Some(former).filter(|it| is_former(it)));
        let result = match former {
            Some(former) => fs::rename(folder.join(former), &target)
                // Two names of one file stay two.
                .and_then(|()| remove(&folder.join(former))),
            // What is no file was not put there.
            None if target.is_dir() => Ok(()),
            None => remove(&target),
        };
        match result {
            // It is back already.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            other => other?,
        }
    }
    fs::remove_file(&path)
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Whether a text is the name of something in a folder, not a path.
fn is_plain(name: &str) -> bool {
    Path::new(name).file_name().is_some_and(|it| it == name) && !name.contains(['/', '\\', ':'])
}

fn is_former(name: &str) -> bool {
    is_plain(name) && name.starts_with(PREFIX) && name.ends_with(SUFFIX)
}

/// Whether a folder waits for being put in order.
pub(crate) fn is_unordered(folder: &Path) -> bool {
    folder.join(JOURNAL).exists()
}
