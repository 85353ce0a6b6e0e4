//! Which namespace of the old side is which of the new one.

use crate::side::Side;
use std::collections::HashSet;
use std::sync::Arc;
use xoev_runtime::dispatch::same_but_version;
use xoev_schema::hash::HashMap;

/// The share of global names two namespaces must have in common to be the same under another name, where that cannot be
/// seen from the name: of the names in either, at least half.
const SHARED_NAMES: f64 = 0.5;

/// A namespace of both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamespacePair {
    /// On the old side.
    pub old: Arc<str>,
    /// On the new side.
    pub new: Arc<str>,
}

/// The namespaces of both sides.
#[derive(Debug, Default)]
pub struct Namespaces {
    /// Those that both have, maybe under another name, in the order of the old side.
    pub pairs: Vec<NamespacePair>,
    /// Those only the old side has.
    pub only_old: Vec<String>,
    /// Those only the new side has.
    pub only_new: Vec<String>,
    map: HashMap<Arc<str>, Arc<str>>,
}

impl Namespaces {
    /// Pairs the namespaces: equal ones; then those that differ in the version alone, where there is one such pair; then
    /// those with the most global names in common.
    pub(crate) fn pair(old: Side<'_>, new: Side<'_>) -> Self {
        let uris = |side: Side<'_>| -> Vec<String> {
            side.components.namespaces.keys().filter(|it| !it.is_empty()).cloned().collect()
        };
        let (all_old, all_new) = (uris(old), uris(new));
        let mut only_old: Vec<String> = all_old.iter().filter(|it| !all_new.contains(it)).cloned().collect();
        let mut only_new: Vec<String> = all_new.iter().filter(|it| !all_old.contains(it)).cloned().collect();
        let mut found: Vec<(String, String)> =
            all_old.iter().filter(|it| all_new.contains(it)).map(|it| (it.clone(), it.clone())).collect();
        found.extend(by_version(&only_old, &only_new));
        take(&found, &mut only_old, &mut only_new);
        found.extend(by_content(old, new, &only_old, &only_new));
        take(&found, &mut only_old, &mut only_new);
        found.sort_by_key(|(old, _)| all_old.iter().position(|it| it == old));
        let pairs: Vec<NamespacePair> = found
            .iter()
            .map(|(old, new)| NamespacePair { old: old.as_str().into(), new: new.as_str().into() })
            .collect();
        let map = pairs.iter().map(|it| (Arc::clone(&it.old), Arc::clone(&it.new))).collect();
        Self { pairs, only_old, only_new, map }
    }

    /// The name on the new side, where there is a pair.
    pub(crate) fn new_of(&self, old: &str) -> Option<&Arc<str>> {
        self.map.get(old)
    }

    /// The pairs whose names differ.
    pub fn renamed(&self) -> impl Iterator<Item = &NamespacePair> {
        self.pairs.iter().filter(|it| it.old != it.new)
    }
}

fn take(found: &[(String, String)], only_old: &mut Vec<String>, only_new: &mut Vec<String>) {
    only_old.retain(|it| !found.iter().any(|(old, _)| old == it));
    only_new.retain(|it| !found.iter().any(|(_, new)| new == it));
}

fn by_version(old: &[String], new: &[String]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for uri in old {
        let fits: Vec<&String> = new.iter().filter(|it| same_but_version(uri, it)).collect();
        let rivals = old.iter().filter(|it| same_but_version(uri, it)).count();
        if let ([fit], 1) = (fits.as_slice(), rivals) {
            found.push((uri.clone(), (*fit).clone()));
        }
    }
    found
}

fn by_content(
    old: Side<'_>,
    new: Side<'_>,
    only_old: &[String],
    only_new: &[String],
) -> Vec<(String, String)> {
    let mut candidates = Vec::new();
    for one in only_old {
        let names = global_names(old, one);
        for other in only_new {
            let others = global_names(new, other);
            let shared = names.intersection(&others).count();
            let all = names.len() + others.len() - shared;
            let share = shared as f64 / all.max(1) as f64;
            if shared > 0 && share >= SHARED_NAMES {
                candidates.push((share, one.clone(), other.clone()));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (&a.1, &a.2).cmp(&(&b.1, &b.2))));
    let mut found: Vec<(String, String)> = Vec::new();
    for (_, one, other) in candidates {
        if !found.iter().any(|(old, new)| *old == one || *new == other) {
            found.push((one, other));
        }
    }
    found
}

fn global_names(side: Side<'_>, namespace: &str) -> HashSet<Arc<str>> {
    let components = side.components;
    let names = components.global_types.keys().chain(components.global_elements.keys());
    names.filter(|it| it.namespace_uri() == namespace).map(|it| Arc::clone(&it.local)).collect()
}
