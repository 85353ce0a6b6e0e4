//! Standards and versions that are generated together.

use super::{Config, StandardConfig};
use serde::Deserialize;

/// Several standards or versions of one: one generated file with a module for each, in which what they share is one
/// Rust type.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GroupConfig {
    /// The name of the generated file and, usually, of the module.
    pub name: String,
    /// The names of the standards; of versions the newest last.
    pub standards: Vec<String>,
    /// Whether conversions between neighbours in the list are generated.
    pub convert: bool,
}

/// The table `[group.NAME]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GroupContent {
    standards: Vec<String>,
    #[serde(default)]
    convert: bool,
}

impl GroupContent {
    pub(super) fn into_config(self, name: String) -> GroupConfig {
        GroupConfig { name, standards: self.standards, convert: self.convert }
    }
}

impl Config {
    /// The standards that have a file of their own: all but those in groups.
    pub fn single_standards(&self) -> impl Iterator<Item = &StandardConfig> {
        let is_grouped =
            |it: &StandardConfig| self.groups.iter().any(|group| group.standards.contains(&it.name));
        self.standards.iter().filter(move |it| !is_grouped(it))
    }

    /// The standards of a group, in its order.
    pub fn standards_of(&self, group: &GroupConfig) -> Vec<&StandardConfig> {
        let find = |name: &String| self.standards.iter().find(|it| it.name == *name);
        group.standards.iter().filter_map(find).collect()
    }

    /// Checks that the groups name standards that are there.
    pub(super) fn check_groups(&self) -> Result<(), String> {
        for group in &self.groups {
            let name = &group.name;
            if group.standards.len() < 2 {
                return Err(format!("`[group.{name}]`: name two standards at least"));
            }
            if self.standards.iter().any(|it| it.name == *name) {
                return Err(format!(
                    "`[group.{name}]`: there is a `[standard.{name}]` too; both would be {name}.rs"
                ));
            }
            for standard in &group.standards {
                if !self.standards.iter().any(|it| it.name == *standard) {
                    return Err(format!("`[group.{name}]`: there is no `[standard.{standard}]`"));
                }
            }
        }
        Ok(())
    }
}
