//! Options about code lists.

use crate::arguments::{Format, Lang, LocationOptions};
use clap::Args;
use std::path::{Path, PathBuf};
use xoev_codegen::config::{CodeListsConfig, Config};
use xoev_codelists::{CodeListSource, SourceError};
use xoev_repository::XRepository;
use xoev_validate::code_lists::CodeLists;

/// Which code lists.
#[derive(Debug, Clone, Default, Args)]
pub struct CodeListOptions {
    /// Code list in Genericode, or folder with such; codes are checked against them; may be given several times
    #[arg(long = "code-lists", value_name = "PATH")]
    pub code_lists: Vec<PathBuf>,
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
    /// Configuration with the standards; its table code_lists names folders with lists
    #[arg(long, value_name = "xoev.toml")]
    pub config: Option<PathBuf>,
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

impl CodeListOptions {
    /// The lists that the options or a configuration name; what is no list is named on standard error.
    ///
    /// # Errors
    /// A text, if the configuration is faulty or a place is not there.
    pub fn load(&self, config: Option<&Path>) -> Result<Option<CodeLists>, String> {
        let config = match config {
            Some(path) => read_config(path)?.code_lists,
            None => CodeListsConfig::default(),
        };
        let code_lists = CodeLists::load(&config, &self.code_lists).map_err(|error| error.to_string())?;
        code_lists.iter().flat_map(|it| &it.notes).for_each(|note| eprintln!("{note}"));
        Ok(code_lists)
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
