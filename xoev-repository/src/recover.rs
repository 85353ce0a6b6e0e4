//! What an interrupted command leaves, and how it is put in order.
//!
//! In: the folder `.xoev-former`, with what was put aside and a journal of what was about to change, written before the first
//! change. Out: the former state, or the new one where the lock was written already.
//! Invariant: the lock is the last that changes; as long as it is the former one, everything is taken back.

use crate::fault::{Error, Result};
use crate::project::Project;
use crate::stage::{FORMER, STAGING, rename, replace};
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::time::{Duration, SystemTime};
use xoev_codegen::config::LOCK_FILE;

/// The journal's name in the folder of what was put aside.
const JOURNAL: &str = "journal.json";
/// Staging folders of this age belong to no running command, where nobody else could be kept out.
const LEFT_OVER: Duration = Duration::from_secs(3600);

/// What is about to change.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Journal {
    /// The standard's folder; what is there is put aside.
    pub home: String,
    /// Paths where nothing lies yet.
    pub new: Vec<String>,
    /// The text of the settings; none where there is no file.
    settings: Option<String>,
    /// The text of the lock; none where there is none yet.
    lock: Option<String>,
}

impl Project {
    /// Notes what is about to change.
    pub(crate) fn begin(&self, home: &str, new: Vec<String>) -> Result<()> {
        let settings = text_of(&self.config_path)?;
        let lock = text_of(&self.root.join(LOCK_FILE))?;
        let journal = Journal { home: home.to_owned(), new, settings, lock };
        let path = self.root.join(FORMER).join(JOURNAL);
        let text = serde_json::to_vec(&journal).map_err(|error| Error::file(&path, &error.into()))?;
        xoev_files::write(&path, &text).map_err(|error| Error::file(&path, &error))
    }

    /// Forgets what was put aside: the new state counts.
    pub(crate) fn finish(&self) -> Result<()> {
        let former = self.root.join(FORMER);
        fs::remove_dir_all(&former).map_err(|error| Error::file(&former, &error))
    }

    /// Puts in order what an interrupted command left: unless the lock speaks of the new state, what was moved into place
    /// goes and what was put aside comes back. The answer says whether there was anything.
    pub(crate) fn recover(&self) -> Result<bool> {
        self.remove_left_over();
        let former = self.root.join(FORMER);
        if !former.exists() {
            return Ok(false);
        }
        if let Some(text) = text_of(&former.join(JOURNAL))?
            && let Ok(journal) = serde_json::from_str::<Journal>(&text)
            && journal.lock == text_of(&self.root.join(LOCK_FILE))?
        {
            self.undo(&journal)?;
        }
        for standard in &self.lock.standards {
            let is_as_locked = standard
                .files
                .iter()
                .all(|(path, sum)| self.has(&format!("{}/{path}", standard.folder), sum));
            if !is_as_locked {
                self.put_back(&standard.folder)?;
            }
        }
        self.finish()?;
        Ok(true)
    }

    /// Takes back what a journal speaks of.
    fn undo(&self, journal: &Journal) -> Result<()> {
        for place in &journal.new {
            self.remove(&self.root.join(place))?;
        }
        self.put_back(&journal.home)?;
        match &journal.settings {
            Some(settings) if text_of(&self.config_path)?.as_ref() != Some(settings) => {
                replace(&self.config_path, settings)
            }
            Some(_) => Ok(()),
            None => self.remove(&self.config_path),
        }
    }

    /// Brings a folder back that was put aside, in place of what is there.
    fn put_back(&self, folder: &str) -> Result<()> {
        let aside = self.root.join(FORMER).join(folder);
        if !aside.exists() {
            return Ok(());
        }
        let place = self.root.join(folder);
        self.remove(&place)?;
        rename(&aside, &place)
    }

    /// Removes what lies at a path, if anything does, with folders that are empty then.
    fn remove(&self, path: &Path) -> Result<()> {
        let removed = match path.is_dir() {
            true => fs::remove_dir_all(path),
            false => fs::remove_file(path),
        };
        match removed {
            // Nor is there anything below a file.
            Err(error) if !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                return Err(Error::file(path, &error));
            }
            _ => {}
        }
        let folders =
            path.ancestors().skip(1).take_while(|it| it.starts_with(&self.root) && **it != self.root);
        for folder in folders {
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
        Ok(())
    }

    fn remove_left_over(&self) {
        xoev_files::remove_left_over(&self.root);
        let Ok(entries) = fs::read_dir(&self.root) else { return };
        for entry in entries.flatten() {
            let is_staging = entry.file_name().to_str().is_some_and(|name| name.starts_with(STAGING));
            let time = entry.metadata().and_then(|it| it.modified()).ok();
            let age = time.and_then(|it| SystemTime::now().duration_since(it).ok());
            if is_staging && (self.guard.is_some() || age.is_some_and(|age| age > LEFT_OVER)) {
                drop(fs::remove_dir_all(entry.path()));
            }
        }
    }
}

/// The text of a file; none where there is no file.
fn text_of(path: &Path) -> Result<Option<String>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::file(path, &error)),
    }
}
