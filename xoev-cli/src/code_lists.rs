//! Options about code lists, and the lists they name.

use crate::arguments::{Format, Lang, LocationOptions};
use clap::Args;
use std::path::{Path, PathBuf};
use xoev_codegen::config::{CodeAction, CodeListsConfig, Config};
use xoev_codelists::genericode::Refusal;
use xoev_codelists::{
    Action, CodeChecker, CodeListRegistry, CodeListSource, CodePolicy, ListPolicy, LoadReport, Outcome,
    SourceError,
};
use xoev_repository::XRepository;
use xoev_runtime::code::CodeSink;
use xoev_runtime::event::Options;
use xoev_runtime::grammar::Grammar;
use xoev_runtime::report::Report;
use xoev_runtime::validator::{NoSink, validate_bytes_with};

/// Which code lists.
#[derive(Debug, Clone, Args)]
pub struct CodeListOptions {
    /// Code list in Genericode, or folder with such; codes are checked against them; may be given several times
    #[arg(long = "code-lists", value_name = "PATH")]
    pub code_lists: Vec<PathBuf>,
    /// Configuration whose table code_lists names folders and says which verdicts are faults; standards are looked up in it
    #[arg(long, value_name = "xoev.toml")]
    pub config: Option<PathBuf>,
}

/// `xoev codelists`.
#[derive(Debug, Args)]
pub struct CodelistsOptions {
    /// Entry schema; may be given several times
    #[arg(long = "schema", value_name = "ENTRY.xsd", conflicts_with = "standard")]
    pub schemas: Vec<PathBuf>,
    /// A standard of the configuration [default: all of them]; may be given several times
    #[arg(long, value_name = "NAME", requires = "config")]
    pub standard: Vec<String>,
    /// Where code lists are found.
    #[command(flatten)]
    pub code_lists: CodeListOptions,
    /// Get lists that are missing, fixed in another version or no longer the valid version, and put them into this
    /// folder
    #[arg(long, value_name = "FOLDER")]
    pub fetch: Option<PathBuf>,
    /// Base address of the XRepository's interface [default: XOEV_REPOSITORY, repository.address in xoev.toml, or the
    /// public XRepository]
    #[arg(long, value_name = "URL", requires = "fetch")]
    pub repository: Option<String>,
    /// Show what is not as it should be in the lists that are here
    #[arg(long)]
    pub findings: bool,
    /// Where the schemas' parts are found.
    #[command(flatten)]
    pub location: LocationOptions,
    /// How the lists are printed
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Language of the findings [default: German where LANG says so, else English]
    #[arg(long, value_enum)]
    pub lang: Option<Lang>,
}

/// The lists the options name, and the policy.
pub struct CodeLists {
    /// The lists.
    pub registry: CodeListRegistry,
    /// What verdicts lead to.
    pub policy: CodePolicy,
    /// What loading gave.
    pub report: LoadReport,
}

impl CodeLists {
    /// Loads them and names on standard error what is no list; `None` if the options name no place for lists.
    ///
    /// # Errors
    /// A text, if the configuration is faulty or a place that is named on the command line is not there.
    pub fn load(options: &CodeListOptions) -> Result<Option<Self>, String> {
        let config = match &options.config {
            Some(path) => read_config(path)?.code_lists,
            None => CodeListsConfig::default(),
        };
        if options.code_lists.is_empty() && config.folders.is_empty() {
            return Ok(None);
        }
        if let Some(missing) = options.code_lists.iter().chain(&config.folders).find(|path| !path.exists()) {
            return Err(format!("{}: no such file or folder", missing.display()));
        }
        let registry = CodeListRegistry::new();
        let mut report = LoadReport::default();
        for path in config.folders.iter().chain(&options.code_lists) {
            report = registry.add_path(path);
        }
        for entry in &report.entries {
            if let Some(reason) = reason(&entry.outcome, options.code_lists.iter().any(|it| it.is_file())) {
                eprintln!("{}: {reason}", entry.name);
            }
        }
        Ok(Some(Self { registry, policy: policy(&config), report }))
    }

    /// Checks a message against schema and lists.
    pub fn validate(&self, grammar: &Grammar, bytes: &[u8], options: &Options) -> Report {
        let judge = CodeChecker::new(&self.registry, &self.policy);
        validate_bytes_with(grammar, bytes, options, CodeSink::new(grammar, &judge, NoSink)).0
    }
}

/// Why a file gave no list. Other documents may lie in a folder with lists; one that was named is meant to be a list.
fn reason(outcome: &Outcome, is_named: bool) -> Option<String> {
    match outcome {
        Outcome::Loaded { .. } => None,
        Outcome::Refused { reason: Refusal::OtherDocument { .. }, .. } if !is_named => None,
        Outcome::Refused { reason, .. } => Some(reason.to_string()),
        Outcome::Unreadable { reason, .. } => Some(reason.clone()),
    }
}

/// The configuration without the lock: no standard need be there.
///
/// # Errors
/// A text, if it cannot be read or says something unknown.
pub fn read_config(path: &Path) -> Result<Config, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let folder = path.parent().unwrap_or_else(|| Path::new(""));
    Config::listed(&text, folder).map_err(|reason| format!("{}: {reason}", path.display()))
}

fn action(configured: CodeAction) -> Action {
    match configured {
        CodeAction::Accept => Action::Accept,
        CodeAction::Warn => Action::Warn,
        CodeAction::Refuse => Action::Refuse,
    }
}

fn policy(config: &CodeListsConfig) -> CodePolicy {
    let default = CodePolicy::default();
    let or = |configured: Option<CodeAction>, default| configured.map_or(default, action);
    let lists = config.lists.iter().map(|(identifier, list)| {
        let policy = ListPolicy {
            code_unknown: list.code_unknown.map(action),
            other_version: list.other_version.map(action),
            version_unknown: list.version_unknown.map(action),
            list_unknown: list.list_unknown.map(action),
        };
        (identifier.clone(), policy)
    });
    CodePolicy {
        code_unknown: or(config.code_unknown, default.code_unknown),
        other_version: or(config.other_version, default.other_version),
        version_unknown: or(config.version_unknown, default.version_unknown),
        list_unknown: or(config.list_unknown, default.list_unknown),
        checks_enumerated: config.checks_enumerated,
        lists: lists.collect(),
    }
}

/// The XRepository as a source of lists.
pub struct Published(pub XRepository);

impl CodeListSource for Published {
    fn current_version(&self, identifier: &str) -> Result<String, SourceError> {
        self.0.current_code_list_version(identifier).map_err(|it| SourceError::Unavailable(it.to_string()))
    }

    fn genericode(&self, identifier: &str, version: &str) -> Result<Vec<u8>, SourceError> {
        let list = self.0.code_list(identifier, version);
        list.map(|it| it.bytes).map_err(|it| SourceError::Unavailable(it.to_string()))
    }
}
