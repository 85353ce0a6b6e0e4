//! Options of the commands about messages, and what these commands have in common.

use crate::arguments::{Format, Lang, LocationOptions};
use crate::code_lists::CodeListOptions;
use crate::report::ReportOptions;
use crate::{limits, output, schemas};
use clap::Args;
use std::num::NonZero;
use std::path::PathBuf;
use xoev_runtime::event::{Limits, Options};
use xoev_runtime::grammar::PatternUnit;
use xoev_runtime::report::Language;
use xoev_validate::code_lists::CodeLists;
use xoev_validate::input::ArchiveLimits;
use xoev_validate::schemas::CompileOptions;
use xoev_validate::standards::Search;
use xoev_validate::{Checker, Error, Inputs, Standards};

fn parse_pattern_unit(name: &str) -> Result<PatternUnit, &'static str> {
    PatternUnit::of_name(name).ok_or("expected code-point or utf-16")
}

/// Among which standards messages are told apart.
#[derive(Debug, Clone, Args)]
pub struct StandardOptions {
    /// Only this standard, by short name, Kennung or table, in all its versions or in one; may be given several times.
    /// If that is one version, messages of others are checked by it, too, with a warning
    #[arg(long = "standard", value_name = "NAME[@VERSION]")]
    pub standards: Vec<String>,
    /// Folder with standards: folders in it with an xoev.toml, or a manifest.toml beside its schemas; may be given several
    /// times
    #[arg(long = "standards", value_name = "FOLDER")]
    pub folders: Vec<PathBuf>,
    /// Configuration with the standards, and with the code lists [default: the nearest xoev.toml and folder standards, from
    /// the working directory upwards]
    #[arg(long, value_name = "xoev.toml")]
    pub config: Option<PathBuf>,
    /// Folder to keep compiled grammars in [default: that of XOEV_CACHE, if set]
    #[arg(long, value_name = "FOLDER")]
    pub cache: Option<PathBuf>,
}

/// Which schemas, where no standard is looked for.
#[derive(Debug, Clone, Args)]
pub struct SchemaOptions {
    /// Entry schema for all messages, instead of that of the standard each is of; may be given several times
    #[arg(long = "schema", value_name = "ENTRY.xsd", conflicts_with_all = ["standards", "folders"])]
    pub schemas: Vec<PathBuf>,
    /// What patterns call a character: code-point, as the recommendation has it, or utf-16, as receivers on .NET do
    #[arg(long, value_name = "UNIT", default_value = "code-point", value_parser = parse_pattern_unit)]
    pub pattern_unit: PatternUnit,
    /// Where the schemas' parts are found.
    #[command(flatten)]
    pub location: LocationOptions,
}

/// `xoev validate`.
#[derive(Debug, Clone, Args)]
#[command(after_help = "\
The standard of a message is told by its root element, its namespace and the version attributes of root and header, among \
those of the nearest xoev.toml or folder standards.

Exit codes: 0 all messages are valid; 1 at least one is not, or is of no known standard; 2 wrong use, a path or a message \
that cannot be read, a schema that is not usable, a report that cannot be written.")]
pub struct ValidateOptions {
    /// Messages: files, folders (*.xml, *.zip and *.xdomea in them), patterns such as 'samples/**/*.xml', ZIP archives, or -
    /// for standard input
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// Which schemas.
    #[command(flatten)]
    pub schemas: SchemaOptions,
    /// Among which standards.
    #[command(flatten)]
    pub standards: StandardOptions,
    /// Also use the schemas that a message names by xsi:schemaLocation; local files only
    #[arg(long)]
    pub follow_schema_location: bool,
    /// Where code lists are found.
    #[command(flatten)]
    pub code_lists: CodeListOptions,
    /// Which reports are written.
    #[command(flatten)]
    pub report: ReportOptions,
    /// Print only what is wrong: no line for a valid message, no summary, no progress bar
    #[arg(long, short)]
    pub quiet: bool,
    /// Stop after the first message that is not valid
    #[arg(long)]
    pub fail_fast: bool,
    /// How many faults of a message are listed at most [default: 1000]
    #[arg(long, value_name = "N")]
    pub max_faults: Option<NonZero<usize>>,
    /// How many messages are checked at the same time [default: one for each core]
    #[arg(long, short, value_name = "N")]
    pub jobs: Option<NonZero<usize>>,
}

/// `xoev identify`.
#[derive(Debug, Args)]
#[command(after_help = "\
Exit codes: 0 every message is of a known standard (and valid, with --validate); 1 one is not; 2 wrong use, or a path that \
cannot be read.")]
pub struct IdentifyOptions {
    /// Messages: files, folders, patterns, ZIP archives, or - for standard input
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// Also validate each message as one of its version
    #[arg(long)]
    pub validate: bool,
    /// Among which standards.
    #[command(flatten)]
    pub standards: StandardOptions,
    /// How the findings are printed
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Language of the texts [default: German where LANG says so, else English]
    #[arg(long, value_enum)]
    pub lang: Option<Lang>,
}

/// `xoev inspect`.
#[derive(Debug, Args)]
#[command(after_help = "\
Exit codes: 0 all messages are valid, or the schema set has no faults; 1 there are faults; 2 wrong use, or a path that \
cannot be read.")]
pub struct InspectOptions {
    /// Messages (files, folders, patterns, ZIP archives, - for standard input), or entry schemas of one set
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// Which schemas.
    #[command(flatten)]
    pub schemas: SchemaOptions,
    /// Among which standards.
    #[command(flatten)]
    pub standards: StandardOptions,
    /// How the findings are printed
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Language of the texts [default: German where LANG says so, else English]
    #[arg(long, value_enum)]
    pub lang: Option<Lang>,
}

impl StandardOptions {
    /// How schemas are compiled.
    pub fn compile_options(&self, pattern_unit: PatternUnit) -> CompileOptions {
        let variable = || std::env::var_os("XOEV_CACHE").filter(|folder| !folder.is_empty());
        let cache = self.cache.clone().or_else(|| variable().map(PathBuf::from));
        CompileOptions { pattern_unit, cache, colour: output::stderr_has_colour(), limits: limits::given() }
    }

    /// The standards at hand, or those of them that are asked for.
    pub fn find(&self, compile: CompileOptions) -> Result<Standards, Error> {
        let search = Search {
            config: self.config.clone(),
            folders: self.folders.clone(),
            from: std::env::current_dir().unwrap_or_default(),
        };
        Standards::find(&search, compile)?.select(&self.standards)
    }

    fn is_given(&self) -> bool {
        self.config.is_some() || !self.folders.is_empty() || !self.standards.is_empty()
    }
}

impl SchemaOptions {
    /// What checks messages: the schemas that are given, else those of the standards; with how it is to be said that they
    /// are not usable.
    pub fn checker(&self, standards: &StandardOptions, options: Options) -> Result<Checker, String> {
        self.checker_with(standards, &CodeListOptions::default(), options)
    }

    fn checker_with(
        &self,
        standards: &StandardOptions,
        code_lists: &CodeListOptions,
        options: Options,
    ) -> Result<Checker, String> {
        let compile = standards.compile_options(self.pattern_unit);
        let follows_only = options.follows_schema_locations && !standards.is_given();
        if !self.schemas.is_empty() || follows_only {
            let checker = Checker::with_schemas(schemas::files(&self.schemas, &self.location), compile);
            let checker = checker.map_err(|error| unusable(&error))?;
            let lists = code_lists.load(standards.config.as_deref())?;
            return Ok(checker.options(options).code_lists(lists));
        }
        let standards = standards.find(compile).map_err(|error| error.to_string())?;
        let lists = CodeLists::load(standards.code_lists(), &code_lists.code_lists);
        let lists = lists.map_err(|error| error.to_string())?;
        lists.iter().flat_map(|it| &it.notes).for_each(|note| eprintln!("{note}"));
        let checker = Checker::with_standards(standards).map_err(|error| unusable(&error))?;
        Ok(checker.options(options).code_lists(lists))
    }
}

impl ValidateOptions {
    /// What checks the messages.
    pub fn checker(&self) -> Result<Checker, String> {
        let mut limits = Limits::default();
        limits::settings(self.standards.config.as_deref()).apply_to(&mut limits);
        limits.issues = self.max_faults.map_or(limits.issues, NonZero::get);
        let follows_schema_locations = self.follow_schema_location;
        let options = Options { limits, follows_schema_locations, ..Options::default() };
        self.schemas.checker_with(&self.standards, &self.code_lists, options)
    }
}

fn unusable(error: &Error) -> String {
    format!("{}\nthe schema is not usable, no message was checked", error.to_string().trim_end())
}

/// The messages paths stand for; what gives none is named on standard error.
pub fn inputs(paths: &[PathBuf], language: Language) -> Inputs {
    let mut limits = ArchiveLimits::default();
    limits::settings(None).apply_to(&mut limits);
    let inputs = Inputs::of(paths, limits);
    inputs.problems.iter().for_each(|problem| eprintln!("{}", problem.text(language)));
    inputs
}
