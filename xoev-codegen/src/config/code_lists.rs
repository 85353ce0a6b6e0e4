//! `[code_lists]`: where code lists lie, and what a verdict about a code leads to. Only the command reads it; programs
//! say the same in code.

use indexmap::IndexMap;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// Where code lists lie, and what differs from the default policy.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeListsConfig {
    /// Files, or folders with their `*.xml` and `*.gc` files at any depth.
    #[serde(default)]
    pub folders: Vec<PathBuf>,
    /// The list is at hand in the version, no version has the code.
    pub code_unknown: Option<CodeAction>,
    /// The list is at hand in the version, only others have the code.
    pub other_version: Option<CodeAction>,
    /// The list is at hand, but not in the version.
    pub version_unknown: Option<CodeAction>,
    /// The list is not at hand.
    pub list_unknown: Option<CodeAction>,
    /// Whether codes that stand in the schema are looked up too.
    #[serde(default)]
    pub checks_enumerated: bool,
    /// What differs for single lists, by Kennung.
    #[serde(default)]
    pub lists: IndexMap<String, CodeListConfig>,
}

/// What differs for one list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeListConfig {
    /// See [`CodeListsConfig::code_unknown`].
    pub code_unknown: Option<CodeAction>,
    /// See [`CodeListsConfig::other_version`].
    pub other_version: Option<CodeAction>,
    /// See [`CodeListsConfig::version_unknown`].
    pub version_unknown: Option<CodeAction>,
    /// See [`CodeListsConfig::list_unknown`].
    pub list_unknown: Option<CodeAction>,
}

/// What a verdict leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CodeAction {
    /// Nothing is said.
    Accept,
    /// A warning.
    Warn,
    /// The message is invalid.
    Refuse,
}

impl CodeListsConfig {
    /// The same with paths relative to a folder.
    pub(super) fn placed(mut self, folder: &Path) -> Self {
        for path in &mut self.folders {
            *path = folder.join(&*path);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::super::Config;
    use super::*;

    #[test]
    fn places_and_policy_are_read() {
        let text = "[code_lists]\nfolders = [\"listen\"]\nlist_unknown = \"refuse\"\n\
                    [code_lists.lists.\"urn:a\"]\ncode_unknown = \"warn\"\n";
        let config = Config::listed(text, Path::new("ordner")).unwrap().code_lists;
        assert_eq!(config.folders, [Path::new("ordner").join("listen")]);
        assert_eq!(config.list_unknown, Some(CodeAction::Refuse));
        assert_eq!(config.lists["urn:a"].code_unknown, Some(CodeAction::Warn));
        let fault = Config::listed("[code_lists]\nlist_unknown = \"nein\"\n", Path::new("")).unwrap_err();
        assert!(fault.contains("`accept`, `warn`, `refuse`") || fault.contains("accept"), "{fault}");
    }
}
