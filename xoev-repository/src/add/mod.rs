//! `xoev add`: a standard from a delivery into the project.
//!
//! ```text
//!  Delivery, further sources, what is locked → pool
//!    │ identify   which documents belong to the standard asked for       → Identity
//!    │ closure    its entry schemas and everything they need             → Closure
//!    │ layout     where the documents come to lie                        → Layout
//!    │ catalog    where locations lead then                              → text
//!    ▼ stage      written aside, checked, moved into place, locked
//! ```

mod asked;
mod catalog;
mod closure;
mod identify;
mod layout;
mod pool;
mod prepare;
mod resolve;

pub use asked::Asked;
pub(crate) use prepare::{Sources, prepare};

use crate::delivery::Delivery;
use crate::fault::{Error, Fault, Result};
use crate::limits::Limits;
use crate::project::Project;
use crate::settings::{self, Entry};
use crate::xrepository::XRepository;
use std::path::PathBuf;
use xoev_codegen::config::LockedStandard;

/// What to add, and from where.
#[derive(Debug, Clone)]
pub struct Request {
    /// `NAME@VERSION` or `KENNUNG@VERSION`.
    pub standard: String,
    /// Folders or ZIP archives; the first holds the standard, the others what it imports. None: from the XRepository.
    pub from: Vec<PathBuf>,
    /// The base address of the XRepository's interface, instead of the configured one.
    pub address: Option<String>,
    /// The name of the table in `xoev.toml`, instead of the short name.
    pub table: Option<String>,
    /// Messages to list in `xoev.toml`.
    pub messages: Vec<String>,
    /// Entry schemas, instead of those found.
    pub entries: Vec<String>,
    /// Whether modules that are imported by absolute addresses, and are in no source, may be fetched from there. From the
    /// XRepository they always are.
    pub fetch_imports: bool,
    /// Bounds.
    pub limits: Limits,
}

/// What was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// The standard as it is locked now.
    pub standard: LockedStandard,
    /// The table in `xoev.toml`.
    pub table: String,
    /// What is worth knowing about the delivery.
    pub notes: Vec<String>,
}

impl Request {
    /// Asks for a standard from the XRepository.
    #[must_use]
    pub fn new(standard: impl Into<String>) -> Self {
        Self {
            standard: standard.into(),
            from: Vec::new(),
            address: None,
            table: None,
            messages: Vec::new(),
            entries: Vec::new(),
            fetch_imports: false,
            limits: Limits::default(),
        }
    }

    /// From folders or archives instead.
    #[must_use]
    pub fn from(mut self, sources: impl IntoIterator<Item = impl Into<PathBuf>>) -> Self {
        self.from.extend(sources.into_iter().map(Into::into));
        self
    }
}

/// Adds a standard: its files, its table in `xoev.toml`, its entry in `xoev.lock`.
///
/// # Errors
/// If the delivery is refused, does not hold the standard, or does not form a usable schema set. Nothing changed then.
pub fn add(project: &mut Project, request: &Request) -> Result<Added> {
    let asked = Asked::parse(&request.standard)?;
    let repository = XRepository::new(&project.address(request.address.as_deref()), request.limits);
    let deliveries = match request.from.is_empty() {
        true => vec![download(&repository, &asked, &request.limits)?],
        false => read_all(&request.from, &request.limits)?,
    };
    let fetches = request.from.is_empty() || request.fetch_imports;
    let sources = Sources {
        deliveries: deliveries.iter().collect(),
        imports: fetches.then_some(&repository),
        accepts_damage: false,
    };
    let staged = prepare(project, &asked, &sources, &request.entries)?.stage(project)?;
    let locked = staged.plan.locked.clone();
    let entry = Entry {
        kennung: locked.kennung.clone(),
        version: locked.version.clone(),
        messages: request.messages.clone(),
    };
    let wanted = request.table.as_deref().unwrap_or(&locked.name);
    let (settings, table) = settings::with_standard(&project.config_path, &project.text, wanted, &entry)?;
    let notes = staged.plan.notes.clone();
    staged.commit(project, Some(settings))?;
    Ok(Added { standard: locked, table, notes })
}

/// Reads all sources; the faults of all of them are reported.
pub(crate) fn read_all(paths: &[PathBuf], limits: &Limits) -> Result<Vec<Delivery>> {
    let mut deliveries = Vec::new();
    let mut failed: Option<Error> = None;
    for path in paths {
        match (Delivery::from_path(path, limits), &mut failed) {
            (Ok(delivery), _) => deliveries.push(delivery),
            (Err(error), Some(before)) => before.faults.extend(error.faults),
            (Err(error), None) => failed = Some(error),
        }
    }
    failed.map_or(Ok(deliveries), Err)
}

/// The standard's schemas from the XRepository.
pub(crate) fn download(repository: &XRepository, asked: &Asked, limits: &Limits) -> Result<Delivery> {
    let Some(kennung) = &asked.kennung else {
        let message = "the Kennung of this name is not known";
        let hint = "give the Kennung (urn:…@VERSION), or a folder or ZIP by --from";
        return Err(Error::usage(Fault::new("xoev-add-name", &asked.name, message).hint(hint)));
    };
    let Some(version) = &asked.version else {
        let known = repository.versions(kennung)?.join(", ");
        let message = format!("say which version; the XRepository lists {known}");
        return Err(Error::usage(Fault::new("xoev-add-name", &asked.name, message)));
    };
    let download = repository.schemas(kennung, version)?;
    Delivery::from_archive(&download.bytes, &download.address, &download.address, limits)
}
