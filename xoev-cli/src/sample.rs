//! Options of `xoev sample`.

use crate::arguments::LocationOptions;
use crate::code_lists::CodeListOptions;
use clap::{Args, ValueEnum};
use std::path::PathBuf;
use xoev_sample::Kind;
use xoev_sample::mutate::Mutation;

/// `xoev sample`.
#[derive(Debug, Clone, Args)]
pub struct SampleOptions {
    /// Entry schema; may be given several times
    #[arg(long = "schema", value_name = "ENTRY.xsd", required_unless_present_any = ["standard", "config"])]
    pub schemas: Vec<PathBuf>,
    /// The schemas of a standard in the configuration (--config, else xoev.toml), by the name of its table [default: the
    /// only one of --config]
    #[arg(long, value_name = "TABLE")]
    pub standard: Option<String>,
    /// Only this message, by the name of its element [default: all messages of the standard]; may be given several times
    #[arg(long = "message", value_name = "ELEMENT")]
    pub messages: Vec<String>,
    /// What kind of samples
    #[arg(long, value_enum, default_value_t = Kinds::Minimal)]
    pub kind: Kinds,
    /// How many random samples of each message
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub count: usize,
    /// At most so many samples of a message for branches and pairwise [default: as many as it takes]
    #[arg(long, value_name = "N")]
    pub most: Option<usize>,
    /// Seed of the random samples: the same seed gives the same bytes
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub seed: u64,
    /// TOML file that says what the samples must have: values, presence, counts, choices by path
    #[arg(long, value_name = "FILE")]
    pub profile: Option<PathBuf>,
    /// Write invalid messages instead: each is a sample with one fault, and expected.toml says which rule and place must be
    /// reported. Only these kinds of faults, or all
    #[arg(long, value_name = "FAULT", num_args = 0.., value_delimiter = ',', requires = "out")]
    pub mutate: Option<Vec<Mutation>>,
    /// The most invalid messages of a kind of fault for each sample
    #[arg(long, value_name = "N", default_value_t = 1, requires = "mutate")]
    pub per_mutation: usize,
    /// Language of the descriptions in expected.toml [default: German where LANG says so, else English]
    #[arg(long, value_enum)]
    pub lang: Option<crate::arguments::Lang>,
    /// Folder to write to; without it the one sample that was asked for goes to standard output
    #[arg(long, short, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
    /// Where the schemas' parts are found.
    #[command(flatten)]
    pub location: LocationOptions,
    /// Configuration with the standard; its table code_lists names folders with lists
    #[arg(long, value_name = "xoev.toml")]
    pub config: Option<PathBuf>,
    /// Where code lists are found.
    #[command(flatten)]
    pub code_lists: CodeListOptions,
}

/// Kinds of samples.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kinds {
    /// Nothing that need not be there
    Minimal,
    /// All optional parts, each repeated part twice
    Maximal,
    /// Every branch of a choice, member of a substitution group and xsi:type in one of them
    Branches,
    /// All combinations of every two optional parts of a type
    Pairwise,
    /// Random, by --count and --seed
    Random,
    /// All of these
    All,
}

impl Kinds {
    /// The kinds that are meant.
    pub fn kinds(self) -> Vec<Kind> {
        match self {
            Self::Minimal => vec![Kind::Minimal],
            Self::Maximal => vec![Kind::Maximal],
            Self::Branches => vec![Kind::Branches],
            Self::Pairwise => vec![Kind::Pairwise],
            Self::Random => vec![Kind::Random],
            Self::All => Kind::ALL.to_vec(),
        }
    }
}
