//! Code lists that messages are checked against.

use crate::error::Error;
use std::path::PathBuf;
use xoev_codegen::config::{CodeAction, CodeListsConfig};
use xoev_codelists::genericode::Refusal;
use xoev_codelists::{Action, CodeChecker, CodeListRegistry, CodePolicy, ListPolicy, LoadReport, Outcome};

/// The lists the options name, and the policy.
pub struct CodeLists {
    /// The lists.
    pub registry: CodeListRegistry,
    /// What verdicts lead to.
    pub policy: CodePolicy,
    /// What loading gave.
    pub report: LoadReport,
    /// Files that are no lists, each with the reason.
    pub notes: Vec<String>,
}

impl CodeLists {
    /// Loads the lists a configuration and more paths name; `None` if that is no place at all.
    ///
    /// # Errors
    /// If a place is not there.
    pub fn load(config: &CodeListsConfig, paths: &[PathBuf]) -> Result<Option<Self>, Error> {
        let places: Vec<&PathBuf> = config.folders.iter().chain(paths).collect();
        if places.is_empty() {
            return Ok(None);
        }
        if let Some(missing) = places.iter().find(|path| !path.exists()) {
            return Err(Error::new(format!("{}: no such file or folder", missing.display())));
        }
        let registry = CodeListRegistry::new();
        let mut report = LoadReport::default();
        for path in places {
            report = registry.add_path(path);
        }
        let is_named = paths.iter().any(|it| it.is_file());
        let notes = report
            .entries
            .iter()
            .filter_map(|entry| Some(format!("{}: {}", entry.name, reason(&entry.outcome, is_named)?)));
        let notes = notes.collect();
        Ok(Some(Self { registry, policy: policy(config), report, notes }))
    }

    /// What judges the codes of a message.
    #[must_use]
    pub fn judge(&self) -> CodeChecker<'_> {
        CodeChecker::new(&self.registry, &self.policy)
    }
}

/// Why a file gave no list. Other documents may lie in a folder with lists; one that was named is meant to be a list.
fn reason(outcome: &Outcome, is_named: bool) -> Option<String> {
    match outcome {
        Outcome::Loaded { .. } => None,
        Outcome::Refused { reason: Refusal::OtherDocument { .. }, .. } if !is_named => None,
        Outcome::Refused { reason, .. } => Some(reason.to_string()),
        Outcome::Unreadable { reason, .. } => Some(reason.clone()),
    }
}

fn action(configured: CodeAction) -> Action {
    match configured {
        CodeAction::Accept => Action::Accept,
        CodeAction::Warn => Action::Warn,
        CodeAction::Refuse => Action::Refuse,
    }
}

fn policy(config: &CodeListsConfig) -> CodePolicy {
    let default = CodePolicy::default();
    let or = |configured: Option<CodeAction>, default| configured.map_or(default, action);
    let lists = config.lists.iter().map(|(identifier, list)| {
        let policy = ListPolicy {
            code_unknown: list.code_unknown.map(action),
            other_version: list.other_version.map(action),
            version_unknown: list.version_unknown.map(action),
            list_unknown: list.list_unknown.map(action),
        };
        (identifier.clone(), policy)
    });
    CodePolicy {
        code_unknown: or(config.code_unknown, default.code_unknown),
        other_version: or(config.other_version, default.other_version),
        version_unknown: or(config.version_unknown, default.version_unknown),
        list_unknown: or(config.list_unknown, default.list_unknown),
        checks_enumerated: config.checks_enumerated,
        lists: lists.collect(),
    }
}
