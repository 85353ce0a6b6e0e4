//! What OLD and NEW name, and what is made of it.

use crate::arguments::LocationOptions;
use std::path::{Path, PathBuf};
use xoev_codegen::config::{Config, StandardConfig};
use xoev_codegen::plan::item::RustPlan;
use xoev_codegen::{PlannedCode, Read, plan_code};
use xoev_diff::Side;
use xoev_diff::sample::CompiledSide;

/// A version that was read.
#[derive(Debug)]
pub struct Version {
    config: StandardConfig,
    read: Read,
}

impl Version {
    /// Reads the schemas.
    ///
    /// # Errors
    /// The faults of the schemas, rendered.
    pub fn read(config: StandardConfig) -> Result<Self, String> {
        if let Some(missing) = config.schemas.iter().find(|it| !it.exists() && !is_pattern(it)) {
            return Err(format!("{}: no such file", missing.display()));
        }
        let read = xoev_codegen::read(&config).map_err(|error| error.to_string())?;
        Ok(Self { config, read })
    }

    /// As a side of a comparison.
    pub fn side(&self) -> Side<'_> {
        Side { set: &self.read.set, components: &self.read.components, standard: &self.read.standard }
    }

    /// The grammar of everything.
    ///
    /// # Errors
    /// Faults of the schemas that are only found here.
    pub fn compile(&self) -> Result<PlannedCode, String> {
        let config = StandardConfig { messages: Vec::new(), ..self.config.clone() };
        plan_code(&config, &self.read).map_err(|error| error.to_string())
    }

    /// The code that is generated for these messages, by local names, as far as the version has them; for everything where
    /// none is named.
    ///
    /// # Errors
    /// As [`Self::compile`].
    pub fn plan(&self, messages: &[String]) -> Result<RustPlan, String> {
        let elements = &self.read.components.global_elements;
        let has = |it: &&String| elements.keys().any(|name| *name.local == ***it);
        let own: Vec<String> = messages.iter().filter(has).cloned().collect();
        if own.is_empty() && !messages.is_empty() {
            return Ok(RustPlan::default());
        }
        let config = StandardConfig { messages: own, ..self.config.clone() };
        plan_code(&config, &self.read).map(|it| it.plan).map_err(|error| error.to_string())
    }

    /// The side with its grammar.
    pub fn compiled<'a>(&'a self, code: &'a PlannedCode) -> CompiledSide<'a> {
        CompiledSide { side: self.side(), grammar: &code.grammar, map: &code.map }
    }
}

fn is_pattern(path: &Path) -> bool {
    path.to_string_lossy().contains('*')
}

/// A side by a path, or by a standard of the configuration.
pub fn find(name: &str, config: &Path, location: &LocationOptions) -> Result<StandardConfig, String> {
    let path = PathBuf::from(name);
    if path.exists() || is_pattern(&path) {
        let mut standard = StandardConfig::new("standard");
        standard.schemas = vec![path];
        standard.roots = Some(std::iter::once(PathBuf::from(".")).chain(location.roots.clone()).collect());
        return Ok(standard);
    }
    if !config.is_file() {
        return Err(format!("{name}: no such file, and no {} to look a standard up in", config.display()));
    }
    let config = Config::from_file(config).map_err(|error| error.to_string())?;
    let mut standard = match name.split_once('@') {
        Some((name, version)) => versioned(&config, name, version)?.clone(),
        None => config.standard(name).map_err(|error| error.to_string())?.clone(),
    };
    standard.check_files().map_err(|error| error.to_string())?;
    if let Some(roots) = &mut standard.roots {
        roots.extend(location.roots.iter().cloned());
    }
    Ok(standard)
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
