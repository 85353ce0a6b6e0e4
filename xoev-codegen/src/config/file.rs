//! Reading `xoev.toml`.

use super::group::GroupContent;
use super::{
    CodeListsConfig, Config, LOCK_FILE, Lock, ModuleNames, Options, RepositoryConfig, StandardConfig,
};
use crate::error::Error;
use crate::plan::name::case::snake;
use crate::suggestion::nearest;
use indexmap::IndexMap;
use serde::Deserialize;
use std::path::{Component, Path, PathBuf};
use toml::value::Datetime;
use xoev_runtime::limits::LimitSettings;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileContent {
    #[serde(default)]
    repository: RepositoryConfig,
    #[serde(default)]
    code_lists: CodeListsConfig,
    #[serde(default)]
    limits: IndexMap<String, LimitValue>,
    #[serde(default)]
    standard: IndexMap<String, StandardContent>,
    #[serde(default)]
    group: IndexMap<String, GroupContent>,
}

/// A number, or a text such as `64MiB`.
#[derive(Deserialize)]
#[serde(untagged)]
enum LimitValue {
    Number(u64),
    Text(String),
}

fn limit_settings(content: &IndexMap<String, LimitValue>) -> Result<LimitSettings, String> {
    let mut settings = LimitSettings::default();
    for (name, value) in content {
        match value {
            LimitValue::Number(number) => settings.set(name, *number),
            LimitValue::Text(text) => settings.set_text(name, text),
        }
        .map_err(|reason| format!("`[limits]`: {reason}"))?;
    }
    Ok(settings)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StandardContent {
    schemas: Option<Vec<PathBuf>>,
    kennung: Option<String>,
    version: Option<String>,
    valid_from: Option<Datetime>,
    valid_until: Option<Datetime>,
    #[serde(default)]
    catalogs: Vec<PathBuf>,
    #[serde(default)]
    locations: IndexMap<String, PathBuf>,
    #[serde(default)]
    roots: Vec<PathBuf>,
    #[serde(default)]
    messages: Vec<String>,
    #[serde(default)]
    modules: ModuleNames,
    #[serde(default)]
    version_attributes: Vec<String>,
    #[serde(default)]
    options: OptionsContent,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct OptionsContent {
    documentation: Option<bool>,
    large_enumerations: Option<usize>,
    derived_types: Option<bool>,
    docs_url: Option<String>,
}

impl Config {
    /// Reads `xoev.toml`.
    ///
    /// # Errors
    /// If the file cannot be read or says something unknown.
    pub fn from_file(path: &Path) -> Result<Self, Error> {
        let text = std::fs::read_to_string(path).map_err(|error| Error::read(path, &error))?;
        let folder = path.parent().unwrap_or_else(|| Path::new(""));
        let mut config = Self::from_toml(&text, folder).map_err(|reason| Error::config(path, reason))?;
        config.file = Some(path.to_owned());
        Ok(config)
    }

    /// Reads the text of an `xoev.toml` whose paths are relative to a folder. Standards that name no schemas are looked
    /// up in the lock in that folder.
    ///
    /// # Errors
    /// A text with place and hint, if the text says something unknown, or the lock does not know a standard.
    pub fn from_toml(text: &str, folder: &Path) -> Result<Self, String> {
        let mut config = Self::listed(text, folder)?;
        if config.standards.is_empty() {
            return Err(
                "no standard in it: add a table `[standard.name]` with `schemas = [\"…\"]`, or run `xoev add`"
                    .to_owned(),
            );
        }
        if config.standards.iter().any(|it| it.schemas.is_empty()) {
            let path = folder.join(LOCK_FILE);
            let lock = Lock::from_file(&path).map_err(|error| error.to_string())?.unwrap_or_default();
            for standard in config.standards.iter_mut().filter(|it| it.schemas.is_empty()) {
                standard.look_up(&lock, folder)?;
            }
            config.lock_file = Some(path);
        }
        Ok(config)
    }

    /// Reads the text of an `xoev.toml` as [`Self::from_toml`] does, but without the lock: standards that name no schemas
    /// have none then. There may be no standard at all.
    ///
    /// # Errors
    /// A text with place and hint, if the text says something unknown.
    pub fn listed(text: &str, folder: &Path) -> Result<Self, String> {
        let content: FileContent = toml::from_str(text).map_err(|error| explain(&error))?;
        let limits = limit_settings(&content.limits)?;
        let mut standards = Vec::with_capacity(content.standard.len());
        for (name, standard) in content.standard {
            standards.push(StandardConfig { limits: limits.clone(), ..standard.into_config(name, folder)? });
        }
        let groups = content.group.into_iter().map(|(name, group)| group.into_config(name)).collect();
        let (repository, code_lists) = (content.repository, content.code_lists.placed(folder));
        let config = Self { standards, groups, repository, code_lists, limits, ..Self::default() };
        config.check_groups()?;
        Ok(config)
    }

    /// The standard of a name.
    ///
    /// # Errors
    /// If there is none of that name.
    pub fn standard(&self, name: &str) -> Result<&StandardConfig, Error> {
        self.standards.iter().find(|s| s.name == name).ok_or_else(|| {
            let known: Vec<&str> = self.standards.iter().map(|s| s.name.as_str()).collect();
            let hint = nearest(name, &known).map_or_else(String::new, |n| format!("; did you mean `{n}`?"));
            let file = self.file.clone().unwrap_or_default();
            Error::config(&file, format!("no `[standard.{name}]` in it{hint}"))
        })
    }
}

impl StandardContent {
    fn into_config(self, name: String, folder: &Path) -> Result<StandardConfig, String> {
        if snake(&name).is_empty() || name.contains(['/', '\\']) {
            return Err(format!(
                "`[standard.{name}]`: the name becomes a file and a module; use letters and digits"
            ));
        }
        if self.schemas.as_ref().is_some_and(Vec::is_empty) {
            return Err(format!("`[standard.{name}]`: `schemas` is empty; name at least one entry schema"));
        }
        if self.schemas.is_none() && self.version.is_none() {
            return Err(format!(
                "`[standard.{name}]`: neither `schemas` nor `version`; name entry schemas, or the version of a standard \
                 that `xoev add` has locked"
            ));
        }
        let place = |path: PathBuf| folder.join(path);
        // Whoever takes schemas from elsewhere says in `roots` where these may lead.
        let is_inside = self.schemas.iter().flatten().all(|path| {
            path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
        });
        let defaults = Options::default();
        Ok(StandardConfig {
            name,
            kennung: self.kennung,
            version: self.version,
            valid_from: self.valid_from.map(|it| it.to_string()),
            valid_until: self.valid_until.map(|it| it.to_string()),
            fingerprints: Vec::new(),
            schemas: self.schemas.unwrap_or_default().into_iter().map(place).collect(),
            catalogs: self.catalogs.into_iter().map(place).collect(),
            locations: self.locations.into_iter().map(|(key, path)| (key, place(path))).collect(),
            roots: (is_inside || !self.roots.is_empty())
                .then(|| std::iter::once(PathBuf::from(".")).chain(self.roots).map(place).collect()),
            messages: self.messages,
            modules: self.modules,
            version_attributes: self.version_attributes,
            limits: LimitSettings::default(),
            options: Options {
                documentation: self.options.documentation.unwrap_or(defaults.documentation),
                large_enumerations: self.options.large_enumerations.unwrap_or(defaults.large_enumerations),
                derived_types: self.options.derived_types.unwrap_or(defaults.derived_types),
                docs_url: self.options.docs_url,
            },
        })
    }
}

/// The parser's message, with the key that was probably meant.
fn explain(error: &toml::de::Error) -> String {
    let text = error.to_string();
    let words: Vec<&str> = error.message().split('`').skip(1).step_by(2).collect();
    match words.split_first() {
        Some((unknown, known)) if error.message().starts_with("unknown field") => {
            match nearest(unknown, known) {
                Some(known) => format!("{}\ndid you mean `{known}`?", text.trim_end()),
                None => text,
            }
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_to_the_file() {
        let text = "[standard.a]\nschemas = [\"x.xsd\"]\n[standard.a.options]\ndocumentation = false\n";
        let config = Config::from_toml(text, Path::new("ordner")).unwrap();
        assert_eq!(config.standards[0].schemas, [Path::new("ordner").join("x.xsd")]);
        assert!(!config.standards[0].options.documentation);
        assert_eq!(config.standards[0].options.large_enumerations, 500);
    }

    #[test]
    fn limits_are_those_of_all_standards() {
        let text = "[limits]\nschema_depth = 7\nschema_size = '1MiB'\n[standard.a]\nschemas = [\"x.xsd\"]\n";
        let config = Config::from_toml(text, Path::new("")).unwrap();
        let mut limits = xoev_schema::source::Limits::default();
        config.standards[0].limits.apply_to(&mut limits);
        assert_eq!((limits.element_depth, limits.file_size), (7, 1 << 20));
        assert_eq!(config.limits, config.standards[0].limits);
    }

    #[test]
    fn unknown_keys_are_faults_with_a_hint() {
        let fault = |text: &str| Config::from_toml(text, Path::new("")).unwrap_err();
        let unknown = fault("[standard.a]\nschemas = [\"x.xsd\"]\nmesages = [\"b\"]\n");
        assert!(unknown.contains("line 3") && unknown.ends_with("did you mean `messages`?"), "{unknown}");
        assert!(fault("").starts_with("no standard in it"));
        assert_eq!(
            fault("[limits]\ndept = 1\n"),
            "`[limits]`: there is no limit `dept`; did you mean `depth`?"
        );
        assert!(fault("[limits]\ndepth = '1 TB'\n").contains("no value for `depth`"));
        assert!(fault("[standard.a]\nschemas = []\n").contains("`schemas` is empty"));
        assert!(fault("[standard.a]\n").contains("neither `schemas` nor `version`"));
        assert!(fault("[standard.a]\nversion = '1'\n").contains("xoev add a@1"));
    }
}
