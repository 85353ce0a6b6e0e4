//! Options of `xoev docs`.

use crate::arguments::{Lang, LocationOptions};
use crate::code_lists::CodeListOptions;
use clap::Args;
use std::path::PathBuf;

/// `xoev docs`.
#[derive(Debug, Args)]
pub struct DocsOptions {
    /// Entry schemas of one set
    #[arg(value_name = "ENTRY.xsd", required_unless_present_any = ["config", "standard"], conflicts_with = "standard")]
    pub schemas: Vec<PathBuf>,
    /// A standard of the configuration (--config, else xoev.toml), by the name of its table; given several times: versions of
    /// one standard, the newest last [default: all standards of the configuration]
    #[arg(long, value_name = "TABLE")]
    pub standard: Vec<String>,
    /// Folder to write the site to; new, empty, or with a site made before
    #[arg(long, short, value_name = "FOLDER")]
    pub out: PathBuf,
    /// Title of the site [default: the name of the standard]
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// Language of what the site itself says
    #[arg(long, value_enum, default_value_t = Lang::De)]
    pub lang: Lang,
    /// Where the schemas' parts are found.
    #[command(flatten)]
    pub location: LocationOptions,
    /// Configuration with the standards; its table code_lists names folders with lists
    #[arg(long, value_name = "xoev.toml")]
    pub config: Option<PathBuf>,
    /// Where code lists are found.
    #[command(flatten)]
    pub code_lists: CodeListOptions,
}
