//! What to generate: read from `xoev.toml` or set in a build script. One [`StandardConfig`] serves all doors.
//!
//! In: the text of `xoev.toml`, or calls of [`crate::Builder`]. Out: [`Config`].
//! Invariants: paths are absolute or relative to the current folder, no longer to the file; unknown keys are faults.
//! Not here: reading schemas.
//!
//! ```toml
//! [standard.xmeld]
//! schemas = ["schemas/xmeld/xmeld.xsd"]      # files, folders or patterns like "schemas/*.xsd"
//! catalogs = ["schemas/catalog.xml"]         # OASIS XML catalogues
//! messages = ["anmeldung.0201"]              # local names or {namespace}names; left out: everything
//!
//! [standard.xmeld.locations]                 # namespace or address = file
//! "http://xoev.de/schemata/code/1_0" = "schemas/xoev-code.xsd"
//!
//! [standard.xmeld.modules]                   # namespace = module; "" for the root of the file
//! "http://xoev.de/schemata/code/1_0" = "code"
//!
//! [standard.xmeld.options]
//! documentation = true                       # the schema's texts as documentation
//! large_enumerations = 500                   # with more values an enumeration becomes a checked string
//! derived_types = true                       # elements hold whatever `xsi:type` may make of their type
//! ```

mod entry;
mod file;

pub use entry::Entries;

use indexmap::IndexMap;
use std::path::PathBuf;

/// Names of modules by namespace.
pub type ModuleNames = IndexMap<String, String>;

/// All standards of an `xoev.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// The standards, in the order of the file.
    pub standards: Vec<StandardConfig>,
    /// The file itself, where there is one: a build depends on it.
    pub file: Option<PathBuf>,
}

/// One standard: one generated file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandardConfig {
    /// The name of the generated file and, usually, of the module.
    pub name: String,
    /// Entry schemas: files, folders (all `*.xsd` in them) or patterns with `*` in the file name.
    pub schemas: Vec<PathBuf>,
    /// OASIS XML catalogues.
    pub catalogs: Vec<PathBuf>,
    /// Namespaces or addresses with the file that stands for them.
    pub locations: Vec<(String, PathBuf)>,
    /// The messages to generate; empty for everything.
    pub messages: Vec<String>,
    /// Names of modules by namespace.
    pub modules: ModuleNames,
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
}

impl Default for Options {
    fn default() -> Self {
        Self { documentation: true, large_enumerations: 500, derived_types: true }
    }
}

impl StandardConfig {
    /// A standard of a name, with nothing set yet.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            schemas: Vec::new(),
            catalogs: Vec::new(),
            locations: Vec::new(),
            messages: Vec::new(),
            modules: ModuleNames::new(),
            options: Options::default(),
        }
    }
}
