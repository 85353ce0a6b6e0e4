//! What to generate: read from `xoev.toml` or set in a build script. One [`StandardConfig`] serves all doors.
//!
//! In: the text of `xoev.toml`, or calls of [`crate::Builder`]. Out: [`Config`].
//! Invariants: paths are absolute or relative to the current folder, no longer to the file; unknown keys are faults.
//! Not here: reading schemas.
//!
//! ```toml
//! [repository]                               # where `xoev add` finds standards and puts them; all of it optional
//! address = "https://www.xrepository.de/api"
//! folder = "schemas"
//!
//! [standard.xjustiz]                         # a standard added by `xoev add`: its schemas stand in xoev.lock
//! kennung = "urn:xoev-de:blk-ag-it-standards:standard:xjustiz" # or a short name; left out: the table's name
//! version = "4.0.0"
//! valid_from = 2027-04-30                    # validity, where the schemas do not say it
//! valid_until = 2028-04-29
//!
//! [standard.xmeld]                           # or schemas of your own
//! schemas = ["schemas/xmeld/xmeld.xsd"]      # files, folders or patterns like "schemas/*.xsd"
//! catalogs = ["schemas/catalog.xml"]         # OASIS XML catalogues
//! messages = ["anmeldung.0201"]              # local names or {namespace}names; left out: everything
//! version_attributes = ["fassung"]           # of root or header, where not as the schema shows: what tells the version
//!
//! [standard.xmeld.locations]                 # namespace or address = file
//! "http://xoev.de/schemata/code/1_0" = "schemas/xoev-code.xsd"
//!
//! [standard.xmeld.modules]                   # namespace = module; "" for the root of the file
//! "http://xoev.de/schemata/code/1_0" = "code"
//!
//! [group.xjustiz]                            # standards or versions in one file, with what they share once
//! standards = ["xjustiz_3_6_2", "xjustiz_4_0_0"] # tables `[standard.NAME]`; the newest last
//! convert = true                             # conversions between neighbours (not without being asked for)
//!
//! [code_lists]                               # for `xoev validate --config` and `xoev codelists`
//! folders = ["codelists"]                    # files, or folders with their *.xml and *.gc files
//! code_unknown = "refuse"                    # `accept`, `warn` or `refuse`; these four are the default
//! other_version = "warn"
//! version_unknown = "warn"
//! list_unknown = "warn"
//! checks_enumerated = false                  # whether codes that stand in the schema are looked up too
//!
//! [code_lists.lists."urn:de:xoev:codeliste:erreichbarkeit"] # what differs for one list
//! list_unknown = "refuse"
//!
//! # roots = ["../gemeinsam"]                # under a standard: what its schemas may lead to outside of this folder
//! [limits]                                   # bounds that keep hostile input harmless (`xoev_runtime::limits`)
//! input_size = "8GiB"                        # a number, or a text with KiB, MiB or GiB
//! depth = 300
//!
//! [standard.xmeld.options]
//! documentation = true                       # the schema's texts as documentation
//! large_enumerations = 500                   # with more values an enumeration becomes a checked string
//! derived_types = true                       # elements hold whatever `xsi:type` may make of their type
//! docs_url = "https://docs.example.org/25.11a/" # a site of `xoev docs`: documentation links to its pages
//! ```

mod about;
mod code_lists;
mod entry;
mod file;
mod group;
mod lock;
mod locked;

pub use code_lists::{CodeAction, CodeListConfig, CodeListsConfig};
pub use entry::Entries;
pub use group::GroupConfig;
pub use lock::{LOCK_FILE, LOCK_FORMAT, Lock, LockedStandard};
pub use locked::changed_files;

use indexmap::IndexMap;
use serde::Deserialize;
use std::path::PathBuf;
use xoev_runtime::limits::LimitSettings;

/// Names of modules by namespace.
pub type ModuleNames = IndexMap<String, String>;

/// All standards of an `xoev.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// The standards, in the order of the file.
    pub standards: Vec<StandardConfig>,
    /// Standards that are generated together; such a standard has no file of its own.
    pub groups: Vec<GroupConfig>,
    /// The file itself, where there is one: a build depends on it.
    pub file: Option<PathBuf>,
    /// The lock, where a standard was looked up in it: a build depends on it.
    pub lock_file: Option<PathBuf>,
    /// Where standards come from and go to.
    pub repository: RepositoryConfig,
    /// Where code lists lie, and what a verdict about a code leads to.
    pub code_lists: CodeListsConfig,
    /// The limits that are set.
    pub limits: LimitSettings,
}

/// Where `xoev add` finds standards and puts them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RepositoryConfig {
    /// The base address of the XRepository's interface.
    pub address: Option<String>,
    /// The folder for schemas, relative to `xoev.toml`; `schemas` where not set.
    pub folder: Option<String>,
}

/// One standard: one generated file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandardConfig {
    /// The name of the generated file and, usually, of the module.
    pub name: String,
    /// The standard's Kennung or short name; without it `name` counts.
    pub kennung: Option<String>,
    /// The standard's version; with it and without `schemas` the lock says what the schemas are.
    pub version: Option<String>,
    /// First day of validity: `2026-04-30`.
    pub valid_from: Option<String>,
    /// Last day of validity.
    pub valid_until: Option<String>,
    /// What the lock says the files must be, with SHA-256; empty where the schemas do not come from the lock.
    pub fingerprints: Vec<(PathBuf, String)>,
    /// Entry schemas: files, folders (all `*.xsd` in them) or patterns with `*` in the file name.
    pub schemas: Vec<PathBuf>,
    /// OASIS XML catalogues.
    pub catalogs: Vec<PathBuf>,
    /// Namespaces or addresses with the file that stands for them.
    pub locations: Vec<(String, PathBuf)>,
    /// Folders that schemas may lead to, besides their own (`SourceOptions::roots`): that of the `xoev.toml`, and those
    /// it names. `None`, for anywhere, where its schemas come from outside of its folder and it names none.
    pub roots: Option<Vec<PathBuf>>,
    /// The messages to generate; empty for everything.
    pub messages: Vec<String>,
    /// Names of modules by namespace.
    pub modules: ModuleNames,
    /// Attributes of root or header that tell the version of a message; empty where the schema shows it.
    pub version_attributes: Vec<String>,
    /// The limits that are set for all standards.
    pub limits: LimitSettings,
    /// The options.
    pub options: Options,
}

/// What may be chosen about the generated code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Whether the schema's texts become documentation.
    pub documentation: bool,
    /// An enumeration with more values becomes a checked string.
    pub large_enumerations: usize,
    /// Whether an element holds whatever `xsi:type` may make of its type. Without this it holds the declared type
    /// unless that is abstract, which is simpler to use; a message with `xsi:type` elsewhere is refused then.
    pub derived_types: bool,
    /// Where the documentation site of the version stands, such as `https://docs.example.org/4.0.0/`; types link to their
    /// pages there. The site is made by `xoev docs`.
    pub docs_url: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self { documentation: true, large_enumerations: 500, derived_types: true, docs_url: None }
    }
}

impl StandardConfig {
    /// A standard of a name, with nothing set yet.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            kennung: None,
            version: None,
            valid_from: None,
            valid_until: None,
            fingerprints: Vec::new(),
            schemas: Vec::new(),
            catalogs: Vec::new(),
            locations: Vec::new(),
            roots: None,
            messages: Vec::new(),
            modules: ModuleNames::new(),
            version_attributes: Vec::new(),
            limits: LimitSettings::default(),
            options: Options::default(),
        }
    }
}
