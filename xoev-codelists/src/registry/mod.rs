//! All lists a program knows, exchangeable while it runs.
//!
//! In: files, folders, embedded bytes. Out: [`Snapshot`]s.
//! Invariants: readers take the current snapshot and are never kept waiting by a reload, which builds the next one aside;
//! of two lists with the same Kennung and version the later source counts; a file that cannot be read keeps the list it
//! gave before.

mod order;
mod report;
mod snapshot;
mod sources;
mod verdict;

pub use report::{Entry, LoadReport, Outcome};
pub use snapshot::Snapshot;
pub use verdict::{Query, Verdict};

use sources::Sources;
use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use xoev_runtime::code::CodeValue;

/// Code lists, loaded from files, folders or embedded bytes, several versions of each.
#[derive(Debug, Default)]
pub struct CodeListRegistry {
    current: RwLock<Arc<Snapshot>>,
    sources: Mutex<Sources>,
}

impl CodeListRegistry {
    /// A registry without lists.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file, or a folder with all its `*.xml` and `*.gc` files at any depth, and loads what is new.
    pub fn add_path(&self, path: impl Into<PathBuf>) -> LoadReport {
        let mut sources = self.sources();
        sources.add_path(path.into());
        self.load(&mut sources)
    }

    /// Adds a list that is part of the program: `include_bytes!`, or bytes that came otherwise. The name is for reports.
    pub fn add_bytes(&self, name: impl Into<String>, bytes: impl Into<Cow<'static, [u8]>>) -> LoadReport {
        let mut sources = self.sources();
        sources.add_bytes(name.into(), bytes.into());
        self.load(&mut sources)
    }

    /// Reads every file again that has changed, takes in new ones and forgets those that are gone.
    pub fn reload(&self) -> LoadReport {
        let mut sources = self.sources();
        self.load(&mut sources)
    }

    /// Does the same if time or size of a file say so; `None`: nothing has changed, and nothing was read. Meant to be
    /// called often: it asks the file system only.
    pub fn reload_if_changed(&self) -> Option<LoadReport> {
        let mut sources = self.sources();
        sources.has_changed().then(|| self.load(&mut sources))
    }

    /// The lists as they are now. A snapshot never changes: use one for all codes of a message.
    #[must_use]
    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The verdict about a value of a generated code type.
    #[must_use]
    pub fn verdict<C: CodeValue + ?Sized>(&self, value: &C) -> Verdict<'static> {
        self.snapshot().verdict(&Query::of(value)).into_owned()
    }

    fn sources(&self) -> MutexGuard<'_, Sources> {
        self.sources.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn load(&self, sources: &mut Sources) -> LoadReport {
        let (snapshot, report) = sources.load();
        let next = Arc::new(snapshot);
        // Only the exchange itself happens under the lock.
        let former = {
            let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
            std::mem::replace(&mut *current, next)
        };
        drop(former);
        report
    }
}
