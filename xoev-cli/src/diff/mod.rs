//! Options of `xoev diff`, and the two sides they name.

mod side;

use crate::arguments::Lang;
use crate::limits;
use clap::{Args, ValueEnum};
use side::find;
use std::path::{Path, PathBuf};
use xoev_codegen::config::StandardConfig;
use xoev_codelists::CodeListRegistry;
use xoev_diff::render::{Format, UnknownFormat};
use xoev_diff::{Class, CodeLists};

pub use side::Version;

/// `xoev diff`.
#[derive(Debug, Args)]
#[command(after_help = "\
A side without limits of its own is compared whole; where a configured standard has `messages`, only what these reach.

Exit codes: 0 compared, whatever was found; 1 with --fail-on if there is such a change, with --check-sample if a message is \
not valid in the new version; 2 wrong use, a schema that is not usable, a message that cannot be read, a report that cannot \
be written.")]
pub struct DiffOptions {
    /// The old version: an entry schema, a folder or pattern with such, or a standard of the configuration as TABLE or
    /// NAME@VERSION
    #[arg(value_name = "OLD")]
    pub old: String,
    /// The new version
    #[arg(value_name = "NEW")]
    pub new: String,
    /// Another entry schema of the old version; may be given several times
    #[arg(long, value_name = "ENTRY.xsd")]
    pub old_schema: Vec<PathBuf>,
    /// Another entry schema of the new version; may be given several times
    #[arg(long, value_name = "ENTRY.xsd")]
    pub new_schema: Vec<PathBuf>,
    /// OASIS XML catalogue for the old version; may be given several times
    #[arg(long, value_name = "FILE")]
    pub old_catalog: Vec<PathBuf>,
    /// OASIS XML catalogue for the new version; may be given several times
    #[arg(long, value_name = "FILE")]
    pub new_catalog: Vec<PathBuf>,
    /// For both versions.
    #[command(flatten)]
    pub location: crate::arguments::LocationOptions,
    /// Configuration in which standards are looked up
    #[arg(long, value_name = "xoev.toml", default_value = "xoev.toml")]
    pub config: PathBuf,
    /// Only what this message reaches; may be given several times [default: `messages` of the configured standards]
    #[arg(long = "message", value_name = "ELEMENT")]
    pub messages: Vec<String>,
    /// Code lists in Genericode (files or folders) of the old and of the new version, to be compared too
    #[arg(long, num_args = 2, value_names = ["OLD", "NEW"])]
    pub code_lists: Vec<PathBuf>,
    /// How the changes are printed: human, markdown, json or html
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
    /// Also write the changes to a file, which appears when it is complete; may be given several times
    #[arg(long = "report", value_name = "FORMAT=FILE", value_parser = parse_report)]
    pub reports: Vec<(Format, PathBuf)>,
    /// Also say what changes in the generated Rust API, under the names the configuration gives
    #[arg(long)]
    pub rust_api: bool,
    /// Also say what messages of the old version lack for the new one, and what they have too much: files, folders,
    /// patterns, ZIP archives, or - for standard input; may be given several times
    #[arg(long = "check-sample", value_name = "OLD.xml")]
    pub samples: Vec<PathBuf>,
    /// Mask the values of these messages in texts, as they may be personal data: Müller becomes Xxxxxx
    #[arg(long, requires = "samples")]
    pub mask_values: bool,
    /// Language of the texts [default: German where LANG says so, else English]
    #[arg(long, value_enum)]
    pub lang: Option<Lang>,
    /// Exit with 1 if a change asks this of readers or writers
    #[arg(long, value_enum, value_name = "CLASS")]
    pub fail_on: Option<FailOn>,
}

fn parse_report(text: &str) -> Result<(Format, PathBuf), String> {
    match text.split_once('=') {
        Some((format, file)) if !file.is_empty() => {
            Ok((format.parse().map_err(|error: UnknownFormat| error.to_string())?, PathBuf::from(file)))
        }
        _ => Err("expected FORMAT=FILE".to_owned()),
    }
}

/// What a comparison fails on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Something breaks
    Breaks,
    /// Something breaks or must be handled
    Handle,
    /// Anything changes
    Any,
}

impl FailOn {
    /// The least class it fails on.
    pub const fn class(self) -> Class {
        match self {
            Self::Breaks => Class::Breaks,
            Self::Handle => Class::Handle,
            Self::Any => Class::Nothing,
        }
    }
}

impl DiffOptions {
    /// What both sides are read from.
    ///
    /// # Errors
    /// A text, if a side is neither a file nor a standard of the configuration.
    pub fn sides(&self) -> Result<[StandardConfig; 2], String> {
        let side = |name: &str, schemas: &[PathBuf], catalogs: &[PathBuf]| {
            let mut side = find(name, &self.config, &self.location)?;
            side.schemas.extend_from_slice(schemas);
            side.catalogs.extend_from_slice(catalogs);
            side.catalogs.extend_from_slice(&self.location.catalogs);
            side.locations.extend_from_slice(&self.location.locations);
            side.limits = side.limits.overridden_by(&limits::given());
            Ok::<_, String>(side)
        };
        Ok([
            side(&self.old, &self.old_schema, &self.old_catalog)?,
            side(&self.new, &self.new_schema, &self.new_catalog)?,
        ])
    }

    /// The code lists of both sides, if they were named.
    ///
    /// # Errors
    /// A text, if a place is not there or has no list.
    pub fn code_lists(&self) -> Result<Option<CodeLists>, String> {
        let [old, new] = self.code_lists.as_slice() else { return Ok(None) };
        let lists = |path: &Path| {
            let registry = CodeListRegistry::new();
            if !path.exists() {
                return Err(format!("{}: no such file or folder", path.display()));
            }
            registry.add_path(path);
            let lists = registry.snapshot();
            if lists.is_empty() { Err(format!("{}: no code list", path.display())) } else { Ok(lists) }
        };
        Ok(Some((lists(old)?, lists(new)?)))
    }

    /// The messages the comparison is limited to: those asked for, else those of the configured standards.
    pub fn messages(&self, sides: &[StandardConfig; 2]) -> Vec<String> {
        if !self.messages.is_empty() {
            return self.messages.clone();
        }
        let mut messages: Vec<String> = Vec::new();
        for it in sides.iter().flat_map(|it| &it.messages) {
            if !messages.contains(it) {
                messages.push(it.clone());
            }
        }
        messages
    }
}
