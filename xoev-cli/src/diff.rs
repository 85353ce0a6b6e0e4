//! Options of `xoev diff`, and the two sides they name.

use crate::arguments::Lang;
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};
use xoev_codegen::Read;
use xoev_codegen::config::{Config, Entries, StandardConfig};
use xoev_codelists::CodeListRegistry;
use xoev_diff::{Class, CodeLists};
use xoev_schema::diagnostics::Diagnostics;
use xoev_schema::schema_set::SchemaSet;
use xoev_schema::source::SourceOptions;
use xoev_schema::xoev::interpret;

/// `xoev diff`.
///
/// Exit codes: 0 compared (whatever was found), 1 with --fail-on if there is such a change, 2 wrong use or an unusable
/// schema.
#[derive(Debug, Args)]
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
    /// How the changes are printed
    #[arg(long, value_enum, default_value_t = DiffFormat::Human)]
    pub format: DiffFormat,
    /// Language of the texts [default: German where LANG says so, else English]
    #[arg(long, value_enum)]
    pub lang: Option<Lang>,
    /// Exit with 1 if a change asks this of readers or writers
    #[arg(long, value_enum, value_name = "CLASS")]
    pub fail_on: Option<FailOn>,
}

/// Formats of the comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// For the terminal.
    Human,
    /// For release notes and tickets.
    Markdown,
    /// For programs.
    Json,
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

/// What one side is read from.
#[derive(Debug, Default)]
pub struct SideSource {
    /// The entry schemas.
    pub schemas: Vec<PathBuf>,
    /// Where parts of them are found.
    pub source: SourceOptions,
    /// The messages the configuration limits the standard to.
    pub messages: Vec<String>,
}

impl DiffOptions {
    /// The sources of both sides.
    ///
    /// # Errors
    /// A text, if a side is neither a file nor a standard of the configuration.
    pub fn sides(&self) -> Result<(SideSource, SideSource), String> {
        let side = |name: &str, schemas: &[PathBuf], catalogs: &[PathBuf]| {
            let mut side = find(name, &self.config)?;
            side.schemas.extend_from_slice(schemas);
            side.source.catalogs.extend_from_slice(catalogs);
            side.source.catalogs.extend_from_slice(&self.location.catalogs);
            side.source.locations.extend_from_slice(&self.location.locations);
            Ok::<_, String>(side)
        };
        Ok((
            side(&self.old, &self.old_schema, &self.old_catalog)?,
            side(&self.new, &self.new_schema, &self.new_catalog)?,
        ))
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
    pub fn messages(&self, sides: [&SideSource; 2]) -> Vec<String> {
        if !self.messages.is_empty() {
            return self.messages.clone();
        }
        let mut messages: Vec<String> = sides.iter().flat_map(|it| it.messages.clone()).collect();
        messages.dedup();
        messages
    }
}

/// A side by a path, or by a standard of the configuration.
fn find(name: &str, config: &Path) -> Result<SideSource, String> {
    let path = PathBuf::from(name);
    if path.exists() || name.contains('*') {
        let entries = Entries::find(&[path]).map_err(|error| error.to_string())?;
        return Ok(SideSource { schemas: entries.files, ..SideSource::default() });
    }
    if !config.is_file() {
        return Err(format!("{name}: no such file, and no {} to look a standard up in", config.display()));
    }
    let config = Config::from_file(config).map_err(|error| error.to_string())?;
    let standard = match name.split_once('@') {
        Some((name, version)) => versioned(&config, name, version)?,
        None => config.standard(name).map_err(|error| error.to_string())?,
    };
    standard.check_files().map_err(|error| error.to_string())?;
    let entries = Entries::find(&standard.schemas).map_err(|error| error.to_string())?;
    Ok(SideSource {
        schemas: entries.files,
        source: SourceOptions {
            catalogs: standard.catalogs.clone(),
            locations: standard.locations.clone(),
            ..SourceOptions::default()
        },
        messages: standard.messages.clone(),
    })
}

fn versioned<'c>(config: &'c Config, name: &str, version: &str) -> Result<&'c StandardConfig, String> {
    let is_named = |it: &StandardConfig| {
        let kennung = it.kennung.as_deref();
        it.name == name
            || kennung == Some(name)
            || kennung.is_some_and(|it| it.ends_with(&format!(":{name}")))
    };
    let has_version = |it: &&StandardConfig| is_named(it) && it.version.as_deref() == Some(version);
    config.standards.iter().find(has_version).ok_or_else(|| {
        let known: Vec<String> = config
            .standards
            .iter()
            .map(|it| {
                it.version
                    .as_ref()
                    .map_or_else(|| it.name.clone(), |version| format!("{}@{version}", it.name))
            })
            .collect();
        format!("{name}@{version}: no such standard in the configuration, which has {}", known.join(", "))
    })
}

/// Reads a side; the warnings of its schemas are of no interest here.
///
/// # Errors
/// The faults of the schemas, rendered.
pub fn read(source: &SideSource) -> Result<Read, String> {
    if let Some(missing) = source.schemas.iter().find(|it| !it.is_file()) {
        return Err(format!("{}: no such file\n", missing.display()));
    }
    let loaded = xoev_schema::load(&source.schemas, &source.source);
    let (set, components, diagnostics) = (loaded.set, loaded.components, loaded.diagnostics);
    if diagnostics.has_errors() {
        return Err(rendered(&diagnostics, &set));
    }
    let standard = interpret(&set, &components);
    Ok(Read { set, components, standard })
}

fn rendered(diagnostics: &Diagnostics, set: &SchemaSet) -> String {
    use std::io::IsTerminal as _;
    use xoev_schema::diagnostics::render::{RenderOptions, render};
    let options = RenderOptions { colour: std::io::stderr().is_terminal(), ..RenderOptions::default() };
    render(diagnostics, &set.sources, &options)
}
