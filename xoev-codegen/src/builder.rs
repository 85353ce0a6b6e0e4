//! The door for build scripts.

use crate::config::{Config, StandardConfig};
use crate::error::Error;
use crate::generate::{GeneratedCode, generate};
use crate::output::{cargo, write};
use std::path::{Path, PathBuf};

/// Generates code in a build script.
///
/// ```no_run
/// // build.rs
/// fn main() -> Result<(), xoev_codegen::Error> {
///     xoev_codegen::Builder::new().config("xoev.toml").compile()
/// }
/// ```
///
/// or without a file:
///
/// ```no_run
/// # fn main() -> Result<(), xoev_codegen::Error> {
/// xoev_codegen::Builder::new()
///     .standard("xmeld")
///     .schema("schemas/xmeld.xsd")
///     .catalog("schemas/catalog.xml")
///     .messages(["anmeldung.0201"])
///     .compile()
/// # }
/// ```
///
/// Each standard becomes `<name>.rs` with `<name>.grammar` in `OUT_DIR`. The crate takes it in with
/// `xoev_runtime::include_generated!(pub mod xmeld);`, which stands for a module with
/// `include!(concat!(env!("OUT_DIR"), "/xmeld.rs"));` in it.
#[derive(Debug, Default)]
#[must_use]
pub struct Builder {
    file: Option<PathBuf>,
    name: Option<String>,
    inline: Option<StandardConfig>,
    out_dir: Option<PathBuf>,
}

impl Builder {
    /// Nothing set yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the standards from an `xoev.toml`.
    pub fn config(mut self, file: impl AsRef<Path>) -> Self {
        self.file = Some(file.as_ref().to_owned());
        self
    }

    /// The one standard (or group) of the file that is wanted, or the name of a standard without a file.
    pub fn standard(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Adds an entry schema: a file, a folder or a pattern such as `schemas/*.xsd`.
    pub fn schema(self, path: impl AsRef<Path>) -> Self {
        self.with(|standard| standard.schemas.push(path.as_ref().to_owned()))
    }

    /// Adds an OASIS XML catalogue.
    pub fn catalog(self, path: impl AsRef<Path>) -> Self {
        self.with(|standard| standard.catalogs.push(path.as_ref().to_owned()))
    }

    /// Says which file stands for a namespace or an address.
    pub fn location(self, namespace: impl Into<String>, path: impl AsRef<Path>) -> Self {
        self.with(|standard| standard.locations.push((namespace.into(), path.as_ref().to_owned())))
    }

    /// Selects messages; without this everything is generated.
    pub fn messages<I: IntoIterator<Item: Into<String>>>(self, names: I) -> Self {
        self.with(|standard| standard.messages.extend(names.into_iter().map(Into::into)))
    }

    /// Names the module of a namespace.
    pub fn module(self, namespace: impl Into<String>, name: impl Into<String>) -> Self {
        self.with(|standard| {
            standard.modules.insert(namespace.into(), name.into());
        })
    }

    /// The first day of validity, and the last one where it is known, as in `2026-05-01`.
    pub fn validity(self, from: &str, until: Option<&str>) -> Self {
        self.with(|standard| {
            standard.valid_from = Some(from.to_owned());
            standard.valid_until = until.map(str::to_owned);
        })
    }

    /// Whether the schema's texts become documentation (they do).
    pub fn documentation(self, is_on: bool) -> Self {
        self.with(|standard| standard.options.documentation = is_on)
    }

    /// The number of values above which an enumeration becomes a checked string (500).
    pub fn large_enumerations(self, values: usize) -> Self {
        self.with(|standard| standard.options.large_enumerations = values)
    }

    /// Whether elements hold whatever `xsi:type` may make of their type (they do).
    pub fn derived_types(self, is_on: bool) -> Self {
        self.with(|standard| standard.options.derived_types = is_on)
    }

    /// Where the documentation site of the version stands (`xoev docs`): documentation links to its pages.
    pub fn docs_url(self, address: impl Into<String>) -> Self {
        self.with(|standard| standard.options.docs_url = Some(address.into()))
    }

    /// Where to write; without this `OUT_DIR`.
    pub fn out_dir(mut self, folder: impl AsRef<Path>) -> Self {
        self.out_dir = Some(folder.as_ref().to_owned());
        self
    }

    fn with(mut self, change: impl FnOnce(&mut StandardConfig)) -> Self {
        change(self.inline.get_or_insert_with(|| StandardConfig::new(String::new())));
        self
    }

    /// Generates and writes; tells cargo what was read.
    ///
    /// # Errors
    /// If the configuration or a schema is faulty, or a file cannot be written. Returned from `main`, the error
    /// shows every fault with its place.
    pub fn compile(self) -> Result<(), Error> {
        let folder = match &self.out_dir {
            Some(folder) => folder.clone(),
            None => std::env::var_os("OUT_DIR").map(PathBuf::from).ok_or_else(|| {
                Error::text("`OUT_DIR` is not set: call `compile` in a build script, or set `out_dir`")
            })?,
        };
        if let Some(file) = &self.file {
            print!("{}", cargo::rerun_if_changed(file));
        }
        let codes = self.codes()?;
        codes.iter().for_each(|code| print!("{}", cargo::instructions(code)));
        write(&codes, &folder)?;
        Ok(())
    }

    /// What is generated.
    fn codes(self) -> Result<Vec<GeneratedCode>, Error> {
        let Some(file) = &self.file else { return Ok(vec![generate(&self.inline_standard()?)?]) };
        if self.inline.is_some() {
            return Err(Error::config(file, "schemas and options are set in the file, not beside it"));
        }
        let config = Config::from_file(file)?;
        if let Some(lock) = &config.lock_file {
            print!("{}", cargo::rerun_if_changed(lock));
        }
        config.generate(self.name.as_deref())
    }

    /// The standard set here.
    fn inline_standard(self) -> Result<StandardConfig, Error> {
        let nothing = || Error::text("nothing to generate: call `config` or `schema`");
        let mut standard = self.inline.ok_or_else(nothing)?;
        let schema = standard.schemas.first().ok_or_else(nothing)?;
        let stem = schema.file_stem().and_then(|s| s.to_str()).unwrap_or_default();
        standard.name = self.name.unwrap_or_else(|| crate::plan::name::identifier::field_name(stem));
        Ok(standard)
    }
}
