//! The schemas a message names itself, by `xsi:schemaLocation`; compiled once for all messages that name the same.

use crate::error::Error;
use crate::schemas::{CompileOptions, SchemaFiles, UsableSchemas};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use xoev_runtime::event::Options;
use xoev_schema::schema_location;

/// Schemas that messages name. Threads share them.
#[derive(Default)]
pub(super) struct OwnSchemas {
    /// By entry schemas: those that were given and those that are named.
    compiled: Mutex<HashMap<Vec<PathBuf>, Slot>>,
}

/// Filled by the first thread that needs it; others wait.
type Slot = Arc<OnceLock<Result<Arc<UsableSchemas>, Error>>>;

impl OwnSchemas {
    /// The given schemas together with those the message names; `None` where that is nothing more.
    pub(super) fn of(
        &self,
        message: &Path,
        start: &[u8],
        files: &SchemaFiles,
        given: &UsableSchemas,
        options: &CompileOptions,
    ) -> Option<Result<Arc<UsableSchemas>, Error>> {
        let locations = schema_location::collect(start, &Options::default());
        let mut named = schema_location::files(&locations, message, &files.sources);
        named.retain(|file| !given.files_read.contains(file));
        if named.is_empty() {
            return None;
        }
        let files = files.with_entries(&named);
        let slot = {
            let mut compiled = self.compiled.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(compiled.entry(files.entries.clone()).or_default())
        };
        Some(slot.get_or_init(|| UsableSchemas::of(&files, options).map(Arc::new)).clone())
    }
}
