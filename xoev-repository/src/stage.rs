//! From a plan to files: all or nothing.
//!
//! Everything is written into a folder beside the project's files and checked there; then it is moved into place by
//! renaming, what was there before is kept aside, and the lock is written last, in one step. Whoever is interrupted finds
//! the former state (`recover`).

use crate::fault::{Error, Fault, Kind, Result};
use crate::project::Project;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use xoev_codegen::config::{LOCK_FILE, Lock, LockedStandard};
use xoev_schema::diagnostics::render::{RenderOptions, render};
use xoev_schema::source::SourceOptions;

pub(crate) const FORMER: &str = ".xoev-former";
pub(crate) const STAGING: &str = ".xoev-staging-";

/// A standard as it is to be locked, with the bytes of everything it needs, by place.
#[derive(Debug)]
pub(crate) struct Plan {
    pub locked: LockedStandard,
    /// The shared modules it uses, with SHA-256.
    pub shared: BTreeMap<String, String>,
    /// All files, those of other standards included.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What is worth knowing.
    pub notes: Vec<String>,
}

/// A plan whose files lie in a staging folder and were found usable.
#[derive(Debug)]
pub(crate) struct Staged {
    pub plan: Plan,
    folder: TempDir,
}

impl Plan {
    /// Writes the files aside, reads them as a schema set, and notes what the set declares.
    pub fn stage(mut self, project: &Project) -> Result<Staged> {
        let failed = |error: std::io::Error| Error::file(&project.root, &error);
        fs::create_dir_all(&project.root).map_err(failed)?;
        let folder = tempfile::Builder::new().prefix(STAGING).tempdir_in(&project.root).map_err(failed)?;
        for (place, bytes) in &self.files {
            let path = folder.path().join(place);
            xoev_files::write(&path, bytes).map_err(|error| Error::file(&path, &error))?;
        }
        self.check(folder.path())?;
        Ok(Staged { plan: self, folder })
    }

    /// Reads the staged schemas as they will be read later.
    fn check(&mut self, root: &Path) -> Result<()> {
        let root = root.canonicalize().map_err(|error| Error::file(root, &error))?;
        let home = root.join(&self.locked.folder);
        let entries: Vec<PathBuf> = self.locked.entries.iter().map(|it| home.join(it)).collect();
        let catalogs = vec![home.join(&self.locked.catalog)];
        let mut loaded = xoev_schema::load(&entries, &SourceOptions { catalogs, ..SourceOptions::default() });
        drop(xoev_schema::grammar::compile(&loaded.components, None, &mut loaded.diagnostics));
        if loaded.diagnostics.has_errors() {
            let options = RenderOptions { relative_to: Some(root), ..RenderOptions::default() };
            let text = render(&loaded.diagnostics, &loaded.set.sources, &options);
            let mut message = "its schemas cannot be used".to_owned();
            for location in &self.locked.unavailable {
                message.push_str(&format!("\nnot at hand: {location}"));
            }
            for note in &self.notes {
                message.push_str(&format!("\nnote: {note}"));
            }
            message.push_str(&format!("\n{}", text.trim_end()));
            let fault = Fault::new("xoev-delivery-schema", self.locked.id(), message);
            let hint = "where a document is missing: give the standard it belongs to by another --from, or add that first";
            return Err(Error::input(fault.hint(hint)));
        }
        if !self.locked.unavailable.is_empty() {
            let list = self.locked.unavailable.join(", ");
            self.notes.push(format!("not at hand, and nothing of it is used: {list}"));
        }
        let standard = xoev_schema::xoev::interpret(&loaded.set, &loaded.components);
        self.locked.messages = standard.messages.len();
        let namespaces: BTreeSet<String> = loaded
            .set
            .entries
            .iter()
            .filter_map(|id| loaded.set.document(*id).target_namespace.as_deref().map(str::to_owned))
            .collect();
        self.locked.namespaces = namespaces.into_iter().collect();
        Ok(())
    }
}

impl Staged {
    /// Moves the files into place and writes the settings, if they change, and the lock.
    pub fn commit(self, project: &mut Project, settings: Option<String>) -> Result<()> {
        let lock = self.next_lock(&project.lock);
        let text =
            lock.to_toml().map_err(|error| usage(&project.root.join(LOCK_FILE), &error.to_string()))?;
        Error::check(self.in_the_way(project))?;
        project.begin(&self.plan.locked.folder, self.new_places(project))?;
        if let Err(error) = self.move_into_place(project, settings.as_deref(), &text) {
            // The lock is the former one still, so this brings the former files back.
            project.recover()?;
            return Err(error);
        }
        if let Some(settings) = settings {
            project.text = settings;
        }
        project.lock = lock;
        project.is_locked = true;
        project.finish()?;
        project.remove_unused();
        Ok(())
    }

    /// Files in the standard's folder that would be lost: neither locked nor what is to be put there. Somebody else's.
    fn in_the_way(&self, project: &Project) -> Vec<Fault> {
        let new = &self.plan.locked;
        let locked = project.lock.standards.iter().find(|it| it.folder == new.folder);
        let is_ours = |path: &str| {
            let is_locked = locked.is_some_and(|it| it.files.contains_key(path));
            is_locked
                || new.files.get(path).is_some_and(|sum| project.has(&format!("{}/{path}", new.folder), sum))
        };
        let there = files_below(&project.root.join(&new.folder));
        there
            .into_iter()
            .filter(|path| !is_ours(path))
            .map(|path| {
                let place = format!("{}/{path}", new.folder);
                Fault::new("xoev-lock-surplus", place, "is in the way and not locked")
                    .hint("move it elsewhere, or choose another folder by `repository.folder`")
            })
            .collect()
    }

    fn next_lock(&self, former: &Lock) -> Lock {
        let mut lock = former.clone();
        let new = &self.plan.locked;
        lock.standards.retain(|it| (&it.name, &it.version) != (&new.name, &new.version));
        lock.standards.push(new.clone());
        lock.shared.extend(self.plan.shared.clone());
        let used: BTreeSet<String> = lock.standards.iter().flat_map(|it| it.shared.clone()).collect();
        lock.shared.retain(|path, _| used.contains(path));
        lock
    }

    /// The places of what is moved where nothing lies yet.
    fn new_places(&self, project: &Project) -> Vec<String> {
        let places = std::iter::once(&self.plan.locked.folder).chain(self.plan.shared.keys());
        places.filter(|place| !project.root.join(place).exists()).cloned().collect()
    }

    /// Moves everything, the lock last.
    fn move_into_place(&self, project: &Project, settings: Option<&str>, lock: &str) -> Result<()> {
        let home = &self.plan.locked.folder;
        let target = project.root.join(home);
        if target.exists() {
            rename(&target, &project.root.join(FORMER).join(home))?;
        }
        rename(&self.folder.path().join(home), &target)?;
        for (place, sum) in &self.plan.shared {
            if !project.has(place, sum) {
                rename(&self.folder.path().join(place), &project.root.join(place))?;
            }
        }
        if let Some(settings) = settings.filter(|it| *it != project.text) {
            replace(&project.config_path, settings)?;
        }
        replace(&project.root.join(LOCK_FILE), lock)
    }
}

impl Project {
    /// Removes shared modules that no standard uses any more. What cannot be removed is surplus and seen by `verify`.
    fn remove_unused(&self) {
        let Ok(folder) = self.folder() else { return };
        let shared = self.root.join(format!("{folder}/shared"));
        let Ok(entries) = fs::read_dir(&shared) else { return };
        for entry in entries.flatten() {
            let prefix = format!("{folder}/shared/{}/", entry.file_name().to_string_lossy());
            if !self.lock.shared.keys().any(|path| path.starts_with(&prefix)) {
                drop(fs::remove_dir_all(entry.path()));
            }
        }
    }
}

/// The paths of all files below a folder; none where there is no folder.
fn files_below(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut waiting = vec![String::new()];
    while let Some(prefix) = waiting.pop() {
        let Ok(entries) = fs::read_dir(folder.join(&prefix)) else { continue };
        for entry in entries.flatten() {
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            match entry.file_type().is_ok_and(|it| it.is_dir()) {
                true => waiting.push(format!("{path}/")),
                false => found.push(path),
            }
        }
    }
    found.sort();
    found
}

pub(crate) fn rename(from: &Path, to: &Path) -> Result<()> {
    let result = to.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::rename(from, to));
    result.map_err(|error| Error::file(to, &error))
}

pub(crate) fn replace(path: &Path, text: &str) -> Result<()> {
    xoev_files::write(path, text.as_bytes()).map_err(|error| Error::file(path, &error))
}

fn usage(path: &Path, reason: &str) -> Error {
    Error { kind: Kind::Use, faults: vec![Fault::new("xoev-file", path.display().to_string(), reason)] }
}
