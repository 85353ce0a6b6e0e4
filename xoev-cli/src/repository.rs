//! Options of the commands about standards as dependencies, and what these commands have in common.

use crate::arguments::Format;
use crate::exit::Exit;
use crate::limits;
use clap::Args;
use std::path::PathBuf;
use xoev_repository::{Error, Kind, Limits, Publication};

/// Which project.
#[derive(Debug, Args)]
pub struct ProjectOptions {
    /// Configuration of the project; xoev.lock and the schemas lie beside it
    #[arg(long, value_name = "xoev.toml", default_value = "xoev.toml")]
    pub config: PathBuf,
}

/// Where published files come from.
#[derive(Debug, Args)]
pub struct PublicationOptions {
    /// Folder or ZIP archive to take files from, instead of the network; may be given several times
    #[arg(long, value_name = "FOLDER|ZIP")]
    pub from: Vec<PathBuf>,
    /// Base address of the XRepository's interface [default: XOEV_REPOSITORY, repository.address in xoev.toml, or the
    /// public XRepository]
    #[arg(long, value_name = "URL")]
    pub repository: Option<String>,
}

/// `xoev add`.
#[derive(Debug, Args)]
pub struct AddOptions {
    /// The standard by short name or Kennung; the version may be left out where the source holds one only
    #[arg(value_name = "NAME@VERSION")]
    pub standard: String,
    /// Where it comes from; with several --from the first holds the standard, the others what it imports.
    #[command(flatten)]
    pub publication: PublicationOptions,
    /// With --from: fetch modules that are imported by absolute addresses and lie in no source
    #[arg(long)]
    pub fetch_imports: bool,
    /// Name of the table in xoev.toml [default: the short name]
    #[arg(long = "as", value_name = "TABLE")]
    pub table: Option<String>,
    /// Generate only this message (global element) and what it reaches; may be given several times
    #[arg(long = "message", value_name = "ELEMENT")]
    pub messages: Vec<String>,
    /// Entry schema, by its path in the source [default: those that no other document names]; may be given several times
    #[arg(long = "entry", value_name = "PATH")]
    pub entries: Vec<String>,
    /// The project.
    #[command(flatten)]
    pub project: ProjectOptions,
}

/// `xoev fetch`.
#[derive(Debug, Args)]
pub struct FetchOptions {
    /// Only these standards [default: all]
    #[arg(value_name = "NAME")]
    pub standards: Vec<String>,
    /// Where the files come from.
    #[command(flatten)]
    pub publication: PublicationOptions,
    /// The project.
    #[command(flatten)]
    pub project: ProjectOptions,
}

/// `xoev update`.
#[derive(Debug, Args)]
pub struct UpdateOptions {
    /// Only these standards [default: all]
    #[arg(value_name = "NAME")]
    pub standards: Vec<String>,
    /// Only say what changed; write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Where the files come from.
    #[command(flatten)]
    pub publication: PublicationOptions,
    /// The project.
    #[command(flatten)]
    pub project: ProjectOptions,
    /// How the findings are printed
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// `xoev verify`.
#[derive(Debug, Args)]
pub struct VerifyOptions {
    /// The project.
    #[command(flatten)]
    pub project: ProjectOptions,
    /// How the findings are printed
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// `xoev list`.
#[derive(Debug, Args)]
pub struct ListOptions {
    /// The project.
    #[command(flatten)]
    pub project: ProjectOptions,
    /// How the list is printed
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

impl PublicationOptions {
    /// For some standards.
    pub fn publication(&self, only: &[String]) -> Publication {
        let mut limits = Limits::default();
        limits::settings(None).apply_to(&mut limits);
        Publication { limits, from: self.from.clone(), address: self.repository.clone(), only: only.to_vec() }
    }
}

/// Prints why a command stopped, and tells whose matter it is.
pub fn failed(error: &Error) -> Exit {
    eprintln!("{error}");
    match error.kind {
        Kind::Input => Exit::Faults,
        Kind::Use => Exit::Unusable,
    }
}
