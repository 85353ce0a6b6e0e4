//! Which namespace of the new version stands for which of the old one.

use crate::dispatch::same_but_version;
use crate::grammar::Grammar;

/// Namespaces that are renamed.
#[derive(Debug, Default)]
pub(super) struct Renamed {
    pairs: Vec<(String, String)>,
    used: Vec<bool>,
}

impl Renamed {
    /// Each namespace that only the old version has, and the one that only the new version has and that differs from it
    /// in the version alone, where there is one such pair.
    pub(super) fn between(from: &Grammar, to: &Grammar) -> Self {
        let own = |of: &Grammar, other: &Grammar| -> Vec<String> {
            let uris = of.namespaces.iter().map(|it| it.uri.clone());
            uris.filter(|uri| !uri.is_empty() && other.namespace(uri).is_none()).collect()
        };
        let (old, new) = (own(from, to), own(to, from));
        let mut pairs = Vec::new();
        for uri in &old {
            let mut fits = new.iter().filter(|other| same_but_version(uri, other));
            let mut rivals = old.iter().filter(|other| same_but_version(uri, other));
            if let (Some(other), None, Some(_), None) =
                (fits.next(), fits.next(), rivals.next(), rivals.next())
            {
                pairs.push((uri.clone(), other.clone()));
            }
        }
        Self::of(pairs)
    }

    /// These namespaces, from old to new.
    pub(super) fn of(pairs: Vec<(String, String)>) -> Self {
        let used = vec![false; pairs.len()];
        Self { pairs, used }
    }

    /// The name of a namespace in the new version.
    pub(super) fn rename(&mut self, uri: &str) -> Option<&str> {
        let ((_, to), is_used) = self.pairs.iter().zip(&mut self.used).find(|((from, _), _)| from == uri)?;
        *is_used = true;
        Some(to)
    }

    /// The pairs that were needed.
    pub(super) fn used(&self) -> impl Iterator<Item = &(String, String)> {
        self.pairs.iter().zip(&self.used).filter(|(_, is_used)| **is_used).map(|(pair, _)| pair)
    }
}
