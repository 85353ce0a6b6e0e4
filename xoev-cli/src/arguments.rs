//! The command line.

use crate::code_lists::CodelistsOptions;
use crate::diff::DiffOptions;
use crate::docs::DocsOptions;
use crate::limits;
use crate::repository::{AddOptions, FetchOptions, ListOptions, UpdateOptions, VerifyOptions};
use crate::sample::SampleOptions;
use crate::validation::{IdentifyOptions, InspectOptions, ValidateOptions};
use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Typed Rust from XÖV schemas, and checks of schemas and messages.
///
/// Exit codes: 0 everything valid, 1 faults in the input, 2 wrong use or an unusable schema.
#[derive(Debug, Parser)]
#[command(name = "xoev", version, max_term_width = 100)]
pub struct Arguments {
    /// When to print in colours; auto asks the terminal, NO_COLOR, CLICOLOR and CLICOLOR_FORCE
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto")]
    pub color: ColorChoice,
    /// Set a limit, such as depth=500 or input_size=8GiB, before the table [limits] of xoev.toml; may be given several
    /// times
    #[arg(long = "limit", value_name = "NAME=VALUE", global = true, value_parser = limits::parse)]
    pub limits: Vec<String>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Generate Rust types from a standard's schemas
    Generate(GenerateOptions),
    /// Validate messages against the schemas of their standards
    Validate(ValidateOptions),
    /// Say of which standard and version messages are
    Identify(IdentifyOptions),
    /// Check schemas for faults
    Check(CheckOptions),
    /// Show what a message is; or the messages, types, code lists and versions of a schema set
    Inspect(InspectOptions),
    /// Explain a rule that validate or check reported
    Explain(ExplainOptions),
    /// Print what a stage of the compiler makes of a schema set
    Dump(DumpOptions),
    /// Add a standard: its schemas, its table in xoev.toml, its entry in xoev.lock (uses the network without --from)
    Add(AddOptions),
    /// Bring back the files that xoev.lock pins, and what xoev.toml lists and is not locked (uses the network)
    Fetch(FetchOptions),
    /// Compare what is locked with what is published now, and take over what changed (uses the network)
    Update(UpdateOptions),
    /// Check every file that xoev.lock pins
    Verify(VerifyOptions),
    /// List the standards of the project
    List(ListOptions),
    /// Show which code lists a standard uses, and which of them are here (--fetch uses the network)
    Codelists(CodelistsOptions),
    /// Make valid messages of a standard, with values a German test person would have
    Sample(SampleOptions),
    /// Write the documentation of a standard as an HTML site
    Docs(DocsOptions),
    /// Show what differs between two versions of a standard, and what that asks of readers and writers of its messages
    Diff(DiffOptions),
}

/// Which schemas, and where their parts are found.
#[derive(Debug, Clone, Args)]
pub struct LocationOptions {
    /// OASIS XML catalogue that maps schema locations to files; may be given several times
    #[arg(long = "catalog", value_name = "FILE")]
    pub catalogs: Vec<PathBuf>,
    /// A file for a namespace or schema location; may be given several times
    #[arg(long = "location", value_name = "URI=FILE", value_parser = parse_location)]
    pub locations: Vec<(String, PathBuf)>,
    /// Folder that schemas and catalogues may lead to, besides the working directory and their own folders; may be given
    /// several times
    #[arg(long = "root", value_name = "FOLDER")]
    pub roots: Vec<PathBuf>,
}

impl LocationOptions {
    /// The folders that schemas may lead to.
    pub fn roots(&self) -> Vec<PathBuf> {
        std::iter::once(PathBuf::from(".")).chain(self.roots.iter().cloned()).collect()
    }
}

fn parse_location(text: &str) -> Result<(String, PathBuf), String> {
    // URIs may hold an equals sign, file names rarely do: the last one divides.
    let (uri, file) = text.rsplit_once('=').ok_or("expected URI=FILE")?;
    Ok((uri.to_owned(), PathBuf::from(file)))
}

/// `xoev generate`.
#[derive(Debug, Args)]
pub struct GenerateOptions {
    /// Configuration; its standards are generated
    #[arg(long, value_name = "xoev.toml", conflicts_with_all = ["schemas", "name", "messages"])]
    pub config: Option<PathBuf>,
    /// Only this standard of the configuration; may be given several times
    #[arg(long, value_name = "NAME", requires = "config")]
    pub only: Vec<String>,
    /// Entry schemas
    #[arg(value_name = "ENTRY.xsd", required_unless_present = "config")]
    pub schemas: Vec<PathBuf>,
    /// Name of the generated file, without extension [default: that of the first entry schema]
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// Generate only this message (global element) and what it reaches; may be given several times
    #[arg(long = "message", value_name = "ELEMENT")]
    pub messages: Vec<String>,
    /// Folder to write to
    #[arg(long, short, value_name = "FOLDER", default_value = ".")]
    pub out: PathBuf,
    /// Where the schemas' parts are found.
    #[command(flatten)]
    pub location: LocationOptions,
}

/// `xoev check`.
#[derive(Debug, Args)]
pub struct CheckOptions {
    /// Entry schemas; each is checked with what it includes and imports
    #[arg(value_name = "ENTRY.xsd", required = true)]
    pub schemas: Vec<PathBuf>,
    /// Also fail where a constraint is broken that is only warned of because standards in use break it
    #[arg(long)]
    pub strict: bool,
    /// Where the schemas' parts are found.
    #[command(flatten)]
    pub location: LocationOptions,
}

/// `xoev explain`.
#[derive(Debug, Args)]
pub struct ExplainOptions {
    /// The rule's id, such as cvc-elt.1 or cos-nonambig
    #[arg(value_name = "RULE", required_unless_present = "list")]
    pub rules: Vec<String>,
    /// List all rules
    #[arg(long, conflicts_with = "rules")]
    pub list: bool,
    /// Language of the texts [default: German where LANG says so, else English]
    #[arg(long, value_enum)]
    pub lang: Option<Lang>,
}

/// `xoev dump`.
#[derive(Debug, Args)]
pub struct DumpOptions {
    /// The stage
    #[arg(long, value_enum)]
    pub stage: Stage,
    /// Entry schemas of one set
    #[arg(value_name = "ENTRY.xsd", required = true)]
    pub schemas: Vec<PathBuf>,
    /// Where the schemas' parts are found.
    #[command(flatten)]
    pub location: LocationOptions,
}

/// Output formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Human,
    /// For programs.
    Json,
}

/// Languages of the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// German.
    De,
    /// English.
    En,
}

/// Stages of the compiler.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Stage {
    /// The documents of the set.
    Documents,
    /// The schema components.
    Component,
    /// The grammar the validator runs.
    Grammar,
    /// The decisions about Rust.
    Plan,
}
