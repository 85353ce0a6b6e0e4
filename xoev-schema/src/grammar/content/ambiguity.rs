//! Particles that compete for the same child (Unique Particle Attribution, `cos-nonambig`, §3.8.6).

use super::alphabet::{Symbol, WildcardStep, allows, overlap};
use crate::grammar::tables::Tables;
use std::collections::BTreeMap;
use xoev_runtime::grammar::{NameId, NamespaceId};

/// What two leaves compete for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::grammar) enum Contest {
    /// An element.
    Element(NameId),
    /// Whatever both wildcards allow.
    Wildcards,
}

/// The pairs of leaves that compete, each once with the first thing found.
#[derive(Debug, Default)]
pub(super) struct Competitors {
    pub pairs: BTreeMap<(u16, u16), Contest>,
}

impl Competitors {
    /// Compares what may come at one place; `elements` is sorted by name.
    pub(super) fn compare<T>(
        &mut self,
        tables: &Tables,
        elements: impl IntoIterator<Item = (Symbol, u16)>,
        wildcards: &[WildcardStep<T>],
    ) {
        let mut namespaces: BTreeMap<(NamespaceId, u16), NameId> = BTreeMap::new();
        let mut before: Option<(NameId, u16)> = None;
        for (symbol, leaf) in elements {
            if let Some((name, other)) = before
                && name == symbol.name
                && other != leaf
            {
                self.add(other, leaf, Contest::Element(name));
            }
            before = Some((symbol.name, leaf));
            if !wildcards.is_empty() {
                namespaces.entry((tables.namespace_of(symbol.name), leaf)).or_insert(symbol.name);
            }
        }
        for (i, step) in wildcards.iter().enumerate() {
            let constraint = &tables.wildcard(step.wildcard).namespaces;
            for ((namespace, leaf), name) in &namespaces {
                if allows(constraint, *namespace) {
                    self.add(*leaf, step.leaf, Contest::Element(*name));
                }
            }
            for other in wildcards.iter().take(i) {
                if other.leaf != step.leaf && overlap(constraint, &tables.wildcard(other.wildcard).namespaces)
                {
                    self.add(other.leaf, step.leaf, Contest::Wildcards);
                }
            }
        }
    }

    pub(super) fn add(&mut self, a: u16, b: u16, contest: Contest) {
        self.pairs.entry((a.min(b), a.max(b))).or_insert(contest);
    }
}
