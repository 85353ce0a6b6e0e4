//! A folder with `xoev.toml`, `xoev.lock` and schemas.

use crate::fault::{Error, Fault, Result};
use crate::hash::sha256;
use crate::xrepository::XRepository;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};
use xoev_codegen::config::{Config, LOCK_FILE, Lock, LockedStandard};
use xoev_files::FolderLock;

/// The environment variable that names another base address than the XRepository's.
pub const ADDRESS_VARIABLE: &str = "XOEV_REPOSITORY";

/// A project that uses standards.
#[derive(Debug)]
pub struct Project {
    /// The folder of `xoev.toml`; all paths of the lock are relative to it.
    pub root: PathBuf,
    /// The path of `xoev.toml`; it need not be there yet.
    pub config_path: PathBuf,
    /// What `xoev.toml` lists.
    pub config: Config,
    /// The lock; empty where there is none yet.
    pub lock: Lock,
    /// Whether there is a lock.
    pub is_locked: bool,
    pub(crate) text: String,
    /// Two commands at once would each undo what the other has half done.
    pub(crate) guard: Option<FolderLock>,
}

impl Project {
    /// Reads configuration and lock. What an interrupted command left is put in order first; while another command has
    /// the project, this one waits.
    ///
    /// # Errors
    /// If one of them cannot be read or says something unknown.
    pub fn open(config_path: &Path) -> Result<Self> {
        let guard = guard(root_of(config_path))?;
        let project = Self::read(config_path, guard)?;
        project.folder()?;
        match project.recover()? {
            true => Self::read(config_path, project.guard),
            false => Ok(project),
        }
    }

    fn read(config_path: &Path, guard: Option<FolderLock>) -> Result<Self> {
        let root = root_of(config_path);
        let text = match fs::read_to_string(config_path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
            Err(error) => return Err(Error::file(config_path, &error)),
        };
        let config = Config::listed(&text, root).map_err(|reason| config_fault(config_path, reason))?;
        let lock_path = root.join(LOCK_FILE);
        let lock = Lock::from_file(&lock_path).map_err(|error| {
            Error::usage(Fault::new("xoev-lock-format", lock_path.display().to_string(), error.to_string()))
        })?;
        Ok(Self {
            root: root.to_owned(),
            config_path: config_path.to_owned(),
            config,
            is_locked: lock.is_some(),
            lock: lock.unwrap_or_default(),
            text,
            guard,
        })
    }

    /// The folder for schemas, relative to the project.
    ///
    /// # Errors
    /// If `xoev.toml` names one that is not below the project.
    pub fn folder(&self) -> Result<String> {
        let folder = self.config.repository.folder.as_deref().unwrap_or("schemas").trim_end_matches('/');
        let is_inside = Path::new(folder).components().all(|it| matches!(it, Component::Normal(_)));
        if folder.is_empty() || folder.contains('\\') || !is_inside {
            let reason = format!("`repository.folder`: “{folder}” is no folder below this one");
            return Err(config_fault(&self.config_path, reason));
        }
        Ok(folder.to_owned())
    }

    /// The base address to ask: the given one, else that of the environment, of `xoev.toml`, or the XRepository's.
    #[must_use]
    pub fn address(&self, given: Option<&str>) -> String {
        let from_environment = || std::env::var(ADDRESS_VARIABLE).ok().filter(|it| !it.is_empty());
        let configured = || self.config.repository.address.clone();
        given
            .map(str::to_owned)
            .or_else(from_environment)
            .or_else(configured)
            .unwrap_or_else(|| XRepository::ADDRESS.to_owned())
    }

    /// Whether all files of a locked standard, shared and required ones included, are there as locked.
    #[must_use]
    pub fn is_whole(&self, standard: &LockedStandard) -> bool {
        self.lock.fingerprints(standard).iter().all(|(path, sum)| self.has(path, sum))
    }

    /// Whether a file is there with these bytes.
    pub(crate) fn has(&self, path: &str, sum: &str) -> bool {
        fs::read(self.root.join(path)).is_ok_and(|bytes| sha256(&bytes) == sum)
    }
}

/// The folder of the settings.
fn root_of(config_path: &Path) -> &Path {
    config_path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Takes the folder of a project. Where there is none yet, or its file system knows no locks, nobody is kept out.
fn guard(root: &Path) -> Result<Option<FolderLock>> {
    match FolderLock::wait(root) {
        Ok(lock) => Ok(Some(lock)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::Unsupported) => Ok(None),
        Err(error) => Err(Error::file(root, &error)),
    }
}

fn config_fault(path: &Path, reason: String) -> Error {
    Error::usage(Fault::new("xoev-config", path.display().to_string(), reason))
}
